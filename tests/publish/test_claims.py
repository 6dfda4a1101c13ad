"""Each address of the site is claimed once; who comes second hears it at the place of the claim."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_catalog.publish.claims.taken import taken, with_site
from standards_catalog.publish.claims.written import Written, beside
from tests.conftest import Folder, invented
from tests.views.incidents.conftest import COMPONENT, TWELVE


def complaints(folder: Folder) -> list[str]:
    """Return `path:line:column` of each address that is taken, as `catalog check` finds it."""
    found = with_site(folder.load(), beside(folder.root, "catalog")).problems
    return [
        f"{one.path}:{one.line}:{one.column}"
        for one in found
        if one.code in ("taken-address", "symlink-outside")
    ]


def hints(folder: Folder) -> list[str]:
    found = with_site(folder.load(), beside(folder.root, "catalog")).errors
    return [one.hint for one in found if one.code == "taken-address"]


def with_product(folder: Folder, name: str) -> Folder:
    """Rename the product of the catalog, and give it incidents."""
    folder.edit("teams/alpha.yml", "id: shop", f"id: {name}")
    folder.edit("components/till.yml", "product: shop", f"product: {name}")
    folder.write("components/cart.yml", COMPONENT.format(name="Cart", how="important"))
    folder.edit("components/cart.yml", "product: shop", f"product: {name}")
    return folder.write(f"incidents/{name}.csv", TWELVE)


def test_what_the_program_writes_it_claims_once() -> None:
    assert list(taken(invented(), Written(Path(os.devnull)))) == []


@pytest.mark.parametrize(
    ("path", "of"),
    [
        ("tools/index.yml", ""),
        ("zones/compare.yml", "zones/ci.yml"),
        ("zones/over.yml", "zones/ci.yml"),
    ],
)
def test_an_id_cannot_be_a_page_of_every_site(folder: Folder, path: str, of: str) -> None:
    if of:
        folder.write(path, (folder.root / of).read_text("utf-8"))
    assert complaints(folder) == ([f"catalog/{path}:1:1"] if "compare" in path else [])


def test_a_former_id_keeps_its_redirect_or_is_told(
    folder: Folder, tool: Callable[..., str]
) -> None:
    folder.write("tools/saw.yml", tool("formerly: [fretsaw, radar, jigsaw]"))
    assert complaints(folder) == ["catalog/tools/saw.yml:7:21"]


@pytest.mark.parametrize("name", ["comparison", "reading", "sample"])
def test_a_product_cannot_be_called_as_the_program_calls_a_page(folder: Folder, name: str) -> None:
    assert complaints(with_product(folder, name)) == ["catalog/teams/alpha.yml:4:9"]


def test_a_page_by_hand_is_not_lost_to_a_product(folder: Folder) -> None:
    with_product(folder, "parcel")
    assert complaints(folder) == []
    page = folder.root.parent / "docs/incidents/parcel/2026.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Our mail\n\nIt arrived.\n", "utf-8")
    assert complaints(folder) == ["catalog/teams/alpha.yml:4:9"]
    assert "docs/incidents/parcel/2026.md" in hints(folder)[0]
    page.write_text('# Our mail\n\n{{ incident_record("parcel", "2026") }}\n', "utf-8")
    assert complaints(folder) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("# Drop forge\n\nWe have one.\n", False),
        ('# Drop forge\n\n{{ entries("tool") }} {{ facts("tool", "hammer") }}\n', False),
        ("# Drop forge\n\n{{- changes( ) -}}\n", True),
        ("# Drop forge\n\n{{ facts('tool', 'anvil') }}\n", True),
    ],
)
def test_a_page_that_shows_an_entry_has_its_place(folder: Folder, text: str, meant: bool) -> None:
    for home in ("docs", "docs/ja"):
        page = folder.root.parent / home / "tools/anvil.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    assert complaints(folder) == ([] if meant else ["catalog/tools/anvil.yml:1:1"])


def test_a_page_elsewhere_with_the_same_address_is_no_such_page(folder: Folder) -> None:
    page = folder.root.parent / "docs/tools/anvil/README.md"
    page.parent.mkdir(parents=True)
    page.write_text("{{ lede() }}\n", "utf-8")
    assert complaints(folder) == ["catalog/tools/anvil.yml:1:1"]


@pytest.mark.parametrize(
    "path",
    [
        "sitemap.xml",
        "search/Words.json",
        "ja/search/documents.json",
        "search/texts/0/notes.txt",
        "api/v1/tools/anvil.json",
        "api/v1/Tools.csv",
        "standards/flow/feed.atom",
        "schema/ids/zone.json",
        "calendar.ics/index.md",
        "tools",
        "ABOUT/Data.md",
    ],
)
def test_a_file_by_hand_takes_nothing_from_the_program(folder: Folder, path: str) -> None:
    file = folder.root.parent / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("By hand.\n", "utf-8")
    assert complaints(folder) == [f"docs/{path}:1:1"]


@pytest.mark.parametrize("path", ["tools/radar.md", "tools/README.md", "search/index.md", "api.md"])
def test_pages_of_every_site_can_be_written_anew(folder: Folder, path: str) -> None:
    file = folder.root.parent / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# By hand\n", "utf-8")
    assert complaints(folder) == []


def test_two_pages_that_differ_in_capitals_alone_are_one(folder: Folder) -> None:
    docs = folder.root.parent / "docs/about"
    docs.mkdir(parents=True)
    for name in ("Straße.md", "STRASSE.md", "caf\u00e9.md", "cafe\u0301.md", "other.md"):
        (docs / name).write_text("# Page\n", "utf-8")
    assert len(complaints(folder)) == 2


def test_what_is_not_published_claims_nothing(folder: Folder, tool: Callable[..., str]) -> None:
    folder.write("tools/radar.yml", tool())
    pages = folder.root.parent / "pages/tools"
    pages.mkdir(parents=True)
    (pages / "anvil.md").write_text("# Draft\n", "utf-8")
    (pages / ".hidden.md").write_text("# Hidden\n", "utf-8")
    assert complaints(folder) == ["catalog/tools/radar.yml:1:1"]
    said = "docs_dir: pages\nplugins: [{catalog: {pages: false}}, !ENV [X, y]]\n"
    config = folder.root.parent / "mkdocs.yml"
    config.write_text(said, "utf-8")
    assert complaints(folder) == ["catalog/tools/anvil.yml:1:1"]
    config.write_text(f"{said}exclude_docs: |\n  /tools/a*\n", "utf-8")
    assert complaints(folder) == []


@pytest.mark.parametrize("config", ["nav: [", "- a list\n", "\x00", "docs_dir: [x]\nplugins: 5\n"])
def test_a_configuration_that_cannot_be_read_is_for_the_build_to_tell(
    folder: Folder, config: str
) -> None:
    (folder.root.parent / "mkdocs.yml").write_text(config, "utf-8")
    assert complaints(folder) == []


def test_a_link_that_leaves_the_folder_is_refused(folder: Folder, tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.mkdir()
    (outside / "page.md").write_text("# Secret\n", "utf-8")
    docs = folder.root.parent / "docs/team"
    docs.mkdir(parents=True)
    (docs / "within.md").write_text("# Page\n", "utf-8")
    (docs / "again.md").symlink_to("within.md")
    assert complaints(folder) == []
    (docs / "key.txt").symlink_to(outside / "page.md")
    (docs / "other").symlink_to(outside)
    (docs / "round").symlink_to("..")
    expected = [f"docs/team/{name}:1:1" for name in ("key.txt", "other", "round")]
    assert complaints(folder) == expected
    shutil.rmtree(outside)
    assert complaints(folder) == expected


def test_what_a_configuration_inherits_is_known(folder: Folder) -> None:
    page = folder.root.parent / "pages/tools/hammer.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Mine\n", "utf-8")
    base = folder.root.parent / "base/mkdocs.yml"
    base.parent.mkdir()
    base.write_text("docs_dir: pages\nplugins: { catalog: { pages: false } }\n", "utf-8")
    own = folder.root.parent / "mkdocs.yml"
    own.write_text("INHERIT: base/mkdocs.yml\nplugins: { search: {} }\n", "utf-8")
    assert complaints(folder) == ["catalog/tools/hammer.yml:1:1"]
    assert not beside(folder.root, "catalog").usual
    own.write_text("INHERIT: base/mkdocs.yml\ndocs_dir: other\n", "utf-8")
    assert complaints(folder) == []
    own.write_text("INHERIT: mkdocs.yml\ndocs_dir: pages\n", "utf-8")  # itself
    assert complaints(folder) == ["catalog/tools/hammer.yml:1:1"]


def test_styles_of_ones_own_take_the_place_of_the_themes(folder: Folder) -> None:
    file = folder.root.parent / "docs/assets/catalog.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("/* all of it is our own */\n", "utf-8")
    assert complaints(folder) == []
