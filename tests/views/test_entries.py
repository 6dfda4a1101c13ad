"""Lists: their order, their columns, and what they are narrowed by."""

from __future__ import annotations

import pytest

from standards_catalog.model.catalog import Catalog
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.lists.entries import EntryList, entry_list, matching
from standards_catalog.views.shared.facets import Facet
from tests.conftest import Folder
from tests.views.made import records, sound, standard


def listed(catalog: Catalog, kind: str, lang: str = "en") -> EntryList:
    return entry_list(catalog, catalog.of_kind(kind), kind, lang)


def ids(found: EntryList) -> list[str]:
    return [row.link.id for row in found.rows]


def facet(found: EntryList, name: str) -> Facet:
    return next(one for one in found.facets if one.name == name)


def options(found: EntryList, name: str) -> list[tuple[str, int]]:
    return [(option.value, option.count) for option in facet(found, name).options]


@pytest.fixture
def several(folder: Folder) -> Folder:
    folder.write("standards/art.yml", standard("prototype", "platforms: [eel, emu]", "tags: [x]"))
    folder.write("standards/bid.yml", standard("proposed", "zones: [ci]", "tags: [deploy, x]"))
    folder.edit("standards/bid.yml", "owner: committee", "owner: alpha")
    folder.write("standards/act.yml", standard("prototype"))
    return folder


def test_standards_are_listed_by_stage_then_id(several: Folder) -> None:
    assert ids(listed(sound(several), "standard")) == ["flow", "act", "art", "bid"]


def test_tools_are_listed_by_ring_then_id(folder: Folder) -> None:
    folder.edit("tools/anvil.yml", "ring: adopt", "ring: caution")
    folder.edit("tools/hammer.yml", "ring: adopt", "rings: { emu: trial }")
    assert ids(listed(sound(folder), "tool")) == ["hammer", "anvil"]


@pytest.mark.parametrize("rings", ["{ eel: adopt, emu: assess }", "{ emu: assess, eel: adopt }"])
def test_a_tool_on_which_platforms_differ_is_listed_by_what_holds_on_all(
    rings: str, folder: Folder
) -> None:
    folder.edit("tools/anvil.yml", "ring: adopt\nrings:\n  emu: trial", f"rings: {rings}")
    folder.edit("tools/hammer.yml", "ring: adopt", "ring: trial")
    found = listed(sound(folder), "tool")
    assert ids(found) == ["hammer", "anvil"]
    both = [(one.term.value, one.remark["en"]) for one in found.rows[1].cells[0].values]
    assert both == [("adopt", "Eel"), ("assess", "Emu")]


def test_the_general_ring_is_the_one_that_a_tool_is_listed_by(folder: Folder) -> None:
    """An exception on one platform does not move it."""
    folder.edit("tools/anvil.yml", "emu: trial", "emu: caution")
    folder.edit("tools/hammer.yml", "ring: adopt", "ring: trial")
    assert ids(listed(sound(folder), "tool")) == ["anvil", "hammer"]


def test_zones_and_platforms_are_listed_in_their_order(folder: Folder) -> None:
    folder.edit("platforms/eel.yml", "order: 1", "order: 3")
    assert ids(listed(sound(folder), "platform")) == ["emu", "eel"]


def test_facets_count_each_value(several: Folder) -> None:
    found = listed(sound(several), "standard")
    assert options(found, "stage") == [("proposed", 1), ("prototype", 2), ("standard", 1)]
    assert options(found, "platform") == [("eel", 2), ("emu", 1)]
    assert options(found, "owner") == [("alpha", 1), ("committee", 3)]
    assert options(found, "tag") == [("deploy", 2), ("x", 2)]
    assert options(found, "review") == [("current", 1), ("never", 3)]


def test_a_facet_is_offered_where_it_divides(several: Folder) -> None:
    """One value is enough where some have none; two are not where all have both."""
    found = {one.name for one in listed(sound(several), "standard").facets}
    assert options(listed(sound(several), "standard"), "zone") == [("ci", 2)]
    assert {"zone", "owner"} <= found
    several.edit("standards/bid.yml", "owner: alpha", "owner: committee")
    found = {one.name for one in listed(sound(several), "standard").facets}
    assert "owner" not in found


def test_options_are_named_as_their_entries_and_terms_are(several: Folder) -> None:
    found = listed(sound(several), "standard", "ja")
    assert facet(found, "owner").options[0].text["ja"] == "アルファ"  # type: ignore[index]
    assert [one.text for one in facet(found, "stage").options][-1] == "全社標準"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["act", "art", "bid", "flow"]),
        ({"stage": "prototype"}, ["act", "art"]),
        ({"stage": "prototype", "platform": "emu"}, ["art"]),
        ({"tag": "deploy"}, ["bid", "flow"]),
        ({"tag": "deploy", "owner": "alpha", "zone": "ci"}, ["bid"]),
        ({"tag": "x", "stage": "standard"}, []),
        ({"review": "current"}, ["flow"]),
    ],
)
def test_entries_match_all_that_is_wanted(
    wanted: dict[str, str], expected: list[str], several: Folder
) -> None:
    catalog = sound(several)
    found = matching(catalog, catalog.of_kind("standard"), wanted)
    assert [entry.id for entry in found] == expected


def test_tools_are_found_by_where_they_serve(folder: Folder) -> None:
    catalog = sound(folder)
    for wanted, expected in [
        ({"zone": "ci"}, ["hammer"]),
        ({"platform": "eel"}, ["hammer"]),
        ({"platform": "emu"}, []),
        ({"ring": "trial"}, ["anvil"]),
        ({"owner": "committee"}, ["anvil"]),
    ]:
        found = matching(catalog, catalog.of_kind("tool"), wanted)
        assert [entry.id for entry in found] == expected, wanted


def test_each_row_has_a_cell_a_column_and_its_values_to_filter_by(several: Folder) -> None:
    catalog = sound(several)
    for lang in ("en", "ja"):
        for kind in catalog.named_kinds:
            found = listed(catalog, kind, lang)
            assert found.rows
            for row in found.rows:
                assert len(row.cells) == len(found.columns)
                assert set(row.facets) == set(kind_of(kind).filters)


def test_columns_of_standards(several: Folder) -> None:
    records(several, "beta", "standard: art, status: adopted")
    found = listed(sound(several), "standard")
    assert found.columns == ("Stage", "Adoption", "Owner", "Platforms", "Zones")
    flow, act, art, _ = found.rows
    assert [row.cells[0].sort for row in (flow, act, art)] == ["0", "2", "2"]
    assert art.cells[1].rate
    assert (art.cells[1].rate.adopted, art.cells[1].rate.total) == (1, 2)
    # Text sorts as text in the browser: more is to come after less.
    assert act.cells[1].sort < art.cells[1].sort
    assert [value.link.id for value in art.cells[3].values if value.link] == ["eel", "emu"]


def test_a_row_has_the_name_in_the_other_language(folder: Folder) -> None:
    catalog = sound(folder)
    assert [row.also for row in listed(catalog, "standard").rows] == ["デプロイフロー"]
    assert [row.also for row in listed(catalog, "standard", "ja").rows] == ["Deploy flow"]
    assert [row.also for row in listed(catalog, "tool").rows] == ["", ""]


def test_nothing_to_list_is_an_empty_list(empty: Folder) -> None:
    catalog = sound(empty)
    for kind in catalog.named_kinds:
        found = listed(catalog, kind)
        assert (found.rows, found.facets) == ((), ())
