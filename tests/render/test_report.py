"""What changed as text, Markdown and JSON; whatever authors write, it stays text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from standards_catalog.checks.load import load
from standards_catalog.problems import Problem
from standards_catalog.render.report import LONGEST, Report, Side, as_json, as_markdown, as_text
from standards_catalog.text import Text
from standards_catalog.views.diff import compare
from standards_catalog.views.diff.entries import Added, Edit, Renamed
from standards_catalog.views.diff.fields import Field
from standards_catalog.views.shared.link import Link
from tests.conftest import BASE as CATALOG
from tests.conftest import NOW, Folder

BASE, HEAD = Side("main", "0123456789abcdef" * 2 + "01234567", 13), Side("", "", 13)
NOTHING = compare(load(CATALOG, now=NOW), load(CATALOG, now=NOW))
HOSTILE = [
    "@everyone",
    "</details>",
    "![i](https://example.com/x.png)",
    "[a](javascript:alert(1))",
    "https://example.com/ and www.example.com",
    "#1 and GH-1 and owner/name#1",
    "`",
    "``` `` `",
    "\\`@someone\\`",
    "a | b",
    "one\n\n# two\n\n- three",
    "<!-- ",
    "&lt;b&gt; &#64;everyone",
    " ",
    "\u202e reversed \x1b[31m",
    ":tada: **bold** ~~gone~~ $x$",
]


@pytest.fixture
def report(folder: Folder) -> Report:
    """Return a report of a few changes of many kinds."""
    before = folder.load()
    folder.edit("tools/anvil.yml", "ring: adopt", "ring: caution")
    folder.edit("tools/anvil.yml", '"2.1"', '"2.2"')
    folder.edit("tools/anvil.yml", "reviewed_on: 2026-09-30", "reviewed_on: 2026-10-30")
    folder.edit("adoption/beta.yml", "status: adopted", "status: partial")
    folder.edit("zones/ci.yml", "    not_applicable: Builds run on Eel.", "    note: Unknown.")
    folder.delete("principles/simple.yml")
    return Report(BASE, HEAD, compare(before, folder.load()))


def with_name(name: str) -> Report:
    """Return a report in which one text stands wherever an author's text can stand."""
    link = Link("tools/x/", Text(name), "tool", name)
    return Report(
        replace(BASE, name=name),
        HEAD,
        replace(
            NOTHING,
            added=(Added(link, None),),
            renamed=(Renamed(link, name),),
            edits=(Edit(link, (Field(name, "changed", name, name),)),),
            new_complaints=(Problem(name, 1, 1, "code", name, name),),
        ),
    )


def test_text(report: Report) -> None:
    assert as_text(report).splitlines() == [
        "1 principle removed, 1 tool moved Adopt → Caution, 1 matrix cell changed, 1 gate lost, "
        "1 zone cell emptied, 1 link broken, 1 address gone, 3 new complaints, "
        "1 review or confirmation, 1 tool edited",
        "",
        "Removed",
        "- principle Keep it simple (simple)",
        "",
        "Stages and rings",
        "~ tool Anvil: Adopt → Caution",
        "",
        "Gates",
        "- standard Deploy flow, gate to Company-wide standard is lost; no longer: Teams of "
        "different products that adopted it (1 of 2)",
        "",
        "Matrix cells",
        "~ Beta, standard Deploy flow: Adopted → Partial",
        "",
        "Zone cells",
        "- CI zone on Emu: not applicable → gap (note set: Unknown.)",
        "",
        "Broken links",
        "! catalog/standards/flow.yml:22: standard Deploy flow names the principle simple, "
        "which is gone",
        "",
        "Addresses that lead nowhere now",
        "! principles/simple/ of principle Keep it simple",
        "",
        "New complaints",
        "! catalog/standards/flow.yml:3: error[stage-gate]: stage standard needs 2 teams of "
        "different products that adopted it (1 recorded)",
        '! catalog/standards/flow.yml:22: error[unknown-reference]: `principles`: "simple" is not '
        "a principle",
        '! catalog/zones/ci.yml:14: warning[zone-gap]: nothing is recorded for platform "emu" in '
        "this zone",
        "",
        "Reviews and confirmations",
        "~ tool Anvil: reviewed on 2026-10-30 (before: 2026-09-30)",
        "",
        "Entries edited",
        "~ tool Anvil: upstream.version: 2.1 → 2.2",
        "",
        "Compared: main at commit 0123456789 with the files on disk",
    ]


def test_nothing_changed(folder: Folder) -> None:
    nothing = Report(BASE, Side("v1", "f" * 40, 0), compare(folder.load(), folder.load()))
    end = "at commit ffffffffff (no catalog there)\n"
    assert as_text(nothing).startswith("Nothing changed\n\nCompared: main at commit 0123456789")
    assert as_text(nothing).endswith(end)
    assert as_markdown(nothing).startswith("**Nothing changed**\n\nCompared: `main` at commit")


def test_markdown(report: Report) -> None:
    page = as_markdown(report)
    first, _, rest = page.partition("\n")
    assert first.startswith("**1 principle removed, 1 tool moved Adopt → Caution,")
    assert first.endswith("**")
    assert "\n#### Matrix cells\n\n- `Beta`, standard `Deploy flow`: Adopted → Partial\n\n" in rest
    assert "<details>" not in page, "short parts are not folded"
    assert not re.search(r"\n{3}| \n", page)


def test_long_parts_are_folded(report: Report) -> None:
    (edit,) = report.diff.edits
    folded = as_markdown(replace(report, diff=replace(report.diff, edits=(edit,) * 11)))
    assert "<details><summary>Entries edited (11)</summary>\n\n- tool `Anvil`" in folded
    assert "`2.2`\n\n</details>\n\nCompared" in folded


@pytest.mark.parametrize("number", [500, 5_000])
def test_markdown_has_an_end(number: int, report: Report) -> None:
    (edit,) = report.diff.edits
    many = replace(report, diff=replace(report.diff, edits=(edit,) * number))
    page = as_markdown(many)
    assert len(page) <= LONGEST
    left = number - page.count("`upstream.version`")
    if number == 500:
        assert left == 0
        assert "left out" not in page
    else:
        assert len(page) > LONGEST - 200, "as much as there is room for"
        assert f"\n- … and {left:,} more\n\n</details>" in page
        assert f"\n{left:,} lines were left out; `catalog diff` prints all of them.\n" in page
    assert page.count("<details>") == page.count("</details>") == 1
    assert as_text(many).count("upstream.version") == number


def test_no_line_is_endless(report: Report) -> None:
    name = "x" * 100_000
    page = as_markdown(with_name(name))
    assert max(map(len, page.splitlines())) < 2_000
    fields = tuple(Field(f"f{number}", "set") for number in range(25))
    (edit,) = report.diff.edits
    diff = replace(report.diff, edits=(replace(edit, fields=fields),))
    assert as_text(replace(report, diff=diff)).splitlines()[-3].endswith("f19 set and 5 more")


def spoken(tokens: list[Token]) -> tuple[list[str], list[str]]:
    """Return the kinds of what Markdown makes of a page, and the texts outside code."""
    kinds, texts = [], []
    for token in tokens:
        kinds.append(token.type)
        for child in token.children or []:
            kinds.append(child.type)
            if child.type == "text":
                texts.append(child.content)
            assert child.type not in ("link_open", "image", "html_inline"), child.content
    return kinds, texts


def examples(test: Callable[[str], None]) -> Callable[[str], None]:
    for name in HOSTILE:
        test = example(name)(test)
    return test


@examples
@given(st.text(st.sampled_from("`\\@<>!-[]() \n#|*_~:/a&;") | st.characters(), min_size=1))
def test_no_name_does_anything_in_markdown(name: str) -> None:
    """Whatever a name is, the page is built as with the plainest one; only code spans differ."""
    parse = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse
    plain, hostile = (parse(as_markdown(with_name(one))) for one in ("plain", name))
    assert spoken(hostile) == spoken(plain)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_makes_a_line_of_text(name: str) -> None:
    text = as_text(with_name(name))
    assert len(text.splitlines()) == len(as_text(with_name("plain")).splitlines())
    assert all(char.isprintable() or char == "\n" for char in text)


def test_json(report: Report) -> None:
    data = json.loads(as_json(report))
    assert list(data) == ["version", "summary", "base", "head", "diff"]
    assert data["version"] == 1
    assert data["base"] == {"name": "main", "commit": BASE.commit, "files": 13}
    diff = data["diff"]
    anvil = {"kind": "tool", "id": "anvil", "name": "Anvil"}
    flow = {"kind": "standard", "id": "flow", "name": "Deploy flow"}
    assert diff["moves"] == [
        {"entry": anvil, "platform": None, "before": "adopt", "after": "caution"}
    ]
    assert diff["cells"] == [
        {
            "team": {"kind": "team", "id": "beta", "name": "Beta"},
            "subject": flow,
            "before": "adopted",
            "after": "partial",
            "fields": [],
        }
    ]
    assert diff["gates"] == [
        {
            "standard": flow,
            "stage": "standard",
            "change": "lost",
            "needs": [
                {
                    "name": "products",
                    "met": False,
                    "have": 1,
                    "want": 2,
                    "teams": ["alpha"],
                    "severity": "error",
                }
            ],
        }
    ]
    assert diff["reviews"][0]["after"] == "2026-10-30"
    assert diff["new_complaints"][0]["code"] == "stage-gate"
    assert diff["edits"][0]["fields"] == [
        {"name": "upstream.version", "change": "changed", "before": "2.1", "after": "2.2"}
    ]
