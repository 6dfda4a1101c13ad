"""A disk that is full: every command that writes says so in a sentence, and loses nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from standards_catalog.documents import disk
from tests.conftest import Folder
from tests.site.project import CATALOG, contents
from tests.views.incidents.conftest import COMPONENT, TWELVE

REPORT: dict[str, dict[str, str]] = {"success_map": {}, "error_map": {}, "timeout_map": {}}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits sizes of files as POSIX")


@pytest.mark.parametrize(
    "command",
    [
        ("fix",),
        ("migrate",),
        ("ids",),
        ("codeowners",),
        ("new", "team", "delta", "--name", "Delta"),
        ("new", "adoption", "alpha", "hammer", "--status", "planned"),
        ("import", "incidents", "rows.csv", "--product", "shop", "--write"),
        ("links", "record", "report.json"),
    ],
)
def test_what_cannot_be_written_stays(folder: Folder, command: tuple[str, ...]) -> None:
    root = folder.root.parent
    if command in (("fix",), ("migrate",)):
        folder.edit("tools/anvil.yml", "ring: adopt", "ring: hold")
    for name in ("cart", "stock"):
        folder.write(f"components/{name}.yml", COMPONENT.format(name=name.title(), how="important"))
    (root / "rows.csv").write_text(TWELVE, "utf-8")
    (root / "report.json").write_text(json.dumps(REPORT), "utf-8")
    before = contents(root)
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 0; "$@"', "sh", CATALOG, *command],
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr + done.stdout
    assert "cannot be read or written: File too large" in done.stderr
    assert done.stderr.count("\n") == 1
    assert contents(root) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "command", [("check",), ("--help",), ("fix", "--help"), ("explain",), ("export", "openslo")]
)
def test_output_that_cannot_be_written_is_told(folder: Folder, command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [CATALOG, *command], cwd=folder.root.parent, stdout=full, stderr=subprocess.PIPE
        )
    said = "Error: the output cannot be read or written: No space left on device\n"
    assert (done.returncode, done.stderr.decode()) == (1, said)


def test_a_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    file, link = tmp_path / "real/owners", tmp_path / "owners"
    file.write_text("old", "utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    disk.replace(link, "new\r\n")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new\r\n", 0o640)
    assert link.is_symlink()
    assert [item.name for item in file.parent.iterdir()] == ["owners"]


def test_a_file_is_created_once(tmp_path: Path) -> None:
    file = tmp_path / "new/one.yml"
    disk.create(file, "first")
    with pytest.raises(FileExistsError):
        disk.create(file, "second")
    assert file.read_text("utf-8") == "first"
    shutil.rmtree(file.parent)
    file.parent.touch()
    with pytest.raises(OSError, match=r"one\.yml"):
        disk.replace(file, "third")
