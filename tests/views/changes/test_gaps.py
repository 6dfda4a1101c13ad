"""Which gaps a change closed, as the catalog asked for things when it came."""

from __future__ import annotations

import pytest

from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes.groups import news
from standards_catalog.views.changes.history import history
from tests.conftest import Folder
from tests.repository import commit
from tests.views.changes.sentence import sentence
from tests.views.made import records, standard


def told(folder: Folder, lang: str = "en") -> dict[str, list[str]]:
    """Return what each commit told, but for edits."""
    catalog = folder.load().catalog
    known = history(package_schemas(), folder.root, "Asia/Tokyo", {})
    return {
        entry.commit.subject: [
            sentence(change.line, lang)
            for group in news(catalog, known, [entry], lang).groups
            for change in group.changes
        ]
        for entry in known.entries
    }


def test_a_gap_closes_when_a_company_wide_standard_is_settled(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    records(folder, "alpha", "tool: anvil, status: planned")
    records(folder, "beta", "standard: flow, status: planned")
    commit(folder, "All of it")
    records(folder, "beta", "standard: flow, status: partial", "standard: art, status: adopted")
    commit(folder, "Not there yet", "2026-10-02")
    records(folder, "alpha", "standard: flow, status: adopted")
    records(folder, "beta", "standard: flow, status: adopted", "standard: art, status: adopted")
    commit(folder, "There", "2026-10-03")
    folder.write("standards/art.yml", standard("standard"))
    commit(folder, "For everyone", "2026-10-04")
    records(folder, "alpha", "standard: flow, status: adopted", "standard: art, status: adopted")
    commit(folder, "Also there", "2026-10-05")
    found = told(folder)
    assert found["Not there yet"] == [
        "Beta: A standard recorded as Adopted",
        "Beta, Deploy flow: Planned → Partial",
    ], "nobody was asked for the one, and the other is not settled"
    assert found["There"] == [
        "Gap closed: Alpha, Deploy flow (not recorded → Adopted)",
        "Gap closed: Beta, Deploy flow (Partial → Adopted)",
        "Alpha: Anvil is no longer recorded (was Planned)",
    ]
    assert found["For everyone"] == [
        "A standard reached the stage Company-wide standard (was Prototype)"
    ]
    assert found["Also there"] == ["Gap closed: Alpha, A standard (not recorded → Adopted)"]
    assert told(folder, "ja")["There"][1] == "ギャップを解消：Beta、デプロイフロー（一部 → 導入済）"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("status: not_applicable, note: On paper.", "status: adopted"),
        ("status: unknown", "status: planned"),
        ("status: adopted", "status: alternative, note: Another way."),
    ],
)
def test_what_was_settled_or_is_not_yet_closes_nothing(
    folder: Folder, before: str, after: str
) -> None:
    records(folder, "beta", f"standard: flow, {before}")
    commit(folder, "All of it")
    records(folder, "beta", f"standard: flow, {after}")
    commit(folder, "A step", "2026-10-02")
    (said,) = told(folder)["A step"]
    assert "Gap" not in said


def test_zones_close_and_open_gaps_but_new_ones_have_none(folder: Folder) -> None:
    commit(folder, "All of it")
    whole = (folder.root / "zones/ci.yml").read_text("utf-8")
    folder.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", "")
    commit(folder, "Open", "2026-10-02")
    folder.write("zones/ci.yml", whole)
    folder.write("zones/new.yml", whole.replace("CI zone", "New zone"))
    commit(folder, "Closed", "2026-10-03")
    found = told(folder)
    assert found["Open"] == ["New gap: CI zone on Emu (was not applicable)"]
    assert found["Closed"] == [
        "Gap closed: CI zone on Emu, now not applicable",
        "Zone added: New zone",
    ]
