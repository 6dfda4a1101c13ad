"""`catalog migrate` in a project whose schema is one version further than its files.

The project is a copy of the program with `license` renamed to `licence` in version 2 of tools, as
one commit would do it; its files are of version 1.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BASE, NOW

PACKAGE = Path(__file__).parents[2] / "macros"
PROGRAM = "from standards_catalog.cli import main; main(prog_name='catalog')"
OLD = """\
name: Anvil # what upstream calls it
summary: Shapes things.
ring: hold
ring_basis: stated
upstream:
    # checked against SPDX
    license:   MIT
    status: active
    checked_on: 2026-08-22
sources: [{basis: stated, title: Roundtable}]
"""
NEW = OLD.replace("license:", "licence:").replace("ring: hold", "ring: caution")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(BASE, tmp_path / "catalog")
    file = tmp_path / "macros/standards_catalog/schema/tool.json"
    schema = json.loads(file.read_text("utf-8"))
    schema["x-version"] = 2
    schema["properties"]["upstream"]["x-renamed"] = {"license": "licence"}
    file.write_text(json.dumps(schema, ensure_ascii=False), "utf-8")
    (tmp_path / "catalog/tools/anvil.yml").write_text(OLD)
    return tmp_path


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(project / "macros"),
        "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_from_version_1_to_version_2(project: Path) -> None:
    file = project / "catalog/tools/anvil.yml"
    others = {path: path.read_bytes() for path in project.rglob("*.yml") if path != file}

    before = run(project, "check")
    assert before.returncode == 1
    assert "`license` is not a key that exists here; it is called `licence` now: run " in (
        before.stdout
    )

    shown = run(project, "migrate", "--check")
    assert shown.returncode == 1
    assert "-    license:   MIT\n+    licence:   MIT\n" in shown.stdout
    assert shown.stdout.endswith("would be fixed\n")
    assert file.read_text() == OLD

    done = run(project, "migrate")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("catalog/tools/anvil.yml: renamed keys, renamed values\n")
    assert file.read_text() == NEW, "comments, blanks, order and quotes stay as they were"
    assert {path: path.read_bytes() for path in others} == others

    assert run(project, "check").returncode == 0
    assert run(project, "migrate", "--check").returncode == 0


def test_a_file_that_came_later_is_brought_up_to_date_too(project: Path) -> None:
    """A branch that is older than the rename is merged after it: no number told of its files."""
    assert run(project, "migrate").returncode == 0
    (project / "catalog/tools/vice.yml").write_text(OLD)
    assert run(project, "migrate", "--check").returncode == 1
    assert run(project, "fix").returncode == 0
    assert "licence:   MIT" in (project / "catalog/tools/vice.yml").read_text()


def test_both_names_are_for_the_author_to_decide(project: Path) -> None:
    file = project / "catalog/tools/anvil.yml"
    both = NEW.replace("    status:", "    license: Apache-2.0\n    status:")
    file.write_text(both)
    assert run(project, "migrate").returncode == 0
    assert file.read_text() == both
    said = run(project, "check")
    assert said.returncode == 1
    assert "it is called `licence` now, which stands here too: keep one of them" in said.stdout
