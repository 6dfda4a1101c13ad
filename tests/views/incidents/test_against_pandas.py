"""Every number of the sample's figures, computed a second time by pandas from the CSV itself."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest

from standards_catalog.render.environment import render
from standards_catalog.views.incidents.components import components
from standards_catalog.views.incidents.figures.figure import Figure
from standards_catalog.views.incidents.numbers.association import spearman
from standards_catalog.views.incidents.numbers.selection import Selection, in_year, years
from standards_catalog.views.incidents.page import figures, record
from tests.conftest import EXAMPLE

SAMPLE = EXAMPLE / "sample"
ZONE = "Europe/Lisbon"
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    found = pd.read_csv(SAMPLE / "incidents/sample.csv", dtype=str, keep_default_na=False)
    for name in ("started_at", "detected_at", "fixed_at"):
        padded = found[name].where(found[name].str.len() != 13, found[name] + ":00")
        found[f"{name}_time"] = pd.to_datetime(padded, format="mixed")
        found[f"{name}_moment"] = found[f"{name}_time"].dt.tz_localize(ZONE)
        found[f"{name}_day"] = found[name].str.len() == 10
    found["month"] = found["started_at_time"].dt.strftime("%Y-%m")
    found["year"] = found["started_at_time"].dt.strftime("%Y")
    found["quarter"] = found["started_at_time"].dt.to_period("Q").astype(str)
    for name, until in (("detect", "detected_at"), ("restore", "fixed_at")):
        exact = ~(found["started_at_day"] | found[f"{until}_day"])
        took = (found[f"{until}_moment"] - found["started_at_moment"]).dt.total_seconds() / 60
        found[name] = took.where(exact)
    return found


@pytest.fixture(scope="module")
def releases() -> pd.Series:
    found = pd.read_csv(SAMPLE / "releases/sample.csv")
    return found.set_index("month")["count"]


@pytest.fixture(scope="module")
def shown(invented: Selection) -> dict[str, Figure]:
    return {one.anchor: one for one in figures(invented, "en")}


def test_every_figure_is_checked_here(shown: dict[str, Figure]) -> None:
    assert set(shown) == {
        "months", "components", "trigger", "root_cause", "detected_by", "alert_share",
        "time_to_detect", "time_to_restore", "hours", "releases", "fail_rate", "recovery",
    }  # fmt: skip


def test_months(shown: dict[str, Figure], rows: pd.DataFrame, releases: pd.Series) -> None:
    months = pd.period_range(rows["month"].min(), rows["month"].max(), freq="M").astype(str)
    counts = rows["month"].value_counts().reindex(months, fill_value=0)
    table = frame(shown["months"])
    assert list(table.index) == list(months)
    assert list(table["Incidents"].astype(int)) == list(counts)
    assert list(table["Releases"].astype(int)) == list(releases.reindex(months))
    cross = pd.crosstab(rows["month"], rows["component"]).reindex(months, fill_value=0)
    parts = table.drop(columns=["Incidents", "Releases"]).astype(int)
    assert sorted(map(tuple, parts.T.to_numpy())) == sorted(map(tuple, cross.T.to_numpy()))
    assert numbers(shown["months"]) == [len(rows), len(months), *ym(counts.idxmax()), counts.max()]


def test_components(shown: dict[str, Figure], rows: pd.DataFrame) -> None:
    counts = rows["component"].value_counts()
    unknown = counts.pop("unknown")
    table = frame(shown["components"])
    assert list(table["Incidents"].astype(int)) == [*sorted(counts, reverse=True), unknown]
    assert list(table["Share of known"]) == [
        *(per(n, counts.sum()) for n in sorted(counts, reverse=True)),
        "–",
    ]
    assert numbers(shown["components"]) == [counts.max(), counts.sum(), unknown]


@pytest.mark.parametrize("field", ["trigger", "root_cause", "detected_by"])
def test_shares(shown: dict[str, Figure], rows: pd.DataFrame, field: str) -> None:
    counts = rows[field].replace("", "unknown").value_counts()
    unknown = counts.pop("unknown") if "unknown" in counts else 0
    table = frame(shown[field])
    known = table[table["Share of known"] != "–"]
    assert sorted(known["Incidents"].astype(int)) == sorted(counts)
    for count, share in zip(known["Incidents"], known["Share of known"], strict=True):
        assert share == per(int(count), counts.sum())
    beside = [unknown] if unknown else []
    first = round(100 * counts.max() / counts.sum())
    assert numbers(shown[field]) == [first, counts.sum(), *beside]


def test_alert_share(shown: dict[str, Figure], rows: pd.DataFrame) -> None:
    table = frame(shown["alert_share"])
    known = rows[rows["detected_by"] != "unknown"]
    alerts = known[known["detected_by"] == "alert"]
    for quarter, row in table.iterrows():
        name = str(quarter).replace("-", "")
        of, by = (known["quarter"] == name).sum(), (alerts["quarter"] == name).sum()
        assert int(row["By an alert"]) == by
        assert int(row["Known"]) == of
        assert row["Alert share"] == per(by, of)
        assert int(row["Detection unknown"]) == (rows["quarter"] == name).sum() - of
    assert len(table) == rows["quarter"].nunique()
    whole = [round(100 * len(alerts) / len(known)), len(alerts), len(known), len(rows) - len(known)]
    assert numbers(shown["alert_share"]) == whole


@pytest.mark.parametrize(
    ("figure", "column"), [("time_to_detect", "detect"), ("time_to_restore", "restore")]
)
def test_durations(shown: dict[str, Figure], rows: pd.DataFrame, figure: str, column: str) -> None:
    known = rows.dropna(subset=[column])
    check_durations(shown[figure], known, column)
    assert str(len(rows) - len(known)) in shown[figure].notes[0]


def test_recovery(shown: dict[str, Figure], rows: pd.DataFrame) -> None:
    changes = rows["trigger"].isin(["binary_push", "configuration_push"])
    check_durations(shown["recovery"], rows[changes].dropna(subset=["restore"]), "restore")


def check_durations(figure: Figure, known: pd.DataFrame, column: str) -> None:
    table = frame(figure)
    groups = {"All": known, **dict(tuple(known.groupby("year")))}
    assert list(table.index) == list(groups)
    for name, group in groups.items():
        row = table.loc[name]
        assert int(row["n"]) == len(group)
        for title, share in (("median", 0.5), ("p75", 0.75), ("p90", 0.9)):
            value = group[column].quantile(share) if len(group) >= 10 else None
            assert row[title] == told(value), (name, title)
    told_in_title = [told(known[column].quantile(share)) for share in (0.5, 0.75, 0.9)]
    assert all(one in figure.title for one in [str(len(known)), *told_in_title])


def test_hours(shown: dict[str, Figure], rows: pd.DataFrame) -> None:
    timed = rows[~rows["started_at_day"]]["started_at_time"].dt
    cross = pd.crosstab(timed.day_of_week, timed.hour).reindex(
        index=range(7), columns=range(24), fill_value=0
    )
    table = frame(shown["hours"])
    assert list(table.index) == DAYS
    assert table.astype(int).to_numpy().tolist() == cross.to_numpy().tolist()
    inside = cross.loc[0:4, 9:17].to_numpy().sum()
    n = cross.to_numpy().sum()
    assert numbers(shown["hours"]) == [inside, n, 9, 18, round(100 * inside / n), 27]
    assert str(len(rows) - n) in shown["hours"].notes[0]


def test_releases(shown: dict[str, Figure], rows: pd.DataFrame, releases: pd.Series) -> None:
    counts = rows["month"].value_counts().reindex(releases.index, fill_value=0)
    table = frame(shown["releases"]).astype(int)
    assert dict(table["Releases"]) == dict(releases)
    assert dict(table["Incidents"]) == dict(counts)
    both = pd.DataFrame({"releases": releases, "incidents": counts})
    rho = both.rank().corr().loc["releases", "incidents"]
    assert f"rho = {rho:.2f}" in shown["releases"].title
    assert f"{len(both)} months" in shown["releases"].title


@pytest.mark.parametrize("seed", range(20))
def test_rank_correlation_with_ties(seed: int) -> None:
    import random

    chance = random.Random(seed)
    frame = pd.DataFrame({name: [chance.randrange(6) for _ in range(12)] for name in "xy"})
    expected = frame.rank().corr().loc["x", "y"]
    assert spearman(list(frame["x"]), list(frame["y"])) == pytest.approx(expected)


def test_fail_rate(shown: dict[str, Figure], rows: pd.DataFrame, releases: pd.Series) -> None:
    table = frame(shown["fail_rate"])
    released = releases.groupby(pd.PeriodIndex(releases.index, freq="Q").astype(str)).sum()
    kinds = pd.crosstab(rows["quarter"], rows["trigger"])[["binary_push", "configuration_push"]]
    for quarter, row in table.drop(index="All").iterrows():
        check_rate(
            row, released[str(quarter).replace("-", "")], *kinds.loc[str(quarter).replace("-", "")]
        )
    check_rate(table.loc["All"], released.sum(), *kinds.sum())
    assert len(table) == len(released) + 1
    code, both = kinds["binary_push"].sum(), kinds.sum().sum()
    for told_number in (f"{code} ", f"{released.sum():,}", rate(code, released.sum()), f"({both})"):
        assert told_number in shown["fail_rate"].title


def check_rate(row: pd.Series, released: int, code: int, configuration: int) -> None:
    assert int(row["Releases"]) == released
    assert int(row["By code"]) == code
    assert int(row["By configuration"]) == configuration
    assert row["Change fail rate"] == rate(code, released)
    assert row["At most"] == rate(code + configuration, released)


def test_components_page(invented: Selection, rows: pd.DataFrame) -> None:
    page = components(invented.catalog, "en", is_sample=True)
    since = pd.Timestamp(invented.today) - pd.DateOffset(months=12)
    recent = rows[rows["started_at_time"].dt.normalize() > since]["component"].value_counts()
    ever = rows["component"].value_counts()
    last = rows.sort_values("started_at_time").groupby("component")["started_at"].last()
    for row in page.rows:
        assert (row.incidents, row.recent, row.last) == (ever[row.id], recent[row.id], last[row.id])
    covered = {"sample-web", "sample-api", "sample-billing"}  # as their files say
    known = rows[rows["component"] != "unknown"]["component"]
    assert page.coverage.incidents.covered == known.isin(covered).sum()
    assert page.coverage.incidents.total == len(known)
    assert (page.coverage.components.covered, page.coverage.components.total) == (3, 7)
    assert (page.coverage.critical.covered, page.coverage.critical.total) == (3, 4)
    lacking = {"sample-database", "sample-importer", "sample-notifier", "sample-search"}
    wanted = recent[recent.index.isin(lacking) & (recent >= 3)]
    assert {one.id: one.recent for one in page.urgent} == dict(wanted)
    assert [one.recent for one in page.urgent] == sorted(wanted, reverse=True)


def test_years_are_parts_of_the_whole(invented: Selection, rows: pd.DataFrame) -> None:
    for year in years(invented):
        part = in_year(invented, year)
        mine = rows[rows["year"] == year]
        head = record(invented, part, "en")
        assert head.incidents == len(mine)
        assert (head.first, head.last) == (
            mine["started_at"].str[:10].min(),
            mine["started_at"].str[:10].max(),
        )
        found = {one.anchor: one for one in figures(part, "en")}
        known = mine.dropna(subset=["restore"])
        assert int(frame(found["time_to_restore"]).loc["All", "n"]) == len(known)
        assert told(known["restore"].quantile(0.9)) in found["time_to_restore"].title


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_page_shows_these_numbers(invented: Selection, lang: str) -> None:
    for one in figures(invented, lang):
        html = unescape(render("incidents/figure.html", lang, "../../", figure=one))
        assert one.title in html
        cells = re.findall(r"<t[hd](?: scope=\"\w+\")?>(.*?)</t[hd]>", html)
        assert cells == [*one.table.head, *(cell for row in one.table.rows for cell in row)]


def frame(figure: Figure) -> pd.DataFrame:
    """Return the table behind a figure, by the first cell of its rows."""
    made = pd.DataFrame(list(figure.table.rows), columns=list(figure.table.head), dtype=object)
    return made.set_index(figure.table.head[0])


def numbers(figure: Figure) -> list[int]:
    """Return the whole numbers of a title, in their order."""
    return [int(one) for one in re.findall(r"\d+", figure.title)]


def ym(month: str) -> list[int]:
    """Return year and month as numbers."""
    return [int(one) for one in month.split("-")]


def per(part: int, whole: int) -> str:
    """Return a share as it is printed."""
    return f"{100 * part / whole:.0f} %"


def rate(part: int, whole: int) -> str:
    """Return a rate as it is printed."""
    return f"{100 * part / whole:.1f} %"


def told(minutes: float | None) -> str:
    """Return a duration as it is printed."""
    if minutes is None:
        return "–"
    took = pd.Timedelta(minutes=round(minutes))
    if took < pd.Timedelta(hours=1):
        return f"{took.components.minutes} min"
    if took < pd.Timedelta(hours=48):
        hours = took.components.days * 24 + took.components.hours
        return f"{hours} h {took.components.minutes} min"
    took = pd.Timedelta(minutes=minutes).round("h")
    return f"{took.components.days} d {took.components.hours} h"
