"""What files of the engine promise: the page of macros, the README."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.settings import Settings
from standards_catalog.site.calls.calls import AllCalls
from standards_catalog.site.state import State
from tests.engine_pages import PAGES

ROOT = Path(__file__).parents[2]


def test_every_call_is_on_the_page_of_macros(tmp_path: Path) -> None:
    page = (PAGES / "contribute/macros.md").read_text("utf-8")
    catalog = Catalog(Settings(), {}, {}, date(2026, 11, 22))
    calls = AllCalls(State(catalog, tmp_path))
    missing = [name for name in calls.by_name() if not re.search(rf"\{{\{{ ?{name}\(", page)]
    assert not missing


def test_readme_shows_the_two_commands_and_fits() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make serve" in readme
    assert "make test" in readme
    assert 60 <= len(readme.splitlines()) <= 100


def test_makefile_targets_are_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [target for target in targets if f"make {target}" not in readme] == []


def test_the_bar_has_no_more_than_seven_tabs() -> None:
    nav = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2].partition("\n\n")[0]
    assert 1 < len(re.findall(r"^  - ", nav, re.MULTILINE)) <= 7
