"""Annotations: one line each, that says its place twice and cannot be broken out of."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.formats.conftest import Told
from tests.conftest import Folder

COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")


def annotations(output: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner does: properties parted by commas, then unescaped."""
    found = []
    for line in output.splitlines()[:-1]:
        command = COMMAND.fullmatch(line)
        assert command, line
        pairs = (pair.split("=", 1) for pair in command[2].split(","))
        found.append((command[1], {name: unquote(value) for name, value in pairs}, command[3]))
    return found


def test_an_annotation_for_each_problem(told: Told) -> None:
    error, warning = annotations(told("github"))
    severity, properties, message = error
    assert severity == "error"
    assert properties == {
        "file": "catalog/tools/vice.yml",
        "line": "1",
        "col": "35",
        "title": "unknown-reference",
    }
    assert message.startswith("catalog/tools/vice.yml:1:35: error[unknown-reference]: `owner`:")
    assert (warning[0], warning[1]["title"]) == ("warning", "overdue-review")


def test_the_summary_is_in_the_log(told: Told) -> None:
    last = told("github").splitlines()[-1]
    assert last == "16 files checked: 1 error, 1 warning, 1 silenced"


def test_what_means_something_to_the_runner_is_escaped(told: Told, mixed: Folder) -> None:
    mixed.write("tools/50%,a:b.yml", "name: x\n").delete("tools/vice.yml")
    line = next(line for line in told("github").splitlines() if "misnamed-entry" in line)
    assert line.startswith("::error file=catalog/tools/50%25%2Ca%3Ab.yml,line=1,col=1,title=mis")
    assert "::catalog/tools/50%25,a:b.yml:1:1: error[misnamed-entry]: " in line


def test_paths_begin_at_the_checkout(
    told: Told, mixed: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = mixed.root.parent.parent
    monkeypatch.setenv("GITHUB_WORKSPACE", str(above))
    (_, properties, _), _ = annotations(told("github"))
    assert properties["file"] == f"{mixed.root.parent.name}/catalog/tools/vice.yml"
    monkeypatch.setenv("GITHUB_WORKSPACE", "/elsewhere")
    (_, properties, _), _ = annotations(told("github", "--catalog", str(mixed.root)))
    assert Path(properties["file"]) == mixed.root / "tools/vice.yml"
