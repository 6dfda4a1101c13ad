"""What other programs read: as described, complete, and the same numbers as on the pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from standards_catalog.checks.load import load
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard
from standards_catalog.publish.api.documents import documents
from standards_catalog.publish.api.openapi import openapi
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.adoption.matrix import adopted_tools, adoption_matrix
from standards_catalog.views.zones.zones import zone_matrix
from tests.conftest import BASE, EXAMPLE, NOW, Folder
from tests.publish.api.described import api, faults, operation, parsed
from tests.views.made import sound

TESTS = Path(__file__).parents[2]
GOLDEN = TESTS / "golden/api"
CATALOGS = {"base": BASE, "golden": TESTS / "golden/catalog", "whole": EXAMPLE}


@pytest.fixture(params=CATALOGS)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    loaded = load(CATALOGS[request.param], shown="catalog", now=NOW)
    assert not loaded.errors
    return loaded.catalog


def test_the_description_is_valid() -> None:
    OpenAPIV31SpecValidator(openapi(package_schemas(), "https://example.com/")).validate()


def test_every_document_is_as_described(catalog: Catalog) -> None:
    made = {path: content for path, content in api(catalog).items() if path.endswith(".json")}
    assert len(made) > 20
    own = catalog.schemas
    assert [fault for path, content in made.items() for fault in faults(path, content, own)] == []


def test_the_description_finds_what_is_not_as_described(folder: Folder) -> None:
    right = parsed(sound(folder), "tools/anvil.json")
    for change in ({"name": "Anvil"}, {"extra": 1}, {"reviewed_on": "soon"}, {"ring": "hold"}):
        wrong = {**right, "entry": right["entry"] | change}
        assert faults("tools/anvil.json", msgspec.json.encode(wrong)), change
    del right["entry"]["owner"]
    assert faults("tools/anvil.json", msgspec.json.encode(right))


def test_everything_described_is_there_and_nothing_else(catalog: Catalog) -> None:
    made = api(catalog)
    wanted = {path[1:] for path in openapi(package_schemas(), "")["paths"] if "{id}" not in path}
    assert wanted <= set(made)
    kinds = {"json": "application/json", "csv": "text/csv"}
    assert all(kinds[path.rpartition(".")[2]] in operation(path) for path in made)


def test_same_input_same_bytes(folder: Folder) -> None:
    one, other = sound(folder), sound(folder)
    made = {path: make() for path, make in reversed(documents(one).items())}
    assert made == {path: make() for path, make in documents(other).items()}


def test_the_small_catalog_gives_these_documents(folder: Folder) -> None:
    """UPDATE_GOLDEN=1 writes the files anew; read the difference before you commit it."""
    made = {path: readable(path, content) for path, content in api(sound(folder)).items()}
    del made["openapi.json"]  # openapi.yml and the schemas are easier to read
    if os.environ.get("UPDATE_GOLDEN"):
        for path, content in made.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(content)
    files = (file for file in GOLDEN.rglob("*") if file.is_file())
    known = {file.relative_to(GOLDEN).as_posix(): file.read_bytes() for file in files}
    assert set(made) == set(known)
    assert [path for path in made if unwrapped(made[path]) != unwrapped(known[path])] == []


def readable(path: str, content: bytes) -> bytes:
    return msgspec.json.format(content, indent=1) + b"\n" if path.endswith("json") else content


def unwrapped(content: bytes) -> bytes:
    """Return a file as any Git checks it out: the ends of lines are not what is tested here."""
    return content.replace(b"\r\n", b"\n")


def test_rates_and_cells_are_those_of_the_pages(catalog: Catalog) -> None:
    for name, subjects in (
        ("standards", catalog.all(Standard)),
        ("tools", adopted_tools(catalog)),
    ):
        data = parsed(catalog, f"matrix/{name}.json")["matrix"]
        view = adoption_matrix(catalog, subjects, name.removesuffix("s"))
        assert [column["id"] for column in data["columns"]] == [c.link.id for c in view.columns]
        assert [row["id"] for row in data["rows"]] == [row.link.id for row in view.rows]
        pairs = [(data["rate"], view.rate)]
        for some, shown in ((data["columns"], view.columns), (data["rows"], view.rows)):
            pairs += [(one["rate"], other.rate) for one, other in zip(some, shown, strict=True)]
        for one, rate in pairs:
            assert (one["adopted"], one["confirmed"]) == (rate.adopted, rate.confirmed)
            assert (one["total"], one["unknown"]) == (rate.total, rate.unknown)
            assert one["percent"] == rate.percent
        cells = [cell for row in data["rows"] for cell in row["cells"]]
        seen = [cell for row in view.rows for cell in row.cells]
        assert [(one["status"], one["applies"], one["gap"]) for one in cells] == [
            (one.status.value, one.applies, one.gap) for one in seen
        ]


def test_zones_have_the_gaps_of_the_page(catalog: Catalog) -> None:
    data, view = parsed(catalog, "matrix/zones.json")["matrix"], zone_matrix(catalog)
    assert data["gaps"] == view.gaps
    assert [cell["gap"] for row in data["rows"] for cell in row["cells"]] == [
        cell.gap for row in view.rows for cell in row.cells
    ]


def test_an_entry_is_the_same_wherever_it_stands(folder: Folder) -> None:
    catalog = sound(folder)
    alone = parsed(catalog, "tools/anvil.json")["entry"]
    assert alone in parsed(catalog, "tools.json")["entries"]
    assert alone in parsed(catalog, "catalog.json")["entries"]["tool"]
    matrix = parsed(catalog, "matrix/tools.json")["matrix"]
    assert parsed(catalog, "catalog.json")["matrices"]["tools"] == matrix


def test_a_text_is_always_an_object_by_language(folder: Folder) -> None:
    catalog = sound(folder)
    assert parsed(catalog, "teams/alpha.json")["entry"]["name"] == {"en": "Alpha", "ja": "アルファ"}
    assert parsed(catalog, "teams/beta.json")["entry"]["name"] == {"und": "Beta"}


def test_what_is_computed_depends_on_the_day_that_the_head_names(folder: Folder) -> None:
    folder.edit("adoption/beta.yml", 'version: "2.1"', 'version: "2.0"')
    document = parsed(sound(folder), "tools/anvil.json")
    assert document["today"] == "2026-11-22"
    [cell] = document["entry"]["computed"]["adoption"]
    assert (cell["team"], cell["status"], cell["gap"]) == ("beta", "partial", True)
    assert cell["record"]["behind"] == "2.1"
    assert (cell["record"]["age_days"], cell["record"]["stale"]) == (53, False)
    later = folder.load(NOW.replace(year=2027)).catalog
    [cell] = parsed(later, "tools/anvil.json")["entry"]["computed"]["adoption"]
    assert (cell["record"]["age_days"], cell["record"]["stale"]) == (418, True)


def test_a_waiver_that_ended_leaves_a_gap(folder: Folder) -> None:
    waiver = "waiver: { reason: Later, approved_by: committee, expires_on: 2026-12-31 }"
    folder.edit("adoption/beta.yml", "status: partial", f"status: partial\n    {waiver}")
    for now, waived in ((NOW, True), (NOW.replace(year=2027), False)):
        catalog = folder.load(now).catalog
        [cell] = parsed(catalog, "tools/anvil.json")["entry"]["computed"]["adoption"]
        assert (cell["record"]["waived"], cell["gap"]) == (waived, not waived)
        assert cell["record"]["waiver"]["expires_on"] == "2026-12-31"


def test_a_former_address_says_where_the_entry_went(folder: Folder) -> None:
    file = (folder.root / "teams/beta.yml").read_text("utf-8")
    folder.write("teams/beta.yml", f"{file}formerly: [gamma]\n")
    catalog = sound(folder)
    for place in ("teams", "adoption"):
        moved = parsed(catalog, f"{place}/gamma.json")["moved"]
        assert (moved["former"], moved["id"]) == ("gamma", "beta")
        site = "https://example.github.io/standards/"
        assert moved["location"] == f"{site}api/v1/{place}/beta.json"
        assert parsed(catalog, f"{place}/beta.json")["self"] == moved["location"]


def test_a_team_without_records_has_its_document(folder: Folder) -> None:
    team = (folder.root / "teams/beta.yml").read_text("utf-8")
    catalog = sound(folder.write("teams/gamma.yml", team.replace("mail", "post")))
    entry = parsed(catalog, "adoption/gamma.json")["entry"]
    assert (entry["file"], entry["computed"]["adoption"]) == (None, [])
    assert [cell["id"] for cell in parsed(catalog, "adoption.json")["entries"]] == [
        "alpha",
        "beta",
        "gamma",
    ]


def test_without_settings_addresses_are_relative_and_nothing_is_invented(folder: Folder) -> None:
    folder.write("settings.yml", "organisation: Example\n")
    document = parsed(sound(folder), "tools/anvil.json")
    assert document["self"] == "api/v1/tools/anvil.json"
    assert document["entry"]["page"] == "tools/anvil/"
    assert document["entry"]["source"] is None


def test_no_text_of_nothing(catalog: Catalog) -> None:
    assert "" not in set(leaves(parsed(catalog, "catalog.json")))


def leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from leaves(value)
    else:
        yield data
