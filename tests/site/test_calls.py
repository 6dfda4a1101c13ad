"""Calls on hand-written pages: what they make, and what is said of a wrong one."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import BASE
from tests.site.project import CATALOG, Project, project

HEAD = "---\ntitle: About\ndescription: >-\n  A page\n  with a head.\n---\n"

WRONG = {
    "unknown name": ("{{ adoption_matirx() }}", 3, 'did you mean "adoption_matrix"?'),
    "unknown word": ("{{ entries(tool) }}", 3, "there is nothing called `tool`"),
    "wrong argument": ('{{ adoption_matrix(of="team") }}', 3, '"standards" or "tools", not "team"'),
    "unknown argument": ('{{ zone_matrix(zone="ci") }}', 3, "zone_matrix(): "),
    "missing argument": ('{{ comparison("eel") }}', 3, "it takes origin or target"),
    "half a move": ('{{ zone_diagram(origin="eel") }}', 3, "say both: origin and target"),
    "a move on a platform": (
        '{{ zone_diagram("eel", origin="eel", target="emu") }}',
        3,
        "not both",
    ),
    "unknown platform": ('{{ zone_diagram("eels") }}', 3, 'did you mean "eel"?'),
    "unknown sectors": ('{{ radar(by="zones") }}', 3, 'did you mean "zone"?'),
    "too many": ('{{ home_figures("x") }}', 3, "it takes nothing"),
    "unknown entry": ('{{ entry_link("tool", "anvli") }}', 3, 'did you mean "anvil"?'),
    "unknown kind": ('{{ entries("gadget") }}', 3, "known: "),
    "unknown facet": ('{{ entries("standard", stages="standard") }}', 3, 'did you mean "stage"?'),
    "unknown stage": ('{{ entries("standard", stage="standrad") }}', 3, '"standard"'),
    "unknown clause": ('{{ entry_link("standard", "flow", clause="x") }}', 3, "no-workstation"),
    "unknown field": ('{{ vocabulary("standard", "stages") }}', 3, "with a vocabulary"),
    "section of another kind": ('{{ clauses("tool", "anvil") }}', 3, "a tool has no section"),
    "section of no entry": ("{{ facts() }}", 3, "say which entry"),
    "limit out of range": ("{{ recent_changes(limit=0) }}", 3, "from 1 to 100"),
    "syntax": ("{{ entries( }}", 3, "cannot be read"),
    "statement": ("{% for one in %}", 3, "cannot be read"),
    "left open": ("{{ zone_matrix()", 3, "cannot be read"),
    "below others": ('{{ zone_matrix() }}\n\ntext\n\n{{ entries("gadget") }}', 7, "gadget"),
    "division": ("{{ 1 / 0 }}", 3, "ZeroDivisionError"),
    "missing file": ('text\n{% include "missing.md" %}', 4, "missing.md"),
    "endless macro": ("{% macro a() %}{{ a() }}{% endmacro %}\n\n{{ a() }}", 3, "recursion"),
    "endless list": ("{% for one in range(10**9) %}{{ one }}{% endfor %}", 3, "Range too big"),
    "missing attribute": ("{{ {}.some.thing }}", 3, "some"),
    "wrong filter": ('text {{ "x" | round }}', 3, "TypeError"),
    "block left open": ("{% if true %}", 3, "cannot be read"),
    "deep loops": ("{% for x in [1] %}" * 30 + "{% endfor %}" * 30, 1, "nest calls"),
    "over lines": ('{{ adoption_matrix(\n  of="team"\n) }}', 3, "team"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The complaint about each wrong call, all from one build, with and without front matter."""
    made = project(tmp_path_factory.mktemp("wrong-calls"))
    shutil.copytree(BASE, made.root / "catalog")
    assert made.build().code == 0
    before = made.files()
    for name, (call, _, _) in WRONG.items():
        page = name.replace(" ", "-")
        made.write(f"docs/plain-{page}.md", f"# Wrong\n\n{call}\n")
        made.write(f"docs/head-{page}.md", f"{HEAD}# Wrong\n\n{call}\n")
    built = made.build()
    assert built.code == 1
    assert made.files() == before
    assert "Traceback" not in built.output
    lines = [line.removeprefix("ERROR   -  ") for line in built.output.splitlines()]
    return {
        line.partition(".md:")[0].removeprefix("docs/"): line
        for line in lines
        if "[wrong-call]" in line
    }


@pytest.mark.parametrize("name", WRONG)
def test_wrong_call_is_told_with_its_line(broken: dict[str, str], name: str) -> None:
    _, line, words = WRONG[name]
    page = name.replace(" ", "-")
    for kind, before in (("plain", 0), ("head", HEAD.count("\n"))):
        said = broken[f"{kind}-{page}"]
        place = f"docs/{kind}-{page}.md:{line + before}:1: error[wrong-call]: "
        assert said.startswith(place)
        assert words in said


def test_each_wrong_call_is_told_once(broken: dict[str, str]) -> None:
    assert len(broken) == 2 * len(WRONG)


def test_wrong_call_fails_the_command(small: Project) -> None:
    small.write("docs/teams/index.md", '# Teams\n\n{{ entries("gadget") }}\n\n{{ nothing }}\n')
    built = small.run(CATALOG, "build")
    assert built.code == 1
    assert "docs/teams/index.md:5:1 wrong-call" in built.complaints
    assert "Traceback" not in built.output


def test_a_call_may_stand_in_a_sentence(small: Project) -> None:
    text = 'There are {{ count("tool") }} tools, {{ entry_link("tool", "anvil") }} among them.'
    small.write("docs/teams/index.md", f"# Teams\n\n{text}\n")
    assert small.build().code == 0
    words = 'There are 2 tools, <a href="../tools/anvil/" dir="auto">Anvil</a> among them.'
    assert f"<p>{words}</p>" in small.read("teams/index.html")
    assert "Anvil among them" in small.read("search/documents.json")


def test_a_matrix_is_not_indexed_cell_by_cell(small: Project) -> None:
    assert small.build().code == 0
    assert "sc-matrix" in small.read("adoption/index.html")
    index = small.read("search/documents.json")
    assert "Adopted" not in index
    assert "sc-" not in index


def test_braces_in_raw_are_text(small: Project) -> None:
    small.write("docs/teams/index.md", "# Teams\n\n`{% raw %}{{ entries() }}{% endraw %}`\n")
    assert small.build().code == 0
    assert "<code>{{ entries() }}</code>" in small.read("teams/index.html")


def test_a_page_may_do_without_calls(small: Project) -> None:
    text = "---\nrender_macros: false\n---\n# Teams\n\n`{{ entries() }}`\n"
    small.write("docs/teams/index.md", text)
    assert small.build().code == 0
    assert "<code>{{ entries() }}</code>" in small.read("teams/index.html")


def test_lists_hold_what_was_asked_for(small: Project) -> None:
    calls = '{{ entries("tool", owner="committee") }}\n\n{{ count("standard", stage="standard") }}'
    small.write("docs/teams/index.md", f"# Teams\n\n{calls}\n")
    assert small.build().code == 0
    page = small.read("teams/index.html")
    assert "tools/anvil/" in page
    assert "tools/hammer/" not in page
    assert "<p>1</p>" in page


def test_links_are_relative_wherever_the_page_is(small: Project) -> None:
    small.write("docs/tools/anvil.md", '# Anvil\n\n{{ lede() }}\n\n{{ entries("team") }}\n')
    assert small.build().code == 0
    assert 'href="../../teams/alpha/"' in small.read("tools/anvil/index.html")
    assert 'href="./standards/?stage=standard"' in small.read("index.html")


def test_a_source_file_is_shown_as_it_is(small: Project) -> None:
    small.write("docs/teams/index.md", '# Teams\n\n{{ source_file("team", "alpha") }}\n')
    assert small.build().code == 0
    page = small.read("teams/index.html")
    assert "name: { en: Alpha, ja: アルファ }" in page
    assert "catalog/teams/alpha.yml" in page
