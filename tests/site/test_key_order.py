"""In which order keys stand in YAML is a matter of taste: it changes no byte of the site."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from standards_catalog.documents.document import Document, read
from tests.site.project import Project

HERE = Path(__file__).parent
DIFFERS = {
    "name": {"en": "Tongs", "ja": "やっとこ"},
    "summary": {"en": "Holds what is hot.", "ja": "熱いものをつかむ。"},
    "rings": {"eel": "adopt", "emu": "caution"},
    "ring_basis": "stated",
    "ring_since": "2026-10",
    "upstream": {"status": "active", "checked_on": "2026-11-01"},
    "sources": [{"title": "A talk", "basis": "stated"}],
}


def backwards(data: Any) -> Any:
    """Return data with every mapping begun at its end; lists stay as they are."""
    if isinstance(data, dict):
        return {key: backwards(value) for key, value in reversed(data.items())}
    return [backwards(one) for one in data] if isinstance(data, list) else data


def rewritten(project: Project, *, turned: bool) -> None:
    """Write every entry anew as JSON, which is YAML: a key a line, in one order or the other."""
    for file in (project.root / "catalog").rglob("*.yml"):
        document = read(file.name, file.read_bytes())
        assert isinstance(document, Document)
        data = backwards(document.data) if turned else document.data
        file.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")


@pytest.fixture
def project(bare: Project) -> Project:
    """A project in two languages, with a tool on which platforms differ, and radars."""
    shutil.copytree(HERE.parent / "golden/catalog", bare.root / "catalog")
    bare.write("catalog/tools/tongs.yml", json.dumps(DIFFERS, ensure_ascii=False))
    settings = bare.root / "catalog/settings.yml"  # lines of files are linked to, and those move
    text = re.sub(r"^forge:\n(  .*\n)+", "", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(text, "utf-8")
    radars = '# Tools\n\n{{ entries("tool") }}\n\n{{ radar() }}\n\n{{ radar(platform="emu") }}\n'
    return bare.write("docs/tools/index.md", radars)


def test_the_same_bytes_in_whatever_order_keys_stand(project: Project) -> None:
    sites = []
    for turned in (False, True):
        rewritten(project, turned=turned)
        built = project.build()
        assert built.code == 0, built.output
        sites.append(project.files())
    there, here = sites
    assert there.keys() == here.keys()
    assert [path for path in here if here[path] != there[path]] == []
    tool = json.loads(here["api/v1/tools/tongs.json"])["entry"]
    assert tool["computed"]["main_ring"] == "caution"
    assert {"feed.atom", "tools/index.html", "ja/tools/tongs/index.html"} <= here.keys()
