"""Where declared and observed differ, as events of the feeds of a team and of what it is about.

Nothing says when they began to differ. An event is of the day on which both were known: that of the
commits that were looked at, or of the confirmation after them. It has the same name for as long as
they differ, so no reader shows it twice. Other events it would only push out of the catalog's feed,
which is why it is not among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from standards_catalog.evidence.observing import Observation
from standards_catalog.evidence.repositories import by_team
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.once import once
from standards_catalog.views.adoption.adoption import Cell
from standards_catalog.views.events.events import Event, lasting
from standards_catalog.views.observed.disagreements import differing
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.places import Shown
from standards_catalog.views.shared.words import fill, words


@once
def sightings(catalog: Catalog, lang: str) -> tuple[Event, ...]:
    """Return an event for each cell in which declared and observed differ, if its day is known."""
    return tuple(
        event
        for team in differing(catalog)
        for row in team.rows
        if row.cell.disagrees
        for event in _event(catalog, row.cell, row.places, lang)
    )


def _event(catalog: Catalog, cell: Cell, places: tuple[Shown, ...], lang: str) -> Iterator[Event]:
    state, day = cell.observed, _day(catalog, cell)
    if state is None or day is None or day > catalog.today:
        return
    team, subject = (Ref(one.kind, one.id) for one in (cell.team, cell.subject))
    names = {"team": cell.team.text[lang], "subject": cell.subject.text[lang]}
    held, of = (catalog.find(one) or one for one in (team, subject))
    yield Event(
        "observed",
        f"{lasting(held)}/{lasting(of)}/observed-{state.value}",
        day.isoformat(),
        day,
        subject,
        team,
        None,
        f"{address(team)}#standing",
        fill(lang, "event_observed_title", **names, state=state.label(lang)),
        "\n".join([*(one.text for one in places[:1]), words(lang)[f"observed_next_{state.value}"]]),
    )


def _day(catalog: Catalog, cell: Cell) -> date | None:
    seen = cell.observation
    looked = _repositories(catalog, cell.team.id, seen) if seen else ()
    commits = (catalog.scans.evidence[one].committed_on for one in looked)
    days = [one.date() for one in commits if one]
    days += [cell.confirmed_on] if cell.confirmed_on else []
    return max(days, default=seen.on if seen else None)


def _repositories(catalog: Catalog, team: str, seen: Observation) -> tuple[str, ...]:
    """Return the repositories that an observation rests on, as far as they were looked at."""
    counted = [one.repository for one in seen.matches if not one.told]
    every = counted or [name for name, _ in by_team(catalog).get(team, ())]
    return tuple(one for one in dict.fromkeys(every) if one in catalog.scans.evidence)
