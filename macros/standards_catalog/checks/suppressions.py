"""Complaints that are set aside: in the data, at their line, with a reason and an end.

    ring: trial  # catalog: allow superseded-ring until 2027-01-31 because the last team moves

The comment stands at the end of the line that the complaint points at, or on a line of its own
directly above it. Time alone never makes an error: after its end the complaint is back, but only
as a warning; and as another change or the calendar may mend what it was for, one that silences
nothing is a warning too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from standards_catalog.checks.registry import rules_of_check
from standards_catalog.documents.document import Document
from standards_catalog.documents.yaml.comments import Comment, comments
from standards_catalog.problems import Problem, suggest, visible
from standards_catalog.rule import Family, rule
from standards_catalog.schema.keywords import is_day

FORM = "# catalog: allow CODE until YYYY-MM-DD because …"

_OPENING = re.compile(r"#[ \t]*catalog[ \t]*[:：]", re.IGNORECASE)
_PARTS = re.compile(
    r"#[ \t]*catalog:[ \t]*allow[ \t]+(?P<code>\S+)"
    r"(?:[ \t]+until[ \t]+(?P<until>\S+))?(?:[ \t]+because[ \t]+(?P<reason>\S.*))?"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Codes(Struct, frozen=True):
    """Every code that there is, and those that can be silenced."""

    known: Collection[str]
    silenceable: Collection[str]


class Silence(Struct, frozen=True):
    """A code that is allowed on one line, the comment that says so, its last day and reason."""

    path: str
    line: int
    comment: Comment
    code: str
    until: date
    reason: str


class Silenced(Struct, frozen=True, order=True):
    """A complaint that is set aside, until when and why."""

    problem: Problem
    until: date
    reason: str


def known_codes() -> Codes:
    """Return the codes that `catalog check` has."""
    rules = rules_of_check()
    return Codes(
        known=tuple(rule.code for rule in rules),
        silenceable=tuple(rule.code for rule in rules if rule.silenceable),
    )


def find_silences(document: Document, codes: Codes) -> Iterator[Silence | Problem]:
    """Yield every silence in a file, and a problem for every comment that only looks like one."""
    if not _OPENING.search(document.text):
        return
    found = list(comments(document.text))
    below: dict[int, int] = {}  # the first line below each comment that is alone, and no such
    for comment in reversed(found):
        if comment.alone:
            below[comment.line] = below.get(comment.line + 1, comment.line + 1)
    for comment in found:
        if not _OPENING.match(comment.text):
            continue
        if problems := list(wrong_silence(document.path, comment, codes)):
            yield from problems
            continue
        line = below.get(comment.line, comment.line)
        code, until, reason = _parts(comment)
        yield Silence(document.path, line, comment, code, date.fromisoformat(until), reason.strip())


def apply_silences(
    found: Sequence[Silence | Problem], problems: Iterable[Problem], today: date, *, complete: bool
) -> tuple[list[Problem], list[Silenced]]:
    """Return the problems that are left, those of the silences included, and the silenced ones.

    Where checks were left out (not `complete`), no silence is accused of having nothing to do.
    """
    silences = sorted((one for one in found if isinstance(one, Silence)), key=_end)
    by_place = {(one.path, one.line, one.code): one for one in silences}  # of two, the longer
    heard = [one for one in found if isinstance(one, Problem)]
    silenced: list[Silenced] = []
    used: set[Silence] = set()
    for problem in problems:
        silence = by_place.get((problem.path, problem.line, problem.code))
        if silence is None:
            heard.append(problem)
            continue
        if silence.until >= today:
            silenced.append(Silenced(problem, silence.until, silence.reason))
        else:
            heard.append(replace(problem, severity="warning"))
            heard += expired_silence(silence)
        used.add(silence)
    if complete:
        for silence in silences:
            heard += () if silence in used else unused_silence(silence)
    return heard, silenced


@rule(Family.SILENCES)
def wrong_silence(path: str, comment: Comment, codes: Codes) -> Iterator[Problem]:
    """Complain about a comment that tries to silence a complaint but does not say how.

    Why: whoever reads it must see what is put off, until when and why, and it must end.
    Bad: `# catalog: allow stage-gate`
    Good: `# catalog: allow stage-gate until 2027-01-31 because Blog confirms in January`
    """
    code, until, reason = _parts(comment)
    wrong, hint = "", f"write `{FORM}`"
    if not code:
        wrong = "`# catalog:` begins a silence, and this is not a whole one"
    elif code not in codes.known:
        wrong = f"no complaint has the code `{visible(code)}`"
        hint = suggest(code, codes.silenceable) or "the code stands in brackets in the complaint"
    elif code not in codes.silenceable:
        wrong = f"`{code}` cannot be silenced"
        hint = "mend it: the site needs the file as it should be"
    elif not until:
        wrong = "this silence has no end"
    elif not (_DAY.fullmatch(until) and is_day(until)):
        wrong = f"`{visible(until)}` is not a day"
        hint = "write its last day as `until YYYY-MM-DD`"
    elif not reason:
        wrong = "this silence gives no reason"
    if wrong:
        yield wrong_silence.problem(path, comment.line, comment.column, wrong, hint)


@rule(Family.SILENCES, severity="warning", of_time=True)
def expired_silence(silence: Silence) -> Iterator[Problem]:
    """Warn about a silence whose end has come, with the complaint back beside it.

    Why: what was put off is due; as only time went by, the complaint is but a warning for now.
    Bad: `# catalog: allow stage-gate until 2025-03-31 because …`
    Good: what it complains about fixed, or a new decision with a new end
    """
    at = silence.comment
    message = f"the silence of `{silence.code}` ended on {silence.until}; the complaint is back"
    hint = "mend what it is about, or decide on a new end"
    yield expired_silence.problem(silence.path, at.line, at.column, message, hint)


@rule(Family.SILENCES, severity="warning")
def unused_silence(silence: Silence) -> Iterator[Problem]:
    """Warn about a silence that silences nothing.

    Why: it would hide the next complaint, about which nobody has decided anything.
    Bad: `# catalog: allow zone-gap until …` on a line without that complaint
    Good: the comment deleted, or moved to the line that the complaint points at
    """
    at = silence.comment
    message = f"nothing complains of `{silence.code}` here, so this silences nothing"
    hint = "delete the comment, or put it on the line of the complaint or directly above"
    yield unused_silence.problem(silence.path, at.line, at.column, message, hint)


def _end(silence: Silence) -> date:
    return silence.until


def _parts(comment: Comment) -> tuple[str, str, str]:
    """Return code, end and reason as typed; what is missing is empty."""
    found = _PARTS.fullmatch(comment.text.rstrip())
    return (found["code"], found["until"] or "", found["reason"] or "") if found else ("", "", "")
