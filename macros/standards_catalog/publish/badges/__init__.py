"""Badges for READMEs."""
