"""YAML -> trusted, frozen Catalog."""
