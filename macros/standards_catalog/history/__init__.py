"""The catalog at other revisions, read from Git."""
