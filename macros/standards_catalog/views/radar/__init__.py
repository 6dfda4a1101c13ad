"""The radar of tools."""
