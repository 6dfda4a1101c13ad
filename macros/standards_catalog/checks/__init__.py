"""Everything that yields problems; `load` ends here."""
