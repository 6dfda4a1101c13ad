"""The page "Your first change" is followed to the letter, so that it cannot go stale.

Commands of `console` blocks run, and must say what the page says they say (`…` stands for
anything); `diff` blocks are typed into their files. What needs a network, a browser or the set-up
of `make` is passed over.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import EXAMPLE, NOW
from tests.engine_pages import PAGES

ROOT = Path(__file__).parents[2]
PAGE = PAGES / "contribute/first-change.md"
ELSEWHERE = ("git clone ", "git push ", "cd ", "make ", ". .venv/")
BLOCK = re.compile(r'^```(console|diff)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """A command and what it says, or a file and what is typed into it."""

    do: str
    expected: str
    file: str = ""


def steps() -> Iterator[Step]:
    for kind, file, body in BLOCK.findall(PAGE.read_text("utf-8")):
        if kind == "diff":
            yield Step(body, "", file)
            continue
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, _, said = part.partition("\n")
            yield Step(command, said)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a clone in which `catalog` is at hand, as in an activated `.venv`."""
    shutil.copytree(EXAMPLE, tmp_path / "catalog")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/catalog"
    run = "from standards_catalog.cli import main; main(prog_name='catalog')"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c "{run}" "$@"\n')
    program.chmod(0o755)
    for command in ("init --quiet", "config user.name Aki", "config user.email aki@example.com"):
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    subprocess.run(
        ["catalog", "ids"],
        cwd=tmp_path,
        env=environment(tmp_path),
        check=True,
        capture_output=True,
    )
    return tmp_path


def environment(clone: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PATH": f"{clone / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())),
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }


def test_every_step_works_and_says_what_the_page_says(clone: Path) -> None:
    done = []
    for step in steps():
        if step.file:
            type_into(clone / step.file, step.do)
        elif not step.do.startswith(ELSEWHERE):
            done.append(step.do.split()[:2])
            said = subprocess.run(
                step.do,
                shell=True,
                cwd=clone,
                env=environment(clone),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            pattern = re.escape(step.expected).replace("…", "(?s:.*)")
            assert not step.expected or re.fullmatch(pattern, said.stdout), (step.do, said.stdout)
            failed = "error[" in step.expected
            assert said.returncode == failed, (step.do, said.stdout)
    assert [name for _, name in done if name in ("new", "check", "fix", "commit")] == [
        *("new", "check", "fix", "new", "check", "commit")
    ]
    assert_nothing_is_left(clone)


def type_into(file: Path, change: str) -> None:
    """Replace the lines that a diff takes away by those that follow them."""
    text = file.read_text("utf-8")
    for old, new in re.findall(r"^-(.*)\n\+(.*)$", change, re.MULTILINE):
        lines = text.splitlines()
        assert lines.count(old) == 1, old
        text = "".join(f"{new if line == old else line}\n" for line in lines)
    file.write_text(text, "utf-8")


def assert_nothing_is_left(clone: Path) -> None:
    check = ["catalog", "check", "catalog/tools/flux.yml"]
    said = subprocess.run(check, cwd=clone, env=environment(clone), capture_output=True, text=True)
    assert "0 errors, 0 warnings" in said.stdout
    fix = subprocess.run(["catalog", "fix", "--check"], cwd=clone, env=environment(clone))
    assert fix.returncode == 0
