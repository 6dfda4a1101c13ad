"""Writes a catalog of any size, the same one for the same numbers."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from standards_catalog.evidence.store import encode
from standards_catalog.model.evidence import Evidence, Fact
from tests.conftest import ORGANISATION

ROOT = Path(__file__).parents[2]
RINGS = ("adopt", "trial", "assess", "caution")
STATUSES = ("adopted", "partial", "planned", "unknown")
ROLES = ("origin", "refiner", "follower")
LINE = "# yaml-language-server: $schema=../.schema/{kind}.json\n"
NOTE = "Chosen because it is widely used, and kept because nobody had to maintain it."
SOURCE = "sources:\n  - title: Public record\n    url: https://example.com/\n    basis: public\n"
SETTINGS = """# yaml-language-server: $schema=.schema/settings.json
organisation: Example
languages: [{}]
"""


HEAD = """site_name: Example
theme: { name: material }
plugins:
  - catalog: { pages: false }
  - macros
  - search
"""
NAV = """nav:
  - Home: index.md
  - Standards: [standards/index.md]
  - Tools: [tools/index.md, tools/radar.md]
  - Teams: [teams/index.md, groups/index.md]
  - Zones: [zones/index.md]
  - Adoption: [adoption/index.md]
  - About: [about/index.md, about/changes.md]
  - Contribute: [contribute/index.md]

"""
INCIDENT_PAGES = {
    "incidents/index.md": "# Incidents\n\n{{ incident_products() }}\n",
    "incidents/comparison.md": "# Comparison\n\n{{ incident_comparison() }}\n",
    "incidents/reading.md": "# Reading list\n\n{{ reading_list() }}\n",
    "components/index.md": "# Components\n\n{{ components() }}\n",
}
WRITTEN = {
    "standards/index.md": '# Standards\n\n{{ entries("standard", filters=True) }}\n',
    "tools/index.md": '# Tools\n\n{{ entries("tool", filters=True) }}\n',
    "teams/index.md": '# Teams\n\n{{ entries("team") }}\n',
    "zones/index.md": "# Zones\n\n{{ zone_matrix() }}\n",
    "adoption/index.md": "# Adoption\n\n{{ adoption_matrix() }}\n",
    "groups/index.md": '# Groups\n\n{{ entries("group") }}\n',
    "about/index.md": "# About\n",
    "about/changes.md": "# What changed\n\n{{ changes_by_month() }}\n",
    "contribute/index.md": "# Contribute\n",
    "tools/radar.md": "# Radar\n",
}


def project(
    folder: Path, tools: int, teams: int, standards: int, languages: Sequence[str] = ("en",)
) -> None:
    """Write a whole project: a site and settings with a generated catalog.

    Pages that are written by hand are the same in each language.
    """
    site(folder)
    catalog(folder / "catalog", tools, teams, standards)
    settings = SETTINGS.format(", ".join(languages))
    (folder / "catalog/settings.yml").write_text(settings, "utf-8")
    for lang in languages[1:]:
        shutil.copytree(folder / "docs", folder / lang)
        (folder / lang).rename(folder / "docs" / lang)


def site(folder: Path) -> None:
    """Write a site without a catalog."""
    (folder / "mkdocs.yml").write_text(HEAD + NAV, "utf-8")
    (folder / "docs").mkdir()
    shutil.copy(ORGANISATION / "docs/index.md", folder / "docs")
    for name, text in WRITTEN.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, "utf-8")


def catalog(folder: Path, tools: int, teams: int, standards: int) -> None:
    """Write a generated catalog."""
    chance = random.Random(20261122)
    _write(folder, "group", "committee", f"name: Committee\npurpose: Owns the standards.\n{SOURCE}")
    for index, platform in enumerate(("eel", "emu"), start=1):
        text = f"name: {platform.upper()}\nsummary: Containers.\nlifecycle: production\norder: {index}\n"
        _write(folder, "platform", platform, text + SOURCE)
    for index in range(8):
        _write(folder, "zone", f"zone-{index}", _zone(chance, index, tools))
    for index in range(teams):
        name = f"team-{index:03}"
        products = f"products:\n  - id: product-{index:03}\n    name: Product {index}\n"
        _write(folder, "team", name, f"name: Team {index}\nsummary: Runs it.\n{products}{SOURCE}")
    for index in range(tools):
        _write(folder, "tool", f"tool-{index:05}", tool(chance, index))
    for index in range(standards):
        _write(folder, "standard", f"standard-{index:03}", _standard(chance, index, tools))
    for index in range(teams):
        _write(folder, "adoption", f"team-{index:03}", _adoption(chance, index, standards, tools))


def evidence(folder: Path, teams: int, repositories: int, tools: int) -> None:
    """Add evidence of repositories to a generated catalog: each shows five tools of 200."""
    chance = random.Random(20261124)
    sought = [f"tool-{index:05}" for index in range(0, tools, max(tools // 200, 1))]
    for one in sought:
        with (folder / "tools" / f"{one}.yml").open("a", encoding="utf-8") as file:
            file.write(f"detect:\n  - action: example/{one}\n")
    for team in range(teams):
        mine = [
            f"https://git.example.com/example/repository-{index:04}"
            for index in range(team, repositories, teams)
        ]
        with (folder / "teams" / f"team-{team:03}.yml").open("a", encoding="utf-8") as file:
            file.write("repositories:\n" + "".join(f"  - {url}\n" for url in mine))
        for url in mine:
            place = folder / "evidence" / f"{url.removeprefix('https://')}.json"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(encode(_shown(chance, url, sought)))


def _shown(chance: random.Random, url: str, sought: Sequence[str]) -> Evidence:
    facts = tuple(
        Fact(
            what="action",
            name=f"example/{name}",
            path=f".github/workflows/ci-{line}.yml",
            line=line,
            ref=f"v1.{line}",
            version=f"1.{line}",
            version_from="tag",
        )
        for line, name in enumerate(chance.sample(sought, 5), start=1)
    )
    day = datetime(2026, 11, 1, tzinfo=UTC)
    return Evidence(
        repository=url, commit="a" * 40, committed_on=day, facts=facts, read={"workflow": 5}
    )


def incident_site(folder: Path) -> None:
    """Add the pages about incidents to a site."""
    config = (folder / "mkdocs.yml").read_text("utf-8")
    added = "".join(f"  - {name}\n" for name in INCIDENT_PAGES)
    (folder / "mkdocs.yml").write_text(config.replace("nav:\n", f"nav:\n{added}", 1), "utf-8")
    for name, text in INCIDENT_PAGES.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, "utf-8")


def incidents(folder: Path, products: int, each: int) -> None:
    """Write a generated catalog of as many products, each with components and incidents."""
    chance = random.Random(20261122)
    folder.mkdir(parents=True)
    settings = "organisation: Example\ntime_zone: Asia/Tokyo\n"
    (folder / "settings.yml").write_text(LINE.format(kind="settings") + settings, "utf-8")
    for number in range(products):
        name = f"product-{number:02}"
        _write(
            folder,
            "team",
            name,
            f"name: Team {number}\nsummary: Runs it.\nproducts:\n  - {{ id: {name}, name: Product {number} }}\n{SOURCE}",
        )
        for part in range(8):
            _write(
                folder,
                "component",
                f"{name}-{part}",
                f"name: Part {part}\nsummary: A part.\nproduct: {name}\nteam: {name}\ncriticality: important\n",
            )
        rows = ["id,component,started_at,detected_at,fixed_at,detected_by,trigger,severity,title"]
        rows += [_incident(chance, f"{name}-{chance.randrange(8)}", index) for index in range(each)]
        (folder / "incidents").mkdir(exist_ok=True)
        (folder / "incidents" / f"{name}.csv").write_text("\n".join(rows) + "\n", "utf-8")
        months = [f"{2022 + month // 12}-{month % 12 + 1:02}" for month in range(9, 55)]
        counts = [f"{month},{chance.randrange(20, 60)}" for month in months]
        (folder / "releases").mkdir(exist_ok=True)
        text = "\n".join(["month,count", *counts, ""])
        (folder / "releases" / f"{name}.csv").write_text(text, "utf-8")


def _incident(chance: random.Random, component: str, index: int) -> str:
    began = datetime(2022, 10, 1) + timedelta(minutes=chance.randrange(2_000_000))
    times = [
        began,
        began + timedelta(minutes=chance.randrange(60)),
        began + timedelta(minutes=chance.randrange(60, 5_000)),
    ]
    shown = ",".join(f"{at:%Y-%m-%d %H:%M}" for at in times)
    noticed = chance.choice(("alert", "alert", "customer_inquiry", "unknown"))
    trigger = chance.choice(("binary_push", "configuration_push", "hardware", "other"))
    return f"INC-{index},{component},{shown},{noticed},{trigger},disrupted,決済が失敗した"


def tool(chance: random.Random, index: int) -> str:
    """Return the text of one tool, about as long as a real one."""
    return f"""name:
  en: Tool {index}
  ja: ツール{index}
summary: Does the job number {index} of the delivery chain, with `flags` and [links](https://example.com/{index}).
ring: {chance.choice(RINGS)}
ring_basis: inferred
ring_note: {NOTE}
owner: committee
tags: [deploy, group-{index % 20}]
upstream:
  homepage: https://example.com/tool-{index}
  repository: https://example.com/git/tool-{index}
  licence: Apache-2.0
  status: active
  maturity: none
  version: "{index % 9}.{index % 20}.{index % 7}"
  released_on: 2026-05-{index % 28 + 1:02}
  checked_on: 2026-08-22
reviewed_on: 2026-09-01
aliases: [Implement {index}]
{SOURCE}"""


def _standard(chance: random.Random, index: int, tools: int) -> str:
    used = sorted({f"tool-{chance.randrange(tools):05}" for _ in range(4)})
    clauses = "".join(
        f"  - id: clause-{number}\n    level: {level}\n    text: Teams do thing {number}.\n    basis: stated\n"
        for number, level in enumerate(("MUST", "MUST_NOT", "SHOULD", "MAY"))
    )
    return f"""name: Standard {index}
type: standard
stage: proposed
summary: One way for everybody, number {index}.
problem: Everybody built it again.
owner: committee
clauses:
{clauses}tools: [{", ".join(used)}]
zones: [zone-{index % 8}]
platforms: [{("eel", "emu")[index % 2]}]
how_to_adopt: |
  1. Copy the template.
  2. Delete the old workflow.
version: "2.0"
tags: [group-{index % 20}]
{SOURCE}"""


def _zone(chance: random.Random, index: int, tools: int) -> str:
    fills = "".join(
        f"  {platform}:\n    tools:\n      - tool: tool-{chance.randrange(tools):05}\n"
        f"        basis: stated\n        sources: [{{title: Record, basis: stated}}]\n"
        for platform in ("eel", "emu")
    )
    return f"name: Zone {index}\npurpose: Provides it.\norder: {index + 1}\nbasis: stated\nplatforms:\n{fills}{SOURCE}"


def _adoption(chance: random.Random, team: int, standards: int, tools: int) -> str:
    records = [
        f"  - standard: standard-{index:03}\n    status: {chance.choice(STATUSES)}\n"
        f'    role: {chance.choice(ROLES)}\n    basis: stated\n    since: "2024-05"\n    version: "1.{team % 9}"\n'
        f"    evidence: https://example.com/pull/{index}\n    confirmed_on: 2026-0{index % 9 + 1}-15\n"
        for index in range(standards)
        if chance.random() < 0.8
    ]
    records += [
        f"  - tool: tool-{index:05}\n    status: adopted\n    basis: stated\n    confirmed_on: 2026-09-01\n"
        for index in sorted(chance.sample(range(tools), min(20, tools)))
    ]
    return "records:\n" + "".join(records)


def _write(folder: Path, kind: str, name: str, text: str) -> None:
    place = folder / (kind if kind == "adoption" else f"{kind}s")
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{name}.yml").write_text(LINE.format(kind=kind) + text, "utf-8")
