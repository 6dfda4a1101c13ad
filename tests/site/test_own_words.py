"""An organisation whose vocabulary differs in everything: each part of the site speaks it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from standards_catalog.checks.gates import gate
from standards_catalog.checks.ids import editor_files
from standards_catalog.checks.load import load
from standards_catalog.cli import main
from standards_catalog.history.revision import load_revision, tools_on
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Component, Standard, Tool
from standards_catalog.model.standing import company_wide, is_critical, stage_of, waning
from standards_catalog.views.adoption.adoption import cells_of, rate
from standards_catalog.views.diff import compare
from standards_catalog.views.kinds.component import promises
from standards_catalog.views.kinds.todo import release_notes
from standards_catalog.views.radar.groups import divisions
from standards_catalog.views.radar.moves import Past, since_when
from standards_catalog.views.radar.radar import radar
from standards_catalog.views.shared.link import link
from tests.conftest import NOW, Folder
from tests.repository import commit
from tests.site.project import EPOCH, Project

WORDS = Path(__file__).parents[1] / "fixtures/words/catalog"
RINGS = ["adopt", "trial", "assess", "hold"]
CONFIG = "site_name: Lighthouse\ntheme: { name: material }\nplugins: [catalog, macros, search]\n"
OWN = "own-5b3a8c-c9b3ee"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load(WORDS, "catalog", NOW)
    assert loaded.errors == ()
    return loaded.catalog


@pytest.fixture
def words(tmp_path: Path) -> Folder:
    shutil.copytree(WORDS, tmp_path / "catalog")
    return Folder(tmp_path / "catalog")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("words"))
    shutil.copytree(WORDS, made.root / "catalog")
    made.write("mkdocs.yml", CONFIG).write("docs/about/index.md", "# About\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        built = made.build()
    assert built.code == 0, built.output
    return made


def test_gates_and_rates_go_by_what_words_count_as(catalog: Catalog) -> None:
    paint = catalog.get(Standard, "white-paint")
    light = catalog.get(Component, "light")
    assert paint
    assert light
    needs = gate(catalog, paint, stage_of(catalog, paint))
    assert {need.name: need.met for need in needs} == {"products": True, "artifacts": True}
    assert company_wide(catalog) == (paint,)
    assert rate(cells_of(catalog, paint)).adopted == 2
    assert is_critical(catalog, light)


def test_service_levels_are_in_its_words(
    words: Folder, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    horn = catalog.get(Component, "horn")
    assert horn
    (promise,) = promises(catalog, horn, "ja") or ()
    assert (promise.indicator.label("ja"), promise.status.label("ja")) == ("到達", "合意済み")
    monkeypatch.chdir(words.root.parent)
    for status, code in (("agreed", 0), ("active", 2)):
        assert CliRunner().invoke(main, ["export", "openslo", "--status", status]).exit_code == code
    exported = CliRunner().invoke(main, ["export", "openslo"]).output
    assert "name: horn-heard" in exported


def test_complaints_are_in_its_words(words: Folder) -> None:
    folder = words
    folder.edit("tools/chisel.yml", "ring: hold", "ring: hodl")
    folder.edit("standards/oil.yml", "deprecated_on: 2026-02-01\n", "")
    folder.edit("adoption/pilots.yml", "    note: Ropes are enough.\n", "")
    folder.write("tools/chain.yml", (folder.root / "tools/chain.yml").read_text() + "extra: {}\n")
    said = "\n".join(map(str, folder.load().errors))
    assert "`ring` must be one of adopt, trial, assess, hold, not `hodl`; did you mean" in said
    assert "needs the day: `deprecated_on`" in said
    assert "needs a `note`" in said
    assert "`extra` is empty" in said


def test_a_gate_is_shut_to_a_stage_of_its_own(words: Folder) -> None:
    words.edit("standards/log-book.yml", "stage: draft", "stage: stable")
    assert words.complaints("stage-gate") == ["standards/log-book.yml:4:8 stage-gate"]


def test_nothing_upstream_is_no_news_of_it(catalog: Catalog) -> None:
    morse = catalog.get(Tool, "morse")
    assert morse
    assert (morse.upstream, morse.version, waning(catalog, morse)) == (None, "", None)
    assert release_notes(catalog, link(morse)) == ""


def test_the_radar_has_rings_and_segments_of_its_own(catalog: Catalog) -> None:
    assert divisions(catalog) == ("segment", "zone", "tag")
    made = radar(catalog, "", None, "ja", [Past(since_when(catalog.today)[0])])
    assert [band.term.value for band in made.shown.bands] == RINGS
    parts = [
        (heading["ja"] if heading else "", [one.key for one in sectors])
        for heading, sectors in made.shown.parts
    ]
    assert parts == [
        ("データ", ["storage", "streams"]),
        ("Engineering", ["delivery", "languages"]),
        ("", ["habits"]),
    ]


@pytest.mark.parametrize(("rings", "segments"), [(2, 1), (8, 12)])
def test_rings_and_segments_of_any_number(rings: int, segments: int, words: Folder) -> None:
    folder = words
    own = "".join(
        f"{name}:\n" + "".join(f"  v{at}: {{ label: V, meaning: M. }}\n" for at in range(count))
        for name, count in (("rings", rings), ("segments", segments))
    )
    folder.write("vocabulary.yml", own)
    for tool in (folder.root / "tools").iterdir():
        tool.unlink()
    shown = (folder.root / "zones").iterdir()
    folder.delete(*(f"zones/{file.name}" for file in list(shown)))
    head = "name: A\nsummary: B\nring_basis: stated\nsources: [{ title: C, basis: stated }]\n"
    for at in range(max(rings, segments)):
        placed = f"ring: v{at % rings}\nsegment: v{at % segments}\n"
        folder.write(f"tools/t{at}.yml", head + placed)
    face = radar(folder.load().catalog, "", None, "en", [Past(since_when(NOW.date())[0])]).shown
    assert (len(face.bands), len(face.sectors)) == (rings, segments)
    assert len(face.blips) == max(rings, segments)
    assert len({(blip.at.x, blip.at.y) for blip in face.blips}) == len(face.blips)


def test_editors_complete_its_words() -> None:
    files = editor_files(WORDS)
    tool = json.loads(files["tool.json"])
    hold = tool["$defs"]["ring"]["oneOf"][-1]
    assert [one["const"] for one in tool["$defs"]["ring"]["oneOf"]] == RINGS
    assert (hold["title"], hold["description"]) == ("Hold", "Start nothing new with it.")
    assert list(tool["properties"]["extra"]["properties"])[:2] == ["cost_centre", "seats"]
    group = json.loads(files["group.json"])["properties"]["extra"]["properties"]
    assert list(group) == ["risk"]


def test_the_past_is_read_in_its_own_words(words: Folder) -> None:
    commit(words, "Begin", "2026-05-01")
    words.edit("vocabulary.yml", "  hold:", "  pause:\n    formerly: [hold]")
    words.edit("tools/chisel.yml", "ring: hold", "ring: pause")
    words.edit("vocabulary.yml", "  done: {", "  finished: { formerly: [done],")
    for team in ("keepers", "pilots"):
        words.edit(f"adoption/{team}.yml", "status: done", "status: finished")
    before, after = load_revision(words.root, "HEAD", NOW), words.load()
    assert (before.errors, after.errors) == ((), ())
    found = compare(before, after)
    assert (found.moves, found.cells) == ((), ())
    names = {one.name for one in found.settings}
    assert names == {
        *("vocabulary.rings.hold", "vocabulary.rings.pause"),
        *("vocabulary.statuses.done", "vocabulary.statuses.finished"),
    }
    tools = tools_on(words.root, date(2026, 5, 2))
    assert tools
    assert tools["chisel"].ring == "hold"


def test_commands_know_its_words(words: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, arguments)
        return done.exit_code, done.output

    monkeypatch.chdir(words.root.parent)
    words.edit("tools/chisel.yml", "ring: hold", "ring: caution")
    words.edit("standards/white-paint.yml", "\nstage: stable", "\nstage: active")
    assert "2 of 20 files fixed" in run("fix")[1]
    assert words.complaints("unknown-value") == []
    code, said = run("new", "tool", "rope", "--name", "Rope", "--ring", "hodl")
    assert (code, 'did you mean "hold"?' in said) == (2, True)
    assert run("new", "tool", "rope", "--name", "Rope", "--ring", "hold")[0] == 0
    assert run("new", "adoption", "pilots", "chisel", "--status", "done")[0] == 0
    words.edit("vocabulary.yml", "counts_as: caution", "counts_as: cation")
    assert "nothing else is fixed" in run("fix")[1]
    assert run("ids")[0] == 1
    assert [one.split(":")[0] for one in words.complaints("unknown-value")] == ["vocabulary.yml"]


def test_pages_say_its_words(site: Project) -> None:
    paint = site.read("standards/white-paint/index.html")
    assert ">Stable</span>" in paint
    assert 'sc-level sc-tone-bad" title="Without exception.">Required</span>' in paint
    assert '<span class="sc-badge sc-term-low sc-tone-good" title="Low">Low</span>' in paint
    japanese = site.read("ja/tools/chisel/index.html")
    assert f'sc-tone-{OWN}" title="新しくは使い始めません。">保留</span>' in japanese
    assert f".sc-tone-{OWN} {{ color: #5b3a8c; }}" in japanese
    assert "<dt>原価センター</dt><dd>" in japanese
    assert "Adopted" not in site.read("adoption/index.html")
    assert "■" in site.read("adoption/index.html")


def test_lists_and_zones_are_in_its_words(site: Project) -> None:
    tools = site.read("tools/index.html")
    for name, value in (("own_risk", "high"), ("own_audited", "true"), ("own_regions", "north")):
        assert f'data-{name}="{value}' in tools
    assert 'value="habit"' in tools
    zones = site.read("ja/zones/index.html")
    assert 'scope="rowgroup" colspan="2">岸</th>' in zones


def test_data_has_its_words(site: Project) -> None:
    entry = json.loads(site.read("api/v1/tools/fresnel.json"))["entry"]
    assert entry["extra"] == {
        "cost_centre": {"en": "Tower", "ja": "塔"},
        "seats": 12.5,
        "renewed_on": "2026-05-01",
        "audited": True,
        "risk": "high",
        "contract": "https://example.com/lens",
        "regions": ["north", "south"],
    }
    shapes = json.loads(site.read("api/v1/openapi.json"))["components"]["schemas"]
    risk = shapes["Tool"]["properties"]["extra"]["properties"]["risk"]["anyOf"][0]
    assert [one["const"] for one in risk["oneOf"]] == ["low", "high"]
    rows = csv.DictReader(io.StringIO(site.read("api/v1/tools.csv").removeprefix("\ufeff")))
    assert {row["id"]: row["extra_risk"] for row in rows}["fresnel"] == "high"
    schema = json.loads(site.read("schema/v1/tool.json"))
    assert [one["const"] for one in schema["$defs"]["ring"]["oneOf"]] == RINGS
    assert "Stable" in site.read("badges/standards/white-paint.svg")
