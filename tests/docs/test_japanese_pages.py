"""Each page written by hand is there in Japanese, and is the same page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standards_catalog.site.pages.anchors import slugify

DOCS = Path(__file__).parents[2] / "docs"
JAPANESE = DOCS / "ja"
PAGES = sorted(
    page.relative_to(DOCS)
    for page in DOCS.rglob("*.md")
    if not page.is_relative_to(JAPANESE) and not page.is_relative_to(DOCS / "assets")
)
FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#+) (.*?)(?: \{#([\w-]+)\})?$", re.MULTILINE)
CALL = re.compile(r"\{\{ ?(\w+)\((.*?)\) ?\}\}")


def both(page: Path) -> tuple[str, str]:
    return (DOCS / page).read_text("utf-8"), (JAPANESE / page).read_text("utf-8")


def test_no_japanese_page_is_alone() -> None:
    assert sorted(page.relative_to(JAPANESE) for page in JAPANESE.rglob("*.md")) == PAGES


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_headings_have_the_same_anchors(page: Path) -> None:
    english, japanese = both(page)
    assert anchors(japanese) == anchors(english)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_same_is_called_and_linked(page: Path) -> None:
    english, japanese = both(page)
    assert calls(japanese) == calls(english)
    out = "../" * len(page.parts)  # of docs/ja/, to what is there once for all languages
    inside = [link.replace(out, out[3:], 1) for link in links(japanese)]
    assert sorted(inside) == links(english)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_examples_of_the_command_and_of_files_are_the_same(page: Path) -> None:
    english, japanese = both(page)
    assert examples(japanese) == examples(english)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_paragraph_is_translated(page: Path) -> None:
    prose = re.sub(r"\A---.*?^---$", "", both(page)[1], flags=re.MULTILINE | re.DOTALL)
    prose = CALL.sub("", FENCE.sub("", prose))
    prose = re.sub(r"`[^`]+`|\([^)]*\)|\{[^}]*\}|<[^>]*>", "", prose)
    # Four Latin words in a row are no name; what programs draw or print is indented.
    left = [line for line in prose.splitlines() if re.search(r"^(?! {4}).*(\b[a-z]+ ){4}", line)]
    assert left == []


def anchors(text: str) -> list[tuple[str, str]]:
    found = HEADING.findall(FENCE.sub("", text))
    return [(marks, given or slugify(words.replace("`", ""), "-")) for marks, words, given in found]


def calls(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the calls of a page in any order, without the words that one shows."""
    found = []
    for name, arguments in CALL.findall(FENCE.sub("", text)):
        parts = arguments.split(", ")
        found.append((name, tuple(parts[:2] + parts[3:] if name == "entry_link" else parts)))
    return sorted(found)


def links(text: str) -> list[str]:
    return sorted(re.findall(r"\]\(([^)\s]*)\)", FENCE.sub("", text)))


def examples(text: str) -> list[str]:
    return [one for one in FENCE.findall(text) if "```jinja" not in one]
