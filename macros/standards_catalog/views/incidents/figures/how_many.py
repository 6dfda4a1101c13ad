"""Figures of counts: by month, component, trigger, root cause, notice, hour of the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from standards_catalog.model.incidents import UNKNOWN
from standards_catalog.views.incidents.figures.bars import Bar, bars
from standards_catalog.views.incidents.figures.columns import Column, Panel, columns
from standards_catalog.views.incidents.figures.figure import (
    WORKBOOK,
    Figure,
    Source,
    Table,
    component_name,
    percent,
    rows_of,
    table,
    time_zone,
)
from standards_catalog.views.incidents.figures.heat import heat
from standards_catalog.views.incidents.numbers.counts import (
    Share,
    hours_of_week,
    noticed,
    noticed_by_quarter,
    per_component,
    per_month,
    shares,
    timed,
)
from standards_catalog.views.incidents.numbers.durations import ENOUGH
from standards_catalog.views.incidents.numbers.selection import Selection, month_of
from standards_catalog.views.shared.words import fill, when, words

WORKING_HOURS = range(9, 18)
WORKING_DAYS = range(5)
MOST = {"month": 240, "quarter": 80}  # what is drawn, of a record that reaches far back


def by_month(some: Selection, lang: str) -> Figure | None:
    """Return incidents by month and component, with the releases of the month below them."""
    if not some.incidents:
        return None
    t, found = words(lang), per_month(some)
    released = {one.month: one.count for one in some.releases}
    most, count = max(found.items(), key=lambda item: item[1])
    drawn = dict(list(found.items())[-MOST["month"] :])
    panels = [Panel(t["inc_incidents"], tuple(map(Column, drawn.values())))]
    if released:
        panels.append(
            Panel(t["inc_releases"], tuple(Column(released.get(month)) for month in drawn))
        )
    return Figure(
        anchor="months",
        heading=t["inc_by_month"],
        title=fill(
            lang, "inc_by_month_title", n=len(some.incidents), months=len(found),
            month=when(most, lang), count=count,
        ),
        draw=(lambda width: columns(tuple(drawn), panels, width)),
        table=_month_table(some, drawn, released, lang),
        rows=rows_of(some),
        notes=(t["inc_months_note"], *_earlier(len(found) - len(drawn), next(iter(drawn)), lang)),
        is_sample=some.is_sample,
    )  # fmt: skip


def by_component(some: Selection, lang: str) -> Figure | None:
    """Return how many incidents each component had."""
    found = per_component(some.incidents)
    known = len(some.incidents) - found.get(UNKNOWN, 0)
    if not known or some.component:
        return None
    t = words(lang)
    names = {one: component_name(some, one, lang) for one in found}
    first = next(iter(found))
    return Figure(
        anchor="components",
        heading=t["inc_by_component"],
        title=fill(
            lang, "inc_by_component_title", name=names[first], count=found[first],
            known=known, beside=_beside(found.get(UNKNOWN, 0), lang),
        ),
        draw=(
            lambda width: bars(
                [Bar(f"{names[one]}: {n}", n / max(found.values())) for one, n in found.items()],
                width,
            )
        ),
        table=table(
            lang,
            ("inc_component", "inc_incidents", "inc_share"),
            [
                (names[one], n, percent(None if one == UNKNOWN else 100 * n / known))
                for one, n in found.items()
            ],
        ),
        rows=rows_of(some),
        is_sample=some.is_sample,
    )  # fmt: skip


def by_trigger(some: Selection, lang: str) -> Figure | None:
    """Return what set incidents off, beside the published shares."""
    return _by_value(some, "trigger", lang)


def by_root_cause(some: Selection, lang: str) -> Figure | None:
    """Return what made triggers harmful, beside the published shares."""
    return _by_value(some, "root_cause", lang)


def by_notice(some: Selection, lang: str) -> Figure | None:
    """Return how incidents were noticed."""
    return _by_value(some, "detected_by", lang)


def alert_share(some: Selection, lang: str) -> Figure | None:
    """Return which share an alert noticed, by quarter, and of how many it is not known."""
    whole, total = noticed_by_quarter(some), noticed(some.catalog, some.incidents)
    found = whole[-MOST["quarter"] :]
    if not total.known:
        return None
    t = words(lang)
    panels = [
        Panel(
            t["inc_alert_share"],
            tuple(Column(one.percent, one.known < ENOUGH) for one in found),
            100,
            " %",
        ),
        Panel(t["inc_notice_unknown"], tuple(Column(one.unknown) for one in found)),
    ]
    return Figure(
        anchor="alert_share",
        heading=t["inc_alert_share_head"],
        title=fill(
            lang, "inc_alert_share_title", share=percent(total.percent), alerts=total.alerts,
            known=total.known, beside=_beside(total.unknown, lang),
        ),
        draw=(lambda width: columns([one.period for one in found], panels, width)),
        table=table(
            lang,
            ("inc_quarter", "inc_alerts", "inc_known", "inc_alert_share", "inc_notice_unknown"),
            [
                (one.period, one.alerts, one.known, percent(one.percent), one.unknown)
                for one in found
            ],
        ),
        rows=rows_of(some, detected_by="alert"),
        notes=(
            fill(lang, "inc_few_note", enough=ENOUGH),
            *_earlier(len(whole) - len(found), found[0].period, lang),
        ),
        is_sample=some.is_sample,
    )  # fmt: skip


def by_hour(some: Selection, lang: str) -> Figure | None:
    """Return in which hours of the week incidents began."""
    known = timed(some.incidents)
    if not known:
        return None
    t, fields = words(lang), hours_of_week(known)
    days = t["inc_days_of_week"].split()
    inside = sum(fields[day][hour] for day in WORKING_DAYS for hour in WORKING_HOURS)
    hours = len(WORKING_DAYS) * len(WORKING_HOURS)
    return Figure(
        anchor="hours",
        heading=t["inc_by_hour"],
        title=fill(
            lang, "inc_by_hour_title", inside=inside, n=len(known),
            share=percent(100 * inside / len(known)), even=percent(100 * hours / 168),
            start=WORKING_HOURS.start, stop=WORKING_HOURS.stop,
        ),
        draw=(lambda width: heat(fields, days, width)),
        table=Table(
            (t["inc_day"], *(str(hour) for hour in range(24))),
            tuple((days[day], *map(str, row)) for day, row in enumerate(fields)),
        ),
        rows=rows_of(some),
        notes=(
            fill(
                lang, "inc_by_hour_note", zone=time_zone(some), n=len(known),
                left=len(some.incidents) - len(known),
            ),
        ),
        is_sample=some.is_sample,
    )  # fmt: skip


def _earlier(left_out: int, first: str, lang: str) -> tuple[str, ...]:
    return (fill(lang, "inc_earlier_note", first=first),) if left_out else ()


def _by_value(some: Selection, field: str, lang: str) -> Figure | None:
    t, found = words(lang), shares(some.catalog, some.incidents, field)
    ranked = [one for one in found if one.is_known and one.count]
    if not ranked:
        return None
    first = max(ranked, key=lambda one: one.count)
    cites = any(one.reference is not None for one in found)
    unknown = sum(one.count for one in found if not one.is_known)
    return Figure(
        anchor=field,
        heading=t[f"inc_by_{field}"],
        title=fill(
            lang, f"inc_by_{field}_title", name=first.term.label(lang), count=first.count,
            share=percent(first.percent), known=first.known, beside=_beside(unknown, lang),
        ),
        draw=(lambda width: bars([_bar(one, lang) for one in found], width)),
        table=_share_table(found, field, cites, lang),
        rows=rows_of(some),
        notes=(t["inc_reference_note"],) if cites else (),
        source=Source(t["inc_workbook"], WORKBOOK) if cites else None,
        is_sample=some.is_sample,
    )  # fmt: skip


def _beside(unknown: int, lang: str) -> str:
    return fill(lang, "inc_beside", unknown=unknown) if unknown else ""


def _bar(one: Share, lang: str) -> Bar:
    name = one.term.label(lang)
    if one.percent is None:
        return Bar(f"{name}: {one.count}", None)
    told = f"{name}: {percent(one.percent)} ({one.count})"
    return Bar(told, one.percent / 100, one.reference)


def _share_table(found: Sequence[Share], field: str, cites: bool, lang: str) -> Table:
    head = [f"inc_{field}", "inc_incidents", "inc_share"]
    rows = [[one.term.label(lang), one.count, percent(one.percent)] for one in found]
    if cites:
        head.append("inc_reference")
        for row, one in zip(rows, found, strict=True):
            row.append("–" if one.reference is None else f"{(one.reference * 100).normalize():f} %")
    return table(lang, head, rows)


def _month_table(
    some: Selection, found: dict[str, int], released: dict[str, int], lang: str
) -> Table:
    components = [] if some.component else list(per_component(some.incidents))
    cells = Counter((month_of(one), one.component) for one in some.incidents)
    head = ["inc_month", "inc_incidents", *(["inc_releases"] if released else [])]
    names = {one: component_name(some, one, lang) for one in components}
    return table(
        lang,
        [*head, *components],
        [
            (
                month,
                count,
                *([released.get(month, "–")] if released else []),
                *(cells[month, one] for one in components),
            )
            for month, count in found.items()
        ],
        **names,
    )
