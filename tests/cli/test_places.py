"""Whichever links lead to a checkout or to the catalog, every command reads a path alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from standards_catalog.cli.places import below
from tests.conftest import Folder

SLIP = "name: Vice\nring: hold\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def linked(here: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a link to the checkout in which the command runs, with a fault in two files."""
    here.write("tools/vice.yml", SLIP).write("platforms/eel.yml", "name: [\n")
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    link.symlink_to(here.root.parent)
    return link


NAMES = ["catalog/tools/vice.yml", "catalog/tools", "catalog/platforms/../tools/vice.yml"]


@pytest.mark.parametrize("name", NAMES)
def test_a_path_through_a_link_means_the_file(name: str, linked: Path, here: Folder) -> None:
    checked = run("check", linked / name)
    assert checked.exit_code == 1
    assert "catalog/tools/vice.yml:" in checked.output
    assert "eel.yml" not in checked.output
    mended = run("fix", linked / name)
    assert mended.exit_code == 0, mended.output
    assert "ring: caution" in (here.root / "tools/vice.yml").read_text("utf-8")


def test_a_catalog_through_a_link(linked: Path, here: Folder) -> None:
    root = linked / "catalog"
    assert "vice.yml" in run("check", "--catalog", root, "catalog/tools").output
    assert run("fix", "--check", "--catalog", root, here.root / "tools").exit_code == 1
    assert run("migrate", "--catalog", root).exit_code == 0
    here.delete("tools/vice.yml", "platforms/eel.yml")
    here.write("platforms/eel.yml", (here.root / "platforms/emu.yml").read_text("utf-8"))
    assert run("codeowners", "--catalog", root, "--file", "OWNERS").exit_code == 0
    assert "catalog/tools/" in (here.root.parent / "OWNERS").read_text("utf-8")
    made = run("new", "principle", "small-steps", "--catalog", root)
    assert made.exit_code == 0, made.output
    assert (here.root / "principles/small-steps.yml").is_file()


def test_a_catalog_that_is_a_link(linked: Path, here: Folder) -> None:
    kept = here.root.rename(linked.parent / "kept")
    here.root.symlink_to(kept)
    for path in ("catalog/tools", kept / "tools", linked / "catalog/tools", "."):
        assert "vice.yml" in run("check", path).output
        assert run("fix", "--check", path).exit_code == 1, path


def test_what_is_elsewhere_is_refused_by_both(here: Folder) -> None:
    here.write("../docs/index.md", "# Home\n")
    for command in ("check", "fix"):
        result = run(command, "docs/index.md")
        assert result.exit_code == 2
        assert '"docs/index.md" is not below "catalog"' in result.output


def test_links_in_a_folder_are_called_by_their_own_names(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/out").symlink_to("/etc/passwd")
    assert below(tmp_path / "a/out", tmp_path / "a") == Path("out")
    assert below(tmp_path / "a", tmp_path / "a") == Path()
    assert below(tmp_path, tmp_path / "a") is None
    assert below(tmp_path / "nothing", tmp_path / "nowhere") is None
