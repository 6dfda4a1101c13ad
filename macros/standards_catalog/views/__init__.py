"""Catalog -> frozen view objects: what a page shows, before any markup."""
