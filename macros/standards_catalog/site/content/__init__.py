"""The pages that every site has, and where they stand."""
