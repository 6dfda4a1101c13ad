"""What is kept between two saves is what would be read again: complaints and entries alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from standards_catalog.checks.load import Loaded, load
from standards_catalog.checks.reading import Memory
from tests.conftest import BASE, NOW, Folder
from tests.views.incidents.conftest import TWELVE

EDITS = 40
KEPT = {file.relative_to(BASE): file.read_bytes() for file in BASE.rglob("*.yml")} | {
    Path("incidents/shop.csv"): TWELVE.encode(),
    Path("vocabulary.yml"): b"fields:\n  tool:\n    cost: { type: text, title: Cost }\n",
}
ANYWHERE = ("tags: [deploy, deploy]", "\t", "name: é\x00", "summary: TODO")
LINES = {  # of which each alters what a rule says
    "tools": (
        *("ring: caution", "superseded_by: gone", "formerly: [maul]", "reviewed_on: 2027-01-01"),
        *("name: { en: Forge, ja: 炉 }", "summary: '[a](tool:anvil) [b](tool:gone) [c](x.md)'"),
        *("ring_note: https://wiki.internal/", "extra: { cost: high }", "summary: TODO"),
        "ring_since: 2027-01-01  # catalog: allow future-date until 2026-11-23 because of a test",
    ),
    "standards": ("stage: prototype", "owner: beta", "stage: retired", "superseded_by: flow"),
    "teams": ("name: Alpha", "summary: 2026-11-01"),
    "settings.yml": (
        *("languages: [en, ja]", "private_domains: [wiki.internal]", "time_zone: Asia/Tokio"),
        "review_interval_days: 1",
    ),
}


OFTEN = [path for path in KEPT if path.parts[0] in LINES]


def seen(loaded: Loaded) -> dict[str, object]:
    """Return all that may differ; catalogs themselves are equal only to themselves."""
    catalog = loaded.catalog
    names = ("settings", "entries", "documents", "today", "broken", "hearsay", "mentions")
    found = {name: getattr(catalog, name) for name in (*names, "incidents", "scans")}
    return found | {"problems": loaded.problems, "silenced": loaded.silenced}


def changed(chance: random.Random, kind: str, text: str) -> str:
    """Return a text with another value for a key, or without one of its lines."""
    lines = text.split("\n")
    if chance.random() < 0.2:
        del lines[chance.randrange(len(lines))]
        return "\n".join(lines)
    line = chance.choice(LINES.get(kind, ANYWHERE))
    key = line.partition(":")[0]
    return "\n".join([line, *(one for one in lines if not one.startswith(f"{key}:"))])


def save(chance: random.Random, folder: Folder) -> None:
    """Do what somebody does: change a file, take it away, put it back as it was."""
    path = chance.choice(sorted(KEPT) + 4 * OFTEN)
    act = chance.choice(("change", "change", "change", "restore", "restore", "remove"))
    place = folder.root / path
    if act == "restore" or not place.exists():
        folder.write(str(path), KEPT[path])
    elif act == "remove" and path.name != "settings.yml":
        place.unlink()
    else:
        folder.write(str(path), changed(chance, path.parts[0], place.read_text("utf-8")))


def test_after_any_saves_a_catalog_is_as_if_read_anew(folder: Folder) -> None:
    chance, memory = random.Random(20261130), Memory()
    for path, text in KEPT.items():
        folder.write(str(path), text)
    codes: set[str] = set()
    for number in range(EDITS):
        save(chance, folder)
        now = NOW + timedelta(days=number // 15)
        again = load(folder.root, "catalog", now, memory)
        assert seen(again) == seen(load(folder.root, "catalog", now)), number
        codes |= {one.code for one in again.problems}
    assert len(codes) > 10, f"else the saves say little: {sorted(codes)}"


def test_what_did_not_change_is_the_same_thing(folder: Folder, tool: Callable[..., str]) -> None:
    memory = Memory()
    before = load(folder.root, "catalog", NOW, memory).catalog
    folder.write("tools/hammer.yml", tool())
    after = load(folder.root, "catalog", NOW, memory).catalog
    same = {
        entry.id: entry is after.entries["tool"][entry.id]
        for entry in before.entries["tool"].values()
    }
    assert same == {"anvil": True, "hammer": False}


def test_a_file_that_can_no_longer_be_read_may_say_anything(folder: Folder) -> None:
    """What it said before is not what it says now."""
    memory = Memory()
    load(folder.root, "catalog", NOW, memory)
    folder.delete("tools/hammer.yml")
    (folder.root / "tools/hammer.yml").symlink_to(folder.root / "nowhere")
    loaded = load(folder.root, "catalog", NOW, memory)
    assert loaded.catalog.hearsay is None
    assert seen(loaded) == seen(load(folder.root, "catalog", NOW))
