"""Templates hold, ask for nothing that is not there, and escape whatever they are given."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup
from msgspec import structs

from standards_catalog.checks.load import load
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Platform, Standard, models
from standards_catalog.model.vocabulary import Vocabulary, terms_of
from standards_catalog.render.base import Base
from standards_catalog.render.environment import (
    environment,
    inline,
    prose,
    render,
    render_as_json,
    render_entry,
    render_heading,
    text,
)
from standards_catalog.schema.schemas import matches, package_schemas
from standards_catalog.text import Text
from standards_catalog.views.adoption.matrix import adopted_tools
from standards_catalog.views.home import due_by_owner, readers
from standards_catalog.views.kinds.entry import entry_view
from standards_catalog.views.kinds.registry import section_names
from standards_catalog.views.lists.entries import entry_list
from standards_catalog.views.reference import codes, fields
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.zones.moves import comparison
from standards_catalog.views.zones.zones import zone_matrix
from tests.matrices import drawn

WORDS = Vocabulary(package_schemas())
GOLDEN = Path(__file__).parents[1] / "golden/catalog"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ATTACK = "x<b onclick='y'>&\"'{{ 7000*7 }}{% raw %}<!--</script>"
TEMPLATES = [
    name
    for name in environment().list_templates(extensions=["html"])
    if not name.startswith("theme/")  # MkDocs fills these, in its own environment
]


class Found(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (tag, attrs[:1]) != ("script", [("type", "application/json")]):  # no browser runs it
            self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


@pytest.fixture(scope="module")
def hostile() -> Catalog:
    """Return the golden catalog, every text of it an attack."""
    catalog = load(GOLDEN, now=NOW).catalog
    documents = {
        ref: replace(one, data=copy.deepcopy(one.data)) for ref, one in catalog.documents.items()
    }
    entries: dict[str, dict[str, Any]] = {kind: {} for kind in models()}
    changed = set()
    for ref, document in documents.items():
        for spot in package_schemas().kinds[ref.kind].spots:
            if spot.schema.get("type") == ["string", "object"]:
                for keys, _ in list(matches(document.data, spot.keys)):
                    here: Any = document.data
                    for key in keys[:-1]:
                        here = here[key]
                    here[keys[-1]] = {"en": f"en {ATTACK}", "ja": f"ja {ATTACK}"}
                    changed.add((ref.kind, *spot.keys))
        entries[ref.kind][ref.id] = models()[ref.kind].of(ref.id, document.data)
    assert len(changed) > 25
    return Catalog(catalog.settings, entries, documents, catalog.today)


def pages(catalog: Catalog, lang: str) -> Iterator[tuple[str, str]]:
    for kind in catalog.named_kinds:
        for entry in catalog.of_kind(kind):
            yield f"{kind}/{entry.id}", render_entry(entry_view(catalog, entry, lang), lang, "../")
        view = entry_list(catalog, catalog.of_kind(kind), kind, lang)
        views: dict[str, Any] = {"list": view, "number": 1, "filters": True, "caption": ATTACK}
        yield f"list of {kind}", render("pages/entries.html", lang, "../", **views)
    for kind, some in (("standard", catalog.all(Standard)), ("tool", adopted_tools(catalog))):
        found = drawn(catalog, some, lang, ATTACK)
        yield f"matrix of {kind}", found.page
        yield f"whole matrix of {kind}", found.table
        yield f"cells of {kind}", "".join(json.loads(found.data)["looks"])
    views = {"matrix": zone_matrix(catalog), "caption": ATTACK}
    yield "matrix of zones", render("pages/zone_matrix.html", lang, "../", **views)
    eel, emu = (catalog.get(Platform, one) for one in ("eel", "emu"))
    assert eel
    assert emu
    views = {"comparison": comparison(catalog, eel, emu), "caption": ATTACK}
    yield "comparison", render("pages/comparison.html", lang, "../", **views)
    yield "due", render("pages/due.html", lang, "../", owners=due_by_owner(catalog))
    yield "readers", render("pages/home_readers.html", lang, "../", readers=readers(catalog))
    yield "redirect", render("pages/redirect.html", lang, "../", link=link(eel))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_compiles(name: str) -> None:
    assert environment().get_template(name).name == name


def test_every_section_has_a_template_and_every_template_a_section() -> None:
    sections = {*section_names()} | {"lede", "changes"}
    there = {name.removeprefix("sections/") for name in TEMPLATES if name.startswith("sections/")}
    assert there == {f"{name}.html" for name in sections}


def test_what_is_missing_is_an_error() -> None:
    assert environment().undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        render("pages/entry_link.html", "en", "./", label="", anchor="")
    with pytest.raises(AttributeError):
        environment().from_string("{{ t.no_such_word }}").render(t=object())


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_no_text_becomes_markup(hostile: Catalog, lang: str) -> None:
    for name, html in pages(hostile, lang):
        found = Found(html)
        assert not {"b", "script"} & found.tags, name
        assert not [one for one in found.attributes if one.startswith(("on", "y'", "&"))], name
        assert not found.comments, name
        assert "49000" not in html, name


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_braces_and_marks_are_shown_as_typed(hostile: Catalog, lang: str) -> None:
    shown = dict(pages(hostile, lang))
    for name in ("standard/flow", "team/beta", "zone/ci", "list of tool", "matrix of zones"):
        words = Markup(shown[name]).unescape()
        assert f"{lang} {ATTACK}" in words, name


def test_text_in_another_language_is_marked_and_escaped() -> None:
    assert text(Text({"ja": "<b>日本"}), "en") == '<span lang="ja">&lt;b&gt;日本</span>'
    assert text(Text({"en": "a", "ja": "b"}), "ja") == "b"
    assert text(Text("a"), "ja") == "a"


def test_addresses_lead_from_the_page(hostile: Catalog) -> None:
    entry = hostile.get(Standard, "flow")
    assert entry
    for base in ("../../", "./"):
        assert f'href="{base}groups/committee/"' in render_entry(
            entry_view(hostile, entry, "en"), "en", base
        )


def test_field_reference_has_no_markup_of_examples() -> None:
    for kind in package_schemas().raw:
        if kind != "common":
            for lang in ("en", "ja"):
                html = render("pages/fields.html", lang, "../", kind=fields(WORDS, kind, lang))
                assert "<id>" not in html


def test_what_is_written_in_another_language_only_is_marked_as_such() -> None:
    here = Text({"en": "A [word](tool:x)", "ja": "語"})
    foreign = Text({"en": "A [word](tool:x)"})
    for both in (prose, inline):
        assert 'lang="' not in both(here, "ja", "./") + both(Text("One for all"), "ja", "./")
        assert 'lang="' not in both(foreign, "en", "./")
    assert prose(foreign, "ja", "../").startswith(
        '<div lang="en" dir="auto"><p>A <a href="../tools/x/">'
    )
    assert inline(foreign, "ja", "../").startswith('<span lang="en">A <a href="../tools/x/">')
    assert text(foreign, "ja").startswith('<span lang="en">A ')


def test_what_fields_and_values_mean_is_told_in_the_language_of_the_page() -> None:
    rings = {"terms": tuple(WORDS.terms("tool", "ring").values())}
    japanese = render("pages/vocabulary.html", "ja", "./", **rings)
    assert "既定の選択肢。" in japanese
    assert 'lang="' not in japanese
    assert "The default choice" in render("pages/vocabulary.html", "en", "./", **rings)
    for kind in package_schemas().raw:
        if kind != "common":
            assert 'lang="' not in render(
                "pages/fields.html", "ja", "./", kind=fields(WORDS, kind, "ja")
            )
    for code in codes():
        assert 'lang="' not in render("pages/code.html", "ja", "./", code=code)


def test_what_is_said_in_english_only_is_marked_as_such() -> None:
    one: dict[str, Any] = {
        "const": "new",
        "title": "New",
        "description": "Not yet translated.",
        "x-labels": {"ja": "新"},
    }
    for template, views in (
        ("pages/vocabulary.html", {"terms": terms_of({"oneOf": [one]})}),
        (
            "pages/code.html",
            {"code": structs.replace(codes()[0], summary=Text({"en": "Not yet."}))},
        ),
    ):
        assert '<span lang="en">' in render(template, "ja", "./", **views)
        assert 'lang="' not in render(template, "en", "./", **views)


def test_a_field_is_called_as_on_pages_where_its_key_is_in_another_language() -> None:
    label = fields(WORDS, "tool", "ja").fields[0].label
    for lang, told in (("ja", True), ("en", False)):
        html = render("pages/fields.html", lang, "./", kind=fields(WORDS, "tool", lang))
        assert (f"<code>name</code> {label}" in html.replace("\n", "")) is told


def test_files_for_programs_are_beside_the_languages() -> None:
    html = render_as_json("api/v1/x.json", "ja", Base("../../", "../../../"))
    assert 'href="../../../api/v1/x.json"' in html


def test_headings_and_names_take_their_direction_from_their_own_letters() -> None:
    name = Text("تقویم")
    at = Link("tools/x/", name, "tool", "x")
    assert '<h2 id="x" dir="auto">تقویم' in render_heading(2, "x", "تقویم", "en")
    shown = render("pages/entry_link.html", "en", "./", link=at, label="", anchor="")
    assert '<a href="./tools/x/" dir="auto">تقویم</a>' in shown
