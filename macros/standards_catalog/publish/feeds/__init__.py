"""Feeds of what happened."""
