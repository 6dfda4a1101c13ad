"""Blobs to facts: pure, bounded functions, a module for each family of files."""
