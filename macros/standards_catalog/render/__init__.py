"""Views -> HTML and text."""
