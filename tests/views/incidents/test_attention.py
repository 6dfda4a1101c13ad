from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Component, Team
from standards_catalog.views.incidents.attention import of_team, overview
from standards_catalog.views.incidents.numbers.selection import Selection
from standards_catalog.views.kinds.component import failures, promises
from tests.views.made import one


def test_what_calls_for_action(twelve: Selection) -> None:
    known = overview(twelve.catalog)
    assert known
    assert (known.products, known.recorded, known.unknown) == (2, 1, 1)
    found = known.attention
    assert found
    assert (found.months, found.incidents) == (12, 12)
    assert (found.noticed.alerts, found.noticed.known) == (7, 11)
    assert [(item.component.id, len(item.incidents)) for item in found.uncovered] == [("cart", 6)]
    assert found.figures == ()


def test_a_team_sees_its_own_products(twelve: Selection) -> None:
    catalog = twelve.catalog
    found = of_team(catalog, one(catalog, Team, "alpha"), "en")
    assert found
    mine = found.attention
    assert mine
    assert [(to.href, number) for to, number in found.products] == [("incidents/shop/", 12)]
    assert {to.href for to in found.components} >= {"components/cart/", "components/till/"}
    assert [item.component.id for item in mine.uncovered] == ["cart"]
    assert [figure.anchor for figure in mine.figures] == ["alert_share", "time_to_restore"]


def test_of_a_product_without_a_record_nobody_knows_how_many(twelve: Selection) -> None:
    found = of_team(twelve.catalog, one(twelve.catalog, Team, "beta"), "en")
    assert found
    assert [(to.href, number) for to, number in found.products] == [("", None)]
    assert found.attention is None


def test_the_sample_alone_calls_for_nothing(only_sample: Catalog) -> None:
    known = overview(only_sample)
    assert known
    assert (known.recorded, known.unknown, known.attention) == (0, known.products, None)
    teams = [of_team(only_sample, team, "en") for team in only_sample.teams]
    assert {one.attention for one in teams if one} == {None}


def test_a_component_shows_its_objectives_and_incidents(twelve: Selection) -> None:
    catalog = twelve.catalog
    found = promises(catalog, one(catalog, Component, "till"), "en")
    assert found
    assert [(item.slo.target, item.status.value) for item in found] == [("0.9995", "active")]
    cart = one(catalog, Component, "cart")
    assert promises(catalog, cart, "en") is None
    figures = failures(catalog, cart, "en")
    assert figures
    assert [figure.anchor for figure in figures] == [
        "months", "trigger", "detected_by", "time_to_restore",
    ]  # fmt: skip
    assert figures[0].title.startswith("6 incidents in 12 months")
    assert figures[0].rows == "incidents/shop/rows/?component=cart"
