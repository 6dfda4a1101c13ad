"""The schemas that other repositories' editors load."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from standards_catalog.model.catalog import Catalog
from standards_catalog.publish.api import schemas
from standards_catalog.publish.api.documents import documents
from standards_catalog.publish.api.schemas import published
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.schema.sources import NOTHING
from tests.conftest import Folder
from tests.views.made import sound

SITE = "https://example.github.io/standards/"


def fetched(catalog: Catalog) -> dict[str, Any]:
    """Return what an editor that loads the schemas from the site gets, by address."""
    made = {path: make() for path, make in documents(catalog).items() if path.startswith("schema/")}
    return {SITE + path: json.loads(content) for path, content in made.items()}


def following(pages: dict[str, Any], address: str) -> Draft202012Validator:
    resources = [(url, DRAFT202012.create_resource(page)) for url, page in pages.items()]
    return Draft202012Validator({"$ref": address}, registry=Registry().with_resources(resources))


def test_every_schema_is_one_and_knows_its_address(folder: Folder) -> None:
    pages = fetched(sound(folder))
    assert {f"{SITE}schema/v1/{name}.json" for name in package_schemas().raw} <= set(pages)
    for address, page in pages.items():
        Draft202012Validator.check_schema(page)
        assert page["$id"] == address


def test_the_entries_of_the_catalog_hold(folder: Folder) -> None:
    catalog = sound(folder)
    pages = fetched(catalog)
    for ref, document in catalog.documents.items():
        validator = following(pages, f"{SITE}schema/v1/{ref.kind}.json")
        assert list(validator.iter_errors(document.data)) == []


@pytest.mark.parametrize(
    "wrong",
    [{"owner": "nobody"}, {"ring": "hold"}, {"colour": "red"}, {"superseded_by": "committee"}],
    ids=["an id that is not there", "a value", "a key", "an id of another kind"],
)
def test_what_is_wrong_is_found(folder: Folder, wrong: dict[str, str]) -> None:
    catalog = sound(folder)
    data = next(one.data for ref, one in catalog.documents.items() if ref.id == "anvil")
    validator = following(fetched(catalog), f"{SITE}schema/v1/tool.json")
    assert validator.is_valid(data)
    assert not validator.is_valid({**data, **wrong})


def test_ids_follow_the_catalog_and_advise_no_command_of_this_repository(folder: Folder) -> None:
    pages = fetched(sound(folder))
    assert pages[f"{SITE}schema/ids/tool.json"]["enum"] == ["anvil", "hammer"]
    assert "catalog ids" not in json.dumps(pages)


def test_a_site_without_address_has_relative_schemas(folder: Folder) -> None:
    pages = published("", {})
    assert not [path for path, page in pages.items() if "$id" in page]
    text = json.dumps(pages)
    assert '"$ref": "../v1/common.json#/$defs/text"' in text


def test_an_older_address_leads_to_the_schema_of_today(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = sound(folder)
    sources = {name: dict(source) for name, source in schemas._sources(NOTHING).items()}
    sources["common"]["x-version"] = 3
    sources["tool"]["x-version"] = 2
    monkeypatch.setattr(schemas, "_sources", lambda own: sources)
    monkeypatch.setattr(schemas, "_without_ids", schemas._without_ids.__wrapped__)
    pages = fetched(catalog)
    data = next(one.data for ref, one in catalog.documents.items() if ref.id == "anvil")
    for version in (1, 2):
        validator = following(pages, f"{SITE}schema/v{version}/tool.json")
        assert validator.is_valid(data)
        assert not validator.is_valid({**data, "owner": "nobody"})
    with pytest.raises(Unresolvable):
        following(pages, f"{SITE}schema/v3/tool.json").is_valid(data)
    assert "v3/common.json#/$defs/text" in json.dumps(pages[f"{SITE}schema/v2/tool.json"])
