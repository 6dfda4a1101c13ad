"""Every incident of a product, with the line of its file: what all figures rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.incidents import Incident
from standards_catalog.model.once import once
from standards_catalog.views.incidents.figures.figure import component_name, lasting, page_of
from standards_catalog.views.incidents.numbers.counts import ROW
from standards_catalog.views.incidents.numbers.selection import Selection
from standards_catalog.views.shared.facets import Facet, Option
from standards_catalog.views.shared.link import line_of_file
from standards_catalog.views.shared.long import PAGE, further, numbered, pages
from standards_catalog.views.shared.words import words

_LENGTHS = {"minute": 16, "hour": 13, "day": 10}  # of `2026-05-01 09:12`


class Row(NamedTuple):
    """One incident; `line` is where its row is on the forge."""

    anchor: str
    started: str
    title: str
    component: str
    trigger: str
    noticed: str
    detect: str
    detect_sort: str
    restore: str
    restore_sort: str
    is_open: bool
    severity: str
    postmortem: str
    line: str
    number: int
    facets: dict[str, str]


# What the cell of each column after the first is made of.
_COLUMNS = (
    ("title", "postmortem"),
    ("component",),
    ("trigger",),
    ("noticed",),
    ("detect", "detect_sort"),
    ("restore", "restore_sort", "is_open"),
    ("severity",),
    ("number", "line"),
)


class Packed(NamedTuple):
    """Rows as data: a row for each different cell of a column, and plain values for JSON."""

    cells: Sequence[Sequence[Row]]
    data: Mapping[str, Any]


class Rows(Struct, frozen=True):
    """The rows, the last one first."""

    is_sample: bool
    facets: tuple[Facet, ...]
    rows: tuple[Row, ...]
    home: str

    @property
    def pages(self) -> Sequence[Sequence[Row]]:
        """The rows of each page; few are on one."""
        return pages(self.rows)

    @property
    def packed(self) -> Packed:
        """The rows for the script that shows and filters what a page has no room for."""
        columns = [numbered(self.rows, attrgetter(*names)) for names in _COLUMNS]
        facets = {}
        for facet in self.facets:
            some, of = numbered((row.facets[facet.name] for row in self.rows), str)
            facets[facet.name] = {"values": some, "of": of}
        data = {"page": PAGE, "columns": [of for _, of in columns], "facets": facets}
        return Packed([some for some, _ in columns], data)


def rows(whole: Selection, lang: str) -> Rows:
    """Return every incident of a product."""
    source = line_of_file(whole.catalog, Ref("incident", whole.product))
    row = _row_of(whole, lang, source)
    made = tuple(map(row, reversed(whole.incidents)))
    return Rows(whole.is_sample, _facets(whole, made, lang), made, page_of(whole))


def address_of(catalog: Catalog, home: str, one: Incident) -> str:
    """Return the address of an incident's row, on the one of a product's pages that has it."""
    at = _places(catalog).get((one.product, one.anchor), 0)
    return f"{home}rows/{further(at, 'rows')}#{one.anchor}"


@once
def _places(catalog: Catalog) -> Mapping[tuple[str, str], int]:
    several = ((name, reversed(some)) for name, some in catalog.incidents_of.items())
    return {(name, one.anchor): at for name, some in several for at, one in enumerate(some)}


def started(one: Incident) -> str:
    """Return when an incident began, as exact as it is known."""
    return one.started_at.isoformat(" ", "minutes")[: _LENGTHS[one.precision]]


def _row_of(whole: Selection, lang: str, source: str) -> Callable[[Incident], Row]:
    terms = whole.catalog.vocabulary.terms
    triggers, ways = terms("incident", ROW, "trigger"), terms("incident", ROW, "detected_by")
    severities = terms("incident", ROW, "severity")
    names = {
        one: component_name(whole, one, lang)
        for one in {incident.component for incident in whole.incidents}
    }

    def row(one: Incident) -> Row:
        detect, restore = one.time_to_detect, one.time_to_restore
        return Row(
            anchor=one.anchor,
            started=started(one),
            title=one.title,
            component=names[one.component],
            trigger=triggers[one.trigger].label(lang),
            noticed=ways[one.detected_by].label(lang),
            detect=_lasting(detect, lang),
            detect_sort=_minutes(detect),
            restore=_lasting(restore, lang),
            restore_sort=_minutes(restore),
            is_open=one.is_open,
            severity=severities[one.severity].label(lang) if one.severity else "",
            postmortem=one.postmortem_url,
            line=f"{source}#L{one.line}" if source else "",
            number=one.line,
            facets={
                "year": str(one.started_at.year),
                "component": one.component,
                "trigger": one.trigger,
                "detected_by": one.detected_by,
                "postmortem": "yes" if one.postmortem_url else "no",
            },
        )

    return row


def _lasting(duration: timedelta | None, lang: str) -> str:
    return "" if duration is None else lasting(duration.total_seconds() / 60, lang)


def _minutes(duration: timedelta | None) -> str:
    return "" if duration is None else f"{duration.total_seconds() / 60:.0f}"


def _facets(whole: Selection, made: tuple[Row, ...], lang: str) -> tuple[Facet, ...]:
    t = words(lang)
    names: dict[str, dict[str, str]] = {
        "year": {},
        "component": {one.facets["component"]: one.component for one in made},
        "trigger": {one.facets["trigger"]: one.trigger for one in made},
        "detected_by": {one.facets["detected_by"]: one.noticed for one in made},
        "postmortem": {"yes": t["inc_yes"], "no": t["inc_no"]},
    }
    found = []
    for name, labels in names.items():
        counts = Counter(one.facets[name] for one in made)
        options = tuple(
            Option(value, labels.get(value, value), counts[value])
            for value in sorted(counts, key=lambda value: labels.get(value, value))
        )
        found.append(Facet(name, t[f"inc_{name}"], options))
    return tuple(found)
