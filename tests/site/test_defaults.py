"""What mkdocs.yml need not say, and that it is heard where it says it."""

from __future__ import annotations

import re

import pytest

from tests.site.project import Project

HEAD = "site_name: Example\ntheme: {name: material}\n"
PLUGINS = ("[catalog, macros, search]", "[search, macros, catalog]")


@pytest.mark.parametrize("plugins", PLUGINS)
def test_three_lines_are_enough_in_either_order(small: Project, plugins: str) -> None:
    small.write("mkdocs.yml", f"{HEAD}plugins: {plugins}\n")
    small.write("docs/about.md", "# About\n\n## Names {#names}\n\n??? note\n\n    Text.\n")
    assert small.build().code == 0
    page = small.read("about/index.html")
    assert 'href="../assets/catalog.css"' in page
    assert 'src="../assets/catalog.js"' in page
    assert 'id="names"' in page
    assert "<details" in page
    assert "Switch to dark mode" in page
    assert "assets/search.js" in page
    assert (small.site / "assets/matrix/index.js").is_file()


def test_what_is_said_is_heard(small: Project) -> None:
    theme = "theme:\n  name: material\n  features: [navigation.top]\n  palette: {scheme: slate}\n"
    icons = "  icon: {logo: material/anchor}\n"
    toc = "markdown_extensions:\n  - toc: {permalink: '§'}\n"
    own = "extra_css: [own.css]\n"
    catalog = "catalog: {pages: false}"
    plugins = f"plugins: [{catalog}, macros: {{include_dir: {small.root}/docs}}, search]\n"
    small.write("mkdocs.yml", "site_name: Example\n" + theme + icons + toc + own + plugins)
    small.write("docs/own.css", "a {}")
    small.write("docs/about.md", "# About\n\n## Ärger\n")
    assert small.build().code == 0
    page = small.read("about/index.html")
    assert 'data-md-color-scheme="slate"' in page
    assert "Switch to dark mode" not in page
    assert "md-tabs" not in page
    assert "§" in page
    assert 'id="ärger"' in page
    assert page.index("assets/catalog.css") < page.index("own.css")


@pytest.mark.parametrize(
    ("toc", "called"),
    [
        ("", 'title="¶">¶</a>'),
        ("  - toc: {permalink: '§'}\n", 'title="§">§</a>'),
        ("  - toc: {permalink_title: Here}\n", 'title="Here">&para;</a>'),
    ],
)
def test_headings_written_by_hand_are_linked_to_by_their_words(
    small: Project, toc: str, called: str
) -> None:
    extensions = f"markdown_extensions:\n  - attr_list\n{toc}"
    catalog = "catalog: {pages: false}"
    small.write("mkdocs.yml", f"{HEAD}{extensions}plugins: [{catalog}, macros, search]\n")
    headings = (
        '## 名前 & "`a<b`" {#names}\n\n### <kbd title="K">K</kbd> {{ count(\'tool\') }} {#deep}'
    )
    small.write("docs/about.md", f"# About\n\n{headings}\n")
    built = small.build()
    assert built.code == 0, built.output
    links = re.findall(r'<a [^>]*class="headerlink".*?</a>', small.read("about/index.html"))
    sign = called[-5]
    words = ("About", "名前 &amp; &quot;a&lt;b&quot;", "K 2")
    labels = ["" if sign == ";" else f'aria-label="{sign} {one}" ' for one in words]
    assert links == [
        f'<a {label}class="headerlink" href="#{at}" {called}'
        for label, at in zip(labels, ("about", "names", "deep"), strict=True)
    ]


def test_an_organisation_has_its_own_main_page_and_keeps_ours(small: Project) -> None:
    small.write(
        "mkdocs.yml",
        "site_name: Example\ntheme: {name: material, custom_dir: ours}\n"
        "plugins: [catalog: {pages: false}, macros, search]\n",
    )
    block = "{% block announce %}Out of order on Friday{% endblock %}"
    small.write("ours/main.html", '{% extends "base.html" %}\n' + block)
    small.write("docs/assets/catalog.css", "/* all of it is our own */")
    assert small.build().code == 0
    page = small.read("index.html")
    assert "Out of order on Friday" in page
    assert "assets/search.js" in page
    assert small.read("assets/catalog.css") == "/* all of it is our own */"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("plugins: [catalog, macros]\n", "theme: { name: material }"),
        ("theme: {name: material}\nplugins: [catalog]\n", "plugins: [catalog, macros, search]"),
    ],
)
def test_what_is_missing_is_said(small: Project, config: str, said: str) -> None:
    built = small.write("mkdocs.yml", f"site_name: Example\n{config}").build()
    assert built.code == 1
    assert said in built.output
