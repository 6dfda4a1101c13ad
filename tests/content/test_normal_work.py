"""Normal work on the content breaks nothing: not its tests, not the check, not the site.

A copy is edited as people edit it every day, and judged today and in two years, when everything
that can become due is due.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.content import edits
from tests.content.places import ROOT

WHEN = pytest.mark.parametrize("years", [0, 2], ids=["today", "in two years"])


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the content on which a good deal of work was done."""
    root = edits.copied(tmp_path_factory.mktemp("content"))
    assert edits.rename(root)
    edits.remove(root)
    edits.confirm_today(root)
    edits.release_tools(root)
    edits.add_in_english(root)
    assert edits.rewrite_prose(root)
    return root


@WHEN
def test_its_tests_pass(copy: Path, years: int) -> None:
    run(
        copy, years, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/content"
    )


@WHEN
def test_the_check_finds_no_error(copy: Path, years: int) -> None:
    run(copy, years, catalog(), "check")


@WHEN
def test_the_site_is_built(copy: Path, years: int) -> None:
    run(copy, years, catalog(), "build", "--site", f"site-{years}")
    assert (copy / f"site-{years}" / "index.html").is_file()


def test_time_alone_makes_no_error_of_what_is_shipped() -> None:
    run(ROOT, 2, catalog(), "check")


def catalog() -> str:
    """Return the command as it is installed."""
    return str(Path(sys.executable).with_name("catalog"))


def run(copy: Path, years: int, *command: str) -> None:
    """Run a command in the copy, with the clock so many years ahead; it has to succeed."""
    now = int(time.time()) + years * 366 * 24 * 60 * 60
    done = subprocess.run(
        command,
        cwd=copy,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(now)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
