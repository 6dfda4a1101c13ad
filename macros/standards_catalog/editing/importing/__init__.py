"""What other programs keep -> entries and rows of tables, with nothing lost without a word."""
