"""`catalog fix` mends entries and nothing else, and shows beforehand what it would do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import Folder

LINE = "# yaml-language-server: $schema=../.schema/tool.json\n"
SLIP = f"{LINE}ring: hold # 声\nname: 1.10\n"
MENDED = f'{LINE}name: "1.10"\nring: caution # 声\n'


@pytest.fixture
def here(empty: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in the folder that holds a catalog of one tool, which has slips."""
    monkeypatch.chdir(empty.root.parent)
    return empty.write("tools/anvil.yml", SLIP)


def run(*arguments: str, color: bool = False) -> Result:
    return CliRunner().invoke(main, ["fix", *arguments], color=color)


def text(folder: Folder, path: str = "tools/anvil.yml") -> str:
    return (folder.root / path).read_bytes().decode()


def test_mends(here: Folder) -> None:
    result = run()
    assert result.output.splitlines() == [
        "catalog/tools/anvil.yml: renamed values, quotes, key order",
        "1 of 1 file fixed",
    ]
    assert result.exit_code == 0
    assert text(here) == MENDED
    again = run()
    assert (again.output, again.exit_code) == ("0 of 1 file fixed\n", 0)


def test_check_shows_and_changes_nothing(here: Folder) -> None:
    result = run("--check")
    assert result.output.splitlines() == [
        "catalog/tools/anvil.yml: renamed values, quotes, key order",
        "--- catalog/tools/anvil.yml",
        "+++ catalog/tools/anvil.yml",
        "@@ -1,3 +1,3 @@",
        " # yaml-language-server: $schema=../.schema/tool.json",
        "-ring: hold # 声",
        "-name: 1.10",
        '+name: "1.10"',
        "+ring: caution # 声",
        "1 of 1 file would be fixed",
    ]
    assert result.exit_code == 1
    assert text(here) == SLIP
    here.write("tools/anvil.yml", MENDED)
    assert run("--check").exit_code == 0


def test_what_stands_in_a_file_does_not_run_on_a_terminal(here: Folder) -> None:
    here.write("tools/anvil.yml", f"{LINE}name: A\x1b[31m\r\n")
    assert "\x1b" not in run("--check").output


def test_only_what_is_named(here: Folder) -> None:
    here.write("tools/vice.yml", SLIP).write("teams/a.yml", "name: 1\n")
    assert run("catalog/tools/vice.yml", "catalog/teams").output.endswith("2 of 2 files fixed\n")
    assert text(here) == SLIP
    assert text(here, "tools/vice.yml") == MENDED
    assert '"1"' in text(here, "teams/a.yml")


def test_nothing_outside_the_catalog(here: Folder) -> None:
    other = here.root.parent / "anvil.yml"
    other.write_text(SLIP)
    result = run("catalog/tools", "anvil.yml")
    assert result.exit_code == 2
    assert '"anvil.yml" is not below "catalog"' in result.stderr
    (here.root / "tools/link.yml").symlink_to(other)
    here.write("tools/anvil.yml~", SLIP).write("notes.yml", SLIP)
    assert run().exit_code == 0
    assert other.read_text() == SLIP
    assert text(here, "tools/anvil.yml~") == text(here, "notes.yml") == SLIP


def test_another_folder(here: Folder, tmp_path: Path) -> None:
    moved = tmp_path / "data"
    here.root.rename(moved)
    assert run("--catalog", "data").exit_code == 0
    assert (moved / "tools/anvil.yml").read_text("utf-8") == MENDED
    result = run()
    assert result.exit_code == 2
    assert 'no folder "catalog" here' in result.stderr


def test_the_settings_too(here: Folder) -> None:
    here.write("settings.yml", 'review_interval_days: "180"\norganisation: A\n')
    assert run("catalog/settings.yml").exit_code == 0
    assert text(here, "settings.yml") == (
        "# yaml-language-server: $schema=.schema/settings.json\n"
        "organisation: A\nreview_interval_days: 180\n"
    )


def test_other_errors_stop_nothing(here: Folder) -> None:
    here.write("tools/anvil.yml", SLIP + "rnig: adopt\n")  # unknown: it stays behind `name`
    here.write("tools/broken.yml", "name: [ \nring: hold\n")
    here.write("tools/latin.yml", "name: \u00dcber\n".encode("latin-1"))
    here.write("tools/huge.yml", b"#" * (1 << 21))
    result = run()
    assert result.exit_code == 0
    assert result.output.splitlines()[1:] == [
        "catalog/tools/broken.yml: schema line",
        "2 of 4 files fixed",
    ]
    assert text(here) == MENDED.replace("ring: caution", "rnig: adopt\nring: caution")
    assert text(here, "tools/broken.yml") == f"{LINE}name: [ \nring: hold\n"


def test_help_ends_with_examples() -> None:
    said = run("--help").output
    assert "Exit codes: 0 done, 1 something would change (with --check), 2 wrong usage." in said
    assert said.rstrip().endswith("catalog fix catalog/tools/argo-cd.yml catalog/adoption")
