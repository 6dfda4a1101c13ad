"""Views -> files for other programs: API, feeds, calendars, badges, search."""
