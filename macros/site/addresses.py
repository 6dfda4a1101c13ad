"""What `mkdocs.yml` need not repeat: addresses that the catalog's settings know."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from macros.catalog.catalog import Catalog
from macros.templates.prose import inline
from macros.views.link import edit_url


def configure(config: MkDocsConfig, catalog: Catalog) -> None:
    """Set the site's and the forge's addresses, and the disclaimer, where they are not set."""
    config.site_url = config.site_url or catalog.settings.site
    config.edit_uri = config.edit_uri or edit_url(catalog, "docs/")
    if (disclaimer := catalog.settings.disclaimer) and not config.copyright:
        # The theme prints it as it is, on pages at every depth.
        config.copyright = inline(disclaimer, catalog.settings.languages[0], config.site_url or "/")
