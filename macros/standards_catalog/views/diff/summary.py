"""A diff in one line of English, made of counts and the words of the vocabularies alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from standards_catalog.text import ENGLISH
from standards_catalog.views.diff import Diff
from standards_catalog.views.diff.entries import Move
from standards_catalog.views.shared.link import Link


def summary(diff: Diff) -> str:
    """Return what changed, counted: `2 tools added, 1 gate met`; no text of an author is in it."""
    return ", ".join(_phrases(diff)) or "Nothing changed"


def _phrases(diff: Diff) -> Iterator[str]:
    yield from _by_kind((one.entry for one in diff.added), "added")
    yield from _by_kind((one.entry for one in diff.removed), "removed")
    yield from _by_kind((one.entry for one in diff.renamed), "renamed")
    yield from _moved(diff.moves)
    yield from _many(len(diff.cells), "matrix cell", "changed")
    words = {"met": "met", "lost": "lost", "open": "nearer or farther"}
    yield from _by_change((one.change for one in diff.gates), "gate", words)
    words = {one: one for one in ("started", "ended", "changed")}
    yield from _by_change((one.change for one in diff.waivers), "waiver", words)
    words = {one: one for one in ("filled", "emptied", "changed")}
    yield from _by_change((one.change for one in diff.zones), "zone cell", words)
    yield from _many(len(diff.breaks), "link", "broken")
    yield from _many(len(diff.vanished), "address", "gone", "addresses")
    yield from _many(len(diff.new_complaints), "new complaint", "")
    yield from _many(len(diff.gone_complaints), "complaint", "gone")
    yield from _many(len(diff.reviews), "review or confirmation", "", "reviews or confirmations")
    yield from _many(len(diff.records), "record", "edited")
    yield from _by_kind((one.entry for one in diff.edits), "edited")
    for kind in dict.fromkeys(one.kind for one in diff.rows):
        words = {"new": "added", "gone": "removed", "changed": "changed"}
        yield from _by_change((one.change for one in diff.rows if one.kind == kind), kind, words)
    yield from _many(len(diff.settings), "setting", "changed")


def _many(number: int, one: str, verb: str, many: str = "") -> Iterator[str]:
    if number:
        yield f"{number:,} {one if number == 1 else many or f'{one}s'} {verb}".rstrip()


def _by_kind(entries: Iterable[Link], verb: str) -> Iterator[str]:
    for kind, number in sorted(Counter(entry.kind for entry in entries).items()):
        yield from _many(number, kind, verb)


def _by_change(changes: Iterable[str], what: str, verbs: dict[str, str]) -> Iterator[str]:
    counts = Counter(changes)
    for change, verb in verbs.items():
        yield from _many(counts[change], what, verb)


def _moved(moves: Iterable[Move]) -> Iterator[str]:
    """Count moves by kind; where all of a kind went the same way, say which."""
    for kind in sorted({move.entry.kind for move in moves}):
        ways = [(one.before, one.after) for one in moves if one.entry.kind == kind]
        entries = {one.entry.id for one in moves if one.entry.kind == kind}
        before, after = ways[0]
        way = ""
        if ways.count(ways[0]) == len(ways) and before and after:
            way = f" {before.label(ENGLISH)} → {after.label(ENGLISH)}"
        yield from _many(len(entries), kind, f"moved{way}")
