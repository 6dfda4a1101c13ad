"""What happened, as far as the data has days for it: the entries of the feeds.

An event is made of what is recorded now, not of Git: it has the same name in every build until its
day changes. A day that is known to the month or the year stands for its first day, and says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Named, Platform, Standard, Team, Tool
from standards_catalog.model.once import once
from standards_catalog.model.parts import Record, Waiver
from standards_catalog.model.standing import in_use, ring_of, status_of
from standards_catalog.text import Text, plain
from standards_catalog.views.kinds.tool import opinion
from standards_catalog.views.shared.link import address
from standards_catalog.views.shared.words import fill, when, words

KINDS = (
    "stage",
    "replaced",
    "adopted",
    "confirmed",
    "waiver",
    "version",
    "ring",
    "contribution",
    "observed",
    "incident",
    "release",
)
NOTICE = timedelta(days=30)  # how long before its end a waiver is told of
NEVER = date(1970, 1, 1)  # when that changed of which no day is known


class Event(Struct, frozen=True):
    """Something that happened to an entry, perhaps at a team.

    `path` names it for good; `on` is its day as exact as it is recorded, `day` the first one that
    this can mean. `href` begins at the site's root.
    """

    kind: str
    path: str
    on: str
    day: date
    subject: Ref
    team: Ref | None
    successor: Ref | None
    href: str
    title: str
    text: str

    def label(self, lang: str) -> str:
        """Return what its kind is called."""
        return words(lang)[f"event_{self.kind}"]


@once
def events(catalog: Catalog, lang: str, kinds: tuple[str, ...] = KINDS) -> tuple[Event, ...]:
    """Return every event of some kinds up to today, the newest first."""
    found = {
        event.path: event  # what is recorded twice in the same words happened once
        for make in (_of_standards, _of_tools, partial(_of_records, kinds))
        for event in make(catalog, lang)
        if event.kind in kinds and event.day <= catalog.today
    }
    return tuple(sorted(found.values(), key=lambda one: (-one.day.toordinal(), one.path)))


def lasting(entry: Named | Ref) -> str:
    """Return what an entry is called for good: its first id, under the folder of its kind."""
    if isinstance(entry, Named):
        first = entry.formerly[0] if entry.formerly else entry.id
        return address(Ref(entry.kind, first)).rstrip("/")
    return address(entry).rstrip("/")


def _of_standards(catalog: Catalog, lang: str) -> Iterator[Event]:
    stages = catalog.vocabulary.terms("standard", "stage")
    leaving = catalog.vocabulary.counted("deprecated", "standard", "stage")
    for standard in catalog.all(Standard):
        name = standard.name[lang]
        told = {step.stage: (step.on, step.note) for step in standard.history}
        now = standard.deprecated_on if standard.stage in leaving else standard.decided_on
        on, note = told.get(standard.stage, ("", None))
        told[standard.stage] = on or _iso(now), note or standard.reason
        first = next((one for one in leaving if one in told), next(iter(leaving), ""))
        on, note = told.get(first, ("", None))
        if first and standard.deprecated_on and not on:  # retired by now
            told[first] = _iso(standard.deprecated_on), note or standard.reason
        for stage, (on, note) in told.items():
            if stage in leaving and standard.superseded_by:
                yield from _replaced(catalog, standard, on, note, lang)
                continue
            label = stages[stage].label(lang)
            title = fill(lang, "event_stage_title", subject=name, stage=label)
            what = f"stage-{stage}"
            yield from _event("stage", standard, what, on, title, [note], lang, part="#stage")


def _replaced(
    catalog: Catalog, standard: Standard, on: str, note: Text | None, lang: str
) -> Iterator[Event]:
    successor = catalog.get(Standard, standard.superseded_by)
    if successor:
        name, other = standard.name[lang], successor.name[lang]
        title = fill(lang, "event_replaced_title", subject=name, successor=other)
        yield from _event(
            "replaced", standard, "replaced", on, title, [note], lang, successor=successor
        )


def _of_tools(catalog: Catalog, lang: str) -> Iterator[Event]:
    for tool in catalog.all(Tool):
        name, upstream = tool.name[lang], tool.upstream
        if upstream and upstream.version:
            title = fill(lang, "event_version_title", subject=name, version=upstream.version)
            what = f"version-{upstream.version}"
            on = _iso(upstream.released_on)
            yield from _event("version", tool, what, on, title, [upstream.note], lang)
        yield from _of_rings(catalog, tool, lang)
        for gift in tool.contributions:
            gave = plain(gift.title[lang])
            title = fill(lang, "event_contribution_title", subject=name, title=gave)
            what = f"contribution-{gift.title.all[0]}"
            yield from _event("contribution", tool, what, gift.on, title, [gift.note], lang)


def _of_rings(catalog: Catalog, tool: Tool, lang: str) -> Iterator[Event]:
    name, rings = tool.name[lang], catalog.vocabulary.terms("tool", "ring")
    if not tool.history:
        title = fill(lang, "event_ring_title", subject=name, ring=opinion(catalog, tool, lang))
        what = f"ring-{ring_of(catalog, tool).value}"
        notes = [tool.ring_note]
        yield from _event("ring", tool, what, tool.ring_since, title, notes, lang, part="#ring")
    seen: Counter[str] = Counter()
    for one in tool.history:
        ring, platform = rings[one.ring].label(lang), catalog.get(Platform, one.platform)
        if platform:
            ring = fill(lang, "ring_on", ring=ring, platform=platform.name[lang])
        what = f"ring-{one.ring}" + (f"-{platform.id}" if platform else "")
        seen[what] += 1
        on = one.on or (tool.ring_since if one is tool.history[-1] else "")
        again = f"-{seen[what]}" if seen[what] > 1 else ""
        title = fill(lang, "event_ring_title", subject=name, ring=ring)
        yield from _event("ring", tool, what + again, on, title, [one.note], lang, part="#ring")


def _of_records(kinds: tuple[str, ...], catalog: Catalog, lang: str) -> Iterator[Event]:
    for adoption in catalog.all(Adoption):
        team = catalog.get(Team, adoption.id)
        for record in adoption.records if team else ():
            subject = catalog.subject(record)
            if team and subject:
                yield from _of_record(kinds, catalog, team, subject, record, lang)


def _of_record(
    kinds: tuple[str, ...],
    catalog: Catalog,
    team: Team,
    subject: Standard | Tool,
    record: Record,
    lang: str,
) -> Iterator[Event]:
    """Yield events of a record; of thousands, those that nobody wants are not made."""
    names = {"team": team.name[lang], "subject": subject.name[lang]}
    if "adopted" in kinds and in_use(catalog, record) and record.since:
        title = fill(lang, "event_adopted_title", **names)
        yield from _event(
            "adopted", subject, "adopted", record.since, title, [record.note], lang, team
        )
    if "confirmed" in kinds and record.confirmed_on:
        status = catalog.vocabulary.terms("adoption", "record", "status")[record.status].label(lang)
        used = f"{names['subject']} {record.version}".strip()
        title = fill(lang, "event_confirmed_title", **names | {"subject": used}, status=status)
        day = _iso(record.confirmed_on)
        what = f"confirmed-{day}"
        yield from _event("confirmed", subject, what, day, title, [record.note], lang, team)
    if record.waiver and "settled" not in status_of(catalog, record).counts_as:
        title = fill(lang, "event_waiver_title", **names, day=record.waiver.expires_on)
        yield from _waiver(team, subject, record.waiver, title, lang)


def _waiver(
    team: Team, subject: Standard | Tool, waiver: Waiver, title: str, lang: str
) -> Iterator[Event]:
    told = date.fromordinal(max(waiver.expires_on.toordinal() - NOTICE.days, 1))
    what = f"waiver-{waiver.expires_on}"
    yield from _event(
        "waiver", subject, what, _iso(told), title, [waiver.reason], lang, team, part="#standing"
    )


def _event(
    kind: str,
    subject: Standard | Tool,
    what: str,
    on: str,
    title: str,
    notes: Iterable[Text | None],
    lang: str,
    team: Team | None = None,
    successor: Standard | None = None,
    part: str = "",
) -> Iterator[Event]:
    """Yield an event, or nothing where its day is not known."""
    if not on:
        return
    there = Ref(team.kind, team.id) if team else Ref(subject.kind, subject.id)
    told = [plain(note[lang]) for note in notes if note]
    if len(on) < len("2026-01-01"):
        told.append(fill(lang, "event_month" if "-" in on else "event_year", on=when(on, lang)))
    path = f"{lasting(subject)}/{what}"
    yield Event(
        kind,
        f"{lasting(team)}/{path}" if team else path,
        on,
        date.fromisoformat(on + "-01-01"[len(on) - 4 :]),
        Ref(subject.kind, subject.id),
        Ref(team.kind, team.id) if team else None,
        Ref(successor.kind, successor.id) if successor else None,
        address(there) + (part or ("#standing" if team else "")),
        title,
        "\n".join(told),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
