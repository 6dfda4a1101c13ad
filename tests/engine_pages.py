"""Where the pages, scripts and styles stand that the engine brings to every site.

They are going to move into the package; the tests that read them say so by these names.
"""

from __future__ import annotations

from pathlib import Path

PAGES = Path(__file__).parents[1] / "docs"
ASSETS = PAGES / "assets"
