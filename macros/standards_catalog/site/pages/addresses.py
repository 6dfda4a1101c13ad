"""What `mkdocs.yml` need not repeat: addresses that the catalog's settings know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from msgspec.structs import replace

from standards_catalog.history.place import folder_in_repository
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.settings import Settings
from standards_catalog.render.prose import inline
from standards_catalog.views.shared.link import edit_url
from standards_catalog.views.shared.pages import Pages, as_folder, is_index


def pages(files: Files, config: MkDocsConfig) -> Pages:
    """Return where the pages are that the site has; MkDocs says which are a folder's index."""
    if config.use_directory_urls:
        return Pages()
    urls = (file.url for file in files.documentation_pages())
    return Pages(True, frozenset(as_folder(url) for url in urls if is_index(url)))


def settled(config: MkDocsConfig, serving: bool) -> Callable[[Settings], Settings]:
    """Return what adds to settings what `mkdocs.yml` and Git know; a preview has no own address."""
    site = "" if serving else config.site_url
    folder = quote(folder_in_repository(Path(config.config_file_path).parent))

    def settle(settings: Settings) -> Settings:
        forge = settings.forge and replace(settings.forge, folder=folder)
        return replace(settings, site=site or settings.site, forge=forge)

    return settle


def configure(config: MkDocsConfig, catalog: Catalog) -> None:
    """Set the site's and the forge's addresses, and the disclaimer, where they are not set."""
    config.site_url = config.site_url or catalog.settings.site
    config.edit_uri = config.edit_uri or edit_url(catalog, "docs/")
    first = catalog.settings.languages[0]
    config.copyright = config.copyright or disclaimer(catalog, first, root(config))


def disclaimer(catalog: Catalog, lang: str, base: str) -> str | None:
    """Return the disclaimer as the theme prints it on a page; None without one."""
    text = catalog.settings.disclaimer
    return inline(text, lang, base) if text else None


def root(config: MkDocsConfig) -> str:
    """Return the site's address for what may stand at any depth."""
    return config.site_url or "/"
