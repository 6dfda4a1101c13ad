"""The site while somebody writes."""
