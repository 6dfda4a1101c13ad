"""`catalog codeowners` writes what the forge reads, and says whether it is current."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import Folder

ROOT = Path(__file__).parents[2]
FILE = ".github/CODEOWNERS"


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in the top folder of a repository."""
    monkeypatch.chdir(folder.root.parent)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["codeowners", *arguments])


def test_the_gate_checks_it() -> None:
    assert "catalog codeowners --check" in (ROOT / ".ci/run").read_text("utf-8")


def test_written_it_is_current_and_stays_the_same(here: Folder) -> None:
    assert run().output == f"{FILE} written\n"
    written = Path(FILE).read_bytes()
    assert b"\n/catalog/teams/alpha.yml @example/alpha\n" in written
    assert run("--check").exit_code == 0
    assert run().output == f"{FILE} is current\n"
    assert Path(FILE).read_bytes() == written


def test_check_shows_the_difference_and_changes_nothing(here: Folder) -> None:
    run()
    before = Path(FILE).read_bytes()
    here.edit("teams/alpha.yml", "@example/alpha", "@example/shop")
    result = run("--check")
    assert result.exit_code == 1
    assert "-/catalog/teams/alpha.yml @example/alpha\n" in result.output
    assert "+/catalog/teams/alpha.yml @example/shop\n" in result.output
    assert "run `catalog codeowners`" in result.output
    assert Path(FILE).read_bytes() == before
    assert run().exit_code == 0
    assert run("--check").exit_code == 0


def test_a_missing_file_is_not_current(here: Folder) -> None:
    result = run("--check")
    assert result.exit_code == 1
    assert "+/catalog/teams/alpha.yml @example/alpha\n" in result.output
    assert not Path(FILE).exists()


def test_line_ends_of_windows_are_no_difference(here: Folder) -> None:
    run()
    Path(FILE).write_bytes(Path(FILE).read_bytes().replace(b"\n", b"\r\n"))
    assert run("--check").exit_code == 0


def test_another_file_and_another_folder(here: Folder) -> None:
    here.root.rename("our #1 catalog")
    result = run("--catalog", "our #1 catalog", "--file", "CODEOWNERS")
    assert result.output == "CODEOWNERS written\n"
    line = r"/our\ \#1\ catalog/teams/alpha.yml @example/alpha"
    assert line in Path("CODEOWNERS").read_text("utf-8").splitlines()
    absolute = str(Path("our #1 catalog").resolve())
    assert run("--catalog", absolute, "--file", "CODEOWNERS", "--check").exit_code == 0


def test_what_somebody_wrote_is_not_lost(here: Folder) -> None:
    Path(".github").mkdir()
    Path(FILE).write_text("* @ada\n", "utf-8")
    result = run()
    assert result.exit_code == 2
    assert "was written by hand" in result.output
    assert Path(FILE).read_text("utf-8") == "* @ada\n"
    assert run("--check").exit_code == 1


def test_of_a_catalog_with_errors_nothing_is_written(here: Folder) -> None:
    here.edit("standards/flow.yml", "owner: committee", "owner: comittee")
    result = run()
    assert result.exit_code == 1
    assert "see `catalog check`" in result.output
    assert not Path(FILE).exists()


@pytest.mark.parametrize("root", ["..", ".", "nowhere", "/"])
def test_wrong_folder(root: str, here: Folder) -> None:
    result = run("--catalog", root)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_what_cannot_be_written_is_told(here: Folder) -> None:
    Path(".github").write_text("", "utf-8")
    result = run()
    assert result.exit_code == 1
    assert f"{FILE} cannot be read or written" in result.output
