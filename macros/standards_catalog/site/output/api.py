"""Writes what other programs read: the documents of the API, tables and schemas."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

from standards_catalog.model.catalog import Catalog
from standards_catalog.publish.api.documents import Make, documents
from standards_catalog.views.shared.pages import Pages


def write_all(config: MkDocsConfig, catalog: Catalog, pages: Pages) -> None:
    """Write every document into the site."""
    for path, make in documents(catalog, pages).items():
        write(config, path, make)


def write(config: MkDocsConfig, path: str, make: Make) -> None:
    """Make one document and write it to its path below the site."""
    write_file(make(), f"{config.site_dir}/{path}")
