"""What changed in a catalog, commit by commit, in the words of the domain."""
