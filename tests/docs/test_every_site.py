"""The pages that every site has: whole without any other, and replaced by their address."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from standards_catalog.checks.usual import CONTENT, pages
from standards_catalog.model.entries import Named, models
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.site.content.menu import FILE, merged, place_pages, uris
from standards_catalog.site.content.pages import EXAMPLE
from standards_catalog.site.language import Languages
from tests.conftest import BASE
from tests.parity import differences
from tests.site.project import EPOCH, Project

CONFIG = "site_name: Example\ntheme: { name: material }\nplugins: [catalog, macros, search]\n"


@pytest.fixture(scope="module")
def least(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the least that an organisation can have, built."""
    made = project(tmp_path_factory.mktemp("least"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        built = made.build()
    assert built.code == 0, built.output
    (warned,) = (line for line in built.output.splitlines() if "WARNING" in line)
    assert "History: Git says: not a git repository" in warned
    assert "; clone the repository, as a download of its files has no history" in warned
    return made


def project(root: Path) -> Project:
    made = Project(root).write("mkdocs.yml", CONFIG).write("docs/.gitkeep", "")
    shutil.copytree(BASE, root / "catalog")
    return made


def test_a_catalog_alone_is_a_whole_site(least: Project) -> None:
    for name, _ in pages("en"):
        address = re.sub(r"(index)?\.md$", "", name)
        for lang in ("", "ja/"):
            assert (least.site / lang / address / "index.html").is_file(), lang + name
    assert tabs(least.read("index.html")) == [
        *("Home", "Standards", "Tools", "Teams", "Zones", "Adoption", "Incidents", "About")
    ]
    assert tabs(least.read("ja/index.html"))[:2] == ["ホーム", "標準"]


def tabs(html: str) -> list[str]:
    found = re.findall(r'<a href="[^"]*" class="md-tabs__link">(.*?)</a>', html, re.DOTALL)
    return [unescape(one.strip()) for one in found]


def test_every_link_of_it_leads_somewhere(least: Project) -> None:
    lost = [
        f"{page.relative_to(least.site)}: {href}"
        for page in least.site.rglob("index.html")
        for href in hrefs(page.read_text("utf-8"))
        if not exists(page.parent / href)
    ]
    assert lost == []


def hrefs(html: str) -> Iterator[str]:
    for href in re.findall(r'(?:href|src)="([^"]*)"', html):
        path = unescape(href).partition("#")[0].partition("?")[0]
        if path and not re.match(r"[a-z]+:", path):
            yield path


def exists(path: Path) -> bool:
    return path.is_file() or (path / "index.html").is_file()


def test_examples_are_of_the_example(least: Project) -> None:
    page = least.read("contribute/macros/index.html")
    assert "Raft release flow" in page
    assert "Tide Tables" in page
    assert "anvil" not in page.partition("<article")[2].partition("</article>")[0].lower()


@pytest.mark.parametrize("path", ["docs/tools/index.md", "docs/tools/README.md"])
def test_a_page_of_the_same_address_takes_the_place(tmp_path: Path, path: str) -> None:
    made = project(tmp_path / "own").write(path, "# Our tools\n\n{{ entries('tool') }}\n")
    made.write("docs/handbook.md", "# Handbook\n").write("docs/about/us.md", "# Us\n")
    built = made.build()
    assert built.code == 0, built.output
    page = made.read("tools/index.html")
    assert "Our tools" in page
    assert "anvil" in page
    assert "edit/main/docs/" + path.removeprefix("docs/") in page or "edit/" not in page
    assert "Our tools" not in made.read("ja/tools/index.html")
    assert tabs(made.read("index.html"))[-2:] == ["Handbook", "About"]
    about = made.read("about/us/index.html")
    assert about.count(">\n    Us\n") or "Us" in about


def test_a_page_can_include_a_part_of_ours(tmp_path: Path) -> None:
    text = '# Ours\n\nFirst our words.\n\n{% include "en/parts/lifecycle.md" %}\n'
    made = project(tmp_path / "own").write("docs/about/lifecycle.md", text)
    built = made.build()
    assert built.code == 0, built.output
    page = made.read("about/lifecycle/index.html")
    assert "First our words" in page
    assert 'id="gates"' in page
    assert "Exactly one team" in page


def test_what_is_excluded_is_not_there_and_nothing_leads_to_it(tmp_path: Path) -> None:
    made = project(tmp_path / "own").write("mkdocs.yml", f"{CONFIG}exclude_docs: /about/feeds.md\n")
    built = made.build()
    assert built.code == 0, built.output
    assert not (made.site / "about/feeds").exists()
    assert "feeds.md" not in made.read("about/changes/index.html")


def test_no_optional_setting_is_needed(tmp_path: Path) -> None:
    made = Project(tmp_path / "own").write("mkdocs.yml", CONFIG).write("docs/.gitkeep", "")
    shutil.copytree(EXAMPLE, made.root / "catalog")
    settings = yaml.safe_load((EXAMPLE / "settings.yml").read_text("utf-8"))
    needed = package_schemas().raw["settings"]["required"]
    least = {key: settings[key] for key in needed}
    assert least.keys() < settings.keys()
    made.write("catalog/settings.yml", yaml.safe_dump(least, allow_unicode=True))
    built = made.build()
    assert built.code == 0, built.output
    assert "None" not in made.read("about/feeds/index.html").partition("<article")[2]


def test_both_languages_say_the_same() -> None:
    assert list(differences(CONTENT / "en", CONTENT / "ja")) == []


def test_every_page_and_the_list_of_every_kind_has_its_place_in_the_navigation() -> None:
    places = {*uris(yaml.safe_load((CONTENT / FILE).read_text("utf-8")))}
    assert places == {name for name, _ in pages("en")}
    kinds = package_schemas().kinds.values()
    lists = {f"{one.folder}/index.md" for one in kinds if issubclass(models()[one.kind], Named)}
    assert lists - places == set()


def test_sections_are_found_by_title_or_first_page_and_others_fit_in() -> None:
    usual = [
        {"Home": "index.md"},
        {"Tools": ["tools/index.md", "tools/radar.md"]},
        {"About": ["a.md"]},
    ]
    left = {"index.md", "tools/radar.md", "a.md"}
    nav = [{"Gear": ["tools/index.md", "x.md"]}, {"Handbook": "h.md"}]
    assert merged(nav, usual, left) == [
        {"Home": "index.md"},
        {"Gear": ["tools/index.md", "x.md", "tools/radar.md"]},
        {"About": ["a.md"]},
        {"Handbook": "h.md"},
    ]


def test_where_another_plugin_makes_the_navigation_none_is_made() -> None:
    config = MkDocsConfig()
    config.nav, config.plugins = None, {"awesome-nav": object()}  # type: ignore[assignment]
    place_pages(Files([]), config, Languages(("en",)), {})
    assert config.nav is None
