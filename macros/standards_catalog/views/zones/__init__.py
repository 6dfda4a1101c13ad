"""The reference architecture."""
