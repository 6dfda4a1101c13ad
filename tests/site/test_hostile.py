"""Whatever stands in a text of the catalog is shown as that text; a browser tries the same."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from standards_catalog.checks.load import load
from standards_catalog.schema.schemas import package_schemas
from tests.site.hostile import ATTACK, TEXTS, hostile
from tests.site.project import Project

# What Markdown may make of an author's text, and what the templates are made of.
# fmt: off
HARMLESS = {
    "a", "article", "aside", "b", "bdi", "blockquote", "br", "button", "caption", "circle", "code",
    "dd",
    "details", "dialog", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "form", "g",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "input", "label", "legend", "li", "meter", "nav",
    "ol", "option", "output", "p", "path", "pre", "rect", "section", "select", "small", "span",
    "strong", "summary", "svg", "table", "tbody", "td", "text", "tfoot", "th", "thead", "time",
    "title", "tr", "tspan", "ul",
}
# fmt: on


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.in_article: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.comments: list[str] = []
        self.article = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = tag, {name: value or "" for name, value in attrs}
        self.elements.append(element)
        self.article += tag == "article"
        if self.article:
            self.in_article.append(element)

    def handle_endtag(self, tag: str) -> None:
        self.article -= tag == "article"

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def is_data(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element is a script that no browser runs, or a piece that our script shows."""
    ours = {"data-sc-card", "data-sc-face", "data-sc-look", "data-sc-rest"}
    is_piece = tag == "template" and not ours.isdisjoint(attributes)
    return is_piece or (tag == "script" and attributes.get("type") == "application/json")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    found = hostile(tmp_path_factory.mktemp("hostile"))
    built = found.build()
    assert built.code == 0, built.output
    return found


@pytest.fixture(scope="module")
def pages(made: Project) -> dict[str, Page]:
    return {
        path: Page(text.decode()) for path, text in made.files().items() if path.endswith(".html")
    }


def test_every_text_field_holds_an_attack(made: Project) -> None:
    documents = load(made.root / "catalog").catalog.documents
    for kind, schema in package_schemas().kinds.items():
        text = "".join(one.text for ref, one in documents.items() if ref.kind == kind)
        assert text.count("<script>alert(1)") >= len(schema.prose), kind


def test_no_element_comes_from_the_data(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert {tag for tag, found in page.in_article if not is_data(tag, found)} <= HARMLESS, path
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on")], (path, tag)
            address = attributes.get("href", attributes.get("src", "")).strip().lower()
            own = attributes.get("data-md-component") == "search-share"
            assert own or not address.startswith(("javascript:", "data:")), (path, tag)
        assert not [one for one in page.comments if "catalog" in one], path


def test_pictures_are_the_theme_s_own(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert not [tag for tag, _ in page.elements if tag in ("img", "iframe", "object")], path


def test_texts_are_shown_as_typed(pages: dict[str, Page]) -> None:
    for kind, schema in package_schemas().kinds.items():
        if kind != "adoption":
            name = "attacks" if kind == "group" else "attack"
            page = pages[f"{schema.folder}/{name}/index.html"]
            assert ATTACK in page.words, kind
            for part in ("alert(4)", "alert(5)", "alert(7)", "alert(8)", "alert(9)", "{{ 7*7 }}"):
                assert part in "".join(page.words), (kind, part)


def test_titles_are_shown_as_typed(made: Project) -> None:
    page = made.read("tools/attack/index.html")
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title.startswith("&lt;script&gt;alert(1)")
    assert "49" not in title
    description = page.partition('<meta name="description" content="')[2].partition('"')[0]
    assert description.startswith("&lt;script&gt;alert(1)")


def test_no_word_is_taken_for_a_template(made: Project) -> None:
    for path, text in made.files().items():
        if path.endswith((".html", ".json")):
            assert b"{{ 7*7 }}" in text or b"alert(1)" not in text, path


def test_search_documents_are_plain_text(made: Project) -> None:
    documents = json.loads(made.read("search/documents.json"))
    assert len([title for _, title, *_ in documents if "<script>alert(1)" in title]) >= 7
    assert not [title for _, title, *_ in documents if "&lt;script" in title]


def test_long_and_odd_names_have_their_pages(pages: dict[str, Page]) -> None:
    for name in ("long", "odd"):
        words = [one.strip() for one in pages[f"tools/{name}/index.html"].words]
        assert TEXTS[name][0].strip() in words
