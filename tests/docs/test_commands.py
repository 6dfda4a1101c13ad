"""The page of commands has them all, and shows what they really print."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from standards_catalog.cli import COMMANDS, main
from standards_catalog.cli.commands.check import check
from tests.engine_pages import PAGES
from tests.evidence.repositories import git, made

PAGE = PAGES / "contribute/commands.md"


def section(name: str) -> str:
    """Return what the page says of a command, up to the next heading of its level."""
    text = PAGE.read_text("utf-8")
    found = re.search(rf"^## `catalog {name}` \{{#{name}\}}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found, f"no section of {name}"
    return found[1]


def examples(text: str) -> str:
    return "\n".join(re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_with_an_example(name: str) -> None:
    assert f"$ catalog {name}" in examples(section(name))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_ends_with_examples(name: str) -> None:
    shown = CliRunner().invoke(main, [name, "--help"]).output
    *_, last = shown.split("\n\n")
    assert last.strip().startswith("Examples:")
    assert f"  catalog {name}" in last


def test_every_option_of_the_check_is_told() -> None:
    told = section("check")
    options = [one for one in check.params if isinstance(one, click.Option)]
    names = {one.opts[-1] for one in options} - {"--catalog", "--help"}
    assert {"--only", "--since"} < names
    assert {name for name in names if name not in told} == set()
    (style,) = (one for one in options if one.name == "style")
    assert isinstance(style.type, click.Choice)
    assert {one for one in style.type.choices if f"| `{one}` |" not in told} == set()


def test_the_example_of_explain_is_what_it_prints() -> None:
    command, _, printed = examples(section("explain")).partition("\n")
    result = CliRunner().invoke(main, command.split()[2:])
    assert result.output == printed


def test_the_example_of_scan_is_what_it_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = ["jobs:", " build:", "  steps:", "   - uses: actions/checkout@v6"]
    shared = [" shared:", "  uses: example/workflows/.github/workflows/ci.yml@v2"]
    workflow = "\n".join(["# The workflow", "on: push", "", "permissions: {}", "", *steps, *shared])
    files = {
        ".github/workflows/ci.yml": workflow,
        ".terraform-version": "1.14.0\n",
        "infra/all.yml": "#" * 2_000_000,
    }
    head = git(made(tmp_path / "booking", files), "rev-parse", "HEAD")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first, *_ = examples(section("scan")).split("\n$ ")
    command, _, printed = first.partition("\n")
    result = CliRunner().invoke(main, command.split()[2:])
    assert result.output == printed.replace("4b8e691838fb", head[:12])
