"""Incidents by numbers: what is counted, how it is drawn, and what the pages show of it."""
