"""A test of the engine that reads the content of this repository does not get far."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE
from tests.engine_pages import ASSETS
from tests.site.project import CATALOG
from tests.walls import CONTENT, ROOT, kept_to_fixtures

SETTINGS = ROOT / "catalog/settings.yml"
TRIES: list[Callable[[], object]] = [
    lambda: SETTINGS.read_text("utf-8"),
    lambda: os.open(bytes(ROOT / "docs/index.md"), os.O_RDONLY),
    lambda: list((ROOT / "catalog").iterdir()),
    lambda: list((ROOT / "docs/about").iterdir()),
    lambda: subprocess.run([CATALOG, "check"], cwd=ROOT, check=False),
]


@pytest.mark.parametrize("attempt", TRIES)
def test_content_is_out_of_reach(attempt: Callable[[], object]) -> None:
    with pytest.raises(pytest.fail.Exception, match="take a fixture"):
        attempt()


def test_a_relative_path_leads_there_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "tests")
    with pytest.raises(pytest.fail.Exception, match="take a fixture"):
        Path("../catalog/settings.yml").read_bytes()


def test_what_the_engine_brings_and_fixtures_are_in_reach() -> None:
    assert list(ASSETS.iterdir())
    assert (EXAMPLE / "settings.yml").read_text("utf-8")


def test_tests_of_the_content_are_let_in() -> None:
    with kept_to_fixtures(CONTENT / "test_entries.py"):
        assert SETTINGS.exists() == (ROOT / "catalog").is_dir()
        if SETTINGS.exists():
            assert SETTINGS.read_text("utf-8")
