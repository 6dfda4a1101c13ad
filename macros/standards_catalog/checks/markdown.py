"""Markdown that is more than a text may hold: the bounds stand in the schema, as `x-markdown`.

What reads Markdown takes longer than the text is long for some of it: for brackets that are
opened and closed late or never, for tables whose rows are filled up, for lists in lists without
end. So much of each as the schema allows costs little more than a text without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec.structs import replace

from standards_catalog.documents.document import Document
from standards_catalog.problems import Fault, Keys, Problem, first_of
from standards_catalog.rule import Family, rule
from standards_catalog.schema.schemas import Schema, matches, wordings
from standards_catalog.text import without_code

# What opens lists and quotes at the begin of a line, with the space that puts it into others.
_OPENING = re.compile(r"(?:[ \t]*+(?:>|(?:[-*+]|[0-9]++\.)(?=[ \t])))++")
_SIGN = re.compile(r"[-*+.>]")
_BLANK = re.compile(r"[ \t]++")
_LEVEL = 4  # columns of one level

# A page may hold more than an entry: so much of it between blank lines, where Markdown begins anew.
_PART = {"brackets": 1000, "columns": 30, "levels": 20}
_LINES = 1000
_BACKTICKS = re.compile(r"(?<!`)`{100}")
_FENCE = re.compile(r"^[ \t>]*+(?:```|~~~)", re.MULTILINE)
_ABBREVIATION = re.compile(r"^ {0,3}+\*\[", re.MULTILINE)
_FOOTNOTE = re.compile(r"^ {0,3}+\[\^", re.MULTILINE)
_OPEN_TAG = re.compile(r"<(?=[a-zA-Z/!?])[^<>]*+(?=<|\Z)")
_SPLIT = "make it several pages"


def check_markdown(schema: Schema, document: Document) -> Iterator[Problem]:
    """Yield every text of a document that is more Markdown than its schema allows."""
    faults = [
        fault
        for spot in schema.prose
        for keys, value in matches(document.data, spot.keys)
        for at, text in wordings(keys, value)
        for fault in too_much_markdown(at, text, spot.schema["x-markdown"])
    ]

    def locate(fault: Fault) -> Problem:
        return too_much_markdown.located(document.path, fault, document.marks, document.text)

    return first_of(faults, locate)


@rule(Family.SHAPE)
def too_much_markdown(keys: Keys, text: str, most: Mapping[str, int]) -> Iterator[Fault]:
    """Complain about Markdown that is more than a text of an entry may hold.

    Why: reading it can take minutes, for everybody who builds the site.
    Bad: a list of 500 links, a table of 60 columns, a quote in a quote in a quote …
    Good: a page below `docs/` for what is long, and a link to it
    """
    hint = "make it shorter, or move it to a page below `docs/` and link to that"
    if (brackets := text.count("[")) > most["brackets"]:
        message = f"the text has {brackets:,} opening brackets, with which links begin"
        yield Fault(keys, f"{message}, but at most {most['brackets']} may be", hint)
    for opening, closing in ("[]", "()"):
        if text.count(opening) <= most["levels"]:
            continue  # more cannot be open than there are
        if (levels := _nested(text, opening, closing)) > most["levels"]:
            message = f"{levels:,} of `{opening}` are open at once in the text, or never closed"
            yield Fault(keys, f"{message}, but at most {most['levels']} may be", hint)
    for line in text.split("\n"):
        if (columns := line.count("|")) > most["columns"]:
            message = f"a line of the text has {columns:,} of `|`, with which columns begin"
            message = f"{message}, but at most {most['columns']} may be"
            yield Fault(keys, message, hint, part=line)
            break
    for line in text.split("\n"):
        if (levels := _levels(line)) > most["levels"]:
            message = f"lists and quotes of the text are {levels:,} levels deep"
            message = f"{message}, but at most {most['levels']} may be"
            yield Fault(keys, message, hint, part=line.lstrip())
            break


def check_page_markdown(path: str, text: str) -> Iterator[Problem]:
    """Yield what a page written by hand has more of than can be read in a short time."""
    prose = without_code(text)
    counted = (
        ("rows of 100 backticks", _BACKTICKS, text, 0),
        ("fences of code", _FENCE, text, 2000),
        ("abbreviations", _ABBREVIATION, prose, 200),
        ("footnotes", _FOOTNOTE, prose, 1000),
        ("tags that are not closed", _OPEN_TAG, prose, 100),
    )
    for what, pattern, where, most in counted:
        if len(found := [one.start() for one in pattern.finditer(where)]) > most:
            message = f"the page has {len(found):,} {what}, but at most {most:,} may be"
            line = text.count("\n", 0, found[most]) + 1
            column = found[most] - text.rfind("\n", 0, found[most])
            yield too_much_markdown.problem(path, line, column, message, _SPLIT)
    yield from first_of(list(_parts(prose)), lambda fault: _in_page(path, fault))


def _parts(prose: str) -> Iterator[Fault]:
    """Yield the faults of all that stands between blank lines, with their lines as keys."""
    hint = f"part it by blank lines, or {_SPLIT}"
    numbered = enumerate(prose.split("\n"), start=1)
    for is_text, group in groupby(numbered, lambda one: bool(one[1].strip())):
        if is_text:
            start, lines = 0, []
            for number, line in group:
                start = start or number
                lines.append(line)
            if len(lines) > _LINES:
                message = f"{len(lines):,} lines follow each other without a blank one"
                yield Fault((start,), f"{message}, but at most {_LINES:,} may", hint)
            for fault in too_much_markdown((start,), "\n".join(lines), _PART):
                yield replace(fault, hint=hint)


def _in_page(path: str, fault: Fault) -> Problem:
    return too_much_markdown.problem(path, int(fault.keys[0]), 1, fault.message, str(fault.hint))


def _nested(text: str, opening: str, closing: str) -> int:
    """Return how many brackets are open at once at most."""
    depth = deepest = 0
    for sign in text:
        if sign == opening:
            depth += 1
            deepest = max(deepest, depth)
        elif sign == closing and depth:
            depth -= 1
    return deepest


def _levels(line: str) -> int:
    found = _OPENING.match(line)
    if not found:
        return 0
    blanks = (len(run.expandtabs(_LEVEL)) // _LEVEL for run in _BLANK.findall(found[0]))
    return len(_SIGN.findall(found[0])) + sum(blanks)
