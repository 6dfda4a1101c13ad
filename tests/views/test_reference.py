from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from standards_catalog.checks.registry import rules
from standards_catalog.model.vocabulary import Vocabulary
from standards_catalog.schema import languages
from standards_catalog.schema.languages import ENGLISH, overlay
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.reference import code_address, codes, fields

WORDS = Vocabulary(package_schemas())
OTHERS = [lang for lang in languages.codes() if lang != ENGLISH]
PARTS = ("summary", "why", "bad", "good")
KINDS = [kind for kind in package_schemas().raw if kind != "common"]


def depths(schema: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for key, field in package_schemas().properties(schema).items():
        if "x-told" in field:
            continue
        yield f"{before}{key}"
        for keyword, step in (("items", "[]."), ("additionalProperties", ".<id>.")):
            if isinstance(field.get(keyword), dict) and not f"{before}{key}".endswith(".sources"):
                yield from depths(
                    package_schemas().resolved(field[keyword]), f"{before}{key}{step}"
                )
        if field.get("type") == "object":
            yield from depths(field, f"{before}{key}.")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_schema_is_told_once(kind: str) -> None:
    told = [field.path for field in fields(WORDS, kind, "en").fields]
    assert sorted(told) == sorted(set(depths(package_schemas().raw[kind])))


def test_fields_carry_what_an_author_needs() -> None:
    ring = next(field for field in fields(WORDS, "tool", "en").fields if field.path == "ring")
    assert [choice.value for choice in ring.choices] == ["adopt", "trial", "assess", "caution"]
    name = next(field for field in fields(WORDS, "tool", "ja").fields if field.path == "name")
    assert (name.label, name.required, name.example) == ("名称", True, "Argo CD")
    assert fields(WORDS, "settings", "en").place == "catalog/settings.yml"


def test_a_field_that_names_entries_says_of_which_kinds() -> None:
    owner = {
        lang: next(field for field in fields(WORDS, "tool", lang).fields if field.path == "owner")
        for lang in ("en", "ja")
    }
    assert owner["en"].kinds == ("Group", "Team")
    assert owner["ja"].kinds == ("グループ", "チーム")


@pytest.mark.parametrize("lang", OTHERS)
def test_every_code_is_explained_in_each_language(lang: str) -> None:
    texts = {(code.code, part): getattr(code, part) for code in codes() for part in PARTS}
    assert [at for at, text in texts.items() if text.get(lang)[1]] == []
    told = {(code, part) for code, parts in overlay(lang).codes.items() for part in parts}
    assert told - {at for at, text in texts.items() if lang in text.by_language} == set()


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translated_code_shows_the_same_files_and_lines(lang: str) -> None:
    quoted = re.compile("`[^`]*`")
    for code in codes():
        for part in PARTS:
            text = getattr(code, part)
            ours, english = (sorted(quoted.findall(text[one])) for one in (lang, ENGLISH))
            assert ours == english, (code.code, part)


def test_fields_say_how_much_they_may_hold() -> None:
    bounds = {field.path: dict(field.bounds) for field in fields(WORDS, "tool", "en").fields}
    assert bounds["name"] == {"bound_characters": 300}
    assert bounds["summary"] == {
        "bound_characters": 5000,
        "bound_brackets": 100,
        "bound_columns": 30,
        "bound_levels": 10,
    }
    assert bounds["tags"] == {"bound_items": 100}
    assert bounds["rings"] == {"bound_keys": 1000}
    assert bounds["ring"] == {}


def test_every_check_has_its_code() -> None:
    told = codes()
    assert {code.code for code in told} == {rule.code for rule in rules()}
    assert [code.code for code in told] == sorted(code.code for code in told)
    assert all(code.why["en"] and code.bad["en"] and code.good["en"] for code in told)
    assert {code.code for code in told if code.severity == "warning"} >= {
        "zone-gap",
        "editor-backup",
    }


def test_a_code_tells_what_silences_it_if_anything_does() -> None:
    told = {code.code: code for code in codes()}
    silence = told["zone-gap"].silence
    assert silence
    assert silence["en"] == "`# catalog: allow zone-gap until YYYY-MM-DD because …`"
    assert told["yaml-syntax"].silence is None


def test_a_code_has_an_address_where_the_site_has_one() -> None:
    address = code_address("https://example.org/x/", "zone-gap")
    assert address == "https://example.org/x/contribute/codes/#zone-gap"
    assert code_address("", "zone-gap") == ""
