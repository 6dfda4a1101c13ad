"""The schemas are sound, say everything that the site prints, and mean the same to both readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from standards_catalog.checks import shape
from standards_catalog.documents.document import Document, read
from standards_catalog.documents.files import EntryFile, find
from standards_catalog.model.entries import models
from standards_catalog.model.vocabulary import Vocabulary
from standards_catalog.schema.explaining import explaining
from standards_catalog.schema.schemas import COMMON, Schema, matches, package_schemas
from standards_catalog.schema.sources import schema_texts
from standards_catalog.text import links_in
from tests.conftest import BASE, EXAMPLE, invented
from tests.invalid.cases import CASES

NAMES = sorted(package_schemas().raw)

BOUNDS = [("string", "maxLength"), ("array", "maxItems"), ("object", "maxProperties")]

# Keywords that say something about a schema, or hold schemas, and complain of nothing themselves.
SILENT = {
    *("$schema", "$ref", "$defs", "$comment", "title", "description", "examples", "properties"),
    *("items", "default"),
    *("propertyNames", "allOf", "if", "then", "else", "errorMessage", "patternErrorMessage"),
    # what stands only where nothing but a verdict is asked for
    *("enum", "const"),
}


def walk(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema in a schema, with where it stands."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for keyword in ("properties", "$defs"):
        for key, sub in schema.get(keyword, {}).items():
            yield from walk(sub, f"{path}/{keyword}/{key}")
    for keyword in ("items", "additionalProperties", "propertyNames", "not", "if", "then", "else"):
        yield from walk(schema.get(keyword), f"{path}/{keyword}")
    for keyword in ("allOf", "anyOf", "oneOf"):
        for index, sub in enumerate(schema.get(keyword, ())):
            yield from walk(sub, f"{path}/{keyword}/{index}")


def described(name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every property at every depth, references followed, what stands beside them first."""
    for path, schema in walk(package_schemas().raw[name]):
        if re.search(r"/(if|then|else|not|allOf|anyOf)\b", path):
            continue
        for key, sub in package_schemas().properties(schema).items():
            yield f"{path}/properties/{key}", sub


@pytest.mark.parametrize("name", NAMES)
def test_is_a_schema(name: str) -> None:
    raw = package_schemas().raw[name]
    assert raw["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert isinstance(raw["x-version"], int)
    Draft202012Validator.check_schema(dict(raw))


@pytest.mark.parametrize("name", [name for name in NAMES if name != COMMON])
def test_has_a_name_and_a_place(name: str) -> None:
    raw = package_schemas().raw[name]
    assert raw["title"]
    assert raw["description"]
    assert raw["type"] == "object"
    assert bool(raw.get("x-folder")) != bool(raw.get("x-file"))


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described(name: str) -> None:
    missing = [
        f"{path}: {key}"
        for path, sub in described(name)
        for key in ("title", "description", "examples")
        if not sub.get(key)
    ]
    assert not missing


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_is_described(name: str) -> None:
    for path, schema in walk(package_schemas().raw[name]):
        for choice in schema.get("oneOf", ()):
            assert {"const", "title", "description"} <= set(choice), path
        values = [choice["const"] for choice in schema.get("oneOf", ())]
        assert len(set(values)) == len(values), path


@pytest.mark.parametrize("name", NAMES)
def test_old_names_lead_to_names_of_today_and_never_come_back(name: str) -> None:
    for path, schema in walk(package_schemas().raw[name]):
        names = {choice["const"] for choice in schema.get("oneOf", ())}
        names |= set(schema.get("properties", {}))
        renamed = schema.get("x-renamed", {})
        assert set(renamed.values()) <= names, path
        assert not set(renamed) & names, path


@pytest.mark.parametrize("name", NAMES)
def test_defaults_are_right(name: str) -> None:
    raw = package_schemas().raw[name]
    validator = explaining(raw, package_schemas().raw)
    for path, sub in (*walk(raw), *described(name)):
        if "default" in sub:
            assert validator.evolve(schema=package_schemas().resolved(sub)).is_valid(
                sub["default"]
            ), path


@pytest.mark.parametrize("name", NAMES)
def test_every_mapping_says_which_keys(name: str) -> None:
    for path, schema in walk(package_schemas().raw[name]):
        if "object" in schema.get("type", ()):
            assert {"additionalProperties", "unevaluatedProperties"} & set(schema), path


@pytest.mark.parametrize("name", NAMES)
def test_every_form_is_explained(name: str) -> None:
    for path, schema in walk(package_schemas().raw[name]):
        if "pattern" in schema:
            assert schema["patternErrorMessage"].startswith("must be "), path
            assert re.fullmatch(r"\^[^$]*\$|\^\([^$]*\)\$", schema["pattern"]), path
        conditional = re.search(r"/(then|else)/allOf/\d+$|^/allOf/\d+(/then)?$", path)
        if conditional and {"required", "anyOf", "not"} & set(schema):
            assert schema["errorMessage"], path


@pytest.mark.parametrize("name", NAMES)
def test_everything_has_a_bound(name: str) -> None:
    """Texts, lists and mappings of free keys; of a table, its file has the bound."""
    raw = package_schemas().raw[name]
    unbound = {
        path
        for path, schema in walk(raw)
        for kind, bound in BOUNDS
        if kind in schema.get("type", ()) and bound not in schema and not _is_bounded(schema, kind)
    }
    assert unbound == ({f"/properties/{raw['x-table']}"} if "x-table" in raw else set())


def _is_bounded(schema: Mapping[str, Any], kind: str) -> bool:
    """Whether a schema has a bound without a number: by other entries, its form or its keys."""
    if kind == "string":
        form = re.sub(r"\{[0-9,]+\}|\\.|\[[^\]]*\]", "", schema.get("pattern", "*"))
        return "x-ref" in schema or not set("*+") & set(form)
    return kind == "object" and not isinstance(schema.get("additionalProperties"), dict)


@pytest.mark.parametrize("name", NAMES)
def test_every_keyword_has_its_complaint(name: str) -> None:
    known = SILENT | set(shape._BY_KEYWORD)
    for path, schema in walk(package_schemas().raw[name]):
        unknown = {key for key in schema if not key.startswith("x-")} - known
        assert not unknown, path


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_right(name: str) -> None:
    raw = package_schemas().raw[name]
    validator = explaining(raw, package_schemas().raw)
    for path, sub in (*walk(raw), *described(name)):
        for example in sub.get("examples", ()):
            errors = list(
                validator.evolve(schema=package_schemas().resolved(sub)).iter_errors(example)
            )
            assert not errors, f"{path}: {errors}"


def test_references_name_kinds() -> None:
    for kind, schema in package_schemas().kinds.items():
        for spot in schema.references:
            assert set(spot.schema["x-ref"]) <= set(package_schemas().kinds), f"{kind} {spot.keys}"
        if "x-id-ref" in schema.raw:
            assert schema.raw["x-id-ref"] in package_schemas().kinds


def test_references_complete_from_the_lists_of_their_kinds() -> None:
    """In the files themselves; what the program reads leaves the lists out."""
    found = 0
    for text in schema_texts().values():
        for path, schema in walk(json.loads(text)):
            if "x-ref" in schema:
                lists = [one["$ref"] for one in schema.get("anyOf", [schema])]
                assert lists == [f"ids/{kind}.yml" for kind in schema["x-ref"]], path
                found += 1
    assert found >= 8
    assert "ids/" not in json.dumps(dict(package_schemas().raw))


def test_kinds_have_classes_and_folders_of_their_own() -> None:
    assert list(package_schemas().kinds) == list(models()) == sorted(package_schemas().kinds)
    folders = [schema.folder for schema in package_schemas().kinds.values()]
    assert len(set(folders)) == len(folders)
    assert all(folders)
    assert package_schemas().settings.folder == ""


def every_document() -> Iterator[tuple[str, Document]]:
    roots = [("base", BASE), ("whole", EXAMPLE)]
    for name, root in roots:
        for file in find(root, name):
            if isinstance(file, EntryFile) and file.kind not in package_schemas().tables:
                found = read(file.path, file.file.read_bytes())
                assert isinstance(found, Document)
                yield file.kind, found


def schema_of(kind: str) -> Schema:
    return invented().schemas.find(kind)


def test_both_readers_agree_on_what_is_right() -> None:
    for kind, document in every_document():
        schema = schema_of(kind)
        assert schema.accepts.is_valid(document.data), document.path
        assert schema.explains.is_valid(document.data), document.path


def test_both_readers_agree_on_what_is_wrong(tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        root = tmp_path / str(number)
        kinds = (*package_schemas().kinds.values(), *package_schemas().tables.values())
        for folder in (root, *(root / schema.folder for schema in kinds)):
            folder.mkdir()
        for taken in ("settings.yml", "tools/anvil.yml"):
            (root / taken).touch()
        case.lay(root)
        for file in find(root, case.name):
            if (
                isinstance(file, EntryFile)
                and file.readable
                and file.kind not in package_schemas().tables
            ):
                found = read(file.path, file.file.read_bytes())
                if isinstance(found, Document):
                    schema = schema_of(file.kind)
                    agreed = schema.accepts.is_valid(found.data)
                    assert schema.explains.is_valid(found.data) == agreed, file.path
                    assert bool(shape.check_shape(schema, found)) != agreed, file.path


def test_matches() -> None:
    data = {"a": [{"b": 1}, {"c": 2}, {"b": 3}], "d": {"x": 4, "y": 5}}
    assert list(matches(data, ("a", "*", "b"))) == [(("a", 0, "b"), 1), (("a", 2, "b"), 3)]
    assert list(matches(data, ("d", "*"))) == [(("d", "x"), 4), (("d", "y"), 5)]
    assert list(matches(data, ("a", "b"))) == []
    assert list(matches(data, ())) == [((), data)]


def test_spots_are_found_at_every_depth() -> None:
    references = {(spot.keys, spot.at_key) for spot in package_schemas().kinds["zone"].references}
    assert references == {
        (("platforms", "*"), True),
        (("platforms", "*", "tools", "*", "tool"), False),
    }
    prose = {spot.keys for spot in package_schemas().kinds["zone"].prose}
    assert ("platforms", "*", "tools", "*", "sources", "*", "note") in prose
    assert ("purpose",) in prose
    assert ("name",) not in prose


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a](tool:big-anvil)", [("tool", "big-anvil")]),
        ("[a](tool:a) [b](team:b)", [("tool", "a"), ("team", "b")]),
        ("[a](https://example.com/a) [b](/tools/) [c](#d) [e](a.md)", []),
    ],
)
def test_links_in_prose(text: str, links: list[tuple[str, str]]) -> None:
    assert [(found["kind"], found["id"]) for found in links_in(text)] == links


def test_vocabulary() -> None:
    rings = Vocabulary(package_schemas()).terms("tool", "ring")
    assert list(rings) == ["adopt", "trial", "assess", "caution"]
    assert rings["adopt"].label("ja") == "採用"
    assert rings["adopt"].meaning["en"] == "The default choice; use it."
    assert rings["adopt"].meaning["ja"] == "既定の選択肢。これを使います。"
    assert (
        Vocabulary(package_schemas()).terms("adoption", "records", "status")["partial"].mark == "◐"
    )
    assert (
        Vocabulary(package_schemas()).terms("standard", "clauses", "level")["MUST_NOT"].label("en")
        == "MUST NOT"
    )
    licence = Vocabulary(package_schemas()).label("tool", "upstream", "licence")
    assert (licence["en"], licence["ja"]) == ("Licence", "ライセンス")
    basis = Vocabulary(package_schemas()).label("zone", "basis")
    assert (basis["en"], basis["ja"]) == ("Basis of the zone", "ゾーンの根拠")
