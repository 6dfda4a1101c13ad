"""A catalog with an error, a warning and a silenced complaint, as each format tells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner

from standards_catalog.cli import main
from tests.conftest import Folder

Told = Callable[..., str]


@pytest.fixture
def mixed(here: Folder, tool: Callable[..., str]) -> Folder:
    """Return a catalog of 16 files in which a file has all three, after a rare character."""
    silence = "# catalog: allow superseded-ring until 2026-12-31 because 一月まで: 100%"
    date = "review_interval_days: 30, reviewed_on: 2026-09-30"
    here.edit("standards/flow.yml", "tools: [anvil]", "tools: [anvil, vice]")
    return here.write(
        "tools/vice.yml",
        f'{{ name: "万力 𠮷 100%, a: b", owner: nobody, ring: adopt, {silence}\n'
        f"  summary: Holds., {date},\n"
        "  ring_basis: stated, superseded_by: anvil,\n"
        "  upstream: { status: active, checked_on: 2026-08-22 },\n"
        "  sources: [{ title: Roundtable, basis: stated }] }\n",
    )


@pytest.fixture
def told(mixed: Folder) -> Told:
    """Return a function that runs the check in a format and returns what it prints."""

    def run(style: str, *arguments: str, exit_code: int = 1) -> str:
        result = CliRunner().invoke(main, ["check", "--format", style, *arguments])
        assert result.exit_code == exit_code, result.output
        return result.output

    return run
