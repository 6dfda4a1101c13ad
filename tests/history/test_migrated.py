"""A catalog whose files were migrated has a past all the same: old names are read as new ones."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from standards_catalog.checks.reading import read_entry
from standards_catalog.checks.tables import rows_in
from standards_catalog.cli import main
from standards_catalog.documents.document import Document, read
from standards_catalog.history.revision import load_revision, tools_on
from standards_catalog.history.since import change_since
from standards_catalog.model.catalog import Ref
from standards_catalog.schema.renames import renewed
from standards_catalog.schema.schemas import Schemas, package_schemas
from standards_catalog.views.changes.history import history
from tests.conftest import NOW, Folder
from tests.repository import commit

ANVIL = "tools/anvil.yml"
_ANVIL = Ref("tool", "anvil")
OLD_ROW = {
    "component": "till",
    "beginning": "2026-05-01",
    "fixed_at": "2026-05-02",
    "detected_by": "pager",
    "trigger": "other",
}


@pytest.fixture
def migrated(folder: Folder) -> Folder:
    """Return a catalog that had old values, on a tool, in a team's records and in a standard."""
    folder.edit(ANVIL, "ring: adopt", "ring: hold").edit(ANVIL, "emu: trial", "emu: hold")
    commit(folder, "As it was then", "2026-10-01")
    folder.edit(ANVIL, "ring: hold", "ring: caution").edit(ANVIL, "emu: hold", "emu: caution")
    commit(folder, "Migrated", "2026-10-05")
    return folder


def renaming() -> Schemas:
    """Return schemas in which keys have other names than once, at the top and below."""
    raw: dict[str, Any] = deepcopy(dict(package_schemas().raw))
    tool = raw["tool"]
    tool["x-renamed"] = {"circle": "ring", "by_platform": "rings"}
    tool["properties"]["upstream"]["x-renamed"] = {"license": "licence"}
    row = raw["incident"]["$defs"]["row"]
    row["x-renamed"] = {"beginning": "started_at"}
    row["properties"]["detected_by"]["x-renamed"] = {"pager": "alert"}
    return Schemas(raw)


def test_a_revision_has_the_names_of_today(migrated: Folder) -> None:
    then = load_revision(migrated.root, "HEAD~1", NOW)
    assert [str(one) for one in then.errors] == []
    assert then.catalog.entries["tool"] == migrated.load().catalog.entries["tool"]
    tools = tools_on(migrated.root, date(2026, 10, 2))
    assert tools is not None
    assert tools["anvil"].rings["emu"] == "caution"


def test_the_diff_across_a_migration_compares(
    migrated: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(migrated.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    across = CliRunner().invoke(main, ["diff", "HEAD~1", "HEAD"]).output
    assert "Anvil" not in across
    assert "could not be read" not in across
    migrated.edit(ANVIL, "ring: caution", "ring: trial")
    moved = CliRunner().invoke(main, ["diff", "HEAD~1"]).output
    assert "Caution" in moved
    assert "Trial" in moved


def test_the_history_tells_nothing_of_a_migration(migrated: Folder) -> None:
    migrated.edit(ANVIL, "ring: caution", "ring: trial")
    commit(migrated, "A move", "2026-10-07")
    found = history(package_schemas(), migrated.root, "Asia/Tokyo", {})
    told = {one.commit.subject: one.told for one in found.of(migrated.load().catalog, _ANVIL)}
    assert list(told) == ["A move", "As it was then"]
    (move,) = told["A move"]
    assert (move.what, move.before, move.after) == ("ring", "caution", "trial")


def test_the_history_across_renamed_keys(folder: Folder) -> None:
    old = (folder.root / ANVIL).read_text("utf-8")
    folder.edit(ANVIL, "licence:", "license:").edit(ANVIL, "ring: adopt", "circle: adopt")
    commit(folder, "As it was then", "2026-10-01")
    folder.write(ANVIL, old)
    commit(folder, "Migrated", "2026-10-05")
    found = history(renaming(), folder.root, "Asia/Tokyo", {})
    assert [one.commit.subject for one in found.entries] == ["As it was then"]


def test_what_a_change_answers_for_is_judged_as_it_is_written(migrated: Folder) -> None:
    since = change_since(migrated.root, "HEAD~1", "catalog", NOW)
    assert ("catalog/tools/anvil.yml", "unknown-value") in {known[:2] for known in since.known}


@pytest.mark.parametrize(
    "text",
    [
        "{circle: hold, upstream: {license: MIT}}",
        '"circle": "hold"\nupstream: {"license": MIT}',
        "circle: |-\n  hold\nupstream: {license: MIT}",
        "by_platform: {emu: &a hold}\ncircle: *a\nupstream: {license: MIT}",
    ],
)
def test_old_names_are_read_however_they_are_written(text: str) -> None:
    document = read("anvil.yml", text.encode())
    assert isinstance(document, Document)
    data = renewed(renaming().kinds["tool"], document.data)
    assert data["ring"] == "caution"
    assert data["upstream"] == {"licence": "MIT"}
    assert data.get("rings", {"emu": "caution"}) == {"emu": "caution"}


def test_of_an_old_and_a_new_name_neither_is_dropped() -> None:
    data = {"circle": "hold", "ring": "adopt", "name": "hold"}
    assert renewed(renaming().kinds["tool"], data) == data


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shop.csv", f"{','.join(OLD_ROW)}\n{','.join(OLD_ROW.values())}\n"),
        ("shop.yml", f"incidents: [{json.dumps(OLD_ROW)}]\n"),
    ],
)
def test_tables_have_old_names_too(path: str, text: str) -> None:
    schemas = renaming()
    found = read_entry(schemas, "incident", path, text.encode(), past=True)
    assert isinstance(found, Document)
    (row,) = rows_in(schemas.tables["incident"], found)
    assert row.data["started_at"] == "2026-05-01"
    assert row.data["detected_by"] == "alert"
