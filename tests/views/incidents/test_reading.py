from __future__ import annotations

from msgspec.structs import replace

from standards_catalog.model.catalog import Catalog
from standards_catalog.views.incidents.numbers.selection import Selection
from standards_catalog.views.incidents.reading import reading_list, reasons
from standards_catalog.views.incidents.rows import rows


def test_the_newest_year_and_the_most_instructive_first(twelve: Selection) -> None:
    found = reading_list(twelve.catalog, [twelve], "en")
    assert [year.year for year in found.years] == ["2026"]
    assert [(one.url[-2:], len(one.reasons)) for one in found.years[0].readings] == [
        ("12", 2),  # down, and longer than three in four
        ("/2", 2),  # a customer told us, and the cart has no SLO
        ("/3", 0),
    ]
    assert found.years[0].readings[0].row == "incidents/shop/rows/#A12"
    assert not found.is_sample


def test_an_older_year_comes_later_however_instructive(twelve: Selection) -> None:
    first = twelve.incidents[1]
    old = replace(first, id="OLD", started_at=first.started_at.replace(year=2020), severity="down")
    found = reading_list(
        twelve.catalog, [replace(twelve, incidents=(old, *twelve.incidents))], "en"
    )
    assert [year.year for year in found.years] == ["2026", "2020"]


def test_reasons(twelve: Selection) -> None:
    one = twelve.incidents[-1]
    catalog = twelve.catalog
    assert reasons(catalog, one, 105, {"till"}) == ("inc_read_long", "inc_read_down")
    assert reasons(catalog, one, None, ()) == ("inc_read_down", "inc_read_no_slo")
    assert reasons(catalog, replace(one, component="unknown", severity=""), None, ()) == ()


def test_without_postmortems_there_is_the_sample(only_sample: Catalog) -> None:
    found = reading_list(only_sample, [], "en")
    assert found.years == ()
    assert found.sample == "incidents/sample/reading/"


def test_rows_name_the_line_of_their_file(twelve: Selection) -> None:
    found = rows(twelve, "en")
    assert [one.anchor for one in found.rows][:2] == ["A12", "A11"]
    by_id = {one.anchor: one for one in found.rows}
    assert by_id["A1"].number == 2
    assert by_id["A1"].line.endswith("catalog/incidents/shop.csv?plain=1#L2")
    assert (by_id["A6"].started, by_id["A7"].started) == ("2026-03-30", "2026-04-15 18")
    assert by_id["A10"].is_open
    assert (by_id["A6"].detect, by_id["A6"].restore, by_id["A4"].restore) == ("", "", "0 min")
    counts = {one.name: {o.value: o.count for o in one.options} for one in found.facets}
    assert counts["component"] == {"cart": 6, "till": 4, "stock": 1, "unknown": 1}
    assert counts["postmortem"] == {"yes": 3, "no": 9}
