"""Pages of entries in the frame that MkDocs and Material put around them."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Mapping
from typing import Any

import pytest
from jinja2 import Environment

from standards_catalog.checks.load import load
from standards_catalog.site import plugin, worker
from standards_catalog.site.pages.entries import entries
from standards_catalog.site.pages.made import TEMPLATE
from standards_catalog.site.serving.shell import Around, Shells
from standards_catalog.views.kinds.registry import kind_of
from tests.conftest import BASE
from tests.site.project import Project, project, with_incidents
from tests.views.incidents.conftest import TWELVE

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
    assert "<title>Anvil · Tool - Standards catalog</title>" in page
    assert '<meta name="description" content="Shapes deploys.">' in page
    canonical = "https://example.github.io/standards/tools/anvil/"
    assert f'<link rel="canonical" href="{canonical}">' in page
    assert f"<loc>{canonical}</loc>" in made.read("sitemap.xml")


def test_its_tab_is_lit(made: Project) -> None:
    for path, tab in ((FLOW, "Standards"), (ANVIL, "Tools"), ("platforms/eel/index.html", "Zones")):
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


@pytest.mark.parametrize("languages", ["en", "ja", "en, ja"])
def test_shells_are_what_the_theme_would_make(
    small: Project, monkeypatch: pytest.MonkeyPatch, languages: str
) -> None:
    settings = (small.root / "catalog/settings.yml").read_text("utf-8")
    chosen = re.sub("languages: .*", f"languages: [{languages}]", settings)
    small.write("catalog/settings.yml", chosen)
    with_incidents(small)
    other = re.sub(r"(A\d+),\w+,2026-01", r"\1,unknown,2025-01", TWELVE)
    small.write("catalog/incidents/mail.csv", re.sub(r"(A\d+),\w+,", r"\1,unknown,", other))
    assert small.build().code == 0
    quick = small.files()
    monkeypatch.setattr(plugin, "with_shells", _without_shells)
    monkeypatch.setattr(worker, "listens_alone", lambda config: False)
    assert small.build().code == 0
    assert _differences(quick, small.files()) == []


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
    assert re.search(r'data-md-type="navigation"\s+hidden', page)
    assert f'href="{REPOSITORY}/edit/main/docs/tools/anvil.md"' in page
    assert re.findall(r'md-tabs__item--active">\s*<a[^>]*>\s*(\w+)', page) == ["Tools"]
    assert _neighbours(small, "tools/anvil") == ["", "../hammer/"]
    assert _neighbours(small, "tools/hammer") == ["../anvil/", ""]


def test_headings_written_by_hand_are_in_the_direction_of_their_words(small: Project) -> None:
    text = "# تقویم\n\n## Own {: #mine dir=ltr }\n\n- in a list\n\n    ### 見出し {#deep}\n"
    small.write("docs/teams/index.md", f"{text}\nSetext\n---\n")
    assert small.build().code == 0
    page = _article(small.read("teams/index.html"))
    assert re.findall(r"<h[1-6] .*?>", page) == [
        '<h1 dir="auto" id="تقویم">',
        '<h2 dir="ltr" id="mine">',
        '<h3 dir="auto" id="deep">',
        '<h2 dir="auto" id="setext">',
    ]


def test_sections_are_the_same_on_a_page_of_ones_own(old: Project) -> None:
    generated = old.files()
    catalog = load(BASE).catalog
    for entry in entries(catalog):
        calls = [
            f"{{{{ {name}() }}}}" for name in ("lede", *kind_of(entry.kind).sections, "changes")
        ]
        text = "\n\n".join([f"# {entry.name['en']} {{#{entry.id}}}", *calls])
        old.write(f"docs/{entry.kind}s/{entry.id}.md", f"{text}\n")
    built = old.build()
    assert built.code == 0, built.output
    for entry in entries(catalog):
        path = f"{entry.kind}s/{entry.id}/index.html"
        # Markdown has attributes in the order of their names.
        headings = re.compile(r'(<h[12]) (id="[^"]*") (dir="auto")')
        expected = _parts(headings.sub(r"\1 \3 \2", _article(generated[path].decode())))
        assert _parts(_article(old.read(path))) == expected
        assert len(expected) > 20


def test_a_page_of_ones_own_has_its_own_head(small: Project) -> None:
    head = "---\ndescription: Told by hand.\nhide: [toc]\n---\n"
    small.write("docs/tools/anvil.md", f"{head}# The anvil\n\n{{{{ facts() }}}}\n")
    assert small.build().code == 0
    page = small.read(ANVIL)
    assert 'content="Told by hand."' in page
    assert not re.search(r'data-md-type="navigation"\s+hidden', page)
    assert re.search(r'data-md-type="toc"\s+hidden', page)


def test_the_disclaimer_is_at_the_foot_of_every_page(small: Project) -> None:
    settings = (small.root / "catalog/settings.yml").read_text("utf-8")
    disclaimer = 'disclaimer: "Not *official*; see [the anvil](tool:anvil) <b>."\n'
    small.write("catalog/settings.yml", settings + disclaimer)
    assert small.build().code == 0
    for path, page in small.files().items():
        if path.endswith(".html"):
            up = "../" * path.removeprefix("ja/").count("/") or "./"  # to its language's home
            if path.endswith("404.html"):
                up = "https://example.github.io/standards/" + path.removesuffix("404.html")
            link = f'<a href="{up}tools/anvil/">the anvil</a>'
            assert f"Not <em>official</em>; see {link} &lt;b&gt;." in page.decode(), path


def test_sections_of_another_entry_lead_to_it(small: Project) -> None:
    small.write("docs/teams/index.md", '# Teams\n\n{{ clauses("standard", "flow") }}\n')
    assert small.build().code == 0
    page = small.read("teams/index.html")
    assert 'id="must-not-no-workstation"' in page
    assert '<h2 dir="auto" id="clauses">' in page


def _differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one | other if one.get(path) != other.get(path))


def _without_shells(environment: Environment, around: Around) -> Environment:
    found = environment.overlay()
    get = found.get_template
    whole = Whole(get("main.html"), around)
    found.get_template = lambda name, *rest: whole if name == TEMPLATE else get(name, *rest)  # type: ignore
    return found


class Whole(Shells):
    """The theme's template, filled for each page."""

    def render(self, context: Mapping[str, Any]) -> str:
        return self.template.render({**context, **self.around(context["page"])})


def _article(page: str) -> str:
    found = re.search(r"<article[^>]*>(.*?)</article>", page, re.DOTALL)
    assert found
    return found[1]


def _parts(article: str) -> list[str]:
    """Return an article's tags and words without what has to differ: the file that is edited."""
    article = re.sub(r'<a href="[^"]*"[^>]*rel="edit".*?</a>', "", article, flags=re.DOTALL)
    article = re.sub(r'<a [^>]*class="headerlink".*?</a>', "", article)
    parts = re.split(r"(<[^>]*>)", article)
    return [html.unescape(part.strip()) for part in parts if part.strip()]


def _neighbours(made: Project, page: str) -> list[str]:
    text = made.read(f"{page}/index.html")
    found = []
    for way in ("prev", "next"):
        link = re.search(rf'<link rel="{way}" href="([^"]*)">', text)
        footer = re.search(
            rf'<a href="([^"]*)" class="md-footer__link md-footer__link--{way}"', text
        )
        assert (link and link[1]) == (footer and footer[1])
        found.append(link[1] if link else "")
    return found
