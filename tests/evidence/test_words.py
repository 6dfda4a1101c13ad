"""Every reason that code gives for what it could not read is a word of the schema."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from standards_catalog.schema.schemas import package_schemas
from tests.test_layers import MODULES


def words(shape: str) -> set[str]:
    choices = package_schemas().raw["evidence"]["$defs"][shape]["oneOf"]
    return {choice["const"] for choice in choices}


def given(call: str, keyword: str) -> Iterator[str]:
    """Yield the texts that calls in the room are given, first or by name."""
    for name, tree in MODULES.items():
        if not name.startswith(("standards_catalog.evidence", "standards_catalog.cli.commands")):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(call):
                values = [one.value for one in node.keywords if one.arg == keyword]
                for value in values or node.args[:1]:
                    texts = (one for one in ast.walk(value) if isinstance(one, ast.Constant))
                    yield from (one.value for one in texts if isinstance(one.value, str))


def test_of_files_and_places_in_them() -> None:
    found = {*given("Unread", "reason"), *given("File", "reason")} - {""}
    assert {"too_large", "link", "syntax"} <= found
    assert found <= words("reason")


def test_of_repositories() -> None:
    found = set(given("SourceError", "reason"))
    assert {"not_found", "not_fetched"} <= found
    assert found <= words("failure")
