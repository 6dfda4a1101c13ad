"""What counts is what a word counts as: statuses and stages may be called otherwise."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from standards_catalog.checks.gates import gate
from standards_catalog.checks.load import load
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Adoption, Standard
from standards_catalog.model.standing import company_wide, in_use, next_stage, stage_of, way
from standards_catalog.schema.schemas import Schemas, package_schemas
from standards_catalog.views.adoption.adoption import cells_of, gaps, rate
from standards_catalog.views.adoption.matrix import adoption_matrix
from tests.conftest import NOW, Folder

WORDS = {"standard": "stable", "prototype": "draft-in-use", "deprecated": "sunset"}
TYPES = {"practice": "habit"}
STATUSES = {"adopted": "live", "alternative": "other-way", "unknown": "who-knows"}


def called(raw: Any, names: dict[str, str]) -> None:
    """Give values of a vocabulary other names, in place, and keep what they count as."""
    for choice in raw["oneOf"]:
        choice["const"] = names.get(choice["const"], choice["const"])
    for keyword in ("x-counts-as", "x-tones"):
        known = raw.get(keyword, {})
        raw[keyword] = {names.get(value, value): what for value, what in known.items()}
    raw["default"] = names.get(raw["default"], raw["default"])


def other_words() -> Schemas:
    raw: dict[str, Any] = json.loads(json.dumps(dict(package_schemas().raw)))
    called(raw["standard"]["$defs"]["stage"], WORDS)
    called(raw["standard"]["properties"]["type"], TYPES)
    called(raw["adoption"]["$defs"]["record"]["properties"]["status"], STATUSES)
    return Schemas(raw)


def in_other_words(folder: Folder) -> Catalog:
    """Load the base catalog with every such word in its files replaced."""
    for file in (folder.root / "standards").glob("*.yml"):
        text = file.read_text("utf-8")
        for name, other in WORDS.items():
            text = text.replace(f"stage: {name}", f"stage: {other}")
        for name, other in TYPES.items():
            text = text.replace(f"type: {name}", f"type: {other}")
        file.write_text(text, "utf-8")
    for file in (folder.root / "adoption").glob("*.yml"):
        text = file.read_text("utf-8")
        for name, other in STATUSES.items():
            text = text.replace(f"status: {name}", f"status: {other}")
        file.write_text(text, "utf-8")
    loaded = load(folder.root, "catalog", NOW, schemas=other_words())
    assert loaded.errors == ()
    return loaded.catalog


def figures(catalog: Catalog) -> Any:
    """What is computed of adoption and stages, without the words."""
    standards = catalog.all(Standard)
    matrix = adoption_matrix(catalog, standards, "standard")
    return (
        [one.id for one in company_wide(catalog)],
        [rate(cells_of(catalog, one)) for one in standards],
        [[gap.subject.id for gap in gaps(catalog, team)] for team in catalog.teams],
        [column.link.id for column in matrix.columns],
        [gate(catalog, one, stage_of(catalog, one)) for one in standards],
        [len(list(way(catalog, one))) for one in standards],
        [in_use(catalog, record) for one in catalog.all(Adoption) for record in one.records],
        {ref: placed.team for ref, placed in catalog.adopted_last.items()},
    )


def test_other_words_change_no_figure(folder: Folder) -> None:
    before = folder.load().catalog
    expected = figures(before)
    catalog = in_other_words(folder)
    assert {one.stage for one in catalog.all(Standard)} != {
        one.stage for one in before.all(Standard)
    }
    assert figures(catalog) == expected


@pytest.mark.parametrize(
    ("stage", "following", "steps"),
    [
        ("proposed", "prototype", 4),
        ("prototype", "refinement", 4),
        ("refinement", "standard", 4),
        ("standard", "", 4),
        ("deprecated", "", 5),
        ("retired", "", 6),
    ],
)
def test_the_way_of_a_standard(folder: Folder, stage: str, following: str, steps: int) -> None:
    catalog = folder.load().catalog
    known = catalog.get(Standard, "flow")
    assert known
    flow = replace(known, stage=stage)
    after = next_stage(catalog, flow)
    assert (after.value if after else "", len(list(way(catalog, flow)))) == (following, steps)


def test_a_practice_by_another_name_ships_nothing(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "\ntype: standard", "\ntype: practice")
    catalog = in_other_words(folder)
    (flow,) = (one for one in catalog.all(Standard) if one.type == "habit")
    assert [need.name for need in gate(catalog, flow, stage_of(catalog, flow))] == ["products"]


def test_stages_are_listed_the_furthest_first_and_ended_ones_last(folder: Folder) -> None:
    assert list(folder.load().catalog.vocabulary.stage_ranks) == [
        *("standard", "refinement", "prototype", "proposed"),
        *("deprecated", "retired"),
    ]


def test_what_counts_is_a_value_of_its_vocabulary() -> None:
    def vocabularies(schema: Any) -> Any:
        if isinstance(schema, list):
            for one in schema:
                yield from vocabularies(one)
        elif isinstance(schema, dict):
            if "x-counts-as" in schema or "x-tones" in schema:
                yield schema
            for one in schema.values():
                yield from vocabularies(one)

    found = list(vocabularies(dict(package_schemas().raw)))
    assert found
    for schema in found:
        values = {choice["const"] for choice in schema["oneOf"]}
        assert {*schema.get("x-counts-as", {}), *schema.get("x-tones", {})} <= values
