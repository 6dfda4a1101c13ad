from __future__ import annotations

from msgspec.structs import replace

from standards_catalog.model.catalog import Catalog
from standards_catalog.views.incidents.compare import figures, periods
from standards_catalog.views.incidents.numbers.selection import Selection, selections


def test_one_product_is_compared_with_nothing(twelve: Selection) -> None:
    assert figures([twelve], "en") == ()
    assert len(periods([twelve], "")) == 1


def test_products_are_in_the_order_of_their_names(twelve: Selection) -> None:
    few = replace(twelve, place="b", product="b-shop", incidents=twelve.incidents[:3])
    worse = replace(twelve, place="a", product="a-shop", incidents=twelve.incidents[:2])
    found = figures([twelve, few, worse], "en")
    for one in found:
        assert [row[0] for row in one.table.rows] == ["a-shop", "b-shop", "Shop"]
        assert one.title.endswith("?")
        assert one.rows == ""
    alerts, triggers, detect, restore = found
    assert alerts.table.rows[2] == ("Shop", "7", "11", "64 %", "1")
    assert triggers.table.rows[2][1] == "6"
    assert detect.table.rows[2] == ("Shop", "8", "–", "–", "–")
    assert restore.table.rows[2] == ("Shop", "10", "1 h 0 min", "1 h 45 min", "7 h 30 min")


def test_the_same_years_for_all(twelve: Selection) -> None:
    found = periods([twelve, twelve], "2026")
    assert [(one.label, one.is_here) for one in found] == [
        ("", False),
        ("2026", True),
        ("2025", False),
    ]


def test_the_sample_is_no_product(only_sample: Catalog) -> None:
    assert only_sample.sample
    assert "sample" not in [one.place for one in selections(only_sample)]
