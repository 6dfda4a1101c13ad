"""What changed in sentences: each fact by its key among the words, and what is put into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.changes.gaps import is_unfilled
from standards_catalog.views.changes.present import present
from standards_catalog.views.changes.told import Told
from standards_catalog.views.shared.link import Link
from standards_catalog.views.shared.words import words

EDITS = frozenset(("edited", "record", "zone_edited", "settings", "unread"))
"""Facts of which no more is told than which fields are not as they were."""

_GROUPS = {
    "cell": "adoption",
    "waiver_started": "waivers",
    "waiver_ended": "waivers",
    "waiver_changed": "waivers",
    "zone": "zones",
}


class Line(Struct, frozen=True):
    """A sentence, by its key among the words, and what is put into it; links lead to entries.

    `group` says what it is one of many of: news of the same group can stand under one count.
    """

    key: str
    group: str
    kind: str
    entry: Link
    at: Link | None
    before: str
    after: str
    fields: str


def line(catalog: Catalog, fact: Told, lang: str, *, closed: bool = False) -> Line:
    """Return a fact as a sentence; one that `closed` a gap says so."""
    before, after = (_value(catalog, fact, one, lang) for one in (fact.before, fact.after))
    if fact.what == "zone":
        before, after = _contents(catalog, fact, lang)
    at = present(catalog, fact.at) if fact.at else None
    labels = dict.fromkeys(_label(catalog, fact, name, lang) for name in fact.fields)
    return Line(
        f"change_{_key(catalog, fact, closed)}",
        "gaps" if closed else _GROUPS.get(fact.what, fact.what),
        _kind(catalog, fact, lang),
        present(catalog, fact.entry),
        at,
        before,
        after,
        words(lang)["comma"].join(labels),
    )


def _key(catalog: Catalog, fact: Told, closed: bool) -> str:
    key = fact.what
    if closed:
        return f"gap_{key}"
    if key == "zone":
        return "zone_emptied" if is_unfilled(fact) else key
    if key == "cell":
        return _key_of_cell(catalog, fact)
    if key == "added" and fact.after:
        return "added_as"
    if key == "ring":
        key = f"ring{'' if fact.before and fact.after else '_new' if fact.after else '_gone'}"
    if fact.what in ("ring", "version") and fact.at:
        return f"{key}_on"
    at = _vocabulary(catalog, fact)
    known = catalog.vocabulary.terms(*at) if at else {}
    return f"{key}_back" if key == "stage" and _is_back(known, fact) else key


def _key_of_cell(catalog: Catalog, fact: Told) -> str:
    if not fact.after:
        return "unrecorded"
    if not fact.before:
        return "recorded"
    now = catalog.vocabulary.terms("adoption", "record", "status").get(fact.after)
    return "adopted" if now and "adopted" in now.counts_as else "cell"


def _is_back(known: Mapping[str, Term], fact: Told) -> bool:
    return {fact.before, fact.after} <= known.keys() and (
        known[fact.after].order < known[fact.before].order
    )


def _kind(catalog: Catalog, fact: Told, lang: str) -> str:
    """Return what the kind of an entry is called; one that is known no more has only its key."""
    kind = fact.entry.kind
    return catalog.vocabulary.title(kind)[lang] if kind in catalog.schemas.kinds else kind


def _value(catalog: Catalog, fact: Told, value: str, lang: str) -> str:
    at = _vocabulary(catalog, fact)
    if not at or (fact.what == "added" and not value):
        return value or words(lang)["change_none"]
    if not value:
        return words(lang)["not_recorded" if fact.what == "cell" else "change_none"]
    known = catalog.vocabulary.terms(*at)
    return known[value].label(lang) if value in known else value


def _vocabulary(catalog: Catalog, fact: Told) -> tuple[str, ...]:
    """Return the field whose values a fact tells, or nothing where it tells of none."""
    if fact.what == "cell":
        return ("adoption", "record", "status")
    kind = catalog.schemas.kinds.get(fact.entry.kind)
    state = kind.state if kind else ""
    return (fact.entry.kind, state) if state and fact.what in ("added", state) else ()


def _contents(catalog: Catalog, fact: Told, lang: str) -> Iterator[str]:
    for tools, reason in ((fact.was, fact.before), (fact.now, fact.after)):
        if tools:
            yield words(lang)["comma"].join(present(catalog, tool).text[lang] for tool in tools)
        else:
            yield words(lang)[reason or "not_recorded"]


def _label(catalog: Catalog, fact: Told, name: str, lang: str) -> str:
    """Return what a field is called, or the part that it is in.

    An item of a list has no label, and a text has one for all its languages.
    """
    above = {"record": ("adoption", "record"), "zone_edited": (fact.entry.kind, "platforms")}
    part, _, rest = name.partition(".")
    whole = [part] if rest in catalog.settings.languages else name.split(".")
    for keys in (whole, [part]):
        with suppress(KeyError):
            return catalog.vocabulary.label(*above.get(fact.what, (fact.entry.kind,)), *keys)[lang]
    return part
