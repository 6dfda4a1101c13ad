"""Adoption at ends of quarters: what the catalog said then, and who moved."""

from __future__ import annotations

import pytest

from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes.history import history
from standards_catalog.views.changes.quarters import Quarters, quarters
from tests.conftest import Folder
from tests.repository import commit
from tests.views.made import records


def compared(folder: Folder, kind: str = "standard", lang: str = "en") -> Quarters:
    return quarters(
        folder.load().catalog, history(package_schemas(), folder.root, "Asia/Tokyo", {}), kind, lang
    )


def moves(found: Quarters) -> dict[tuple[str, str], list[str]]:
    return {
        (one.team.id, one.subject.id): [term.value for term in one.statuses] for one in found.moved
    }


def test_a_team_on_its_way(folder: Folder) -> None:
    records(folder, "alpha", "standard: flow, status: planned")
    records(folder, "beta", "standard: flow, status: adopted")
    commit(folder, "All of it", "2026-01-10")
    records(folder, "alpha", "standard: flow, status: partial")
    commit(folder, "A step", "2026-06-30", "23:59:59")
    records(folder, "alpha", "standard: flow, status: adopted", "tool: anvil, status: adopted")
    commit(folder, "There", "2026-10-01", "00:00:00")
    found = compared(folder)
    assert [one.id for one in found.moments] == ["2026Q1", "2026Q2", "2026Q3", "now"]
    assert found.moments[0].title == "2026 Q1 (end, 2026-03-31)"
    assert moves(found) == {("alpha", "flow"): ["planned", "partial", "partial", "adopted"]}
    assert [one.team.id for one in found.last] == ["alpha"]
    totals = {term.value: numbers for term, numbers in found.totals}
    assert totals["adopted"] == (1, 1, 1, 2)
    assert totals["partial"] == (0, 1, 1, 0)
    assert "unknown" not in totals
    tools = moves(compared(folder, "tool"))
    assert tools == {("alpha", "anvil"): ["unknown", "unknown", "unknown", "adopted"]}


def test_the_script_is_told_the_same(folder: Folder) -> None:
    records(folder, "alpha", "standard: flow, status: planned")
    commit(folder, "All of it", "2026-06-10")
    records(folder, "alpha", "standard: flow, status: adopted")
    commit(folder, "There", "2026-07-10")
    data = compared(folder, lang="ja").data
    assert data["moments"] == ["2026Q2", "2026Q3", "now"]
    assert data["teams"] == [["アルファ", "teams/alpha/"]]
    ((team, subject, statuses),) = data["moved"]
    assert (team, subject) == (0, 0)
    planned, adopted = ["some", "○", "予定"], ["good", "●", "導入済"]
    assert [data["statuses"][int(one)] for one in statuses] == [planned, adopted, adopted]
    assert data["totals"][0] == [1, 2, 2]


def test_names_of_today_and_what_is_gone(folder: Folder) -> None:
    commit(folder, "All of it", "2026-06-10")
    (folder.root / "teams/beta.yml").rename(folder.root / "teams/gamma.yml")
    text = (folder.root / "teams/gamma.yml").read_text("utf-8")
    folder.write("teams/gamma.yml", f"formerly: [beta]\n{text}").delete("adoption/beta.yml")
    records(folder, "gamma", "standard: flow, status: partial")
    commit(folder, "Renamed, and less", "2026-07-10")
    assert moves(compared(folder)) == {("gamma", "flow"): ["adopted", "partial", "partial"]}
    tools = moves(compared(folder, "tool"))
    assert tools == {("gamma", "anvil"): ["partial", "unknown", "unknown"]}


def test_no_more_than_two_years(folder: Folder) -> None:
    commit(folder, "All of it", "2024-12-01")
    folder.edit("tools/anvil.yml", "name: Anvil", "name: An anvil")
    commit(folder, "A name", "2026-11-01")
    found = [one.id for one in compared(folder).moments]
    assert (found[0], len(found)) == ("2024Q4", 9)


@pytest.mark.parametrize("day", ["2026-10-01", "2026-11-22"])
def test_without_a_quarter_there_is_nothing_to_compare(folder: Folder, day: str) -> None:
    commit(folder, "All of it", day)
    assert [one.id for one in compared(folder).moments] == ["now"]


def test_without_history_either(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent.parent))
    found = compared(folder)
    assert [one.id for one in found.moments] == ["now"]
    assert found.reach == "No history: this site was built outside a Git repository."
