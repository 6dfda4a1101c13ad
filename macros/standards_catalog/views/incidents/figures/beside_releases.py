"""Figures of incidents beside releases: the association by month, and the change fail rate."""

from __future__ import annotations

from standards_catalog.views.incidents.figures.columns import Column, Panel, columns
from standards_catalog.views.incidents.figures.dots import scatter
from standards_catalog.views.incidents.figures.figure import Figure, Source, rows_of, table
from standards_catalog.views.incidents.numbers.association import pairs, rho
from standards_catalog.views.incidents.numbers.delivery import Failed, failed, failed_by_quarter
from standards_catalog.views.incidents.numbers.durations import ENOUGH
from standards_catalog.views.incidents.numbers.selection import Selection
from standards_catalog.views.shared.words import fill, words

DORA = "https://dora.dev/guides/dora-metrics/"

_HARDLY = 0.1
_HEAD = (
    "inc_quarter", "inc_releases", "inc_by_code", "inc_fail_rate", "inc_by_configuration",
    "inc_ceiling",
)  # fmt: skip


def against_releases(some: Selection, lang: str) -> Figure | None:
    """Return incidents and releases of each month against each other."""
    found = pairs(some)
    if not found:
        return None
    t, value = words(lang), rho(found)
    points = [(one.releases, one.incidents) for one in found]
    return Figure(
        anchor="releases",
        heading=t["inc_against_releases"],
        title=fill(
            lang, _title(value, len(found)), n=len(found), enough=ENOUGH,
            rho="" if value is None else f"{value:.2f}".replace("-", "−"),
        ),
        draw=(
            lambda width: scatter(points, t["inc_releases_axis"], t["inc_incidents_axis"], width)
        ),
        table=table(
            lang,
            ("inc_month", "inc_releases", "inc_incidents"),
            [(one.month, one.releases, one.incidents) for one in found],
        ),
        rows=rows_of(some),
        notes=(t["inc_releases_rule"], t["inc_releases_note"]),
        is_sample=some.is_sample,
    )  # fmt: skip


def fail_rate(some: Selection, lang: str) -> Figure | None:
    """Return which share of releases failed, by quarter."""
    found = failed_by_quarter(some)
    if not found:
        return None
    t, whole = words(lang), failed(found)
    rates = tuple(Column(one.percent, one.releases < ENOUGH) for one in found)
    panel = Panel(t["inc_fail_rate"], rates, unit=" %")
    return Figure(
        anchor="fail_rate",
        heading=t["inc_fail_rate"],
        title=fill(
            lang, "inc_fail_rate_title", code=whole.by_code, releases=f"{whole.releases:,}",
            rate=_rate(whole.percent), ceiling=_rate(whole.ceiling),
            changes=whole.by_code + whole.by_configuration,
        ),
        draw=(lambda width: columns([one.period for one in found], [panel], width)),
        table=table(lang, _HEAD, [*map(_row, found), (t["inc_all"], *_row(whole)[1:])]),
        rows=rows_of(some, trigger="code"),
        notes=(t["inc_fail_rate_note"],),
        source=Source(t["inc_dora"], DORA),
        is_sample=some.is_sample,
    )  # fmt: skip


def _row(one: Failed) -> tuple[object, ...]:
    code, ceiling = _rate(one.percent), _rate(one.ceiling)
    return one.period, one.releases, one.by_code, code, one.by_configuration, ceiling


def _title(value: float | None, months: int) -> str:
    if value is None:
        return "inc_rho_few" if months < ENOUGH else "inc_rho_none"
    if abs(value) < _HARDLY:
        return "inc_rho_hardly"
    return "inc_rho_more" if value > 0 else "inc_rho_fewer"


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"
