"""What a chat shows of a link to a page: each has a title and a description of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape

import pytest

from tests.conftest import invented
from tests.site.project import Project

Head = dict[str, str]

META = re.compile(r'<meta (?:name|property)="(?P<of>[a-z:_]+)" content="(?P<says>[^"]*)">')


@pytest.fixture(scope="module")
def heads(organisation: Project) -> dict[str, Head]:
    """Return what the head of each page says, by its path; former addresses are no pages."""
    found = {}
    for path, content in organisation.files().items():
        page = content.decode() if path.endswith(".html") and not path.endswith("404.html") else ""
        if not page or 'http-equiv="refresh"' in page:
            continue
        head = page[: page.index("</head>")]
        title = re.findall("<title>(.*?)</title>", head)
        said = [(one["of"], unescape(one["says"])) for one in META.finditer(head)]
        assert len(title) == 1, path
        assert len(said) == len(dict(said)), f"{path} says something twice"
        found[path] = {"title": unescape(title[0]), **dict(said)}
    assert len(found) > 200
    return found


@pytest.mark.parametrize("part", ["title", "description"])
def test_no_two_pages_of_a_language_say_the_same(heads: dict[str, Head], part: str) -> None:
    pages = defaultdict(list)
    for path, head in heads.items():
        assert head[part].strip(), path
        pages[path.startswith("ja/"), head[part]].append(path)
    assert [paths for paths in pages.values() if len(paths) > 1] == []


def test_what_is_shared_is_what_the_page_says(heads: dict[str, Head]) -> None:
    site = invented().settings.site
    for path, head in heads.items():
        home = path in ("index.html", "ja/index.html")
        name = head["og:site_name"]
        own = name if home else f"{head['og:title']} - {name}"
        assert head["title"] == own, path
        assert head["og:description"] == head["description"], path
        assert head["og:type"] == ("website" if home else "article"), path
        assert head["og:locale"] == ("ja_JP" if path.startswith("ja/") else "en_GB"), path
        assert head["og:url"] == site + path.removesuffix("index.html"), path


def test_an_entry_is_described_by_its_summary(heads: dict[str, Head]) -> None:
    assert heads["tools/slipway/index.html"]["og:title"] == "slipway · Tool"
    assert heads["ja/tools/slipway/index.html"]["og:title"] == "slipway · ツール"


def test_a_page_of_prose_is_described_by_its_first_paragraph(heads: dict[str, Head]) -> None:
    told = "What Tideline asks of its programs, and who does it already."
    assert heads["index.html"]["description"] == told
