"""Pages of entries in the frame that MkDocs and Material put around them."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterable

import pytest
from jinja2 import Environment

from macros.catalog.catalog import Catalog
from macros.catalog.load import load
from macros.site import plugin
from macros.site.pages import TEMPLATE, entries
from macros.views.entry import SECTIONS, section
from tests.conftest import BASE
from tests.site.project import Project, project

FLOW = "standards/flow/index.html"
ANVIL = "tools/anvil/index.html"
REPOSITORY = "https://github.com/example/standards"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small site that the tests of this module read."""
    found = project(tmp_path_factory.mktemp("pages"))
    shutil.copytree(BASE, found.root / "catalog")
    for name, zone in (("cd", 20), ("logging", 30)):
        text = (BASE / "zones/ci.yml").read_text("utf-8")
        text = text.replace("CI zone", name.upper()).replace("order: 10", f"order: {zone}")
        found.write(f"catalog/zones/{name}.yml", text)
    built = found.build()
    assert built.code == 0, built.output
    return found


def test_title_description_and_address(made: Project) -> None:
    page = made.read(ANVIL)
    assert "<title>Anvil - Standards catalog</title>" in page
    assert '<meta name="description" content="Shapes deploys.">' in page
    canonical = "https://example.github.io/standards/tools/anvil/"
    assert f'<link rel="canonical" href="{canonical}">' in page
    assert f"<loc>{canonical}</loc>" in made.read("sitemap.xml")


def test_its_tab_is_lit(made: Project) -> None:
    for path, tab in ((FLOW, "Standards"), (ANVIL, "Tools"), ("platforms/ecs/index.html", "Zones")):
        lit = re.findall(r'md-tabs__item--active">\s*<a[^>]*>\s*([^<]*?)\s*<', made.read(path))
        assert lit == [tab]


def test_breadcrumb_leads_back(made: Project) -> None:
    path = re.search(r'<nav class="md-path".*?</nav>', made.read(ANVIL), re.DOTALL)
    assert path
    links = re.findall(r'href="([^"]*)" class="md-path__link">\s*<[^>]*>\s*(\w+)', path[0])
    assert links == [("../..", "Home"), ("../", "Tools")]
    assert 'aria-label="Breadcrumb"' in path[0]


def test_edit_link_is_of_the_yaml(made: Project) -> None:
    edit = f'href="{REPOSITORY}/edit/main/catalog/tools/anvil.yml"'
    assert edit in made.read(ANVIL)
    assert f'href="{REPOSITORY}/edit/main/docs/tools/index.md"' in made.read("tools/index.html")


def test_neighbours_are_those_of_the_list(made: Project) -> None:
    order = re.findall(r'<th scope="row">\s*<a href="\./?(\w+)/"|', made.read("zones/index.html"))
    assert [one for one in order if one] == [] or order
    assert _neighbours(made, "zones/ci") == ["", "../cd/"]
    assert _neighbours(made, "zones/cd") == ["../ci/", "../logging/"]
    assert _neighbours(made, "zones/logging") == ["../cd/", ""]


def test_contents_list_the_sections(made: Project) -> None:
    for path in (FLOW, ANVIL, "teams/alpha/index.html"):
        page = made.read(path)
        toc = re.search(r'<nav class="md-nav md-nav--secondary".*?</nav>', page, re.DOTALL)
        assert toc
        anchors = re.findall(r'href="#([^"]*)" class="md-nav__link"', toc[0])
        assert anchors == re.findall(r'<h2 id="([^"]*)"', page)
        assert anchors


def test_there_is_one_first_heading(made: Project) -> None:
    for path, page in made.files().items():
        if path.endswith(".html") and b"<article" in page:
            assert page.count(b"<h1") == 1, path


def test_ids_are_there_once(made: Project) -> None:
    for path, page in made.files().items():
        if path.endswith(".html"):
            ids = re.findall(r'\bid="([^"]*)"', page.decode())
            assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_shells_are_what_the_theme_would_make(
    made: Project, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    settings = (made.root / "catalog/settings.yml").read_text("utf-8")
    made.write("catalog/settings.yml", re.sub("languages: .*", f"languages: [{lang}]", settings))
    assert made.build().code == 0
    quick = made.files()
    monkeypatch.setattr(plugin, "with_shells", _without_shells)
    assert made.build().code == 0
    slow = made.files()
    made.write("catalog/settings.yml", settings)
    assert quick.keys() == slow.keys()
    assert [path for path in quick if quick[path] != slow[path]] == []


def test_a_page_of_ones_own_takes_the_place(small: Project) -> None:
    text = "# The anvil\n\nA word before.\n\n{{ facts() }}\n\nA word after.\n"
    small.write("docs/tools/anvil.md", text)
    assert small.build().code == 0
    page = small.read(ANVIL)
    article = _article(page)
    assert "The anvil" in article
    assert article.index("A word before.") < article.index("Licence") < article.index("word after")
    assert "Hammer" not in article
    assert "Our opinion" not in article
    assert 'content="Shapes deploys."' in page
    assert f'href="{REPOSITORY}/edit/main/docs/tools/anvil.md"' in page
    assert re.findall(r'md-tabs__item--active">\s*<a[^>]*>\s*(\w+)', page) == ["Tools"]
    assert _neighbours(small, "tools/anvil") == ["", "../hammer/"]
    assert _neighbours(small, "tools/hammer") == ["../anvil/", ""]


def test_sections_are_the_same_on_a_page_of_ones_own(made: Project, small: Project) -> None:
    catalog = load(BASE).catalog
    for entry in entries(catalog):
        calls = [f"{{{{ {name}() }}}}" for name in ("lede", *SECTIONS[entry.kind])]
        text = "\n\n".join([f"# {entry.name['en']}", *calls])
        small.write(f"docs/{entry.kind}s/{entry.id}.md", f"{text}\n")
    built = small.build()
    assert built.code == 0, built.output
    for entry in entries(catalog):
        path = f"{entry.kind}s/{entry.id}/index.html"
        assert _plain(_article(small.read(path))) == _plain(_article(_again(made, path, catalog)))


def test_sections_of_another_entry_lead_to_it(small: Project) -> None:
    small.write("docs/teams/index.md", '# Teams\n\n{{ clauses("standard", "flow") }}\n')
    assert small.build().code == 0
    page = small.read("teams/index.html")
    assert 'id="must-not-no-workstation"' in page
    assert '<h2 id="clauses">' in page


def test_every_section_is_made_somewhere(made: Project) -> None:
    """The test of sections above compares something for each kind."""
    catalog = load(made.root / "catalog").catalog
    for entry in entries(catalog):
        names = [name for name in SECTIONS[entry.kind] if section(catalog, entry, name, "en")]
        assert "sources" in names


def _without_shells(environment: Environment) -> Environment:
    found = environment.overlay()
    get = found.get_template
    found.get_template = lambda name, *rest: get("main.html" if name == TEMPLATE else name, *rest)  # type: ignore[method-assign]
    return found


def _article(page: str) -> str:
    found = re.search(r"<article[^>]*>(.*?)</article>", page, re.DOTALL)
    assert found
    return found[1]


def _again(made: Project, path: str, catalog: Catalog) -> str:
    return made.read(path)


def _plain(article: str) -> list[str]:
    """Return an article's tags and words; Material's edit button differs, as the files do."""
    article = re.sub(r"<a[^>]*rel=\"edit\".*?</a>", "", article, flags=re.DOTALL)
    article = re.sub(r'<a class="headerlink".*?</a>', "", article)
    return [html.unescape(part.strip()) for part in _parts(article) if part.strip()]


def _parts(article: str) -> Iterable[str]:
    return re.split(r"(<[^>]*>)", article)


def _neighbours(made: Project, page: str) -> list[str]:
    text = made.read(f"{page}/index.html")
    found = []
    for way in ("prev", "next"):
        link = re.search(rf'<link rel="{way}" href="([^"]*)">', text)
        footer = re.search(rf'<a href="([^"]*)" class="md-footer__link md-footer__link--{way}"', text)
        assert (link and link[1]) == (footer and footer[1])
        found.append(link[1] if link else "")
    return found
