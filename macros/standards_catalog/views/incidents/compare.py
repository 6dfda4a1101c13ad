"""Products beside each other, to raise questions: ordered by name, never by value."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from standards_catalog.views.incidents.figures.bars import Bar, Range, bars, ranges
from standards_catalog.views.incidents.figures.figure import (
    Figure,
    lasting,
    percent,
    product_name,
    table,
)
from standards_catalog.views.incidents.numbers.counts import Noticed, noticed, shares, values
from standards_catalog.views.incidents.numbers.durations import (
    ENOUGH,
    TO_DETECT,
    TO_RESTORE,
    Spread,
    dots,
    spread,
)
from standards_catalog.views.incidents.numbers.selection import Selection, years
from standards_catalog.views.incidents.page import Period
from standards_catalog.views.shared.words import fill, words

_HOME = "incidents/comparison/"


def years_of_all(wholes: Sequence[Selection]) -> tuple[str, ...]:
    """Return the years of all records, the last one first; none of fewer than two records."""
    if len(wholes) < 2:
        return ()
    return tuple(sorted({year for one in wholes for year in years(one)}, reverse=True))


def periods(wholes: Sequence[Selection], year: str) -> tuple[Period, ...]:
    """Return the links to the same comparison over other periods."""
    found = [Period(one, f"{_HOME}{one}/", one == year) for one in years_of_all(wholes)]
    return (Period("", _HOME, not year), *found)


def figures(some: Sequence[Selection], lang: str) -> tuple[Figure, ...]:
    """Return the figures that compare products, none for fewer than two."""
    if len(some) < 2:
        return ()
    named = sorted(
        ((product_name(one, lang), one) for one in some), key=lambda pair: pair[0].casefold()
    )
    return (
        _alerts(named, lang),
        _triggers(named, lang),
        _durations(named, TO_DETECT, lang),
        _durations(named, TO_RESTORE, lang),
    )


Named = Sequence[tuple[str, Selection]]


def _alerts(named: Named, lang: str) -> Figure:
    t = words(lang)
    found = [(name, noticed(one.catalog, one.incidents)) for name, one in named]
    return Figure(
        anchor="alert_share",
        heading=t["inc_alert_share"],
        title=t["inc_compare_alerts"],
        draw=(lambda width: bars([_alert_bar(*one, lang) for one in found], width, 1)),
        table=table(
            lang,
            ("inc_product", "inc_alerts", "inc_known", "inc_alert_share", "inc_notice_unknown"),
            [
                (name, one.alerts, one.known, percent(one.percent), one.unknown)
                for name, one in found
            ],
        ),
        rows="",
        notes=(fill(lang, "inc_few_note", enough=ENOUGH),),
    )


def _alert_bar(name: str, one: Noticed, lang: str) -> Bar:
    told = fill(
        lang, "inc_compare_alert", name=name, share=percent(one.percent), alerts=one.alerts,
        known=one.known, unknown=one.unknown,
    )  # fmt: skip
    share = None if one.percent is None else one.percent / 100
    return Bar(told, share, few=one.known < ENOUGH)


def _triggers(named: Named, lang: str) -> Figure:
    t = words(lang)
    found = [
        (name, {one.term.value: one for one in shares(some.catalog, some.incidents, "trigger")})
        for name, some in named
    ]
    terms = {value: one.term for _, shares_of in found for value, one in shares_of.items()}
    by_code = {one for _, some in named for one in values(some.catalog, "trigger", "code")}
    return Figure(
        anchor="trigger",
        heading=t["inc_by_trigger"],
        title=t["inc_compare_triggers"],
        draw=(
            lambda width: bars(
                [
                    Bar(
                        f"{name}: {percent(one.percent)} ({one.count} / {one.known})",
                        (one.percent or 0) / 100,
                        one.reference,
                        few=one.known < ENOUGH,
                    )
                    for name, shares_of in found
                    for value, one in shares_of.items()
                    if value in by_code
                ],
                width,
                1,
            )
        ),
        table=table(
            lang,
            ("inc_product", *terms),
            [
                (name, *(shares_of[key].count if key in shares_of else 0 for key in terms))
                for name, shares_of in found
            ],
            **{key: term.label(lang) for key, term in terms.items()},
        ),
        rows="",
        notes=(t["inc_reference_note"], fill(lang, "inc_few_note", enough=ENOUGH)),
    )


def _durations(named: Named, what: str, lang: str) -> Figure:
    t = words(lang)
    found = [
        (name, spread([one.minutes for one in dots(some.incidents, what)])) for name, some in named
    ]
    longest = max((one.p90 or 0 for _, one in found), default=0)
    return Figure(
        anchor=what,
        heading=t[f"inc_{what}"],
        title=t[f"inc_compare_{what}"],
        draw=(lambda width: ranges([_range(*one, longest, lang) for one in found], width)),
        table=table(
            lang,
            ("inc_product", "inc_n", "inc_median", "inc_p75", "inc_p90"),
            [
                (name, one.n, *(lasting(value, lang) for value in (one.median, one.p75, one.p90)))
                for name, one in found
            ],
        ),
        rows="",
        notes=(fill(lang, "inc_compare_ranges_note", enough=ENOUGH),),
    )


def _range(name: str, one: Spread, longest: float, lang: str) -> Range:
    if one.median is None or one.p75 is None or one.p90 is None:
        return Range(f"{name}: n = {one.n}", ())
    told = " / ".join(lasting(value, lang) for value in (one.median, one.p75, one.p90))
    whole = log10(max(longest, 10))
    places = tuple(log10(max(value, 1)) / whole for value in (one.median, one.p75, one.p90))
    return Range(f"{name}: {told} (n = {one.n})", places)
