"""What changed between two catalogs -> text, Markdown or JSON.

What authors wrote is untrusted. In text it is one line that can be seen; in Markdown it stands in
code spans, where a forge takes neither mentions nor links nor HTML for what they look like.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct, structs

from standards_catalog.model.vocabulary import Term
from standards_catalog.problems import visible
from standards_catalog.render.environment import strict
from standards_catalog.render.span import code_span
from standards_catalog.text import ENGLISH, Text
from standards_catalog.views.diff import Diff
from standards_catalog.views.diff.summary import summary
from standards_catalog.views.shared.link import Link
from standards_catalog.views.shared.words import names

VERSION = 1  # of the JSON; it grows when a key goes or means something else
LONGEST = 60_000  # characters of Markdown; GitHub takes comments of 65,536

_GAPS = re.compile(r"\n{3,}")
_WIDE, _MANY, _FOLDED = 200, 20, 10
_MARKS = {
    **dict.fromkeys(("started", "filled", "met", "new"), "+"),
    **dict.fromkeys(("ended", "emptied", "lost", "gone"), "-"),
}


class Side(Struct, frozen=True):
    """What is compared: how it was asked for, its commit (none: the disk), how many files."""

    name: str
    commit: str
    files: int


class Report(Struct, frozen=True):
    """Two sides and what changed between them."""

    base: Side
    head: Side
    diff: Diff


def as_text(report: Report) -> str:
    """Return a report as lines of text; what changed begins with `+`, `-`, `~` or `!`."""
    return _filled("diff/diff.txt", _plain, report, marks=_MARKS)


def as_markdown(report: Report, longest: int = LONGEST) -> str:
    """Return a report as Markdown for a comment, long parts folded, too long ones cut."""

    def page(most: int) -> str:
        left_out = sum(max(0, length - most) for length in lengths)
        return _filled("diff/diff.md", _code, report, most=most, left_out=left_out)

    parts = structs.asdict(report.diff).values()
    lengths = [len(part) for part in parts if isinstance(part, tuple)]
    whole = page(max(lengths))
    if len(whole) <= longest:
        return whole
    most = bisect_right(range(max(lengths)), longest, key=lambda most: len(page(most)))
    return page(max(0, most - 1))


def as_json(report: Report) -> str:
    """Return a report as JSON, its keys in a fixed order."""
    data = {"version": VERSION, "summary": summary(report.diff), **_data(report)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _filled(template: str, escape: Callable[[str], str], report: Report, **values: Any) -> str:
    page = _environment(escape).get_template(template)
    filled = page.render(
        base=report.base,
        head=report.head,
        diff=report.diff,
        summary=summary(report.diff),
        t=names(ENGLISH),
        many=_MANY,
        folded=_FOLDED,
        **values,
    )
    return _GAPS.sub("\n\n", filled.strip()) + "\n"


@cache
def _environment(escape: Callable[[str], str]) -> Environment:
    def finalize(value: Any) -> Any:
        unsafe = isinstance(value, str) and not isinstance(value, Markup)
        return Markup(escape(value)) if unsafe else value

    return strict(autoescape=True, finalize=finalize)


def _plain(value: str) -> str:
    return visible(" ".join(value.split()), _WIDE)


def _code(value: str) -> str:
    return code_span(_plain(value))


def _data(value: Any) -> Any:
    match value:
        case Link():
            return {"kind": value.kind, "id": value.id, "name": value.text[ENGLISH]}
        case Term():
            return value.value
        case Text():
            return value[ENGLISH]
        case date():
            return value.isoformat()
    if isinstance(value, Struct):
        return {name: _data(one) for name, one in structs.asdict(value).items()}
    if hasattr(value, "_asdict"):
        return {key: _data(one) for key, one in value._asdict().items()}
    return [_data(one) for one in value] if isinstance(value, tuple) else value
