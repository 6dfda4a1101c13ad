"""What no schema can say of the organisation's own words: `catalog/vocabulary.yml`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from standards_catalog.documents.document import Document
from standards_catalog.problems import Fault, Problem, listed
from standards_catalog.rule import Family, rule
from standards_catalog.schema.own_words import places, stands_for
from standards_catalog.schema.schemas import VOCABULARY, Schemas, package_schemas, schemas_of

_LEAST = 4.5  # contrast of text, as WCAG 2.2 wants it at level AA
_PAGES = {"light": "#ffffff", "dark": "#1e2129"}  # what the theme writes text on

Own = Mapping[str, Any]


def spoken_in(document: Document) -> Schemas:
    """Return the schemas in the words of a vocabulary that has no fault."""
    return schemas_of(json.dumps(document.data))


def check_vocabulary(document: Document) -> Iterator[Problem]:
    """Yield what is wrong in a vocabulary that its schema accepts."""
    for check in (unexplained_value, uncounted_vocabulary, faint_colour):
        for fault in check(document.data):
            yield check.located(document.path, fault, document.marks)


@rule(Family.SETTINGS)
def unexplained_value(own: Own) -> Iterator[Fault]:
    """Complain about a value of the organisation's own that nobody explains.

    Why: people read labels and legends, and the program knows no other value than its own.
    Bad: `hold: {}` among the rings
    Good: `hold: { label: Hold, meaning: Start nothing new with it., counts_as: caution }`
    """
    for name, field in places(package_schemas().raw):
        known = {choice["const"] for choice in field["oneOf"]}
        for value, said in own.get(name, {}).items():
            missing = [key for key in ("label", "meaning") if key not in said]
            if value not in known and missing:
                message = f"`{value}` has no {' and no '.join(missing)}"
                hint = "add " + " and ".join(f"`{key}: …`" for key in missing)
                yield Fault((name, value), message, hint, at_key=True)


@rule(Family.SETTINGS)
def uncounted_vocabulary(own: Own) -> Iterator[Fault]:
    """Complain about a list in which nothing counts as what the program has to know.

    Why: a missing record is shown as unknown, and what a scan finds is recorded as adopted.
    Bad: `statuses` without a value that counts as `unknown`
    Good: `unknown: {}` among them
    """
    raw = package_schemas().raw
    for name, field in places(raw):
        wanted = raw[VOCABULARY]["properties"][name].get("x-needs", ())
        counted = stands_for(field, own.get(name, {})).values()
        missing = [one for one in wanted if one not in counted] if name in own else []
        if missing:
            message = f"nothing in `{name}` counts as {listed(missing)}"
            hint = f"add `{missing[0]}: {{}}`, or `counts_as: {missing[0]}` to one of them"
            yield Fault((name,), message, hint, at_key=True)


@rule(Family.SETTINGS)
def faint_colour(own: Own) -> Iterator[Fault]:
    """Complain about a colour in which text is hard to read.

    Why: WCAG 2.2 asks for a contrast of 4.5 to 1, on light pages and on dark ones.
    Bad: `light: "#8fb8d8"`
    Good: `light: "#1f4f86"`
    """
    for keys, colours in _colours(own, ()):
        for theme, page in _PAGES.items():
            found = _contrast(colours[theme], page)
            if found < _LEAST:
                message = f"`{theme}` is {colours[theme]}, whose contrast is {found:.1f} to 1"
                shade = "darker" if theme == "light" else "lighter"
                hint = f"write a {shade} one, such as {_legible(colours[theme], theme)}"
                yield Fault((*keys, theme), message, hint)


def _colours(said: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Own]]:
    for key, inner in said.items() if isinstance(said, Mapping) else ():
        if key == "colours" and isinstance(inner, Mapping) and {*inner} == {*_PAGES}:
            yield (*keys, key), inner
        else:
            yield from _colours(inner, (*keys, key))


def _legible(colour: str, theme: str) -> str:
    """Return the nearest shade of a colour that can be read."""
    end = 0 if theme == "light" else 255
    for step in range(1, 101):
        mixed = (round(one + (end - one) * step / 100) for one in _parts(colour))
        shade = "#" + "".join(f"{one:02x}" for one in mixed)
        if _contrast(shade, _PAGES[theme]) >= _LEAST:
            return shade
    raise AssertionError(colour)


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [one / 255 for one in _parts(colour)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
