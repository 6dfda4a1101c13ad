"""Links of hand-written pages: what leads nowhere is told at its line and column, and only that."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import BASE
from tests.site.project import Project, project

HEAD = "---\ntitle: About\n---\n# About\n\n"  # five lines

# What stands on the page, where the complaint is (line and column from the text), what it says.
WRONG = {
    "page": ("See [it](../tools/anvli.md).", (1, 10), 'did you mean "../tools/anvil.md"?'),
    "address": ("See [it](../tools/anvil/).", (1, 10), 'did you mean "../tools/anvil.md"?'),
    "folder": ("See [it](../tools/).", (1, 10), 'did you mean "../tools/index.md"?'),
    "html": ("[it](../tools/anvil.html#ring)", (1, 6), 'did you mean "../tools/anvil.md#ring"?'),
    "second line": ("Two\nlines, [it](gone.md)", (2, 13), "leads to no page or file"),
    "twice": ("[a](gone.md)\n\n- [b](gone.md)", (3, 7), "leads to no page or file"),
    "root": ("[a](/tools/anvil.md)", (1, 5), "begins at the root of the server"),
    "out": ("[a](../../README.md)", (1, 5), "leads to no page or file"),
    "empty": ("[a]()", (1, 5), "the link is empty"),
    "reference": ("Of [a][b]\n\n[b]: gone.md 'Title'", (3, 6), "leads to no page or file"),
    "angles": ("[a](<gone page.md>)", (1, 6), '"gone page.md" leads to no page'),
    "escaped": ("[a](gone%20page.md)", (1, 5), "leads to no page or file"),
    "image": ("![a](gone.png)", (1, 6), "leads to no page or file"),
    "own part": ("[a](#nothing)", (1, 5), "leads to no part of that page"),
    "clause": (
        "[a](../standards/flow.md#must-no-workstation)",
        (1, 5),
        'did you mean "must-not-no-workstation"?',
    ),
    "section": ("[a](../tools/anvil.md#sorces)", (1, 5), 'did you mean "sources"?'),
    "heading": ("[a](../about/right.md#japnese)", (1, 5), "leads to no part"),
    "after code": ("`[a](gone.md)`\n\n[a](gone.md)", (3, 5), "leads to no page or file"),
    "in html": ('<p>See <a class="x" href="../tools/anvil.md">it</a>.</p>', (1, 27), "no page"),
    "inline html": ('See <a href="../../tools/anvli/">it</a>.', (1, 14), "no page"),
    "html part": ('<a href="../../tools/anvil/#x">it</a>', (1, 10), "leads to no part"),
    "in a list": ("1. One\n\n    - [a](gone.md)", (3, 11), "leads to no page or file"),
}

RIGHT = """# Right

## 日本語 {#japanese}

## 見出し

[a](../tools/anvil.md) [b](../tools/anvil.md#sources) [c](../standards/flow.md#flow)
[d](../standards/flow.md#must-not-no-workstation) [e](#japanese) [f](#見出し) [g](right.md#japanese)
[h](https://example.com/gone.md#x) [i](mailto:a@example.com) [j](#%E8%A6%8B%E5%87%BA%E3%81%97)
[k](../assets/catalog.css) [l](../tools/index.md?kind=x) [m](//example.com/) <a@example.com>
<a href="../../tools/anvil/#sources">in HTML</a> <a href="#raw">its own</a>
<span id="raw"></span> <img src="../../assets/catalog.css" alt="">

`[a](gone.md)` ``[a](gone.md)`` [a\\](gone.md) and a note[^1].

```yaml
[a](gone.md)
```

??? note "Folded"

    ```html
    <a href="gone.md">
    ```

[n](../contribute/fields.md#tool-ring) [o](../contribute/codes.md#dead-link)

[^1]: Of [a](../tools/anvil.md).
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What one build says about each page that is wrong."""
    made = project(tmp_path_factory.mktemp("links"))
    shutil.copytree(BASE, made.root / "catalog")
    for name, (text, _, _) in WRONG.items():
        made.write(f"docs/wrong/{name.replace(' ', '-')}.md", f"{HEAD}{text}\n")
    _write_right(made)
    built = made.build()
    assert built.code == 1
    warned = [line for line in built.output.splitlines() if "WARNING" in line]
    assert not [line for line in warned if "History" not in line], "told once, with its line"
    said: dict[str, list[str]] = {}
    for line in built.output.splitlines():
        if "error[dead-link]" in line:
            page = line.removeprefix("ERROR   -  ").partition(".md:")[0]
            said.setdefault(page.removeprefix("docs/wrong/"), []).append(line)
    return said


@pytest.mark.parametrize("name", WRONG)
def test_a_dead_link_is_told_at_its_line_and_column(said: dict[str, list[str]], name: str) -> None:
    _, (line, column), words = WRONG[name]
    page = name.replace(" ", "-")
    last = said[page][-1]
    assert f"docs/wrong/{page}.md:{line + HEAD.count(chr(10))}:{column}: error[dead-link]" in last
    assert words in last
    assert len(said[page]) == (2 if name == "twice" else 1)


def test_nothing_else_is_told(said: dict[str, list[str]]) -> None:
    assert {name.replace(" ", "-") for name in WRONG} == set(said)


def test_what_is_right_builds(small: Project) -> None:
    _write_right(small)
    built = small.build()
    assert built.code == 0, built.output


def test_a_link_made_by_a_page_s_own_loop_is_told_at_the_page(small: Project) -> None:
    loop = '{% for one in ["a", "b"] %}[x]({{ one }}.md) {% endfor %}'
    small.write("docs/teams/index.md", f"# Teams\n\n{loop}\n")
    built = small.build()
    assert built.complaints == ["docs/teams/index.md:1:1 dead-link"] * 2
    assert '"a.md"' in built.output
    assert '"b.md"' in built.output


def test_a_page_whose_calls_failed_is_not_accused_of_missing_parts(small: Project) -> None:
    small.write("docs/standards/flow.md", "# Flow\n\n{{ clauses() }}\n\n{{ stagee() }}\n")
    small.write("docs/teams/index.md", "# T\n\n[x](../standards/flow.md#must-not-no-workstation)\n")
    assert small.build().complaints == ["docs/standards/flow.md:5:1 wrong-call"]


def test_a_dead_link_in_yaml_fails_the_build_at_its_line(small: Project) -> None:
    tool = (small.root / "catalog/tools/anvil.yml").read_text("utf-8")
    wrong = "ring_note: |\n  First.\n  See [it](standard:flow#must-not-workstation).\n"
    small.write("catalog/tools/anvil.yml", tool + wrong)
    line = tool.count("\n") + 3
    built = small.build()
    assert built.complaints == [f"catalog/tools/anvil.yml:{line}:12 unknown-clause"]
    assert 'did you mean "must-not-no-workstation"?' in built.output


def _write_right(made: Project) -> None:
    config = (made.root / "mkdocs.yml").read_text("utf-8")
    made.write("mkdocs.yml", f"{config}\nnot_in_nav: |\n  /about/\n  /contribute/\n  /wrong/\n")
    made.write("docs/about/right.md", RIGHT)
    made.write("docs/contribute/fields.md", '# Fields\n\n{{ fields("tool") }}\n')
    made.write("docs/contribute/codes.md", "# Codes\n\n{{ codes() }}\n")


def test_names_that_look_alike_are_told_apart(small: Project) -> None:
    small.write("docs/teams/cafe\u0301.md", "# Café\n\n## Caf\u00e9 {#caf\u00e9}\n")
    links = "[a](caf\u00e9.md) [b](cafe\u0301.md#cafe\u0301) [c](cafe\u0301.md#caf\u00e9)"
    small.write("docs/teams/index.md", f"# Teams\n\n{links}\n")
    built = small.build()
    assert built.complaints == [f"docs/teams/index.md:3:{at} dead-link" for at in (5, 18)]
    page, part = (line for line in built.output.splitlines() if "dead-link" in line)
    assert "looks the same, but is in the form NFD and the link in NFC: use NFC" in page
    assert "looks the same, but is in the form NFC and the link in NFD: use NFC" in part


def test_a_character_that_nobody_sees_ends_a_build(small: Project) -> None:
    small.write("docs/teams/index.md", "---\ntitle: Te\u200bams\n---\n# Teams 👩‍💻\n\nA\u202eb\n")
    built = small.build()
    assert built.complaints == [
        "docs/teams/index.md:2:10 control-character",
        "docs/teams/index.md:6:2 control-character",
    ]
    assert "U+202E (RIGHT-TO-LEFT OVERRIDE)" in built.output
