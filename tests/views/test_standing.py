"""How a team stands: each standard and tool once, where a reader looks for it."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Team
from standards_catalog.views.adoption.adoption import Rate
from standards_catalog.views.kinds.standing import Line, Standing, standing
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard, team

WAIVER = "waiver: {{ reason: Moves., approved_by: committee, expires_on: {} }}"


def of(catalog: Catalog, entry_id: str) -> Standing:
    found = standing(catalog, one(catalog, Team, entry_id), "en")
    assert found
    return found


def groups(found: Standing) -> dict[str, list[str]]:
    return {group.name: [line.cell.subject.id for line in group.lines] for group in found.groups}


def lines(found: Standing) -> dict[str, Line]:
    return {line.cell.subject.id: line for group in found.groups for line in group.lines}


def test_everything_stands_once_and_the_gaps_come_first(folder: Folder) -> None:
    for name in ("none", "half", "done", "other", "held", "over", "away", "far"):
        folder.write(f"standards/{name}.yml", standard("standard"))
    folder.write("standards/far.yml", standard("standard", "platforms: [emu]"))
    folder.write("standards/early.yml", standard("prototype"))
    folder.write("teams/gamma.yml", team("platforms: [eel]"))
    records(
        folder,
        "gamma",
        "standard: half, status: partial",
        "standard: done, status: adopted",
        "standard: other, status: alternative, note: Otherwise.",
        f"standard: held, status: planned, {WAIVER.format('2026-11-22')}",
        f"standard: over, status: planned, {WAIVER.format('2026-11-21')}",
        "standard: away, status: not_applicable, note: No servers.",
        "standard: early, status: planned",
        "tool: anvil, status: adopted",
        f"tool: hammer, status: planned, {WAIVER.format('2026-11-21')}",
    )
    found = of(sound(folder), "gamma")
    assert groups(found) == {
        "missing": ["over", "hammer"],
        "unknown": ["flow", "none"],
        "progress": ["half", "early"],
        "waived": ["held"],
        "use": ["done"],
        "otherwise": ["other"],
        "excluded": ["away", "far"],
        "tools": ["anvil"],
    }
    assert list(groups(found))[:3] == ["missing", "unknown", "progress"]
    assert found.total == 12
    assert found.rate == Rate(adopted=1, confirmed=0, total=7, unknown=2)


def test_each_has_why_it_applies_and_what_comes_next(folder: Folder) -> None:
    folder.write("standards/both.yml", standard("standard", "platforms: [eel, emu]"))
    folder.write("standards/away.yml", standard("standard", "platforms: [eel]"))
    folder.write("standards/all.yml", standard("standard"))
    folder.write("standards/early.yml", standard("prototype", "how_to_adopt: Ask."))
    folder.write("teams/gamma.yml", team("platforms: [emu]"))
    records(folder, "beta", "standard: early, status: adopted, since: 2026-01")
    records(
        folder,
        "gamma",
        "standard: flow, status: adopted",
        f"standard: early, status: planned, {WAIVER.format('2027-03-31')}",
    )
    catalog = sound(folder)
    told = {
        name: (line.why, [to.id for to in line.platforms], line.step)
        for name, line in lines(of(catalog, "gamma")).items()
    }
    assert told == {
        "all": ("", [], "record"),
        "both": ("why_platform", ["emu"], "record"),
        "flow": ("why_recorded", [], "confirm"),
        "early": ("why_waiver", [], "waiver"),
        "away": ("not_concerned", [], "none"),
    }
    early = lines(of(catalog, "gamma"))["early"]
    assert early.has_how
    assert early.precedent
    assert early.precedent.team.id == "beta"
    assert lines(of(catalog, "beta"))["both"].why == "why_open"  # it names no platform


def test_many_are_filtered_and_what_asks_for_nothing_is_folded(folder: Folder) -> None:
    few = of(sound(folder), "alpha")
    assert few.facets == ()
    assert {group.folded for group in few.groups} == {False}
    for number in range(41):
        folder.write(f"standards/s{number:02}.yml", standard("standard"))
    found = of(sound(folder), "alpha")
    assert {group.name: group.folded for group in found.groups} == {
        "unknown": True,  # more than a reader would scroll past
        "use": True,
    }
    assert [(one.value, one.count) for one in found.facets[0].options] == [
        ("adopted", 1),
        ("unknown", 41),
    ]
    folder.delete("standards/s00.yml")
    again = of(sound(folder), "alpha")
    assert {group.name: group.folded for group in again.groups} == {"unknown": False, "use": True}


def test_without_standards_and_records_there_is_no_table(empty: Folder) -> None:
    catalog = sound(empty.write("teams/gamma.yml", team()))
    assert standing(catalog, one(catalog, Team, "gamma"), "en") is None
