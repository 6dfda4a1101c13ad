"""What the editor offers and explains while one writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from standards_catalog.checks.ids import ids
from standards_catalog.model.vocabulary import Vocabulary
from standards_catalog.schema.schemas import package_schemas
from tests.conftest import EXAMPLE
from tests.editor.conftest import LINE, StartServer
from tests.editor.server import Server

New = Callable[[str], Path]
IDS = ids(EXAMPLE)


@pytest.fixture(scope="module")
def server(start: StartServer, clone: Path) -> Server:
    return start(clone)


@pytest.fixture(scope="module")
def new(clone: Path) -> New:
    """Return a function that names a new file of a kind."""
    return lambda kind: clone / "catalog" / package_schemas().kinds[kind].folder / "new.yml"


def examples(schema: object) -> Iterator[str]:
    """Yield what a schema gives as an example, which the server offers as well."""
    if isinstance(schema, Mapping):
        yield from (one for one in schema.get("examples", ()) if isinstance(one, str))
    if isinstance(schema, Mapping | list):
        for part in schema.values() if isinstance(schema, Mapping) else schema:
            yield from examples(part)


@pytest.mark.parametrize("kind", sorted(package_schemas().kinds))
def test_keys(kind: str, server: Server, new: New) -> None:
    offered = server.complete(new(kind), LINE.format(kind) + "|")
    for key, schema in package_schemas().raw[kind]["properties"].items():
        assert key in offered
        if "description" in schema:
            assert offered[key]["documentation"] == schema["description"]


def test_only_keys_that_are_not_there_yet(server: Server, new: New) -> None:
    text = LINE.format("tool") + "name: Anvil\nring: adopt\n|"
    offered = server.complete(new("tool"), text)
    assert "summary" in offered
    assert not {"name", "ring"} & set(offered)


def test_keys_further_in(server: Server, new: New) -> None:
    text = LINE.format("tool") + "upstream:\n  status: active\n  |"
    offered = server.complete(new("tool"), text)
    assert {"checked_on", "version", "licence"} <= set(offered)
    assert not {"status", "name"} & set(offered)


def test_values_with_their_meanings(server: Server, new: New) -> None:
    offered = server.complete(new("tool"), LINE.format("tool") + "ring: |")
    meanings = {value: item["documentation"] for value, item in offered.items()}
    assert meanings == {
        value: term.meaning["en"]
        for value, term in Vocabulary(package_schemas()).terms("tool", "ring").items()
    }


@pytest.mark.parametrize(
    ("kind", "text", "kinds"),
    [
        ("tool", "superseded_by: |", ["tool"]),
        ("tool", "owner: |", ["group", "team"]),
        ("tool", "owner: h|", ["group", "team"]),
        ("tool", "rings:\n  |", ["platform"]),
        ("standard", "zones: [|]", ["zone"]),
        ("standard", "principles:\n  - |", ["principle"]),
        ("group", "members:\n  - team: |", ["team"]),
        ("adoption", "records:\n  - standard: |", ["standard"]),
        (
            "adoption",
            "records:\n  - tool: slipway\n    waiver:\n      approved_by: |",
            ["group", "team"],
        ),
        ("zone", "platforms:\n  raft:\n    tools:\n      - tool: |", ["tool"]),
    ],
)
def test_ids_of_other_entries(
    kind: str, text: str, kinds: list[str], server: Server, new: New
) -> None:
    offered = server.complete(new(kind), LINE.format(kind) + text)
    names = {label for label in offered if not label.startswith("- (array item)")}
    wanted = {name for one in kinds for name in IDS[one]}
    assert wanted <= names
    assert names - wanted <= set(examples(package_schemas().raw[kind]))


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("tool", "na|me: Anvil", ["Name", "The tool's name as upstream writes it."]),
        ("tool", "summary: Sha|pes things.", ["Summary", "What it does, neutrally"]),
        ("tool", "ring: ad|opt", ["Adopt", "The default choice; use it."]),
        ("tool", "upstream:\n  check|ed_on: 2026-08-22", ["The day somebody last checked"]),
        ("tool", "own|er: tides", ["Owner", "The group or team that keeps the opinion"]),
        ("adoption", "records:\n  - since: 20|26", ["Since", "as precisely as it is known"]),
    ],
)
def test_hover(kind: str, text: str, shown: list[str], server: Server, new: New) -> None:
    said = server.hover(new(kind), LINE.format(kind) + text + "\n")
    assert [one for one in shown if one not in said] == [], said
