"""What `mkdocs.yml` need not repeat: addresses that the catalog's settings know."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from macros.catalog.catalog import Catalog
from macros.views.link import edit_url


def configure(config: MkDocsConfig, catalog: Catalog) -> None:
    """Set the site's and the forge's addresses, and the disclaimer, where they are not set."""
    config.site_url = config.site_url or catalog.settings.site
    config.edit_uri = config.edit_uri or edit_url(catalog, "docs/")
    config.extra["catalog_repository"] = (
        catalog.settings.forge and catalog.settings.forge.repository
    )
    disclaimer = catalog.settings.disclaimer
    config.copyright = config.copyright or (
        disclaimer[catalog.settings.languages[0]] if disclaimer else ""
    )
