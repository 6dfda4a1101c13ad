"""What calls put beside their page: data, and pages that differ in one part."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from standards_catalog.model.entries import Standard
from standards_catalog.render.base import Base
from standards_catalog.site.calls.lists import ListCalls
from standards_catalog.site.output import further
from standards_catalog.site.state import State, as_address
from standards_catalog.views.lists.entries import entry_list
from standards_catalog.views.shared import long
from tests.conftest import invented

HEAD = """<head><title>All - Acme</title><meta property="og:title" content="All">
<link rel="canonical" href="https://example.com/x/"></head>"""


def reading(folder: Path, uri: str, state: State | None = None) -> tuple[State, Any]:
    """Return a build that reads a page of the example."""
    place = str(folder / "x/index.html")
    file = SimpleNamespace(src_uri=uri, dest_uri="x/index.html", abs_dest_path=place)
    page = SimpleNamespace(file=file, meta={})
    state = state or State(invented(), folder)
    state.begin(page)  # type: ignore[arg-type]
    return state, page


@pytest.mark.parametrize(
    ("uri", "own", "names"),
    [
        ("standards/index.md", "standards/", ["table.html", "table-2.html"]),
        ("standards/all.md", "standards/all/", ["all-table.html", "all-table-2.html"]),
    ],
)
def test_a_page_beside_a_page(tmp_path: Path, uri: str, own: str, names: list[str]) -> None:
    state, page = reading(tmp_path, uri)
    catalog = state.catalog
    some = catalog.all(Standard)

    def views(caption: str) -> dict[str, object]:
        found = entry_list(catalog, some, "standard", "en")
        return {"list": found, "number": 1, "filters": False, "caption": caption}

    def other(_: object) -> dict[str, tuple[str, dict[str, object]]]:
        return {"table": ("pages/entries.html", {"caption": "Other"})}

    held = [state.hold("pages/entries.html", lambda one=one: views(one), other) for one in "AB"]
    html = f"{HEAD}<main>{state.put_in(''.join(held), uri, Base('../', '../'))}</main>"
    further.write(page, html, state)
    assert [*further.paths(page, state)] == [f"x/{name}" for name in names]
    made = [(tmp_path / "x" / name).read_text("utf-8") for name in names]
    assert [one.count('aria-label="Other"') for one in made] == [1, 1]
    assert [one.count('aria-label="B"') for one in made] == [1, 0]
    for one, name in zip(made, names, strict=True):
        assert "<title>All (whole table) - Acme</title>" in one
        assert 'property="og:title" content="All (whole table)"' in one
        assert f'rel="canonical" href="https://example.com/x/{name}"' in one
    assert uri not in state.beside
    assert as_address(uri) == own


def test_a_further_page_leads_to_its_like_where_a_language_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long, "PAGE", 1)
    state, _ = reading(tmp_path, "ja/standards/index.md")
    standards = state.catalog.all(Standard)
    some = [one for one in standards if one.stage == "standard"]
    assert len(some) == 2 < len(standards)
    ListCalls(state).entries("standard", stage="standard")
    state, page = reading(tmp_path, "standards/index.md", state)
    mark = ListCalls(state).entries("standard")
    links = "".join(
        f'<link rel="alternate translation" href="https://example.com/{at}" hreflang="{lang}">'
        for lang, at in (("en", "x/"), ("ja", "ja/x/"))
    )
    switch = '<a href="./" hreflang="en"></a><a href="../ja/x/" hreflang="ja"></a>'
    content = '<a href="../../y/" hreflang="ja"></a>'
    html = state.put_in(mark, "standards/index.md", Base("../", "../"))
    around = f"<head>{links}</head>{switch}{content}"
    further.write(page, around + html, state)
    second, third = (
        (tmp_path / "x" / f"page-{at}.html").read_text("utf-8").partition(content)[0]
        for at in (2, 3)
    )
    addresses = [re.findall(r'href="([^"]*)" hreflang', one) for one in (second, third)]
    whole = "https://example.com"
    assert addresses == [
        [
            f"{whole}/x/page-2.html",
            f"{whole}/ja/x/page-2.html",
            "./page-2.html",
            "../ja/x/page-2.html",
        ],
        [f"{whole}/x/page-3.html", f"{whole}/ja/x/", "./page-3.html", "../ja/x/"],
    ]


def test_a_long_list_has_pages_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long, "PAGE", 5)
    state, page = reading(tmp_path, "standards/index.md")
    mark = ListCalls(state).entries("standard", filters=True)
    html = state.put_in(mark, "standards/index.md", Base("../", "../"))
    further.write(page, html, state)
    made = {path.name: path.read_text("utf-8") for path in sorted((tmp_path / "x").iterdir())}
    number = len(state.catalog.all(Standard))
    assert sorted(made) == ["list.json", "page-2.html", "page-3.html"]
    assert len(json.loads(made.pop("list.json"))["names"]) == number
    rows = [one.count("<tr data-") for one in (html, *made.values())]
    assert (rows[:-1], sum(rows)) == ([5, 5], number)
    for one in (html, *made.values()):
        hrefs = re.findall(r'href="([^"]*)"', one.partition("<nav")[2])
        assert hrefs == ["../standards/", "page-2.html", "page-3.html"]
