"""What libyaml means, in the words of its author: text that is not YAML, and what to do about it.

libyaml says where it noticed; that is often the line after the slip. So the complaint points at
what was opened and never closed, at the key without its colon, at the line above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from standards_catalog.problems import Problem, visible
from standards_catalog.rule import Family, rule


class Advice(NamedTuple):
    """Where the slip is (line and column from 1), what it is, and the way out."""

    line: int
    column: int
    message: str
    hint: str


_FULL_WIDTH = re.compile(r"\s*(- )?[^\s:：#\"']+(?P<at>：)")
_NO_SPACE = re.compile(r"\s*(- )?[A-Za-z_]+(?P<at>:)(?!//)[^ \t:]")
_WIDE_SPACE = re.compile(r"[ \t]*(- )?(?P<at>[\u3000\u00a0])")
_NO_KEY = (
    "this line has no `key: value`",
    "write `key: value`, or indent it if it goes on with the text above",
)
_QUOTES = "put text that begins with {} in quotes"

# What libyaml says, up to where the variants part; whether the place that it began to read at
# tells more than the place where it gave up; message and hint.
_KNOWN = (
    ("could not find expected ':'", True, *_NO_KEY),
    (
        "did not find expected key",
        False,
        "the line does not fit the ones above it",
        "check indentation and quotes",
    ),
    (
        "did not find expected '-' indicator",
        False,
        "the line does not fit the list above it",
        "begin the item with `- `, or mend the indentation",
    ),
    (
        "did not find expected <document start>",
        False,
        "the line does not belong to what stands above it",
        "begin all keys of the entry in the same column",
    ),
    ("found unexpected end of stream", True, "a quote is opened here and never closed", "close it"),
    ("found unexpected document indicator", True, "a quote is opened and never closed", "close it"),
    (
        "found unknown escape",
        False,
        'a backslash in "…" has a meaning of its own',
        "write '…' around text that holds a backslash",
    ),
    (
        "did not find expected hexdecimal",
        False,
        'a backslash in "…" with x, u or U needs digits',
        "write '…' around text that holds a backslash",
    ),
    (
        "found invalid Unicode character",
        False,
        "no character has this number",
        "write the character itself",
    ),
    (
        "block sequence entries are not allowed",
        False,
        "a list cannot begin here",
        "put the first `- ` on a line of its own",
    ),
    ("mapping keys are not allowed", False, "`?` cannot stand here", _QUOTES.format("`? `")),
    (
        "did not find expected alphabetic or numeric",
        True,
        "`*` or `&` at the beginning of a value means something else in YAML",
        _QUOTES.format("* or &"),
    ),
    (
        "did not find expected comment or line break",
        False,
        "text cannot follow `|` or `>` on the same line",
        "begin it on the next line, indented",
    ),
    ("found an indentation indicator", False, "`|0` is not possible", "write `|` alone"),
    ("did not find expected node content", False, "a value is missing here", "is a `,` too many?"),
    ("found undefined tag handle", False, "`!` means something else", _QUOTES.format("!")),
    ("did not find expected tag URI", True, "`!` means something else", _QUOTES.format("!")),
    ("did not find the expected '>'", True, "`!` means something else", _QUOTES.format("!")),
)


@rule(Family.YAML)
def yaml_syntax(path: str, text: str, error: yaml.YAMLError) -> Iterator[Problem]:
    """Complain about text that is not YAML.

    Why: nothing in the file can be read from here on.
    Bad: `note: ecspresso: the tool`
    Good: `note: "ecspresso: the tool"`
    """
    lines = text.split("\n")
    noticed = _place(getattr(error, "problem_mark", None), lines)
    began = _place(getattr(error, "context_mark", None), lines) or noticed
    problem = str(getattr(error, "problem", ""))
    advice = _explain(problem, lines, noticed or (1, 1), began or (1, 1))
    yield yaml_syntax.problem(path, advice.line, advice.column, advice.message, advice.hint)


@rule(Family.YAML)
def unused_anchor(path: str, event: Any) -> Iterator[Problem]:
    """Complain about an anchor that nothing repeats.

    Why: `&` and the word behind it are not part of the value; they would vanish silently.
    Bad: `name: &Co Anvils`
    Good: `name: "&Co Anvils"`
    """
    mark, name = event.start_mark, visible(event.anchor)
    message = f"`&{name}` marks what `*{name}` repeats, but nothing does"
    hint = "delete it, or put text that begins with & in quotes"
    yield unused_anchor.problem(path, mark.line + 1, mark.column + 1, message, hint)


def colon_slip(here: str, line: int) -> Advice | None:
    """Return what is wrong with a key whose colon does not make it one, if that is the case."""
    if ": " not in here and (found := _FULL_WIDTH.match(here)):
        message = "there is no key here: `：` is a full-width colon"
        return Advice(line, found.start("at") + 1, message, "write `: ` (half-width)")
    if found := _NO_SPACE.match(here):
        message = "a space is missing after the `:`"
        return Advice(line, found.start("at") + 1, message, "write `key: value`")
    return None


def _place(mark: yaml.Mark | None, lines: Sequence[str]) -> tuple[int, int] | None:
    if mark is None:
        return None
    if mark.line >= len(lines):  # libyaml ends a last line that has no end
        return len(lines), len(lines[-1]) + 1
    return mark.line + 1, min(mark.column + 1, len(lines[mark.line]) + 1)


def _explain(
    problem: str, lines: Sequence[str], noticed: tuple[int, int], began: tuple[int, int]
) -> Advice:
    for place in dict.fromkeys((began, noticed)):
        if advice := _of_spaces(lines[place[0] - 1], *place):
            return advice
    suspects: tuple[int, ...] = ()
    if problem.startswith("mapping values are not allowed"):
        suspects = (noticed[0], _line_above(lines, noticed[0]))
    elif problem.startswith("could not find expected ':'"):
        suspects = (began[0],)
    for line in suspects:
        if advice := _wide_space(lines[line - 1], line) or colon_slip(lines[line - 1], line):
            return advice
    if advice := _of_character(lines[noticed[0] - 1], *noticed):
        return advice
    if problem.startswith("mapping values"):
        return _of_second_colon(lines, *noticed)
    if problem.startswith("did not find expected node") and noticed[0] == len(lines):
        return _of_end(lines)
    if "',' or '" in problem:
        return _of_brackets(problem, lines[noticed[0] - 1], noticed, began)
    if problem.startswith("did not find expected key"):
        before = lines[noticed[0] - 1][: noticed[1] - 1].rstrip()
        if before.endswith(("'", '"', "]", "}")):
            return _of_rest(before[-1], *noticed)
    for start, at_began, message, hint in _KNOWN:
        if problem.startswith(start):
            return Advice(*(began if at_began else noticed), message, hint)
    return Advice(*noticed, "this is not YAML", "compare the line with an entry that works")


def _line_above(lines: Sequence[str], line: int) -> int:
    """Return the number of the next line above that is not empty, or the same number."""
    above = (at for at in range(line - 1, 0, -1) if lines[at - 1].strip())
    return next(above, line)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _of_spaces(here: str, line: int, column: int) -> Advice | None:
    char, before = here[column - 1 : column], here[: column - 1]
    if char == "\t" or (not before.strip() and "\t" in here[:column]):
        return Advice(line, column, "a tab is used for indentation", "use spaces")
    return _wide_space(here, line)


def _wide_space(here: str, line: int) -> Advice | None:
    if found := _WIDE_SPACE.match(here):
        message = "a full-width or non-breaking space is used for indentation"
        return Advice(line, found.start("at") + 1, message, "use the ordinary space")
    return None


def _of_character(here: str, line: int, column: int) -> Advice | None:
    char, before = here[column - 1 : column], here[: column - 1].rstrip()
    if here.startswith("%"):
        return Advice(line, 1, "a line cannot begin with `%`", "indent it, or delete it")
    if char not in ("@", "`", "%") or before[-1:] not in ("", ":", "-", ",", "[", "{"):
        return None
    if char == "%" and before.endswith("{"):
        char, column = "{%", len(before)
    name = "a backtick" if char == "`" else f"`{char}`"
    hint = f"put it in quotes: {_quoted(here[column - 1 :])}"
    return Advice(line, column, f"text that begins with {name} is not plain text", hint)


def _of_second_colon(lines: Sequence[str], line: int, column: int) -> Advice:
    here, above = lines[line - 1], _line_above(lines, line)
    key, colon, value = here.partition(": ")
    if colon and len(key) < column - 1:
        message = "a second `: ` stands on this line"
        return Advice(line, column, message, f"put the value in quotes: {_quoted(value)}")
    start = _indentation(here)
    if above != line and _indentation(lines[above - 1]) == start:
        return Advice(above, start + 1, *_NO_KEY)
    message = "a key cannot begin here: the text above goes on to this line"
    hint = "mend the indentation, or put the text above in quotes"
    return Advice(line, start + 1, message, hint)


def _of_rest(end: str, line: int, column: int) -> Advice:
    hint = "put the whole value in quotes"
    if end in "'\"":
        hint = "inside '…' write a quote twice, inside \"…\" write a backslash before it"
    return Advice(line, column, f"the value ended with `{end}`, but more text follows it", hint)


def _of_brackets(
    problem: str, here: str, noticed: tuple[int, int], began: tuple[int, int]
) -> Advice:
    what, signs = ("list", "[ ]") if "']'" in problem else ("mapping", "{ }")
    if noticed[0] != began[0] or not here[noticed[1] - 1 :].strip():
        message = f"a {what} in {signs} is opened here and never closed"
        return Advice(*began, message, f"add `{signs[-1]}` at its end")
    message = f"an item of the {what} in {signs} ended, but more text follows it"
    return Advice(*noticed, message, f"add `,` or `{signs[-1]}`, or put text in quotes")


def _of_end(lines: Sequence[str]) -> Advice:
    last = max((at for at, line in enumerate(lines, 1) if line.strip()), default=1)
    column = max(len(lines[last - 1].rstrip()), 1)
    return Advice(last, column, "a [ or { is opened and never closed", "add `]` or `}`")


def _quoted(value: str) -> str:
    quote = "'" if '"' in value or "\\" in value else '"'
    return f"{quote}{visible(value.strip())}{quote}"
