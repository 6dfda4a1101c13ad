"""The adoption matrix at the ends of quarters: what the catalog said then, and who moved since.

Git is the one source. `since` of a record may reach further back, but it is of the present status
alone: where Git is too young, `views/events` tells by it who took up what, not from where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption
from standards_catalog.model.partial import quarter_start
from standards_catalog.model.standing import unrecorded
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.changes.history import History
from standards_catalog.views.changes.pages import reach
from standards_catalog.views.changes.present import now
from standards_catalog.views.shared.link import Link, link
from standards_catalog.views.shared.pages import FOLDERS, Pages
from standards_catalog.views.shared.words import fill, words

_MOST = 8

Cell = tuple[Ref, Ref]


class Moment(Struct, frozen=True):
    """The end of a quarter, or now: its name in an address and in words."""

    id: str
    title: str


class Moved(Struct, frozen=True):
    """A team and a standard or tool whose status is not the same at all moments."""

    team: Link
    subject: Link
    statuses: tuple[Term, ...]


class Quarters(Struct, frozen=True):
    """Adoption at some moments, the oldest first; without any but now there is no comparing.

    `totals` has for each status how many records had it at each moment; `data` is the same for the
    script, addresses beginning at the site's root.
    """

    moments: tuple[Moment, ...]
    moved: tuple[Moved, ...]
    totals: tuple[tuple[Term, tuple[int, ...]], ...]
    reach: str
    data: Mapping[str, Any]

    @property
    def last(self) -> tuple[Moved, ...]:
        """What moved from the last end of a quarter up to now."""
        return tuple(one for one in self.moved if one.statuses[-2] != one.statuses[-1])


def quarters(
    catalog: Catalog, history: History, kind: str, lang: str, pages: Pages = FOLDERS
) -> Quarters:
    """Return how teams' statuses of standards, or of tools, moved from quarter to quarter."""
    days = _ends(history, catalog.today)
    at = _statuses(catalog, history, kind, days)
    known = catalog.vocabulary.terms("adoption", "record", "status")
    moved = tuple(
        Moved(_link(catalog, team), _link(catalog, subject), tuple(known[one] for one in values))
        for (team, subject), values in sorted(at.items())
        if len(set(values)) > 1
    )
    counts = [Counter(values[place] for values in at.values()) for place in range(len(days) + 1)]
    totals = tuple(
        (term, tuple(count[term.value] for count in counts))
        for term in known.values()
        if "unknown" not in term.counts_as
    )
    today = Moment("now", fill(lang, "compare_now", day=catalog.today))
    moments = (*(_moment(day, lang) for day in days), today)
    data = _data(catalog, moments, moved, totals, lang, pages)
    return Quarters(moments, moved, totals, reach(history, lang), data)


def _ends(history: History, today: date) -> list[date]:
    """Return the last ends of quarters before today that the history reaches, the oldest first."""
    days = [quarter_start(today, before) - timedelta(days=1) for before in range(_MOST)]
    return [day for day in reversed(days) if history.begins and day >= history.begins]


def _moment(day: date, lang: str) -> Moment:
    quarter = day.month // 3
    title = fill(lang, "compare_quarter", year=day.year, quarter=quarter, day=day)
    return Moment(f"{day.year}Q{quarter}", title)


def _statuses(
    catalog: Catalog, history: History, kind: str, days: Sequence[date]
) -> Mapping[Cell, list[str]]:
    """Return every cell's status at the end of each day, and now as the last one.

    A cell is now as it is recorded, and before the first change after a day what it was before
    that change.
    """
    found: dict[Cell, list[str]] = {}
    unknown = unrecorded(catalog).value
    for adoption in catalog.all(Adoption):
        for record in adoption.records:
            if name := getattr(record, kind):
                cell = Ref("team", adoption.id), Ref(kind, name)
                found[cell] = [record.status] * (len(days) + 1)
    for entry in history.entries:  # the newest first: what is older overwrites
        for fact in entry.told:
            if fact.what == "cell" and fact.at and fact.entry.kind == kind:
                cell = now(catalog, fact.at), now(catalog, fact.entry)
                values = found.setdefault(cell, [unknown] * (len(days) + 1))
                for place, day in enumerate(days):
                    if day < entry.commit.on:
                        values[place] = fact.before or unknown
    return found


def _link(catalog: Catalog, ref: Ref) -> Link:
    entry = catalog.find(ref)
    return link(entry) if entry else Link("", Text(ref.id), ref.kind, ref.id)


def _data(
    catalog: Catalog,
    moments: Sequence[Moment],
    moved: Sequence[Moved],
    totals: Sequence[tuple[Term, tuple[int, ...]]],
    lang: str,
    pages: Pages,
) -> Mapping[str, Any]:
    known = list(catalog.vocabulary.terms("adoption", "record", "status").values())
    teams = {one: place for place, one in enumerate(dict.fromkeys(one.team for one in moved))}
    subjects = {one: place for place, one in enumerate(dict.fromkeys(one.subject for one in moved))}
    return {
        "moments": [one.id for one in moments],
        "statuses": [[one.tone, one.mark, one.label(lang)] for one in known],
        "teams": [[one.text[lang], pages.at(one.href)] for one in teams],
        "subjects": [[one.text[lang], pages.at(one.href)] for one in subjects],
        "moved": [
            [
                teams[one.team],
                subjects[one.subject],
                "".join(str(known.index(term)) for term in one.statuses),
            ]
            for one in moved
        ],
        "totals": [list(numbers) for _, numbers in totals],
        "told": words(lang)["compare_told"],
    }
