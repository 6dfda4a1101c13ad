"""Whether pages and their Japanese translation, in two folders, are the same pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from standards_catalog.site.pages.anchors import slugify

FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
# A comment, but for those that programs read: `# catalog: allow …`.
REMARK = re.compile(r"(?:^|(?<=\s))# (?![\w-]+: ).*$", re.MULTILINE)
HEADING = re.compile(r"^(#+) (.*?)(?: \{#([\w-]+)\})?$", re.MULTILINE)
CALL = re.compile(r"\{\{ ?(\w+)\((.*?)\) ?\}\}")
FRONT_MATTER = re.compile(r"\A---.*?^---$", re.MULTILINE | re.DOTALL)


def pages(folder: Path, without: Path | None = None) -> list[Path]:
    """Return the pages of a folder, by their paths in it; a translation may be inside."""
    found = (page for page in folder.rglob("*.md") if not (without and without in page.parents))
    return sorted(page.relative_to(folder) for page in found)


def differences(
    original: Path, translation: Path, among: Iterable[Path] | None = None
) -> Iterator[str]:
    """Yield what is not the same in both folders, for all pages or for some of them."""
    if among is None:
        among = {*pages(original, translation), *pages(translation)}
    for page in sorted(among):
        missing = [one for one in (original, translation) if not (one / page).is_file()]
        if missing:
            yield f"{page}: not in {missing[0].name}/"
            continue
        english, japanese = ((one / page).read_text("utf-8") for one in (original, translation))
        yield from (f"{page}: {fault}" for fault in unlike(english, japanese, page))
        yield from (f"{page}: not translated: {line}" for line in left_in_english(japanese))


def unlike(english: str, japanese: str, page: Path) -> Iterator[str]:
    """Yield the ways in which a page and its translation are built differently."""
    if anchors(japanese) != anchors(english):
        yield "other headings or anchors"
    if calls(japanese) != calls(english):
        yield "other calls"
    out = "../" * len(page.parts)  # of the translation, to what is there once for all languages
    if sorted(link.replace(out, out[3:], 1) for link in links(japanese)) != links(english):
        yield "other links"
    if examples(japanese) != examples(english):
        yield "other examples"


def left_in_english(japanese: str) -> list[str]:
    """Return the lines of a Japanese page that are in English."""
    prose = CALL.sub("", FENCE.sub("", FRONT_MATTER.sub("", japanese)))
    prose = re.sub(r"`[^`]+`|\([^)]*\)|\{[^}]*\}|<[^>]*>", "", prose)
    # Four Latin words in a row are no name; what programs draw or print is indented.
    return [line for line in prose.splitlines() if re.search(r"^(?! {4}).*(\b[a-z]+ ){4}", line)]


def anchors(text: str) -> list[tuple[str, str]]:
    """Return level and anchor of each heading."""
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
    """Return where a page leads to, in any order."""
    return sorted(re.findall(r"\]\(([^)\s]*)\)", FENCE.sub("", text)))


def examples(text: str) -> list[str]:
    """Return the examples of the command and of files, without what they tell people."""
    return [REMARK.sub("", one) for one in FENCE.findall(text) if "```jinja" not in one]
