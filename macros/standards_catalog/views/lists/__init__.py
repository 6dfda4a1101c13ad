"""Lists of entries."""
