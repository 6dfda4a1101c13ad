"""Calendars of what is due."""
