from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from standards_catalog.checks.reading import read_entry
from standards_catalog.documents.document import Document
from standards_catalog.schema import languages
from standards_catalog.schema.languages import Overlay, codes, missing, overlay, overlays
from standards_catalog.schema.languages.shape import LANGUAGE
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.text import ENGLISH

SCHEMA = Path(languages.__file__).parents[1]
CODES = [code for code in codes() if code != ENGLISH]


def sources() -> dict[str, Any]:
    """Return the schemas as their files have them."""
    return {file.stem: json.loads(file.read_text("utf-8")) for file in SCHEMA.glob("*.json")}


def literals(file: Path) -> set[object]:
    """Return every constant that stands in a module."""
    tree = ast.parse(file.read_text("utf-8"), file)
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def texts(data: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """Return every text of an overlay by its place."""
    if isinstance(data, str):
        return {path: data}
    found: dict[tuple[str, ...], str] = {}
    for key, sub in data.items() if isinstance(data, dict) else enumerate(data):
        found |= texts(sub, (*path, str(key)))
    return found


def test_code_names_no_language_but_english_and_that_once() -> None:
    modules = SCHEMA.parent.rglob("*.py")
    named = [
        file.relative_to(SCHEMA.parent).as_posix()
        for file in modules
        if {*codes()} & literals(file)
    ]
    assert named == ["text.py"]


@pytest.mark.parametrize("code", codes())
def test_a_language_that_is_shipped_says_everything(code: str) -> None:
    assert list(missing(overlay(code), sources())) == []


@pytest.mark.parametrize("code", codes())
def test_a_catalog_could_have_the_file_of_a_language_as_it_is(code: str) -> None:
    raw = (SCHEMA / f"languages/{code}.yml").read_bytes()
    found = read_entry(package_schemas(), LANGUAGE, f"languages/{code}.yml", raw)
    assert isinstance(found, Document), found


@pytest.mark.parametrize("code", CODES)
def test_words_have_the_blanks_that_they_have_in_english(code: str) -> None:
    blanks = re.compile(r"\{(\w+)(?::\d+)?\}")
    english = overlay(ENGLISH).words
    for key, said in overlay(code).words.items():
        assert set(blanks.findall(said)) == set(blanks.findall(english[key])), key


@pytest.mark.parametrize("code", CODES)
def test_an_overlay_says_nothing_that_nobody_asks_for(code: str) -> None:
    own = overlay(code)
    assert set(own.words) - set(overlay(ENGLISH).words) == set()
    raw = sources()
    languages.name_languages(raw, overlays())
    languages.label_schemas(raw, overlays())
    given = texts({"schemas": own.schemas})
    assert given
    used = json.dumps(raw, ensure_ascii=False)
    assert [
        at for at, said in given.items() if json.dumps(said, ensure_ascii=False) not in used
    ] == []


def test_what_is_missing_is_listed_and_said_in_english() -> None:
    tool = {"label": "Werkzeug", "fields": {"ring": {"values": {"adopt": {"label": "Nehmen"}}}}}
    german = Overlay("de", "Deutsch", "German", {"teams": "Teams"}, {"tool": tool}, {})
    raw = sources()
    lacking = dict(missing(german, raw))
    assert lacking["words.tools"] == "Tools"
    assert "schemas.tool.fields.$ring.values.trial.label" in lacking
    assert "words.teams" not in lacking
    assert "schemas.tool.meaning" in lacking
    assert "schemas.tool.label" not in lacking
    languages.label_schemas(raw, {ENGLISH: overlay(ENGLISH), "de": german})
    assert raw["tool"]["x-labels"]["de"] == "Werkzeug"
    assert raw["team"]["x-labels"] == {"de": "Team"}
    assert raw["team"]["x-meanings"] == {}
