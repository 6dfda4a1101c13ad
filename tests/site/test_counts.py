"""Every count of the site, computed once more from the YAML files by other code."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import EXAMPLE
from tests.site.project import Project

TODAY = date(2026, 11, 22)
SUBJECTS = ("standard", "tool")


@cache  # each cell of a matrix asks for some of them
def read(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the files of a folder by what they are called."""
    files = sorted(folder.glob("*.yml"))
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files}


@dataclass(frozen=True)
class Plain:
    """The files of the example as they are, and what can be counted in them."""

    root: Path

    def all(self, folder: str) -> dict[str, dict[str, Any]]:
        """Return the entries of a folder by id."""
        return read(self.root / folder)

    @cached_property
    def records(self) -> dict[tuple[str, str, str], dict[str, Any]]:
        """Records by team, kind and id."""
        return {
            (team, kind, record[kind]): record
            for team, file in self.all("adoption").items()
            for record in file["records"]
            for kind in SUBJECTS
            if kind in record
        }

    @cached_property
    def evidence(self) -> dict[str, dict[str, Any]]:
        """The newest evidence of each repository, by its address without a scheme."""
        files = sorted((self.root / "evidence").rglob("*.json"))
        found = [json.loads(file.read_text("utf-8")) for file in files]
        return {one["repository"].split("://")[1]: one for one in found if "repository" in one}

    def fresh(self, kind: str, of: str, record: Mapping[str, Any]) -> bool:
        """Whether somebody confirmed a record within its interval."""
        entry = self.all(f"{kind}s")[of]
        days = entry.get("confirmation_interval_days", 180)
        when = record.get("confirmed_on")
        return bool(when) and when + timedelta(days=days) >= TODAY

    def counts(self, team: str, kind: str, of: str) -> bool:
        """Whether a cell is in the denominator of rates."""
        record = self.records.get((team, kind, of), {"status": "unknown"})
        if record["status"] == "not_applicable":
            return False
        if record["status"] != "unknown":
            return True
        ours = self.all("teams")[team].get("platforms", [])
        theirs = self.all(f"{kind}s")[of].get("platforms", []) if kind == "standard" else []
        return not ours or not theirs or bool({*ours} & {*theirs})

    def rate(self, cells: Iterator[tuple[str, str, str]]) -> dict[str, int]:
        """Return adopted, confirmed, total and unknown of some cells."""
        found = Counter(adopted=0, confirmed=0, total=0, unknown=0)
        for team, kind, of in cells:
            if not self.counts(team, kind, of):
                continue
            record = self.records.get((team, kind, of), {"status": "unknown"})
            found["total"] += 1
            found["unknown"] += record["status"] == "unknown"
            found["adopted"] += record["status"] == "adopted"
            found["confirmed"] += record["status"] == "adopted" and self.fresh(kind, of, record)
        return dict(found)

    def wide(self) -> list[str]:
        """Return the standards that hold for all."""
        every = self.all("standards").items()
        return [one for one, entry in every if entry["stage"] == "standard"]


@pytest.fixture(scope="module")
def plain() -> Plain:
    """Return the files of the example."""
    return Plain(EXAMPLE)


def told(html: str) -> str:
    """Return a piece of a page as its reader has it: words with single blanks between."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html))).strip()


def section(project: Project, path: str, anchor: str) -> str:
    """Return the words of the part of a page that an id begins, up to the end of its section."""
    page = project.read(path)
    return told(re.split(r"</section>", page[page.index(f'id="{anchor}"') :], maxsplit=1)[0])


def api(project: Project, path: str) -> Any:
    """Return a document of the API."""
    return json.loads(project.read(f"api/v1/{path}.json"))


def test_home(organisation: Project, plain: Plain) -> None:
    stages = Counter(entry["stage"] for entry in plain.all("standards").values())
    said = section(organisation, "index.html", "standards-by-stage")
    assert sorted(map(int, re.findall(r"\d+", said))) == sorted(stages.values())

    rate = plain.rate((team, "standard", of) for team in plain.all("teams") for of in plain.wide())
    share, sure = (100 * rate[name] // rate["total"] for name in ("adopted", "confirmed"))
    total = rate["total"]
    assert section(organisation, "index.html", "adoption-rate").endswith(
        f"{share} % recorded as adopted: {rate['adopted']} of {total} "
        f"{sure} % still confirmed: {rate['confirmed']} of {total} "
        f"{rate['unknown']} of {total} unknown"
    )

    fresh = section(organisation, "index.html", "freshness")
    for kind in SUBJECTS:
        entries = plain.all(f"{kind}s").values()
        reviewed = [entry for entry in entries if "reviewed_on" in entry]
        never = len(entries) - len(reviewed)
        late = sum(
            entry["reviewed_on"] + timedelta(days=entry.get("review_interval_days", 365)) < TODAY
            for entry in reviewed
        )
        assert (f"{never} of {len(entries)} {kind}s never reviewed" in fresh) == bool(never)
        assert f"{late} of {len(reviewed)} reviewed {kind}s overdue for review" in fresh
    known = {key: one for key, one in plain.records.items() if one["status"] != "unknown"}
    stale = sum(not plain.fresh(kind, of, one) for (_, kind, of), one in known.items())
    assert f"{stale} of {len(known)} adoption records are stale" in fresh


def test_zone_gaps(organisation: Project, plain: Plain) -> None:
    kept = (id for id, one in plain.all("platforms").items() if one["lifecycle"] != "deprecated")
    zones, platforms = plain.all("zones").values(), list(kept)
    cells = [zone.get("platforms", {}).get(one, {}) for zone in zones for one in platforms]
    gaps = sum(not cell.get("tools") and "not_applicable" not in cell for cell in cells)
    assert f"{gaps} zones not recorded" in section(organisation, "index.html", "gaps")
    assert f"∅ {gaps} not recorded" in told(organisation.read("zones/index.html"))


@pytest.mark.parametrize("kind", SUBJECTS)
def test_matrices_as_data(kind: str, organisation: Project, plain: Plain) -> None:
    found = api(organisation, f"matrix/{kind}s")["matrix"]
    columns = [column["id"] for column in found["columns"]]
    teams = [row["id"] for row in found["rows"]]
    assert teams == sorted(plain.all("teams"))
    for row in found["rows"]:
        for of, cell in zip(columns, row["cells"], strict=True):
            record = plain.records.get((row["id"], kind, of), {"status": "unknown"})
            assert cell["status"] == record["status"]
        assert_rate(row["rate"], plain.rate((row["id"], kind, of) for of in columns))
    for column in found["columns"]:
        of = column["id"]
        assert_rate(column["rate"], plain.rate((team, kind, of) for team in teams))
    every = plain.rate((team, kind, of) for team in teams for of in columns)
    assert_rate(found["rate"], every)
    page = "adoption/index.html" if kind == "standard" else "adoption/tools/index.html"
    foot = told(re.findall(r"<tfoot>.*?</tfoot>", organisation.read(page), re.DOTALL)[0])
    assert foot.endswith(
        f"{every['adopted']} of {every['total']} adopted "
        f"{every['confirmed']} still confirmed, {every['unknown']} unknown"
    )


def assert_rate(found: Mapping[str, Any], wanted: Mapping[str, int]) -> None:
    """Compare a rate of the API with one that was counted."""
    assert {name: found[name] for name in wanted} == wanted
    total = wanted["total"]
    assert found["percent"] == (100 * wanted["adopted"] // total if total else None)
    assert found["confirmed_percent"] == (100 * wanted["confirmed"] // total if total else None)


@pytest.mark.parametrize("folder", ["standards", "tools", "teams"])
def test_lists_have_a_row_for_each_entry(folder: str, organisation: Project, plain: Plain) -> None:
    body = re.findall(r"<tbody>.*?</tbody>", organisation.read(f"{folder}/index.html"), re.DOTALL)[
        0
    ]
    assert len(re.findall(r"<tr\b", body)) == len(plain.all(folder))


def test_badges_of_teams(organisation: Project, plain: Plain) -> None:
    for team in plain.all("teams"):
        rate = plain.rate((team, "standard", of) for of in plain.wide())
        badge = told(organisation.read(f"badges/teams/{team}.svg"))
        assert f"{rate['adopted']} of {rate['total']}" in badge
        assert f"{rate['confirmed']}" in badge


def test_what_is_observed(organisation: Project, plain: Plain) -> None:
    states: Counter[str] = Counter()
    for kind in SUBJECTS:
        found = api(organisation, f"matrix/{kind}s")["matrix"]
        columns = [plain.all(f"{kind}s")[one["id"]] for one in found["columns"]]
        for row in found["rows"]:
            for entry, cell in zip(columns, row["cells"], strict=True):
                if seen := cell["observed"]:
                    assert entry.get("detect"), "what nothing looks for is not observed"
                    states[seen["state"]] += 1
                    assert_places(seen, plain)
    declared = [
        bool(plain.all(f"{kind}s")[of].get("detect"))
        for (_, kind, of), record in plain.records.items()
        if record["status"] in ("adopted", "partial")
    ]
    said = told(organisation.read("adoption/observed/index.html"))
    assert f"{states['confirmed']} of {len(declared)} declared uses are found" in said
    for label, state in (
        ("Declared and found", "confirmed"),
        ("Declared, not looked", "not_looked"),
    ):
        assert f"{label} {states[state]}" in said or not states[state]
    assert f"no detector recorded {declared.count(False)}" in said
    assert f"{states['confirmed']} of {len(declared)} declared uses" in section(
        organisation, "index.html", "freshness"
    )


def assert_places(seen: Mapping[str, Any], plain: Plain) -> None:
    """Look for each place that is said to show something in the evidence of its repository."""
    for place in seen["places"]:
        evidence = plain.evidence[place["repository"]]
        facts = {(fact["path"], fact["line"]) for fact in evidence["facts"]}
        assert (place["path"], place["line"]) in facts
        assert place["commit"] in (None, evidence["commit"])
