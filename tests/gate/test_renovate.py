"""Renovate finds every tool that says where its releases are, once, and writes what is valid."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Tool
from standards_catalog.model.vocabulary import Vocabulary
from standards_catalog.schema.schemas import package_schemas
from tests.conftest import EXAMPLE, Folder, invented

ROOT = Path(__file__).parents[2]
CONFIG = json.loads((ROOT / "renovate.json").read_text("utf-8"))
(MANAGER,) = CONFIG["customManagers"]

TOOL = """name: Mallet
summary: Shapes deploys.
ring: adopt
ring_basis: stated
upstream:
  status: active
{source}
  checked_on: 2026-08-22
  note: It is heavy.
sources: [{{ title: Roundtable, basis: stated }}]
"""


def pattern(javascript: str) -> re.Pattern[str]:
    """Return an expression of Renovate's; its named groups are the only thing Python has not."""
    return re.compile(javascript.replace("(?<", "(?P<"))


def found(text: str) -> Iterator[re.Match[str]]:
    for expression in MANAGER["matchStrings"]:
        yield from pattern(expression).finditer(text)


def is_managed(path: str) -> bool:
    slashed = MANAGER["managerFilePatterns"]
    return any(re.search(one.removeprefix("/").removesuffix("/"), path) for one in slashed)


def test_every_tool_with_a_datasource_is_found_once() -> None:
    upstreams = {tool.id: tool.upstream for tool in invented().all(Tool) if tool.upstream}
    told = {name: one for name, one in upstreams.items() if one.datasource}
    assert len(told) > 3
    said = [
        (path, match["datasource"], match["depName"], match["currentValue"])
        for path, text in _files()
        if is_managed(path)
        for match in found(text)
    ]
    assert said == sorted(
        (f"catalog/tools/{id}.yml", one.datasource, one.package, one.version)
        for id, one in told.items()
    )


@pytest.mark.parametrize(
    "source",
    [
        '  datasource: github-tags\n  package: a/b\n  version: "1.10"\n  released_on: 2026-01-02',
        "  datasource: github-tags\n  package: a/b\n  version: '1.10'",
        "  datasource: github-tags\n  package: a/b\n  version: 1.10.0",
    ],
    ids=["double quotes", "single quotes, never released", "no quotes"],
)
def test_what_renovate_writes_is_valid_and_found_again(folder: Folder, source: str) -> None:
    old = TOOL.format(source=source)
    (match,) = found(old)
    folder.write("tools/mallet.yml", old[: match.start()] + _written(match) + old[match.end() :])
    loaded = folder.load()
    assert loaded.errors == ()
    tool = loaded.catalog.get(Tool, "mallet")
    assert tool
    upstream = tool.upstream
    days = (str(upstream.released_on), str(upstream.checked_on))
    assert (upstream.version, days) == ("2.0", ("2026-11-20", "2026-11-20"))
    assert upstream.note
    (again,) = found(loaded.catalog.documents[Ref("tool", "mallet")].text)
    assert again["currentValue"] == "2.0"


@pytest.mark.parametrize(
    ("tag", "version"),
    [("v2.8.7", "2.8.7"), ("2.8.7", "2.8.7"), ("helm-chart-3.12.0", ""), ("version-1", "")],
)
def test_a_tag_is_read_without_its_v_and_tags_of_other_things_are_not(
    tag: str, version: str
) -> None:
    match = pattern(MANAGER["extractVersionTemplate"]).match(tag)
    assert (match["version"] if match else "") == version


def test_the_schema_allows_datasources_that_renovate_reads() -> None:
    for datasource in Vocabulary(package_schemas()).terms("tool", "upstream", "datasource"):
        source = f"  datasource: {datasource}\n  package: a/b\n  version: '1'"
        assert [one["datasource"] for one in found(TOOL.format(source=source))] == [datasource]


def test_actions_pins_and_hooks_are_kept_too() -> None:
    managers = set(CONFIG["enabledManagers"])
    assert managers >= {
        "custom.regex",
        "github-actions",
        "pep621",
        "pip_requirements",
        "pre-commit",
    }
    ruled = {one for rule in CONFIG["packageRules"] for one in rule.get("matchManagers", ())}
    assert ruled == managers


def test_the_configuration_has_the_shape_that_renovate_publishes() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.renovate"]
    done = subprocess.run(
        [*command, str(ROOT / "renovate.json")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _files() -> Iterator[tuple[str, str]]:
    for file in sorted(EXAMPLE.rglob("*.yml")):
        yield file.relative_to(EXAMPLE.parent).as_posix(), file.read_text("utf-8")


def _written(match: re.Match[str]) -> str:
    """Fill the template as Renovate's Handlebars do."""
    values = {**match.groupdict(), "newValue": "2.0", "releaseTimestamp": "2026-11-20T10:11:12Z"}
    template = re.sub(
        r"\{\{\{replace '([^']*)' '([^']*)' (\w+)\}\}\}",
        lambda call: re.sub(call[1], call[2], values[call[3]]),
        MANAGER["autoReplaceStringTemplate"],
    )
    return re.sub(r"\{\{\{?(\w+)\}?\}\}", lambda name: values[name[1]], template)
