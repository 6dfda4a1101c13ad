"""What the shipped files promise: the schema line, the page of macros, the README."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.settings import Settings
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.site.calls.calls import AllCalls
from standards_catalog.site.content.pages import CONTENT
from standards_catalog.site.state import State

ROOT = Path(__file__).parents[2]
DATA = sorted(path for path in (ROOT / "catalog").rglob("*.yml") if ".schema" not in path.parts)


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(ROOT)))
def test_data_file_names_its_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found, f"the first line of {path.name} names no schema"
    schema = (path.parent / found[1]).resolve()
    assert schema.parent == ROOT / "catalog/.schema"
    raw = package_schemas().raw[schema.stem]
    assert raw.get("x-file", raw.get("x-folder")) in (path.name, path.parent.name)


def test_catalog_has_every_kind() -> None:
    folders = {path.parent.name for path in DATA}
    assert {schema.folder for schema in package_schemas().kinds.values()} <= folders


def test_every_call_is_on_the_page_of_macros() -> None:
    page = (CONTENT / "en/contribute/macros.md").read_text("utf-8")
    catalog = Catalog(Settings(), {}, {}, date(2026, 11, 22))
    calls = AllCalls(State(catalog, ROOT / "catalog"))
    missing = [name for name in calls.by_name() if not re.search(rf"\{{\{{ ?{name}\(", page)]
    assert not missing


def test_readme_shows_the_two_commands_and_fits() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make serve" in readme
    assert "make test" in readme
    assert 60 <= len(readme.splitlines()) <= 100


def test_images_and_links_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", readme)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_makefile_targets_are_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [target for target in targets if f"make {target}" not in readme] == []
