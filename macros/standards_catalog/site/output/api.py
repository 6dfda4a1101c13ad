"""Writes what other programs read: the documents of the API, tables and schemas."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from standards_catalog.model.catalog import Catalog
from standards_catalog.publish.api.documents import Make, documents
from standards_catalog.views.shared.pages import Pages


def write_all(config: MkDocsConfig, catalog: Catalog, pages: Pages) -> None:
    """Write every document into the site."""
    for path, make in documents(catalog, pages).items():
        write(config, path, make)


def write(config: MkDocsConfig, path: str, make: Make) -> None:
    """Make one document and write it to its path below the site."""
    file = Path(config.site_dir, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(make())
