"""What a page looks like, to the byte: one entry of each kind, both matrices, feeds and the like.

UPDATE_GOLDEN=1 writes the files anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from standards_catalog.checks.load import load
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard
from standards_catalog.publish.subscriptions import outputs
from standards_catalog.render.environment import render, render_entry
from standards_catalog.views.adoption.matrix import adopted_tools
from standards_catalog.views.kinds.entry import entry_view
from standards_catalog.views.zones.zones import zone_matrix
from tests.matrices import drawn

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENTRIES = [
    ("standard", "flow"),
    ("standard", "night-shift"),
    ("tool", "anvil"),
    ("team", "beta"),
    ("group", "committee"),
    ("platform", "emu"),
    ("zone", "ci"),
    ("zone", "logs"),
    ("principle", "simple"),
    ("term", "trunk"),
    ("component", "till"),
]
SUBSCRIPTIONS = [
    "feed.atom",
    "feed.json",
    "teams/beta/feed.atom",
    "standards/flow/feed.json",
    "zones/ci/feed.atom",
    "calendar.ics",
    "teams/beta/calendar.ics",
    "badges/standards/flow.svg",
    "badges/teams/beta.svg",
    "badges/teams/beta/flow.svg",
    "badges/teams/beta/night-shift.svg",
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load(HERE / "catalog", now=NOW)
    assert not loaded.errors
    return loaded.catalog


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(("kind", "entry_id"), ENTRIES)
def test_entry(catalog: Catalog, kind: str, entry_id: str, lang: str) -> None:
    entry = catalog.find(Ref(kind, entry_id))
    assert entry
    view = entry_view(catalog, entry, lang)
    compare(f"{kind}-{entry_id}.{lang}", render_entry(view, lang, "../../"))


def test_every_kind_with_pages_is_here(catalog: Catalog) -> None:
    assert {kind for kind, _ in ENTRIES} == set(catalog.named_kinds)


@pytest.mark.parametrize("of", ["standards", "tools"])
def test_adoption_matrix(catalog: Catalog, of: str) -> None:
    found = drawn(catalog, catalog.all(Standard) if of == "standards" else adopted_tools(catalog))
    compare(f"matrix-{of}.en", found.page)
    for name, text in (("data", found.data), ("cards", found.cards)):
        lines = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
        compare(f"matrix-{of}-{name}.en", lines, "json")


def test_zone_matrix(catalog: Catalog) -> None:
    views = {"matrix": zone_matrix(catalog), "caption": "Zones"}
    compare("matrix-zones.en", render("pages/zone_matrix.html", "en", "../", **views))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_what_other_programs_read(catalog: Catalog, lang: str) -> None:
    made = outputs(catalog, lang, catalog.settings.site)
    for path in SUBSCRIPTIONS:
        text = made[path]()
        stem, _, ending = path.replace("/", "-").rpartition(".")
        compare(f"{stem}.{lang}", text if isinstance(text, str) else text.decode(), ending)


def compare(name: str, html: str, ending: str = "html") -> None:
    path = HERE / f"{name}.{ending}"
    lines = [line.rstrip() for line in html.splitlines() if line.strip()]
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text("\n".join(lines) + "\n", "utf-8")
    assert lines == path.read_text("utf-8").splitlines()
