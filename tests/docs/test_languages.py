"""Every page that is written by hand exists in both languages and shows the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
import yaml

from macros.catalog.text import without_code

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
JAPANESE = DOCS / "ja"
ENGLISH_PAGES = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*.md")
    if not path.is_relative_to(JAPANESE) and not path.is_relative_to(DOCS / "assets")
)
CALL = re.compile(r"\{\{(?!#)\s*(.*?)\s*\}\}", re.DOTALL)
SAID = re.compile(r',?\s*\blabel="[^"]*"')  # the one argument that readers read
SHOWN_OTHERWISE = {"title", "description"}


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, which names a function."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda *_: "")


def calls(path: Path) -> Counter[str]:
    """Return the calls of a page without what readers read of them."""
    found = (SAID.sub("", call) for call in CALL.findall(path.read_text("utf-8")))
    return Counter(" ".join(call.split()) for call in found)


def front_matter(path: Path) -> dict[str, Any]:
    """Return what a page says before its Markdown, but for its words."""
    found = re.match(r"---\n(.*?)\n---\n", path.read_text("utf-8"), re.DOTALL)
    meta = yaml.safe_load(found[1]) if found else {}
    return {key: value for key, value in meta.items() if key not in SHOWN_OTHERWISE}


def test_no_page_exists_in_one_language_only() -> None:
    japanese = sorted(path.relative_to(JAPANESE).as_posix() for path in JAPANESE.rglob("*.md"))
    assert japanese == ENGLISH_PAGES


@pytest.mark.parametrize("page", ENGLISH_PAGES)
def test_both_pages_show_the_same(page: str) -> None:
    assert calls(JAPANESE / page) == calls(DOCS / page)
    assert front_matter(JAPANESE / page) == front_matter(DOCS / page)


@pytest.mark.parametrize("page", ENGLISH_PAGES)
def test_a_japanese_page_is_in_japanese_and_leads_to_others(page: str) -> None:
    text = without_code((JAPANESE / page).read_text("utf-8"))
    assert re.search(r"[ぁ-んァ-ン一-龥]", text)
    heading = re.search(r"^# (.*)", text, re.MULTILINE)
    assert heading
    for target in re.findall(r"\]\((?![a-z]+:)([^)#\s]+\.md)\b", text):
        assert normpath(join("ja", dirname(page), target)).startswith("ja/"), target


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
