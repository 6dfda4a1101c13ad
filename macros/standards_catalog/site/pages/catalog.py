"""All pages of a catalog: added to a site, and placed in its navigation."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from standards_catalog.site.pages.addresses import pages
from standards_catalog.site.pages.entries import (
    add_entry_files,
    add_redirects,
    sort_written_files,
)
from standards_catalog.site.pages.incidents import add_incident_files, place_incidents_in_navigation
from standards_catalog.site.pages.navigation import place_in_navigation
from standards_catalog.site.state import State


def add_catalog(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add the pages of entries and incidents, and what leads to them from former addresses."""
    sort_written_files(files, state.languages, state.catalog.schemas.languages)
    add_entry_files(files, config, state)
    add_incident_files(files, config, state)
    state.pages = pages(files, config)
    add_redirects(files, config, state)


def place_catalog(navs: Mapping[str, Navigation], files: Files, state: State) -> None:
    """Light up tabs and breadcrumbs of these pages."""
    place_in_navigation(navs, files, state)
    place_incidents_in_navigation(files, state)
