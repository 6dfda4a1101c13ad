"""What figures are drawn of: dots and bars for what is there, few bytes, no script."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace

from standards_catalog.render.environment import render
from standards_catalog.views.incidents.figures import how_long, how_many
from standards_catalog.views.incidents.figures.bars import Bar, Range, bars, ranges
from standards_catalog.views.incidents.figures.columns import Column, Panel, columns
from standards_catalog.views.incidents.figures.dots import MOST_DOTS, scatter
from standards_catalog.views.incidents.figures.figure import Figure, lasting, percent
from standards_catalog.views.incidents.figures.heat import heat
from standards_catalog.views.incidents.figures.plot import Drawing, ticks, years_along
from standards_catalog.views.incidents.numbers.selection import Selection, in_year
from standards_catalog.views.incidents.page import figures

MOST_BYTES = 200_000


def paths(drawing: Drawing) -> dict[str, str]:
    return {one.kind: one.d for one in drawing.paths}


def html(figure: Figure, lang: str = "en") -> str:
    return render("incidents/figure.html", lang, "../../", figure=figure)


def crowd(invented: Selection, number: int) -> Selection:
    """Return so many incidents, spread over the years of the sample."""
    chance = random.Random(1)
    first = invented.incidents[0]
    made = []
    for index in range(number):
        at = first.started_at + timedelta(minutes=chance.randrange(2_000_000))
        took = timedelta(minutes=chance.randrange(20_000))
        made.append(replace(first, id=f"X-{index}", started_at=at, fixed_at=at + took))
    return replace(invented, incidents=tuple(sorted(made, key=lambda one: one.started_at)))


def test_a_dot_for_every_incident(twelve: Selection) -> None:
    found = how_long.to_restore(twelve, "en")
    assert found
    assert [paths(one)["dot"].count("M") for one in found.drawings] == [10, 10]
    assert [one.width for one in found.drawings] == [720, 340]


def test_below_ten_there_are_dots_without_lines(twelve: Selection) -> None:
    found = how_long.to_detect(twelve, "en")
    assert found
    assert paths(found.drawings[0])["dot"].count("M") == 8
    assert "level" not in paths(found.drawings[0])
    assert found.title.startswith("8 incidents: fewer than 10")
    assert found.table.rows == (("All", "8", "–", "–", "–"),)


def test_what_took_no_time_lies_on_the_lowest_line(twelve: Selection) -> None:
    found = how_long.to_restore(twelve, "en")
    assert found
    heights = [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)h0", paths(found.drawings[0])["dot"])]
    ids = ["A1", "A2", "A3", "A4", "A5", "A7", "A8", "A9", "A11", "A12"]
    assert ids[heights.index(max(heights))] == "A4"
    assert ids[heights.index(min(heights))] == "A12"


@pytest.mark.parametrize(("number", "kind"), [(MOST_DOTS, "dot"), (MOST_DOTS + 1, "shade5")])
def test_above_a_number_dots_become_fields(invented: Selection, number: int, kind: str) -> None:
    found = how_long.to_restore(crowd(invented, number), "en")
    assert found
    assert kind in paths(found.drawings[0])
    assert ("dot" in paths(found.drawings[0])) == (number <= MOST_DOTS)


@pytest.mark.parametrize("number", [MOST_DOTS, 10_000])
def test_no_figure_is_heavy(invented: Selection, number: int) -> None:
    for one in figures(crowd(invented, number), "en"):
        assert len(html(one).encode()) < MOST_BYTES, one.anchor


def test_figures_need_no_script_style_or_id(invented: Selection) -> None:
    for one in figures(invented, "en"):
        assert not re.search(
            r"<script|<style|style=|\bid=|\bon\w+=|fill=|#[0-9a-f]{3,6}\b", html(one)
        )


def test_what_is_invented_says_so_at_every_figure(invented: Selection, twelve: Selection) -> None:
    for one in figures(invented, "en"):
        assert html(one).count("Sample, invented") == 5, one.anchor  # words, drawings, table
    for one in figures(twelve, "en"):
        assert "Sample" not in html(one)


def test_every_figure_leads_to_its_rows(twelve: Selection) -> None:
    found = {one.anchor: one.rows for one in figures(in_year(twelve, "2026"), "en")}
    assert found["months"] == "incidents/shop/rows/?year=2026"
    assert found["alert_share"] == "incidents/shop/rows/?year=2026&detected_by=alert"
    assert 'href="../../incidents/shop/rows/' in html(figures(twelve, "en")[0])


def test_figures_are_left_out_where_there_is_nothing(twelve: Selection) -> None:
    nothing = replace(twelve, incidents=(), releases=())
    assert figures(nothing, "en") == ()
    without = replace(twelve, releases=())
    assert {"releases", "fail_rate", "recovery"}.isdisjoint(
        one.anchor for one in figures(without, "en")
    )


def test_titles_of_few_months_say_nothing_of_an_association(twelve: Selection) -> None:
    (found,) = [one for one in figures(twelve, "en") if one.anchor == "releases"]
    assert found.title == "7 months: fewer than 10, so nothing is said about an association"
    assert "associated" not in found.title


def test_published_shares_are_marks_and_named_so(twelve: Selection) -> None:
    found = how_many.by_trigger(twelve, "en")
    assert found
    assert paths(found.drawings[0])["reference"].count("M") == 8
    assert found.source
    assert found.source.url.startswith("https://sre.google/")
    assert "a reference, not a target" in found.notes[0]
    by_notice = how_many.by_notice(twelve, "en")
    assert by_notice
    assert by_notice.source is None


def test_hostile_names_stay_text(twelve: Selection) -> None:
    evil = "<script>alert(1)</script>{{ 7 * 7 }}"
    rows = tuple(replace(one, component=evil) for one in twelve.incidents)
    for one in figures(replace(twelve, incidents=rows), "en"):
        assert "<script>" not in html(one)


def test_columns_that_rest_on_little_are_outlined() -> None:
    panel = Panel("Share", (Column(50), Column(None), Column(100, few=True)), 100, " %")
    found = columns(["2025-Q4", "2026-Q1", "2026-Q2"], [panel], 720)
    assert paths(found)["bar"].count("M") == 1
    assert paths(found)["few"].count("M") == 1
    assert {"0 %", "50 %", "100 %", "2026"} <= {one.text for one in found.labels}


def test_bars_have_one_scale() -> None:
    found = bars([Bar("a", 0.5), Bar("b", 0.25), Bar("c", None)], 100)
    assert re.findall(r"h([\d.]+)v", paths(found)["bar"]) == ["100.0", "50.0"]


def test_ranges_are_drawn_where_there_are_percentiles() -> None:
    found = ranges([Range("a", (0.1, 0.5, 1.0)), Range("b: n = 3", ())], 102)
    assert paths(found)["reference"].count("M") == 3
    assert [one.text for one in found.labels] == ["a", "b: n = 3"]


def test_the_darkest_field_is_the_fullest() -> None:
    fields = [[0] * 24 for _ in range(7)]
    fields[0][0], fields[6][23] = 10, 1
    found = heat(fields, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], 720)
    assert "M34.0 4.0h" in paths(found)["shade5"]
    assert "M691.4 136.0h" in paths(found)["shade1"]


def test_a_scatter_has_a_dot_for_every_month() -> None:
    found = scatter([(0, 0), (10, 5), (10, 5)], "releases", "incidents", 720)
    assert paths(found)["dot"].count("M") == 3


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, (0, 1)), (3, (0, 1, 2, 3)), (19, (0, 5, 10, 15, 20)), (100, (0, 50, 100))],
)
def test_marks_are_round(most: float, expected: Sequence[float]) -> None:
    assert ticks(most) == expected


def test_years_have_room_for_their_names() -> None:
    months = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
    assert list(years_along(months, 10)) == [(0, "2024"), (12, "2025")]
    assert [name for _, name in years_along(months, 2)] == ["2024", ""]


@pytest.mark.parametrize(
    ("minutes", "en", "ja"),
    [
        (None, "–", "–"),
        (0, "0 min", "0分"),
        (59.6, "1 h 0 min", "1時間0分"),
        (185, "3 h 5 min", "3時間5分"),
        (48 * 60, "2 d 0 h", "2日0時間"),
    ],
)
def test_durations_in_words(minutes: float | None, en: str, ja: str) -> None:
    assert (lasting(minutes, "en"), lasting(minutes, "ja")) == (en, ja)


def test_a_share_of_nothing_is_a_dash() -> None:
    assert (percent(None), percent(64.4)) == ("–", "64 %")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_of_a_record_that_reaches_far_back_the_last_twenty_years_are_drawn(
    twelve: Selection, lang: str
) -> None:
    every = tuple(f"{year}-{month:02}" for year in range(1628, 2027) for month in range(1, 13))
    some = replace(twelve, months=every)
    by_month, share = how_many.by_month(some, lang), how_many.alert_share(some, lang)
    assert by_month
    assert share
    assert [row[0] for row in by_month.table.rows] == list(every[-240:])
    assert len(share.table.rows) == 80
    assert "2007-01" in by_month.notes[-1]
    assert "2007-Q1" in share.notes[-1]
    assert f"{len(every)}" in by_month.title
    assert max(len(html(one, lang)) for one in figures(some, lang)) < MOST_BYTES
    near = how_many.by_month(twelve, lang)
    assert near
    assert len(near.notes) == 1
