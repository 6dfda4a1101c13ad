"""What mkdocs.yml says to readers is translated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, which names a function."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda *_: "")


def test_what_mkdocs_yml_says_is_translated() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    plugins = next(one["catalog"] for one in config["plugins"] if "catalog" in one)
    toggles = [scheme["toggle"]["name"] for scheme in config["theme"]["palette"]]
    said = [config["site_name"], config["site_description"], *toggles]
    sections = [title for item in config["nav"] for title in item]
    wanted = {*said, *sections}
    assert wanted - set(plugins["translations"]["ja"]) == set()
    assert set(plugins["translations"]["ja"]) - {*wanted, *_titles(config["nav"])} == set()


def _titles(nav: Any) -> Iterator[str]:
    for item in nav:
        if isinstance(item, dict):
            for title, inside in item.items():
                yield title
                if isinstance(inside, list):
                    yield from _titles(inside)
