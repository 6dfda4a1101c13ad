"""Files -> documents with positions: YAML, CSV, disk and Git objects."""
