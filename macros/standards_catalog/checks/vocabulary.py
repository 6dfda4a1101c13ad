"""What no schema can say of the organisation's own words: `vocabulary.yml` and `languages/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from standards_catalog.documents.document import Document
from standards_catalog.problems import Fault, Problem, listed, visible
from standards_catalog.rule import Family, rule
from standards_catalog.schema.languages import codes, overlay
from standards_catalog.schema.own_words import places, stands_for
from standards_catalog.schema.schemas import VOCABULARY, package_schemas
from standards_catalog.text import ENGLISH

_LEAST = 4.5  # contrast of text, as WCAG 2.2 wants it at level AA
_MARKUP = '<>"[]'
_PAGES = {"light": "#ffffff", "dark": "#1e2129"}  # what the theme writes text on

Own = Mapping[str, Any]


def check_vocabulary(document: Document) -> Iterator[Problem]:
    """Yield what is wrong in a vocabulary that its schema accepts."""
    for check in (unexplained_value, uncounted_vocabulary, faint_colour):
        for fault in check(document.data):
            yield check.located(document.path, fault, document.marks)


def check_language(document: Document) -> Iterator[Problem]:
    """Yield what is wrong in the words of a language, as far as its schema accepts them."""
    data = document.data
    code = document.path.rpartition("/")[2].removesuffix(".yml")
    faults = [*unnamed_language(code, data)] if code not in codes() else []
    for fault in faults:
        yield unnamed_language.located(document.path, fault, document.marks)
    said = data.get("words")
    every = said.items() if isinstance(said, dict) else ()
    known = overlay(ENGLISH).words
    words = {key: one for key, one in every if key in known and isinstance(one, str)}
    for check in (wrong_blank, markup_in_word):
        for fault in check(words):
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


@rule(Family.SETTINGS)
def unnamed_language(code: str, own: Own) -> Iterator[Fault]:
    """Complain about a language that the program does not have and that has no name.

    Why: readers choose it by its name in the switch of languages.
    Bad: `languages/de.yml` without `name`
    Good: `name: Deutsch`
    """
    if "name" not in own:
        message = f"nothing says what the language `{code}` calls itself"
        yield Fault((), message, "add `name: …`")


@rule(Family.SETTINGS)
def wrong_blank(own: Own) -> Iterator[Fault]:
    """Complain about a word of the interface whose blanks are not those of the English one.

    Why: numbers, names and days are put in there; without its blank one is lost.
    Bad: `change_more: "noch mehr"` where English says `{count} more`
    Good: `change_more: "noch {count}"`
    """
    for key, said in own.items():
        english = overlay(ENGLISH).words[key]
        wanted, found = _blanks(english), _blanks(said)
        if found is None:
            message = f"`{key}` has a brace that begins or ends no blank"
            yield Fault(("words", key), message, f"in English it is: {visible(english)}")
        elif not _fits(found, wanted or []):
            names = listed(f"{{{name}}}" for name, _ in wanted or []) or "none"
            message = f"the blanks of `{key}` are not those of the English word: {names}"
            yield Fault(("words", key), message, f"in English it is: {visible(english)}")


@rule(Family.SETTINGS)
def markup_in_word(own: Own) -> Iterator[Fault]:
    """Complain about a sign of markup in a word of the interface where English has none.

    Why: words stand in attributes, titles and headings, where such a sign would end them.
    Bad: `teams: <b>Teams</b>`
    Good: `teams: Teams`
    """
    for key, said in own.items():
        english = overlay(ENGLISH).words[key]
        if strange := [sign for sign in _MARKUP if sign in said and sign not in english]:
            message = f"`{key}` has {listed(f'`{sign}`' for sign in strange)} in it"
            yield Fault(("words", key), message, "write it without, or with signs of typography")


def _blanks(said: str) -> list[tuple[str, str]] | None:
    """Return the blanks of a word, by name and form; None where its braces are none."""
    try:
        parts = [*Formatter().parse(said)]
    except ValueError:
        return None
    if any(conversion for _, _, _, conversion in parts) or "{{" in said or "}}" in said:
        return None
    return sorted((name, form or "") for _, name, form, _ in parts if name is not None)


def _fits(found: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> bool:
    """Whether blanks are those that are wanted, each as it is there or without a form."""
    return [name for name, _ in found] == [name for name, _ in wanted] and all(
        form in ("", there) for (_, form), (_, there) in zip(found, wanted, strict=True)
    )


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
