"""A folder becomes a catalog and everything that is wrong with it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from standards_catalog.checks import load as module
from standards_catalog.checks.load import Loaded, load
from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Principle, Team, Tool
from standards_catalog.model.settings import Settings
from tests.conftest import BASE, NOW, Folder
from tests.invalid.cases import CASES

PRINCIPLE = "name: Principle\nstatement: S.\nsources: [{ title: Roundtable, basis: stated }]\n"


def same(one: Loaded, other: Loaded) -> bool:
    """Compare what a catalog holds; catalogs themselves are equal only to themselves."""
    fields = ("settings", "entries", "documents", "today", "broken")
    return all(getattr(one.catalog, name) == getattr(other.catalog, name) for name in fields)


def test_right_catalog() -> None:
    loaded = load(BASE, "catalog", NOW)
    assert loaded.problems == loaded.errors == loaded.warnings == ()
    assert loaded.files == 15
    assert loaded.catalog.today == date(2026, 11, 22)
    assert {kind for kind, entries in loaded.catalog.entries.items() if not entries} == set()


def test_team_called_no(tmp_path: Path) -> None:
    """What other readers of YAML take for false is a team like any other."""
    (case,) = (case for case in CASES if case.name == "team-called-no")
    catalog = load(case.make(tmp_path), "catalog", NOW).catalog
    no, tool = catalog.get(Team, "no"), catalog.get(Tool, "y")
    assert no
    assert tool
    assert no.name["en"] == "no"
    assert no.formerly == ("off", "yes")
    assert tool.tags == ("yes", "no", "on", "off")
    assert catalog.owned_by[Ref("team", "no")] == (tool,)
    assert set(catalog.adoption_of(tool)) == {"no"}


def test_empty_catalog(empty: Folder) -> None:
    loaded = empty.load()
    assert loaded.problems == ()
    assert loaded.files == 0
    assert loaded.catalog.settings == Settings()
    assert all(entries == {} for entries in loaded.catalog.entries.values())


def test_missing_folder(tmp_path: Path) -> None:
    loaded = load(tmp_path / "nowhere", now=NOW)
    assert loaded.problems == ()
    assert loaded.files == 0


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "catalog").write_text("name: Vice\n")
    assert load(tmp_path / "catalog", now=NOW).problems == ()


def test_shown_name(folder: Folder) -> None:
    folder.write("tools/vice.yml", "name: @\n")
    assert load(folder.root, now=NOW).problems[0].path == "catalog/tools/vice.yml"
    assert load(folder.root, "../x", NOW).problems[0].path == "../x/tools/vice.yml"


def test_everything_at_once_and_sorted(folder: Folder) -> None:
    folder.write("zones/z.yml", "name: @\n").write("adoption/zed.yml", "records: []\n")
    folder.write("tools/vice.yml", "a: 1\nb: 2\n").write("tool/x.yml", "")
    folder.edit("standards/flow.yml", "tools: [anvil]", "tools: [anvi]")
    loaded = folder.load()
    assert list(loaded.problems) == sorted(loaded.problems)
    assert len(set(loaded.problems)) == len(loaded.problems)
    assert {problem.path for problem in loaded.problems} >= {
        "catalog/adoption/zed.yml",
        "catalog/standards/flow.yml",
        "catalog/tool/x.yml",
        "catalog/tools/vice.yml",
        "catalog/zones/z.yml",
    }
    assert loaded.files == 18, "broken files were read too; a stray one was not"


def test_one_complaint_about_one_thing(folder: Folder) -> None:
    link = "[a](tool:nothing) and [b](tool:nothing)"
    folder.edit("tools/hammer.yml", "summary: Builds.", f'summary: "{link}"')
    assert folder.complaints() == ["tools/hammer.yml:2:15 unknown-reference"]


def test_what_names_a_broken_file_is_not_accused(folder: Folder) -> None:
    folder.write("tools/anvil.yml", "name: [\n")
    assert folder.complaints() == ["tools/anvil.yml:1:7 yaml-syntax"]


def test_what_is_broken_is_not_in_the_catalog(folder: Folder) -> None:
    folder.write("principles/Simple.yml", PRINCIPLE).write("principles/x.yml", "name: X\n")
    assert [one.id for one in folder.load().catalog.all(Principle)] == ["simple"]


@pytest.mark.parametrize(
    ("zone", "now", "today"),
    [
        ("Asia/Tokyo", datetime(2026, 11, 22, 14, 59, tzinfo=UTC), date(2026, 11, 22)),
        ("Asia/Tokyo", datetime(2026, 11, 22, 15, 0, tzinfo=UTC), date(2026, 11, 23)),
        ("Asia/Tokyo", datetime(2026, 11, 22, 15, 30, tzinfo=UTC), date(2026, 11, 23)),
        ("UTC", datetime(2026, 11, 22, 23, 59, tzinfo=UTC), date(2026, 11, 22)),
        ("America/New_York", datetime(2026, 11, 22, 4, 59, tzinfo=UTC), date(2026, 11, 21)),
    ],
)
def test_today_is_a_date_of_the_organisation(
    zone: str, now: datetime, today: date, folder: Folder
) -> None:
    folder.edit("settings.yml", "Asia/Tokyo", zone)
    assert folder.load(now).catalog.today == today


@pytest.mark.parametrize("zone", ["Asia/Tokio", "Asia", "Nowhere", "asia/tokyo/x", "Etc"])
def test_unknown_time_zone(zone: str, folder: Folder) -> None:
    folder.edit("settings.yml", "Asia/Tokyo", zone)
    assert folder.complaints() == ["settings.yml:2:12 unknown-time-zone"]
    assert folder.load().catalog.settings == Settings()


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "UTC", "Etc/GMT+9", "America/Argentina/Ushuaia"])
def test_known_time_zone(zone: str, folder: Folder) -> None:
    assert folder.edit("settings.yml", "Asia/Tokyo", zone).complaints() == []


def test_settings_that_are_broken_accuse_nobody_of_a_day(folder: Folder) -> None:
    """In UTC it is the 22nd; in the time zone that the settings would name, the 23rd."""
    late = datetime(2026, 11, 22, 16, tzinfo=UTC)
    folder.edit("adoption/alpha.yml", "confirmed_on: 2026-09-30", "confirmed_on: 2026-11-23")
    assert folder.complaints(now=late) == []
    folder.write("settings.yml", "organisation: [\n")
    assert folder.complaints(now=late) == ["settings.yml:1:15 yaml-syntax"]
    folder.edit("standards/flow.yml", "stage: standard\nsummary", "stage: retired\nsummary")
    assert folder.complaints("unmet-condition", now=late), "what needs no day is still found"


def test_gates_wait_for_files_that_may_earn_them(folder: Folder) -> None:
    folder.delete("adoption/beta.yml")
    assert folder.complaints() == ["standards/flow.yml:3:8 stage-gate"]
    folder.write("adoption/beta.yml", "records: [standard: flow\n")
    assert folder.complaints() == ["adoption/beta.yml:1:10 yaml-syntax"]
    folder.write("adoption/beta.yml", "records: [tool: hammer\n")
    assert "standards/flow.yml:3:8 stage-gate" in folder.complaints(), "nothing in it is of it"
    folder.delete("adoption/beta.yml").write("settings.yml", "organisation: [\n")
    assert folder.complaints("stage-gate"), "the settings decide about no gate"


def test_tables_go_through_a_memory(folder: Folder) -> None:
    text = "component,started_at,detected_by,trigger\ntill,2026-05-01,alert,other\n"
    folder.write("incidents/shop.csv", text)
    alone = folder.load().catalog.incidents
    memory: module.Memory = {}
    for _ in range(2):
        again = load(folder.root, "catalog", NOW, memory)
        assert again.catalog.incidents == alone
    assert len(alone) == 1


def test_the_sample_is_a_catalog_of_its_own(folder: Folder) -> None:
    team = (folder.root / "teams/beta.yml").read_text("utf-8").replace("id: mail", "id: sample")
    till = (folder.root / "components/till.yml").read_text("utf-8")
    folder.write("sample/teams/alpha.yml", team)
    folder.write("sample/components/till.yml", till.replace("product: shop", "product: sample"))
    row = "component,started_at,detected_by,trigger\ntil,2026-05-01,alert,other\n"
    folder.write("sample/incidents/sample.csv", row)
    loaded = folder.load()
    assert [f"{one.path}:{one.line} {one.code}" for one in loaded.problems] == [
        "catalog/sample/incidents/sample.csv:2 unknown-component"
    ]
    assert loaded.catalog.sample
    assert loaded.catalog.incidents == ()
    assert [one.component for one in loaded.catalog.sample.incidents] == ["til"]
    assert list(loaded.catalog.sample.products) == ["sample"]
    assert "sample" not in loaded.catalog.products


def test_a_catalog_is_frozen(folder: Folder) -> None:
    loaded = folder.load()
    with pytest.raises(AttributeError):
        loaded.catalog.today = date(2000, 1, 1)  # type: ignore[misc]
    with pytest.raises(TypeError):
        loaded.catalog.entries["tool"] = {}  # type: ignore[index]


def test_the_same_folder_gives_the_same_catalog(folder: Folder) -> None:
    assert same(folder.load(), folder.load())


NEW_KIND = """
import json
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path

from standards_catalog.schema import schemas as schema
from standards_catalog.schema.languages import label_schemas, overlays

raw = dict(schema.package_schemas().raw)
widget = deepcopy(dict(raw["principle"], title="Widget"))
widget["x-folder"] = "widgets"
widget["properties"] = {
    **widget["properties"],
    "team": {"title": "Team", "type": "string", "x-ref": ["team"]},
    "size": {
        "title": "Size",
        "type": "string",
        "oneOf": [{"const": "big", "title": "Big", "description": "Much."}],
    },
    "since": {"title": "Since", "type": "string", "format": "date"},
    "note": {"title": "Note", "$ref": "common.json#/$defs/prose"},
}
label_schemas({"widget": widget}, overlays())
raw["widget"] = widget
package = schema.Schemas(raw)
schema.package_schemas = lambda: package
schema.schemas_of = lambda own: package

from standards_catalog.model.entries import Named
from standards_catalog.text import Text

class Widget(Named, frozen=True, kw_only=True):
    kind = "widget"
    statement: Text
    team: str = ""
    size: str = ""
    since: date | None = None
    note: Text | None = None
    order: int = 1000

from standards_catalog.checks.load import load

loaded = load(Path(sys.argv[1]), "catalog")
print([one.team for one in loaded.catalog.all(Widget)], loaded.catalog.named_kinds)
for problem in loaded.errors:
    print(problem)

from standards_catalog.publish.api.documents import documents
from standards_catalog.publish.search.documents import search_documents
from standards_catalog.render.environment import render, render_entry
from standards_catalog.views.kinds.entry import entry_view
from standards_catalog.views.lists.entries import entry_list

catalog = loaded.catalog
widgets, made = catalog.all(Widget), documents(catalog)
page = next(search_documents(catalog, widgets[0], "en"))
shapes = json.loads(made["api/v1/openapi.json"]())["components"]["schemas"]
print(json.dumps({
    "page": render_entry(entry_view(catalog, widgets[0], "en"), "en", "../"),
    "list": render(
        "pages/entries.html", "en", "../", caption="Widgets", filters=True, number=1,
        list=entry_list(catalog, widgets, "widget", "en"),
    ),
    "api": json.loads(made["api/v1/widgets/front.json"]())["entry"],
    "shape": list(shapes["Widget"]["properties"]),
    "search": [page.location, page.what, page.names, page.texts],
}))
"""


def test_a_new_kind_is_a_schema_and_a_class(folder: Folder) -> None:
    told = "team: alpha\nsize: big\nsince: 2026-01-02\nnote: 'A **note**.'\ntags: [fast]\n"
    folder.write("widgets/front.yml", PRINCIPLE + told)
    folder.write("widgets/web.yml", PRINCIPLE + "team: alfa\ntags: [slow]\n")
    folder.edit("tools/hammer.yml", "summary: Builds.", 'summary: "[a](widget:fron)"')
    folder.edit("principles/simple.yml", "Fewer parts.", '"[a](widget:front)"')
    done = subprocess.run(
        [sys.executable, "-c", NEW_KIND, str(folder.root)], capture_output=True, text=True
    )
    assert done.stderr == ""
    kinds, *problems, shown = done.stdout.splitlines()
    assert kinds.startswith("['alpha', 'alfa'] ")
    assert kinds.endswith("'tool', 'widget', 'zone')")
    assert problems == [
        'catalog/tools/hammer.yml:2:15: error[unknown-reference]: the link "widget:fron" leads '
        'to no widget; did you mean "widget:front"?',
        'catalog/widgets/web.yml:4:7: error[unknown-reference]: `team`: "alfa" is not a team; '
        'did you mean "alpha"?',
    ]
    found = json.loads(shown)
    for fact in (
        '<a href="../teams/alpha/" dir="auto">Alpha</a>',
        "Big</span>",
        "2026-01-02",
        "A note.",
    ):
        assert fact in found["page"]
    assert '<h2 id="sources" dir="auto">' in found["page"]
    for told in (
        '<a href="../widgets/front/" dir="auto">',
        '<option value="fast">',
        "api/v1/widgets.csv",
    ):
        assert told in found["list"]
    assert (found["api"]["team"], found["api"]["size"]) == ("alpha", "big")
    assert found["api"]["computed"] == {"mentioned_by": [{"kind": "principle", "id": "simple"}]}
    assert set(found["api"]) == set(found["shape"])
    location, what, _, texts = found["search"]
    assert (location, what) == ("widgets/front/", ["Widget"])
    assert "A note." in texts
