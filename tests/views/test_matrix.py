"""The matrix: its order, its groups, its totals."""

from __future__ import annotations

from standards_catalog.model.entries import Standard, Tool
from standards_catalog.views.adoption.adoption import Rate
from standards_catalog.views.adoption.matrix import adopted_tools, adoption_matrix
from tests.conftest import Folder
from tests.views.made import records, sound, standard, team


def test_standards_are_ordered_by_stage_then_id_and_grouped(folder: Folder) -> None:
    gone = ("deprecated_on: 2026-01-01", "reason: Nobody uses it.")
    for name, stage in [
        ("zeal", "prototype"),
        ("art", "prototype"),
        ("bid", "proposed"),
        ("old", "refinement"),
    ]:
        folder.write(f"standards/{name}.yml", standard(stage))
    folder.write("standards/aged.yml", standard("deprecated", *gone))
    catalog = sound(folder)
    found = adoption_matrix(catalog, catalog.all(Standard), "standard")
    order = [column.link.id for column in found.columns]
    assert order == ["flow", "old", "art", "zeal", "bid", "aged"]
    groups = [(term.value, number) for term, number in found.groups]
    assert groups == [
        ("standard", 1),
        ("refinement", 1),
        ("prototype", 2),
        ("proposed", 1),
        ("deprecated", 1),
    ]


def test_rows_are_teams_and_each_has_a_cell_a_column(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    folder.write("teams/aaa.yml", team())
    catalog = sound(folder)
    found = adoption_matrix(catalog, catalog.all(Standard), "standard")
    assert [row.link.id for row in found.rows] == ["aaa", "alpha", "beta"]
    for row in found.rows:
        assert {cell.team.id for cell in row.cells} == {row.link.id}
        assert [cell.subject.id for cell in row.cells] == ["flow", "art"]


def test_totals_by_row_by_column_and_of_all(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    folder.write("standards/far.yml", standard("prototype", "platforms: [emu]"))
    records(folder, "beta", "standard: flow, status: adopted", "standard: art, status: partial")
    catalog = sound(folder)
    found = adoption_matrix(catalog, catalog.all(Standard), "standard")
    by_column = {column.link.id: column.rate for column in found.columns}
    assert by_column == {
        "flow": Rate(adopted=2, confirmed=1, total=2, unknown=0),
        "art": Rate(adopted=0, confirmed=0, total=2, unknown=1),
        "far": Rate(adopted=0, confirmed=0, total=1, unknown=1),  # alpha is on Eel alone
    }
    assert [row.rate for row in found.rows] == [
        Rate(adopted=1, confirmed=1, total=2, unknown=1),
        Rate(adopted=1, confirmed=0, total=3, unknown=1),
    ]
    assert found.rate == Rate(adopted=2, confirmed=1, total=5, unknown=2)


def test_tools_are_grouped_by_ring_also_those_with_rings_by_platform_only(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "ring: adopt", "rings: { emu: caution, eel: adopt }")
    records(folder, "alpha", "tool: hammer, status: adopted")
    catalog = sound(folder)
    found = adoption_matrix(catalog, adopted_tools(catalog), "tool")
    assert [(column.link.id, column.term.value) for column in found.columns] == [
        ("anvil", "adopt"),
        ("hammer", "caution"),
    ]
    assert [(term.value, number) for term, number in found.groups] == [("adopt", 1), ("caution", 1)]


def test_only_tools_with_a_record_are_adopted_tools(folder: Folder) -> None:
    assert [tool.id for tool in adopted_tools(sound(folder))] == ["anvil"]
    catalog = sound(folder.delete("adoption/beta.yml"))
    assert adopted_tools(catalog) == ()
    assert len(catalog.all(Tool)) == 2


def test_legend_has_every_status_with_a_mark(folder: Folder) -> None:
    catalog = sound(folder)
    legend = adoption_matrix(catalog, catalog.all(Standard), "standard").legend
    assert len({term.mark for term in legend}) == len(legend) == 7
    assert all(term.mark and term.meaning for term in legend)


def test_no_standards_and_no_teams_are_no_error(empty: Folder) -> None:
    found = adoption_matrix(sound(empty), [], "standard")
    assert (found.groups, found.columns, found.rows) == ((), (), ())
    assert found.rate == Rate(0, 0, 0, 0)
