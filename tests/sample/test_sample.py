"""The sample is what its generator writes, says that it is one, and is in nobody's figures."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest

from standards_catalog.model.catalog import Catalog
from standards_catalog.schema.schemas import package_schemas
from tests.conftest import invented
from tests.sample.generate import FOLDER, INCIDENTS, tables


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return invented()


@pytest.mark.parametrize("name", ["incidents/sample.csv", "releases/sample.csv"])
def test_the_generator_writes_the_committed_bytes(name: str) -> None:
    committed = (FOLDER / name).read_bytes().replace(b"\r\n", b"\n")
    assert tables()[name].encode() == committed
    assert tables() == tables()


def test_four_years_of_incidents_that_are_sound(catalog: Catalog) -> None:
    sample = catalog.sample
    assert sample
    assert len(sample.incidents) == INCIDENTS == 400
    first, last = sample.incidents[0].started_at, sample.incidents[-1].started_at
    assert 3.8 < (last - first).days / 365 < 4.01
    assert len(sample.releases) == 48
    assert {one.precision for one in sample.incidents} == {"minute", "hour", "day"}
    assert any(one.is_open for one in sample.incidents)


def test_nothing_of_it_is_in_the_catalog_of_the_organisation(catalog: Catalog) -> None:
    assert catalog.sample
    assert not {one.product for one in catalog.incidents} & set(catalog.sample.products)
    for kind, entries in catalog.sample.entries.items():
        assert not set(entries) & set(catalog.entries[kind])
    assert all("invented" in team.name["en"] for team in catalog.sample.teams)
    assert all("架空" in team.name["ja"] for team in catalog.sample.teams)


def test_triggers_have_the_published_shares() -> None:
    """Within what chance does to 400 draws: five standard deviations."""
    rows = list(csv.DictReader(io.StringIO(tables()["incidents/sample.csv"])))
    counts = Counter(row["trigger"] for row in rows)
    for choice in package_schemas().tables["incident"].row.fields["trigger"]["oneOf"]:
        share = float(choice.get("x-share", 0))
        spread = (share * (1 - share) / INCIDENTS) ** 0.5
        assert abs(counts[choice["const"]] / INCIDENTS - share) <= 5 * spread
