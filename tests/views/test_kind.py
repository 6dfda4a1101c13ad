"""What a kind says of itself is shown wherever its entries are."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from standards_catalog.model.entries import Standard
from standards_catalog.publish.api.documents import documents
from standards_catalog.views.kinds import standard
from standards_catalog.views.kinds.entry import entry_view
from standards_catalog.views.kinds.kind import Computed, Filter, Kind
from standards_catalog.views.kinds.plain import PLAIN
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.lists.entries import entry_list
from standards_catalog.views.shared.fact import field, of_text
from tests.conftest import invented


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kind]:
    """The kind of standards, which also tells the year in which each was decided."""
    was = standard.KIND
    told = replace(
        was,
        sections={
            **was.sections,
            "facts": lambda catalog, entry, lang: field(
                catalog, "standard", ["decided_on"], lang, of_text(_year(entry))
            ),
        },
        filters={"decided_on": Filter(lambda catalog, entry: [_year(entry)]), **was.filters},
        computed={
            "year": Computed(
                {"type": "string"}, "When it was decided.", lambda catalog, entry: _year(entry)
            ),
            **was.computed,
        },
    )
    monkeypatch.setattr(standard, "KIND", told)
    kind_of.cache_clear()
    yield told
    kind_of.cache_clear()


def _year(entry: Standard) -> str:
    return str(entry.decided_on.year) if entry.decided_on else "undecided"


@pytest.mark.usefixtures("told")
def test_a_field_is_added_to_page_list_and_api_in_one_place() -> None:
    catalog = invented()
    every = catalog.all(Standard)
    flow = next(one for one in every if one.decided_on)

    facts = next(one for one in entry_view(catalog, flow, "en").sections if one.name == "facts")
    assert [value.text for fact in facts.body for value in fact.values] == [_year(flow)]

    facet = entry_list(catalog, every, "standard", "en").facets[0]
    assert (facet.name, facet.label) == ("decided_on", "Decided on")
    assert {option.value for option in facet.options} == set(map(_year, every))

    made = documents(catalog)
    document = json.loads(made[f"api/v1/standards/{flow.id}.json"]())
    assert document["entry"]["computed"]["year"] == _year(flow)
    shapes = json.loads(made["api/v1/openapi.json"]())["components"]["schemas"]
    shape = shapes["Standard"]["properties"]["computed"]
    assert shape["properties"]["year"] == {"type": "string", "description": "When it was decided."}
    assert "year" in shape["required"]


def test_a_kind_called_like_a_module_that_is_none_is_plain() -> None:
    assert kind_of("registry") is kind_of("kind") is kind_of("widget") is PLAIN
