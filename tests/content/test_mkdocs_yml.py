"""What mkdocs.yml says on every page is translated, and nothing is that it no longer says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from tests.content.places import ROOT


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, which names a function."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda *_: "")
CONFIG: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)


def translations() -> dict[str, str]:
    """Return what is translated into Japanese."""
    found: dict[str, str] = next(
        one["catalog"]["translations"]["ja"]
        for one in CONFIG["plugins"]
        if isinstance(one, dict) and "catalog" in one
    )
    return found


def on_every_page() -> set[str]:
    """Return the site's own words; a new title in the navigation may wait for its translation."""
    schemes = CONFIG.get("theme", {}).get("palette", [])
    toggles = [scheme["toggle"]["name"] for scheme in schemes if "toggle" in scheme]
    words = [CONFIG[key] for key in ("site_name", "site_description") if key in CONFIG]
    return {*words, *toggles}


def test_what_stands_on_every_page_is_translated() -> None:
    assert on_every_page() - set(translations()) == set()


def test_no_translation_is_of_what_is_not_said() -> None:
    assert set(translations()) - {*on_every_page(), *titles(CONFIG.get("nav", ()))} == set()


def titles(nav: Any) -> Iterator[str]:
    """Yield every title of a navigation."""
    for item in nav:
        if isinstance(item, dict):
            for title, inside in item.items():
                yield title
                if isinstance(inside, list):
                    yield from titles(inside)
