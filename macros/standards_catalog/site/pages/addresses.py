"""What `mkdocs.yml` need not repeat: addresses that the catalog's settings know."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from standards_catalog.model.catalog import Catalog
from standards_catalog.render.prose import inline
from standards_catalog.views.shared.link import edit_url


def configure(config: MkDocsConfig, catalog: Catalog) -> None:
    """Set the site's and the forge's addresses, and the disclaimer, where they are not set."""
    config.site_url = config.site_url or catalog.settings.site
    config.edit_uri = config.edit_uri or edit_url(catalog, "docs/")
    first = catalog.settings.languages[0]
    config.copyright = config.copyright or disclaimer(config, catalog, first)


def disclaimer(config: MkDocsConfig, catalog: Catalog, lang: str) -> str | None:
    """Return the disclaimer as the theme prints it, on pages at every depth; None without one."""
    text = catalog.settings.disclaimer
    return inline(text, lang, config.site_url or "/") if text else None
