"""Warnings about what is written correctly and still means something else to a reader."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from standards_catalog.checks.rules.alone import Alone
from standards_catalog.checks.rules.references import Found
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.problems import Fault, visible
from standards_catalog.rule import Family, rule
from standards_catalog.schema.keywords import as_day, fits, is_day
from standards_catalog.schema.languages import Overlay
from standards_catalog.text import without_code

_ANY_WORD = "other"  # what takes it takes words, and no days alone
_LONG = 60  # letters of a text that has none of its language's own, and is more than names


@rule(Family.NAMES, severity="warning", silenceable=True)
def same_name(catalog: Catalog) -> Iterator[Found]:
    """Warn about two entries of a kind with the same name.

    Why: in lists and search results nobody can tell them apart.
    Bad: `name: Argo CD` in one tool and `name: argo CD` in another
    Good: a different name for each, such as `Argo CD (internal)`
    """
    for kind in catalog.named_kinds:
        taken: dict[str, str] = {}
        for entry in catalog.of_kind(kind):
            other = ""
            for lang, name in entry.name.by_language.items():
                found = taken.setdefault(_folded(name), entry.id)
                if found not in (entry.id, other):
                    other, keys = found, ("name", lang) if lang else ("name",)
                    message = f'the {kind} "{other}" is called "{visible(name)}" too'
                    hint = "give one of them a name of its own"
                    yield Ref(kind, entry.id), Fault(keys, message, hint)


@rule(Family.DAYS, severity="warning", silenceable=True, alone=True)
def day_as_text(entry: Alone) -> Iterator[Fault]:
    """Warn about a date where text belongs.

    Why: any text is allowed there, so a value on the wrong line is taken as it is.
    Bad: `licence: 2026-11-01`
    Good: `licence: MIT` and `checked_on: 2026-11-01`
    """
    for text in entry.texts:
        for lang, wording in text.wordings.items():
            if (day := as_day(wording)) and is_day(day) and _takes_words(text.schema):
                name = next(key for key in reversed(text.keys) if isinstance(key, str))
                message = f"`{name}` is nothing but a day: {visible(wording)}"
                yield Fault(text.at(lang), message, "is it the value of another key?")


@rule(Family.LANGUAGES, severity="warning", silenceable=True, alone=True)
def wrong_language(entry: Alone) -> Iterator[Fault]:
    """Warn about a text that is not written in the letters of its language.

    Why: screen readers, search and fonts go by the language that is stated.
    Bad: `name: { en: フェリー, ja: Ferries }`
    Good: `name: { en: Ferries, ja: フェリー }`
    """
    languages = entry.schema.within.languages
    for text in entry.texts:
        prose = bool(text.schema.get("x-prose"))
        for lang, wording in text.wordings.items():
            spoken = languages[lang].overlay if lang else None
            if spoken and _is_foreign(spoken, wording, prose=prose):
                message = f"this text stands under `{lang}`, but is not in {spoken.english}"
                hint = "write it under its own language, or without any"
                yield Fault(text.at(lang), message, hint)


@rule(Family.LANGUAGES, severity="warning", needs=("settings",), silenceable=True, alone=True)
def missing_language(entry: Alone) -> Iterator[Fault]:
    """Warn about a text that is written by language, but not in every language of the site.

    Why: readers of the other language get a text that they may not understand.
    Bad: `name: { en: Ferries }`, where the settings have `languages: [en, ja]`
    Good: `name: { en: Ferries, ja: フェリー }`, or one text for all: `name: Ferries`
    """
    languages, spoken = entry.known.languages, entry.schema.within.languages
    for text in entry.texts:
        lacking = [one for one in languages if one not in text.wordings]
        if lacking and "" not in text.wordings and len(languages) > 1:
            names = ", ".join(f"{spoken[one].overlay.english} (`{one}`)" for one in lacking)
            hint = "write it, or one text for all languages"
            yield Fault(text.keys, f"this text is not there in {names}", hint)


def _takes_words(schema: Mapping[str, Any]) -> bool:
    pattern = schema.get("pattern")
    return not schema.get("x-days") and (pattern is None or fits(pattern, _ANY_WORD))


def _folded(name: str) -> str:
    """Return a name without case, width and what blanks it has."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _is_foreign(lang: Overlay, wording: str, *, prose: bool) -> bool:
    """Whether most letters of a text, or all of a long one, are none of its language's own."""
    own, also = lang.scripts, lang.scripts_beside
    folded = unicodedata.normalize("NFKC", without_code(wording))
    if not own or (folded.isascii() and "LATIN" in own):
        return False
    letters = [_script(char) for char in folded if char.isalpha()]
    if prose and len(letters) > _LONG and not own.intersection(letters):
        return True
    return sum(one not in own and one not in also for one in letters) * 2 > len(letters)


def _script(letter: str) -> str:
    """Return the script of a letter, which its name in Unicode begins with."""
    return unicodedata.name(letter, "").replace("-", " ").partition(" ")[0]
