"""What rows of incidents and releases tell: the entries of feeds that they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Component
from standards_catalog.model.incidents import Incident, Release
from standards_catalog.model.once import once
from standards_catalog.views.events.events import Event
from standards_catalog.views.incidents.rows import address_of
from standards_catalog.views.shared.words import fill, when


@once
def happenings(catalog: Catalog, lang: str) -> tuple[Event, ...]:
    """Return an event for each incident and month of releases up to today, the newest first."""
    teams = _teams(catalog)
    found = [
        *(_of_incident(catalog, one, teams, lang) for one in catalog.incidents),
        *(_of_release(catalog, one, teams, lang) for one in catalog.releases),
    ]
    past = (one for one in found if one.day <= catalog.today)
    return tuple(sorted(past, key=lambda one: (-one.day.toordinal(), one.path)))


def _teams(catalog: Catalog) -> Mapping[str, str]:
    return {product.id: team.id for team in catalog.teams for product in team.products}


def _of_incident(catalog: Catalog, one: Incident, teams: Mapping[str, str], lang: str) -> Event:
    component = catalog.get(Component, one.component)
    name = _product(catalog, one.product, lang)
    what = component.name[lang] if component else name
    title = fill(lang, "event_incident_title", subject=what, title=one.title or name)
    told = [fill(lang, "event_incident_over", on=_day(one.fixed_at, lang))] if one.fixed_at else []
    team = component.team if component else teams.get(one.product, "")
    subject = Ref("component", component.id) if component else Ref("team", team)
    home = f"incidents/{one.product}/"
    return _event(
        "incident", f"{home}rows/{one.anchor}", address_of(catalog, home, one),
        one.started_at.date(), subject, team, title, told,
    )  # fmt: skip


def _of_release(catalog: Catalog, one: Release, teams: Mapping[str, str], lang: str) -> Event:
    name, month = _product(catalog, one.product, lang), when(one.month, lang)
    title = fill(lang, "event_release_title", product=name, month=month, count=one.count)
    team, place = teams.get(one.product, ""), f"incidents/{one.product}/"
    return _event(
        "release", f"releases/{one.product}/{one.month}", place,
        date.fromisoformat(f"{one.month}-01"), Ref("team", team), team, title, [],
    )  # fmt: skip


def _event(
    kind: str, path: str, href: str, day: date, subject: Ref, team: str, title: str, told: list[str]
) -> Event:
    ref = Ref("team", team) if team else None
    text = "\n".join(told)
    return Event(kind, path, day.isoformat(), day, subject, ref, None, href, title, text)


def _product(catalog: Catalog, product: str, lang: str) -> str:
    known = catalog.products.get(product)
    return known.name[lang] if known else product


def _day(moment: datetime, lang: str) -> str:
    return when(moment.date().isoformat(), lang)
