"""`catalog build`: exit codes, and where the site goes. What is built is tested in tests/site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from standards_catalog.cli import main
from tests.conftest import BASE
from tests.site.project import EPOCH, Project, project


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A small project, in whose folder the command runs."""
    made = project(tmp_path)
    shutil.copytree(BASE, made.root / "catalog")
    monkeypatch.chdir(made.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return made


def _build(*arguments: str) -> int:
    return CliRunner().invoke(main, ["build", *arguments]).exit_code


def test_the_site_goes_where_the_configuration_says(here: Project) -> None:
    assert _build() == 0
    assert (here.root / "site/tools/anvil/index.html").is_file()


def test_what_is_silenced_stops_no_build(here: Project) -> None:
    hammer = here.root / "catalog/tools/hammer.yml"
    hammer.write_text(hammer.read_text("utf-8") + "superseded_by: anvil\n", "utf-8")
    assert _build() == 1
    silence = "# catalog: allow superseded-ring until 9999-12-31 because the last team moves"
    text = hammer.read_text("utf-8").replace("ring: adopt", f"ring: adopt  {silence}")
    hammer.write_text(text, "utf-8")
    assert _build() == 0


def test_the_site_goes_where_it_is_told(here: Project) -> None:
    assert _build("--site", "public/html") == 0
    assert (here.root / "public/html/tools/anvil/index.html").is_file()
    assert [item.name for item in (here.root / "public").iterdir()] == ["html"]
    assert not here.site.exists()


def test_another_configuration(here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = here.root / "docs"
    monkeypatch.chdir(elsewhere)
    assert _build("--config", "../mkdocs.yml") == 0
    assert (here.root / "site/index.html").is_file()
    assert not (elsewhere / "site").exists()


def test_errors_exit_with_one(here: Project) -> None:
    here.write("catalog/tools/hammer.yml", "name: Hammer\n")
    assert _build() == 1
    assert not here.site.exists()


@pytest.mark.parametrize(
    "arguments", [("--config", "none.yml"), ("--config", "."), ("--sites", "x"), ("more",)]
)
def test_wrong_usage_exits_with_two(here: Project, arguments: tuple[str, ...]) -> None:
    assert _build(*arguments) == 2


def test_help_tells_what_it_promises() -> None:
    said = CliRunner().invoke(main, ["build", "--help"]).output
    for word in ("--config", "--site", "SOURCE_DATE_EPOCH", "Exit codes"):
        assert word in said
