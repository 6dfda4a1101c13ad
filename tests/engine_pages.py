"""Where the pages, scripts and styles stand that the engine brings to every site."""

from __future__ import annotations

from standards_catalog.checks.usual import CONTENT
from standards_catalog.site.defaults import THEME

PAGES = CONTENT / "en"
ASSETS = THEME / "assets"
