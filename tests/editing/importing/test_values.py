"""What stands in a cell becomes what its field wants, or it is said why not."""

from __future__ import annotations

from typing import Any

import pytest

from standards_catalog.editing.importing.fields import target_of
from standards_catalog.editing.importing.markup import as_markdown
from standards_catalog.editing.importing.values import Reading, UnfitError, value_of
from standards_catalog.editing.importing.wishes import Wishes, said
from standards_catalog.schema.schemas import package_schemas


def value(kind: str, path: str, raw: Any, wishes: Wishes | None = None) -> Any:
    field = target_of(package_schemas(), kind).field(path)
    assert field
    known = {"anvil": "anvil", "committee": "committee"}
    reading = Reading(wishes or Wishes(), lambda kinds, name: known.get(name.lower()))
    return value_of(field, raw, (path, "Column"), reading)


@pytest.mark.parametrize(
    ("kind", "path", "raw", "wanted"),
    [
        ("tool", "ring", " Hold ", "caution"),
        ("tool", "tags", "CI/CD; Build", ["ci-cd", "build"]),
        ("tool", "tags", ["a", "a"], ["a"]),
        ("tool", "upstream.checked_on", "2026/5/1", "2026-05-01"),
        ("tool", "upstream.checked_on", "2026-05-01T10:00:00Z", "2026-05-01"),
        ("tool", "superseded_by", "Anvil", "anvil"),
        ("tool", "review_interval_days", "1,000", 1000),
        ("team", "other_repositories", "Yes", True),
        ("tool", "summary", "<p>Shapes <b>iron</b>.</p>", "Shapes **iron**."),
        ("tool", "name", "A\u200b\n  tool", "A tool"),
        ("tool", "summary", "  ", None),
    ],
)
def test_fits(kind: str, path: str, raw: Any, wanted: Any) -> None:
    assert value(kind, path, raw) == wanted


@pytest.mark.parametrize(
    ("path", "raw", "why"),
    [
        ("ring", "Keep", "must be one of adopt, trial, assess, caution, not `Keep`"),
        ("superseded_by", "Hammer", "names no tool: there is no `Hammer`"),
        ("upstream.homepage", "example.org", "must be a web address"),
        ("name", "x" * 301, "at most 300 characters long, not 301"),
        ("ring", ["adopt", "trial"], "holds one value, and here are 2"),
    ],
)
def test_does_not_fit(path: str, raw: Any, why: str) -> None:
    with pytest.raises(UnfitError, match=why):
        value("tool", path, raw)


def test_what_somebody_says_counts_and_a_star_is_all_others() -> None:
    wishes = said([], ["ring:Keep=adopt", "column:*="], [], [])
    assert value("tool", "ring", "keep", wishes) == "adopt"
    assert value("tool", "ring", "whatever", wishes) is None


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("no <tag here", "no <tag here"),
        ('<a href="https://x.example/">x</a>', "[x](https://x.example/)"),
        ('<a href="/radar/x">x</a>', "x"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("[x](../y.md) ![z](z.png)", "x z"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<script>alert(1)</script><p>x</p>", "alert(1)\n\nx"),
    ],
)
def test_markup(html: str, wanted: str) -> None:
    assert as_markdown(html) == wanted
