"""A rollout over time: what is drawn when, as exactly as it is known and no more."""

from __future__ import annotations

from itertools import pairwise

import pytest

from standards_catalog.model.entries import Standard
from standards_catalog.render.environment import render_section
from standards_catalog.views.adoption.rollout import Timeline, rollout
from standards_catalog.views.kinds.entry import section
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard, team


def shown(folder: Folder, *since: str, lang: str = "en") -> Timeline | None:
    folder.write("standards/art.yml", standard())
    for index, when in enumerate(since):
        folder.write(f"teams/t{index}.yml", team())
        dated = f", since: '{when}'" if when else ""
        records(folder, f"t{index}", f"standard: art, status: adopted{dated}")
    catalog = sound(folder)
    return rollout(catalog, one(catalog, Standard, "art"), lang)


def bars(found: Timeline | None) -> list[tuple[str, float, float]]:
    assert found
    return [(bar.cell.team.id, bar.start, bar.sure) for bar in found.charts[0].bars]


@pytest.mark.parametrize("since", [[], ["2024"], ["2024", ""]])
def test_fewer_than_two_dated_records_are_no_rollout(since: list[str], folder: Folder) -> None:
    assert shown(folder, *since) is None


def test_what_is_unknown_was_not_reached(folder: Folder) -> None:
    assert shown(folder, "2024", "2025")
    folder.edit("adoption/t0.yml", "status: adopted", "status: unknown")
    catalog = sound(folder)
    assert rollout(catalog, one(catalog, Standard, "art"), "en") is None


def test_teams_stand_in_the_order_in_which_they_came(folder: Folder) -> None:
    found = bars(shown(folder, "2025-06", "2024", "2024-01-01"))
    assert [name for name, *_ in found] == ["t2", "t1", "t0"]


def test_a_bar_is_sure_only_from_the_last_day_that_its_date_can_mean(folder: Folder) -> None:
    day, year, now = bars(shown(folder, "2024-01-01", "2024", "2026"))
    assert day[1:] == (0, 0)
    assert year[1] == 0
    assert 720 * 0.34 < year[2] < 720 * 0.36  # 2024 of 2024-01-01 to 2026-11-22
    assert now[2] == 720, "not past the day of the build"


def test_years_are_told_where_there_is_room(folder: Folder) -> None:
    found = shown(folder, "2000", "2024")
    assert found
    wide, narrow = found.charts
    assert [len(chart.years) for chart in found.charts] == [27, 27]
    for chart in (wide, narrow):
        told = [year.x for year in chart.years if year.label]
        assert min(b - a for a, b in pairwise(told)) >= 40
    assert wide.years[0].label == narrow.years[0].label == "2000"


def test_each_row_says_it_in_words(folder: Folder) -> None:
    found = shown(folder, "2024-05", "2025")
    assert found
    told = " ".join(found.charts[0].bars[0].lines)
    assert told.endswith("Adopted, since 2024-05")
    assert [len(bar.lines) for bar in found.charts[0].bars] == [1, 1]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_each_row_is_a_link_to_its_team_in_each_drawing(folder: Folder, lang: str) -> None:
    shown(folder, "2024-05", "2025")
    catalog = sound(folder)
    found = section(catalog, one(catalog, Standard, "art"), "rollout", lang)
    assert found
    html = render_section(found, lang, "../../")
    for name in ("t0", "t1"):
        assert html.count(f'href="../../teams/{name}/"') == 2
    assert "sc-bar-faint" in html
    assert {"en": "2026-11-22", "ja": "2026年11月22日"}[lang] in html
