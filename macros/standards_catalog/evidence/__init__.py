"""Teams' repositories to facts: what their files show, and what could not be read."""
