"""The preview after saves: byte for byte what a whole build would show."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from standards_catalog.site.plugin import CatalogPlugin
from tests.conftest import BASE
from tests.site.project import EPOCH, Project, contents, organisation, project, with_incidents
from tests.views.incidents.conftest import TWELVE

URL = "http://127.0.0.1:8000/"
HAMMER = "catalog/tools/hammer.yml"
A_YEAR_BEFORE = "A1,cart,2024-01-05 09:00,,2024-01-05 10:00,alert,binary_push,,"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    found = project(tmp_path / "project")
    shutil.copytree(BASE, found.root / "catalog")
    with_incidents(found)
    found.write("docs/standards/flow.md", "# Flow\n\n{{ lede() }}\n\nProse. {{ adoption() }}\n")
    found.write("docs/ja/tools/index.md", '# 道具\n\n{{ entries("tool") }}\n')
    found.write("docs/about.md", "# About\n\nNo call, but a [link](standards/flow.md).\n")
    return found


def served(made: Project) -> CatalogPlugin:
    """Build as `mkdocs serve` does at its start; return the plug-in."""
    config = load_config(str(made.root / "mkdocs.yml"), site_dir=str(made.site))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = URL
    build(config, serve_url=URL)
    plugin = config.plugins["catalog"]
    assert isinstance(plugin, CatalogPlugin)
    return plugin


def refresh(plugin: CatalogPlugin) -> bool:
    """Look for saves, as the server does."""
    assert plugin.serving
    plugin.serving.look()
    return plugin.refresh(plugin.serving.sources)


def change(made: Project, path: str, old: str, new: str) -> None:
    text = (made.root / path).read_text("utf-8")
    assert old in text
    made.write(path, text.replace(old, new, 1))


THOROUGH = os.environ.get("CATALOG_THOROUGH") == "1"
EDITS = {
    "a summary": (HAMMER, "Builds.", "Builds [the flow](standard:flow) with `force`."),
    "a name, and so an order": (HAMMER, "name: Hammer", "name: Zed"),
    "a name in two languages": (HAMMER, "name: Zed", "name: { en: Hammer, ja: 金槌 }"),
    "a ring": (HAMMER, "ring: adopt", "ring: caution"),
    "an owner": ("catalog/standards/flow.yml", "owner: committee", "owner: beta"),
    "a record": (
        "catalog/adoption/alpha.yml",
        "status: adopted",
        "status: adopted\n    note: Seen.",
    ),
    "a product": ("catalog/teams/alpha.yml", "name: ", "aliases: [The firsts]\nname: "),
    "a platform": ("catalog/platforms/eel.yml", "name: ", "aliases: [Fargate]\nname: "),
    "a zone": ("catalog/zones/ci.yml", "order: ", "aliases: [Continuous]\norder: "),
    "an error": (HAMMER, "ring: caution", "ring: hold"),
    "another error": ("catalog/zones/ci.yml", "order: ", "aliases: no list\norder: "),
    "one error less": (HAMMER, "ring: hold", "ring: adopt"),
    "the last error": ("catalog/zones/ci.yml", "aliases: no list\n", ""),
    "an incident": ("catalog/incidents/shop.csv", "09:02,2026", "09:03,2026"),
    "a component, which incidents name": ("catalog/components/cart.yml", "Cart", "Basket"),
    "a comment": (HAMMER, "name: ", "# only words\nname: "),
}


def test_any_edit_gives_the_bytes_of_a_whole_build(made: Project) -> None:
    """What an edit leaves stale stays so: two whole builds find it, one an edit says where."""
    plugin = served(made)
    for name, (path, old, new) in EDITS.items():
        change(made, path, old, new)
        assert refresh(plugin), path
        assert plugin.preview
        plugin.preview.freshen_all()
        if THOROUGH or name in ("another error", [*EDITS][-1]):
            refreshed = contents(made.site)
            served(made)
            assert refreshed == contents(made.site), name


def test_a_page_is_made_when_it_is_asked_for_and_once(made: Project) -> None:
    plugin = served(made)
    before = contents(made.site)
    change(made, HAMMER, "Builds.", "Builds again.")
    assert refresh(plugin)
    assert contents(made.site) == before
    plugin.freshen("tools/hammer/index.html")
    plugin.freshen("about/index.html")
    after = contents(made.site)
    assert [path for path in after if after[path] != before[path]] == ["tools/hammer/index.html"]
    (made.site / "tools/hammer/index.html").unlink()
    plugin.freshen("tools/hammer/index.html")
    assert not (made.site / "tools/hammer/index.html").exists()


def test_the_links_of_a_page_made_anew_are_its_own(made: Project) -> None:
    made.write(
        "docs/tools/index.md", '# Tools\n\n[Down](#down)\n\n## Down\n\n{{ entries("tool") }}\n'
    )
    plugin = served(made)
    for old, new in (("Builds.", "Builds again."), ("again.", "much.")):
        change(made, HAMMER, old, new)
        assert refresh(plugin)
        plugin.freshen("tools/index.html")


def test_the_search_index_knows_what_was_saved(made: Project) -> None:
    plugin = served(made)
    change(made, HAMMER, "Builds.", "Zigzagging.")
    change(made, "catalog/standards/flow.yml", "name: ", "aliases: [Meander]\nname: ")
    assert refresh(plugin)
    plugin.freshen("search/documents.json")
    for home in ("", "ja/"):
        index = (made.site / f"{home}search/documents.json").read_text("utf-8")
        assert "Zigzagging" in index
        assert "Meander" in index


def test_a_save_shows_in_each_language(made: Project) -> None:
    plugin = served(made)
    change(made, HAMMER, "name: Hammer", "name: { en: Mallet, ja: 木槌 }")
    assert refresh(plugin)
    for path, name in (("tools/", "Mallet"), ("ja/tools/", "木槌"), ("ja/tools/hammer/", "木槌")):
        plugin.freshen(f"{path}index.html")
        assert name in (made.site / path / "index.html").read_text("utf-8")


def test_a_document_is_made_when_it_is_asked_for_and_once(made: Project) -> None:
    plugin = served(made)
    change(made, HAMMER, "Builds.", "Zigzagging.")
    assert refresh(plugin)
    before = contents(made.site)
    asked = ["api/v1/tools/hammer.json", "api/v1/tools.csv"]
    for path in asked:
        plugin.freshen(path)
    after = contents(made.site)
    assert [path for path in after if after[path] != before[path]] == sorted(asked, reverse=True)
    assert all(b"Zigzagging" in after[path] for path in asked)
    (made.site / asked[0]).unlink()
    plugin.freshen(asked[0])
    assert not (made.site / asked[0]).exists()


def test_the_records_of_a_team_that_had_none_are_data_at_once(made: Project) -> None:
    (made.root / "catalog/adoption/beta.yml").rename(made.root / "beta.yml")
    flow = (made.root / "catalog/standards/flow.yml").read_text("utf-8")
    made.write("catalog/standards/flow.yml", flow.replace("stage: standard", "stage: prototype"))
    change(
        made,
        "catalog/standards/flow.yml",
        "  - stage: prototype\n    on: 2023-06\n    basis: stated\n",
        "",
    )
    plugin = served(made)
    (made.root / "beta.yml").rename(made.root / "catalog/adoption/beta.yml")
    assert refresh(plugin)
    assert plugin.preview
    plugin.preview.freshen_all()
    refreshed = contents(made.site)
    served(made)
    assert refreshed == contents(made.site)
    assert b'"tool":"anvil"' in refreshed["api/v1/adoption/beta.json"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("catalog/tools/vice.yml", (BASE / "tools/hammer.yml").read_text("utf-8")),
        (HAMMER, (BASE / "tools/hammer.yml").read_text("utf-8") + "formerly: [maul]\n"),
        ("catalog/settings.yml", (BASE / "settings.yml").read_text("utf-8") + "\n# other\n"),
        ("docs/about.md", "# About\n\nOther words.\n"),
        ("catalog/incidents/shop.csv", re.sub("A1,.*", A_YEAR_BEFORE, TWELVE)),
    ],
    ids=["an entry more", "a former id", "settings", "a page", "a year of incidents"],
)
def test_what_alters_more_than_pages_takes_a_whole_build(
    made: Project, path: str, text: str
) -> None:
    plugin = served(made)
    if path.endswith("settings.yml"):
        text = text.replace("time_zone: Asia/Tokyo", "time_zone: Europe/Berlin")
    made.write(path, text)
    assert not refresh(plugin)
    assert plugin.preview is None


def test_a_call_that_an_edit_breaks_takes_a_whole_build_that_tells_it(made: Project) -> None:
    made.write(
        "docs/about.md",
        '# About\n\n{{ entry_link("standard", "flow", clause="no-workstation") }}\n',
    )
    plugin = served(made)
    change(made, "catalog/standards/flow.yml", "id: no-workstation", "id: not-by-hand")
    assert not refresh(plugin)


def test_the_pages_of_an_organisation_are_made_again_like_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    made = organisation(tmp_path / "organisation")
    plugin = served(made)
    change(made, "catalog/tools/slipway.yml", "name: slipway", "name: slipway (new)")
    assert refresh(plugin)
    assert plugin.preview
    plugin.preview.freshen_all()
    refreshed = contents(made.site)
    served(made)
    assert refreshed == contents(made.site)
