"""Where pages are, as folders and as files."""

from __future__ import annotations

import pytest

from standards_catalog.views.shared.pages import FOLDERS, Pages, as_folder

FILES = Pages(as_files=True, indices=frozenset({"", "tools/", "ja/", "ja/tools/"}))
PLACES = {
    "": "index.html",
    "#due": "index.html#due",
    "tools/": "tools/index.html",
    "tools/?ring=adopt#list": "tools/index.html?ring=adopt#list",
    "tools/radar/": "tools/radar.html",
    "tools/radar/?a=b/c#x/": "tools/radar.html?a=b/c#x/",
    "tools/radar/feed.atom": "tools/radar/feed.atom",
    "ja/": "ja/index.html",
    "ja/tools/": "ja/tools/index.html",
}


@pytest.mark.parametrize("href", PLACES)
def test_a_page_is_a_folder_or_a_file(href: str) -> None:
    assert FOLDERS.at(href) == href
    assert FILES.at(href) == PLACES[href]


@pytest.mark.parametrize("href", ["", "tools/", "tools/radar/"])
def test_the_pages_of_a_language_are_those_below_its_home(href: str) -> None:
    assert FILES.below("ja/").at(href) == PLACES[href]


def test_an_index_of_one_language_alone_is_none_in_another() -> None:
    only = Pages(as_files=True, indices=frozenset({"ja/about/"}))
    assert only.at("about/") == "about.html"
    assert only.below("ja/").at("about/") == "about/index.html"


@pytest.mark.parametrize("href", ["", "tools/", "tools/radar/"])
def test_the_folder_of_a_file_is_found_again(href: str) -> None:
    assert as_folder(FILES.at(href)) == href
    assert as_folder(href) == href
