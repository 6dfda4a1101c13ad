"""The first file of each kind is right, says what each field is, and makes nothing up."""

from __future__ import annotations

from typing import Any

import pytest

from standards_catalog.checks.shape import check_shape
from standards_catalog.documents.document import Document, read
from standards_catalog.editing.draft import Author, MissingError, commented, complete, needed
from standards_catalog.editing.fixer import mended, schema_line
from standards_catalog.schema.schemas import Schema, package_schemas

KINDS = [schema for kind, schema in package_schemas().kinds.items() if kind != "adoption"]
GIVEN = {"component": {"product": "flask"}}  # what nothing can stand in for


def author(team: str = "alpha") -> Author:
    return Author("my-thing", "2026-11-22", team)


def draft(schema: Schema, given: dict[str, Any], *, bare: bool = False) -> str:
    data = complete(schema.whole, given, author())
    return schema_line(commented(schema.whole, data, bare=bare), schema)


def document(text: str) -> Document:
    found = read("f.yml", text.encode())
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("schema", KINDS, ids=lambda schema: schema.kind)
@pytest.mark.parametrize("bare", [False, True])
def test_first_file(schema: Schema, bare: bool) -> None:
    text = draft(schema, GIVEN.get(schema.kind, {}), bare=bare)
    assert check_shape(schema, document(text)) == []
    assert mended(text.encode(), schema).done == (), "it is in the house's style"
    for key in schema.raw["required"]:
        assert f"\n{key}:" in text
    others = set(schema.raw["properties"]) - set(document(text).data)
    assert {key for key in others if f"\n#{key}:" in text} == (set() if bare else others)
    assert all(len(line) <= 100 for line in text.splitlines())


@pytest.mark.parametrize("schema", KINDS, ids=lambda schema: schema.kind)
def test_every_field_can_be_uncommented_one_by_one(schema: Schema) -> None:
    """What is commented out is right in itself; only what excludes something is not."""
    lines = draft(schema, GIVEN.get(schema.kind, {})).split("\n")
    at = 0
    while at < len(lines):
        end = at + 1
        indent = lines[at].partition("#")[0]
        if lines[at].startswith(f"{indent}#") and lines[at][len(indent) + 1 :][:1].isalpha():
            while lines[end : end + 1] and lines[end].startswith((f"{indent}# ", f"{indent}#-")):
                end += 1
            changed = [line.replace("#", "", 1) for line in lines[at:end]]
            found = document("\n".join([*lines[:at], *changed, *lines[end:]]))
            codes = {problem.code for problem in check_shape(schema, found)}
            assert codes <= {"unmet-condition"}, changed
        at = end


def test_comments_say_what_a_field_is_and_may_be() -> None:
    text = draft(package_schemas().kinds["tool"], {"name": "Vice"})
    assert "\n# The tool's name as upstream writes it.\nname: Vice\n" in text
    assert "One of adopt, trial, assess, caution.\nring: assess\n" in text
    assert "\n#upstream:\n#  repository: https://github.com/kayac/ecspresso\n" in text
    assert "\n# Why the opinion is what it is.\n#ring_note: " in text
    assert "\n  # What the source is called.\n  - title: " in text


def test_what_is_given_stands_in_the_order_of_the_schema() -> None:
    given = {
        "tags": ["a", "b"],
        "upstream": {"version": "1.10", "homepage": "https://example.com/"},
        "rings": {"eel": "trial"},
        "sources": [{"url": "https://example.com/"}],
    }
    data = complete(package_schemas().kinds["tool"].whole, given, author(team=""))
    assert list(data) == [
        *("name", "summary", "rings", "ring_basis", "tags", "upstream", "sources"),
    ], "one way to give a ring is enough"
    assert list(data["upstream"]) == ["homepage", "status", "version", "checked_on"]
    assert list(data["sources"][0]) == ["title", "url", "basis"]
    assert (
        mended(
            draft(package_schemas().kinds["tool"], given).encode(), package_schemas().kinds["tool"]
        ).done
        == ()
    )


def test_what_stands_in_is_told() -> None:
    known = author()
    data = complete(
        package_schemas().kinds["standard"].whole, {"name": "A", "sources": [{"title": "B"}]}, known
    )
    assert data["owner"] == "alpha"
    assert data["stage"] == "proposed"
    assert data["problem"] == "TODO: What goes wrong without it."
    assert data["sources"] == [{"title": "B", "basis": "inferred"}]
    assert known.stands_in == [
        *(("type",), ("stage",), ("summary",), ("problem",), ("owner",)),
        ("sources", 0, "basis"),
    ]


def test_an_owner_is_not_made_up() -> None:
    with pytest.raises(MissingError) as caught:
        complete(package_schemas().kinds["standard"].whole, {}, author(team=""))
    assert caught.value.keys == ("owner",)
    assert caught.value.schema["x-ref"] == ["group", "team"]


def test_a_level_is_not_made_up() -> None:
    with pytest.raises(MissingError) as caught:
        complete(package_schemas().kinds["standard"].whole, {"clauses": [{"text": "A"}]}, author())
    assert caught.value.keys == ("clauses", 0, "level")


def test_the_day_and_the_id_stand_in() -> None:
    tool = complete(package_schemas().kinds["tool"].whole, {"upstream": {}}, author())
    assert tool["upstream"] == {"status": "unknown", "checked_on": "2026-11-22"}
    team = complete(package_schemas().kinds["team"].whole, {}, author())
    assert team["products"][0]["id"] == "my-thing"


def test_of_alternatives_the_first_is_needed() -> None:
    record = package_schemas().kinds["adoption"].whole["properties"]["records"]["items"]
    assert needed(record, {}) == {"status", "basis", "standard"}
    assert needed(record, {"tool": "hammer"}) == {"status", "basis"}
    conditional = {"anyOf": [{"not": {"required": ["a"]}}, {"required": ["b"]}]}
    assert needed({"allOf": [conditional]}, {}) == set()
