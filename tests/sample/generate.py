"""Invents the incidents and releases of the sample product, the same ones every time.

Nothing here happened anywhere. Only the shapes are taken from what is published: the shares of
triggers and root causes from the SRE Workbook (tables C-1 and C-2, as `x-share` in the schema), the
spread of durations from the public postmortems that icco/postmortems collects (median 486 minutes,
p90 7,200 of 150). What was noticed by an alert, and which component fails, is made up.
"""

from __future__ import annotations

import csv
import io
import math
import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from standards_catalog.schema.schemas import package_schemas
from tests.conftest import EXAMPLE

FOLDER = EXAMPLE / "sample"
INCIDENTS = 400
BEGIN, END = datetime(2022, 10, 1), datetime(2026, 9, 30, 18)
MEDIAN, SPREAD = 486, 2.1  # of a lognormal distribution, in minutes
COLUMNS = (
    *("id", "title", "component", "started_at", "detected_at", "fixed_at", "detected_by"),
    *("trigger", "root_cause", "severity", "slo_ref", "postmortem_url"),
)
COMPONENTS = {
    **{"sample-api": 0.17, "sample-web": 0.16, "sample-search": 0.15, "sample-notifier": 0.14},
    **{"sample-database": 0.11, "sample-importer": 0.10, "sample-billing": 0.08},
    **{"sample-admin": 0.05, "unknown": 0.04},
}
SLOS = {"sample-api": "answers", "sample-web": "pages", "sample-billing": "payments"}
TITLES = {
    "binary_push": "Errors after a release",
    "configuration_push": "Errors after a change of configuration",
    "user_behavior_change": "Slow under more requests than usual",
    "processing_pipeline": "A batch stopped half-way",
    "service_provider_change": "A provider answers with errors",
    "performance_decay": "Slower from week to week",
    "capacity_management": "A disk is full",
    "hardware": "A machine is gone",
    "other": "Errors for another reason",
    "unknown": "Errors for no known reason",
}
T = TypeVar("T")


def tables() -> Mapping[str, str]:
    """Return the text of each table by its path in the sample's folder."""
    chance = random.Random(20261122)
    releases = _releases(chance)
    rows = [_incident(chance, releases) for _ in range(INCIDENTS)]
    rows.sort(key=lambda row: row["started_at"])
    for row in (rows[-1], rows[-4]):  # some are always open
        row["fixed_at"] = ""
    for number, row in enumerate(rows, 1):
        row["id"] = f"SAMPLE-{number:03}"
        if row["postmortem_url"]:
            row["postmortem_url"] += str(number)
    counted = [{"month": month, "count": str(count)} for month, count in releases.items()]
    return {
        "incidents/sample.csv": _text(COLUMNS, rows),
        "releases/sample.csv": _text(("month", "count"), counted),
    }


def _text(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def _releases(chance: random.Random) -> dict[str, int]:
    """Return releases a month: more from year to year, fewer in December and January."""
    months = [f"{year}-{month:02}" for year in range(2022, 2027) for month in range(1, 13)]
    months = [one for one in months if f"{BEGIN:%Y-%m}" <= one <= f"{END:%Y-%m}"]
    return {
        month: round((18 + index * 0.9) * (0.7 + 0.6 * chance.random()) * _season(month))
        for index, month in enumerate(months)
    }


def _season(month: str) -> float:
    return 0.6 if month.endswith(("-12", "-01")) else 1.0


def _incident(chance: random.Random, releases: Mapping[str, int]) -> dict[str, str]:
    trigger = _drawn(chance, _shares("trigger"))
    started = _start(chance, trigger, releases)
    lasted = max(1, round(MEDIAN * math.exp(SPREAD * _normal(chance))))
    noticed = min(lasted, max(0, round(9 * math.exp(1.3 * _normal(chance)))))
    fixed = started + timedelta(minutes=lasted)
    years = (started - BEGIN) / timedelta(days=365)
    form = _drawn(chance, {"%Y-%m-%d %H:%M": 0.86, "%Y-%m-%d %H": 0.05, "%Y-%m-%d": 0.09})
    component = _drawn(chance, COMPONENTS)
    severity = _drawn(chance, {"notice": 0.35, "disrupted": 0.5, "down": 0.15})
    hurt = component in SLOS and severity != "notice"
    told = chance.random() < 0.9
    return {
        "title": TITLES[trigger],
        "component": component,
        "started_at": started.strftime(form),
        "detected_at": (started + timedelta(minutes=noticed)).strftime(form) if told else "",
        "fixed_at": fixed.strftime(form) if fixed <= END else "",
        "detected_by": _drawn(chance, _noticed(0.4 + 0.08 * years)),
        "trigger": trigger,
        "root_cause": _drawn(chance, {**_shares("root_cause"), "other": 0.06, "unknown": 0.06}),
        "severity": severity,
        "slo_ref": SLOS[component] if hurt else "",
        "postmortem_url": _postmortem(chance, severity),
    }


def _postmortem(chance: random.Random, severity: str) -> str:
    often = {"notice": 0.1, "disrupted": 0.35, "down": 0.8}[severity]
    return "https://example.com/sample/postmortems/" if chance.random() < often else ""


def _start(chance: random.Random, trigger: str, releases: Mapping[str, int]) -> datetime:
    """Return when it began: what a push sets off, in months and hours of many releases."""
    pushed = trigger.endswith("_push")
    month = _drawn(chance, {one: (count if pushed else 30) for one, count in releases.items()})
    first = datetime.fromisoformat(f"{month}-01")
    hours = {hour: 6 if pushed and 10 <= hour <= 18 else 1 for hour in range(24)}
    while True:
        day = first + timedelta(days=int(28 * chance.random()))
        at = day.replace(hour=_drawn(chance, hours), minute=int(60 * chance.random()))
        if not pushed or day.weekday() < 5 or chance.random() < 0.1:
            return at


def _noticed(alert: float) -> dict[str, float]:
    left = 0.93 - alert
    others = {"customer_inquiry": 0.5, "internal_report": 0.25, "dashboard_review": 0.15}
    others |= {"partner_notice": 0.07, "other": 0.03}
    return {"alert": alert, "unknown": 0.07, **{key: left * part for key, part in others.items()}}


def _shares(field: str) -> dict[str, float]:
    choices = package_schemas().tables["incident"].row.fields[field]["oneOf"]
    return {one["const"]: float(one["x-share"]) for one in choices if "x-share" in one}


def _drawn(chance: random.Random, shares: Mapping[T, float]) -> T:
    left = chance.random() * sum(shares.values())
    for value, share in shares.items():
        left -= share
        if left < 0:
            return value
    return next(reversed(list(shares)))


def _normal(chance: random.Random) -> float:
    """Return a standard normal number, by no more than what no version of Python changes."""
    return math.sqrt(-2 * math.log(1 - chance.random())) * math.cos(2 * math.pi * chance.random())
