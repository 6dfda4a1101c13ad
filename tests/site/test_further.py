"""What calls put beside their page: data, and pages that differ in one part."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from standards_catalog.model.entries import Standard
from standards_catalog.render.base import Base
from standards_catalog.site.output import further
from standards_catalog.site.state import State, as_address
from standards_catalog.views.lists.entries import entry_list
from tests.conftest import invented


@pytest.mark.parametrize(
    ("uri", "own", "names"),
    [
        ("standards/index.md", "standards/", ["other.html", "other-2.html"]),
        ("standards/all.md", "standards/all/", ["all-other.html", "all-other-2.html"]),
    ],
)
def test_a_page_beside_a_page(tmp_path: Path, uri: str, own: str, names: list[str]) -> None:
    catalog = invented()
    state = State(catalog, tmp_path)
    file = SimpleNamespace(
        src_uri=uri, dest_uri="x/index.html", abs_dest_path=str(tmp_path / "x/index.html")
    )
    page: Any = SimpleNamespace(file=file, meta={})
    state.begin(page)
    some = catalog.all(Standard)

    def views(caption: str) -> dict[str, object]:
        found = entry_list(catalog, some, "standard", "en")
        return {"list": found, "number": 1, "filters": False, "caption": caption}

    def other(_: object) -> dict[str, tuple[str, dict[str, object]]]:
        return {"other": ("pages/entries.html", {"caption": "Other"})}

    held = [state.hold("pages/entries.html", lambda one=one: views(one), other) for one in "AB"]
    html = "<main>" + state.put_in("".join(held), uri, Base("../", "../")) + "</main>"
    further.write(page, html, state)
    assert [*further.paths(page, state)] == [f"x/{name}" for name in names]
    made = [(tmp_path / "x" / name).read_text("utf-8") for name in names]
    assert [one.count('aria-label="Other"') for one in made] == [1, 1]
    assert [one.count('aria-label="B"') for one in made] == [1, 0]
    assert uri not in state.beside
    assert as_address(uri) == own
