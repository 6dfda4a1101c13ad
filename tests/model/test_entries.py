"""The classes mirror the schemas, and data becomes what they say."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from msgspec import Struct, structs

from standards_catalog.model.entries import Entry, Named, Standard, Tool, Zone, models
from standards_catalog.model.incidents import Incident, Release
from standards_catalog.model.parts import Cell
from standards_catalog.model.settings import Settings
from standards_catalog.schema.schemas import SETTINGS, package_schemas
from standards_catalog.text import Text

SHARED = set(Entry.__struct_fields__)


def differences(cls: type[Struct], schema: Mapping[str, Any], where: str) -> list[str]:
    """Compare a class with a schema, and the classes of its fields with the schemas below."""
    hints = get_type_hints(cls)
    fields = {field.name: field for field in structs.fields(cls)}
    expected = package_schemas().properties(schema)
    own = set(fields) - (SHARED if issubclass(cls, Entry) else set())
    found = [f"{where}.{name}: only in the schema" for name in set(expected) - set(fields)]
    found += [f"{where}.{name}: only in the class" for name in own - set(expected)]
    for name in sorted(set(expected) & set(fields)):
        required = name in schema.get("required", ())
        field = fields[name]
        shared = issubclass(cls, Entry) and name in SHARED
        if cls is not Settings and not shared and required != field.required:
            found.append(f"{where}.{name}: needed in one of the two only")
        found += compare(hints[name], expected[name], f"{where}.{name}")
    return found


def compare(hint: Any, schema: Mapping[str, Any], where: str) -> list[str]:
    schema = package_schemas().resolved(schema)
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    wanted = schema.get("type", "string" if "oneOf" in schema else "")
    if get_origin(hint) is tuple:
        item, rest = get_args(hint)
        assert rest is ...
        return compare(item, schema["items"], f"{where}[]") if wanted == "array" else [where]
    if get_origin(hint) in (dict, Mapping):
        key, value = get_args(hint)
        assert key is str
        return compare(value, schema["additionalProperties"], f"{where}{{}}")
    if isinstance(hint, type) and issubclass(hint, Struct):
        return differences(hint, schema, where) if "object" in wanted else [where]
    types = {str: "string", int: "integer", bool: "boolean", Text: ["string", "object"]}
    if hint is date:
        return [] if schema.get("format") == "date" else [f"{where}: no day"]
    if types[hint] != wanted or (hint is str and schema.get("format") == "date"):
        return [f"{where}: {hint} and {wanted}"]
    return []


@pytest.mark.parametrize("kind", sorted(package_schemas().kinds))
def test_class_mirrors_its_schema(kind: str) -> None:
    assert differences(models()[kind], package_schemas().kinds[kind].raw, kind) == []


@pytest.mark.parametrize(("cls", "kind"), [(Incident, "incident"), (Release, "release")])
def test_class_mirrors_a_row_of_its_table(cls: type[Struct], kind: str) -> None:
    names = set(cls.__struct_fields__)
    ours = {"product", "row", "line", "detected_precision", "fixed_precision", "over"}
    assert names - ours == set(package_schemas().tables[kind].row.fields)


def test_settings_mirror_their_schema() -> None:
    found = differences(Settings, package_schemas().raw[SETTINGS], SETTINGS)
    # Where a project lies in its repository is Git's to say, not the file's.
    assert found == ["settings.forge.folder: only in the class"]


@pytest.mark.parametrize("kind", sorted(package_schemas().kinds))
def test_class_is_frozen_and_named_like_its_kind(kind: str) -> None:
    cls = models()[kind]
    assert cls.__name__.lower() == kind
    assert cls.__struct_config__.frozen
    assert (
        "name" in package_schemas().properties(package_schemas().kinds[kind].raw)
        if issubclass(cls, Named)
        else True
    )


def test_models_are_the_classes_that_the_module_names() -> None:
    program = (
        "import gc; gc.disable()\n"
        "from standards_catalog.model import entries as model\n"
        "print(all(cls is getattr(model, cls.__name__) for cls in model.models().values()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("True\n", "")
    gc.collect()
    assert list(models()) == sorted(models())


SOURCES = [{"title": "Roundtable", "basis": "stated", "checked_on": "2026-08-22"}]


def test_tool() -> None:
    tool = Tool.of(
        "anvil",
        {
            "name": {"ja": "アンビル", "en": "Anvil"},
            "summary": "Shapes.",
            "ring": "adopt",
            "ring_basis": "stated",
            "upstream": {"status": "active", "checked_on": "2026-08-22", "version": "1.10"},
            "tags": ["deploy"],
            "sources": SOURCES,
        },
    )
    assert isinstance(tool, Tool)
    assert (tool.id, tool.kind) == ("anvil", "tool")
    assert tool.name["ja"] == "アンビル"
    assert tool.upstream.checked_on == date(2026, 8, 22)
    assert tool.upstream.version == "1.10"
    assert tool.tags == ("deploy",)
    assert tool.sources[0].checked_on == date(2026, 8, 22)
    assert tool.rings == {}
    with pytest.raises(AttributeError):
        tool.ring = "trial"  # type: ignore[misc]
    with pytest.raises(msgspec.ValidationError):
        Tool.of("anvil", {})


def test_zone() -> None:
    fill = {"tool": "anvil", "basis": "stated", "sources": SOURCES}
    cells = {"eel": {"tools": [fill]}, "emu": {"not_applicable": "No."}, "vm": {"note": "?"}}
    data = {"name": "CI", "purpose": "P", "order": 1, "basis": "stated", "platforms": cells}
    zone = Zone.of("ci", data)
    assert isinstance(zone, Zone)
    gaps = [zone.cell(one).is_gap for one in ("eel", "emu", "vm", "none")]
    assert gaps == [False, False, True, True]
    assert zone.cell("none") == Cell()


def test_anchor_of_a_clause() -> None:
    clause = {"id": "no-workstation", "level": "MUST_NOT", "text": "T", "basis": "stated"}
    standard = Standard.of(
        "flow",
        {
            **dict.fromkeys(("name", "summary", "problem", "owner"), "text"),
            **{"type": "practice", "stage": "proposed", "clauses": [clause], "sources": SOURCES},
        },
    )
    assert isinstance(standard, Standard)
    assert standard.clauses[0].anchor == "must-not-no-workstation"


def test_settings_have_defaults() -> None:
    assert Settings().time_zone == "UTC"
    assert Settings.of({"organisation": "Example"}).organisation["ja"] == "Example"
