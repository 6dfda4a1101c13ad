"""Catalog -> documents for other programs: JSON, CSV and schemas, described by OpenAPI."""
