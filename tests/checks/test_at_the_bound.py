"""Whatever repeats in a text, up to its bound it reaches the pages, and beyond it is a complaint.

No clock decides: what reading Markdown costs is counted in lines of Python. `CATALOG_THOROUGH=1`
repeats pairs, too.
"""

from __future__ import annotations

import copy
import importlib
import json
import os
from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import Any

import pytest

from standards_catalog.checks.markdown import too_much_markdown
from standards_catalog.checks.reading import read_entry
from standards_catalog.documents.document import Document
from standards_catalog.schema.schemas import EACH, Spot, matches
from standards_catalog.text import Text
from tests.conftest import invented
from tests.steps import lines

prose = importlib.import_module("standards_catalog.render.prose")

SIGNS = list("[]()<>{}!*_`~#|\\&\"':-+=.,;/?@$%^\n\t 1aあ")
THOROUGH = os.environ.get("CATALOG_THOROUGH") == "1"
SCHEMAS = invented().schemas
PROSE = SCHEMAS.shapes["prose"]
LONGEST = PROSE["maxLength"]
_NOTE = ("sources", EACH, "note")
STEPS = 15_000_000  # lines of Python; without the bounds, 5,000 of `[` take twenty times as many


def is_text(spot: Spot) -> bool:
    """Whether people write there what they like."""
    decided = {"pattern", "format", "oneOf", "x-ref", "enum"} & spot.schema.keys()
    return "string" in spot.schema.get("type", ()) and not decided


def texts(kind: str) -> list[Spot]:
    """Return the texts of a kind, those of single languages left out: they stand in for all."""
    spots = [one for one in SCHEMAS.kinds[kind].spots if is_text(one)]
    whole = {one.keys for one in spots if "object" in one.schema["type"]}
    return [one for one in spots if one.keys[:-1] not in whole]


@cache
def entries(kind: str) -> list[tuple[Mapping[str, Any], list[Spot]]]:
    """Return entries that have a place for all texts of a kind together, and which each has."""
    left, found = texts(kind), []
    for ref, document in invented().documents.items():
        has = [one for one in left if ref.kind == kind and fits(document.data, one)]
        if has:
            found.append((document.data, has))
            left = [one for one in left if one not in has]
    assert not left, "the example has something of everything"
    return found


def fits(data: Any, spot: Spot) -> bool:
    """Whether an entry has such a text, or could have it: a note on what is there already."""
    if spot.keys == ("aliases", EACH):
        return True
    keys = spot.keys[:-1] if spot.keys[-3:] == _NOTE else spot.keys
    return any(True for _ in matches(data, keys))


def filled(data: Mapping[str, Any], spots: list[Spot], repeated: str, more: int = 0) -> bytes:
    """Return an entry with its texts as long as they may be, or so much longer."""
    data = copy.deepcopy(dict(data))
    if any(spot.keys[0] == "aliases" for spot in spots):
        data.setdefault("aliases", [])
    for spot in spots:
        longest = spot.schema["maxLength"] + more
        text = (repeated * (longest // len(repeated) + 1))[:longest]
        *above, last = spot.keys
        for keys, value in list(matches(data, tuple(above))):
            if last != EACH and (last in value or spot.keys[-3:] == _NOTE):
                value[last] = text
            elif last == EACH:
                place: Any = data
                for key in keys[:-1]:
                    place = place[key]
                place[keys[-1]] = [text]
    return json.dumps(data).encode()


def codes(kind: str, raw: bytes) -> set[str]:
    """Return the codes of all complaints about the form of an entry."""
    result = read_entry(SCHEMAS, kind, "f.yml", raw)
    return set() if isinstance(result, Document) else {one.code for one in result}


@pytest.mark.parametrize("kind", list(SCHEMAS.kinds))
def test_every_text_may_be_as_long_as_its_bound(kind: str) -> None:
    for (data, spots), sign in product(entries(kind), SIGNS):
        expected = {"too-much-markdown"} if sign in "[(|>" and any_prose(spots) else set()
        assert codes(kind, filled(data, spots, sign)) == expected, repr(sign)


@pytest.mark.parametrize("kind", list(SCHEMAS.kinds))
def test_every_text_beyond_its_bound_is_a_complaint(kind: str) -> None:
    for data, spots in entries(kind):
        for spot in spots:
            for sign in "a[":
                assert "out-of-range" in codes(kind, filled(data, [spot], sign, 1)), spot.keys


def any_prose(spots: list[Spot]) -> bool:
    return any("x-markdown" in spot.schema for spot in spots)


def within(repeated: str) -> str:
    """Return a text of something repeated as often as may be; later brackets are an `x`."""
    for brackets, times in product((100, 50, 33, 25, 10), (LONGEST, 30, 15, 10, 5, 3, 1)):
        text = f"{repeated * times}\n" * (LONGEST // (len(repeated) * times) + 1)
        for sign in "[(":
            *kept, tail = text[:LONGEST].split(sign, brackets)
            text = sign.join([*kept, tail.replace(sign, "x")])
        if not list(too_much_markdown((), text, PROSE["x-markdown"])):
            return text
    raise AssertionError(repeated)


def steps(text: str) -> int:
    """Return how many lines of Python reading a text as Markdown goes through."""
    return lines(lambda: prose._html.__wrapped__(text))


WORDS = [
    *("[a](", "![a](", "[a][", "[a]: ", "[a](<", "**a", "*a ", "*a", " a*", "&a;", "<a@"),
    *(
        "1. ",
        "> - ",
        "```\n",
        "~~~ ",
        "a|b\n-|-\n",
        "- a\n",
        "a\n=\n",
        "    a\n",
        "](x) ",
        "#\n",
        "```\n\\",
    ),
]


@pytest.mark.parametrize("first", [*SIGNS, *WORDS])
def test_what_is_within_its_bounds_is_read_in_bounded_work(first: str) -> None:
    for second in ("", *SIGNS) if THOROUGH else ("",):
        assert steps(within(first + second)) <= STEPS, repr(first + second)


def test_beyond_its_bounds_it_would_take_more() -> None:
    """The bounds are there for something: without them, work grows faster than the text."""
    assert steps("[a](" * 400) > 3 * steps("[a](" * 200)
    with pytest.raises(RecursionError):
        steps("- " + "+ " * 1_000)


def test_what_fails_leaves_nothing_behind() -> None:
    with pytest.raises(RecursionError):
        prose.inline(Text({"en": "[a *b](tool:anvil)\n\n- " + "+ " * 1_000}), "en", "")
    assert "<a href" in prose.inline(Text({"en": "[b](tool:anvil)"}), "en", "")
