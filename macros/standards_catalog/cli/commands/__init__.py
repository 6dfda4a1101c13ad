"""The commands of `catalog`, one module each."""
