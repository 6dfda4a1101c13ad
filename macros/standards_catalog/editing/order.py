"""Keys into the order of their schema, each with the comments that belong to it.

As few keys move as possible, so that a change stays small to read. With a key go the comments right
above it and those that are indented deeper; a comment that a blank line parts from the key stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import yaml
from msgspec import Struct

from standards_catalog.editing.edit import Edit, Place, edited, is_aside

_BETWEEN = re.compile(r"\s*,\s*")
_DISABLED = re.compile(r" *# ?(?P<key>[a-z_]+):")
_DISABLED_REST = re.compile(r" *#(  | ?- )")


def out_of_order(place: Place) -> bool:
    """Whether the keys of a mapping stand in another order than in its schema."""
    if not isinstance(place.node, yaml.MappingNode) or "properties" not in place.schema:
        return False
    ranks = _ranks(place)
    return ranks != sorted(ranks)


def in_order(text: str, place: Place) -> str:
    """Return the text with the keys of one mapping in the order of its schema."""
    node = place.node
    assert isinstance(node, yaml.MappingNode)
    return _flow(text, node, _ranks(place)) if node.flow_style else _block(text, place)


def _ranks(place: Place) -> list[int]:
    """Return the place of each key in the schema; an unknown key stays behind the one before it."""
    order = {key: rank for rank, key in enumerate(place.schema["properties"])}
    ranks: list[int] = []
    for key, _ in place.node.value:
        ranks.append(order.get(key.value, ranks[-1] if ranks else -1))
    return ranks


def _flow(text: str, node: yaml.MappingNode, ranks: Sequence[int]) -> str:
    """Fill the places between the commas anew; a comment among them would lose its key."""
    spans = [(key.start_mark.index, value.end_mark.index) for key, value in node.value]
    tails = [end for _, end in spans[:-1]]
    heads = [start for start, _ in spans[1:]]
    if not all(
        _BETWEEN.fullmatch(text[end:start]) for end, start in zip(tails, heads, strict=True)
    ):
        return text
    sources = sorted(range(len(spans)), key=lambda index: ranks[index])
    return edited(
        text,
        (
            Edit(*spans[target], text[slice(*spans[source])])
            for target, source in enumerate(sources)
        ),
    )


class _Chunk(Struct):
    """The lines that move with a key, and those that stay behind after it."""

    blank: list[str]
    above: list[str]
    lines: list[str]
    after: list[str]

    @property
    def moving(self) -> list[str]:
        return [*self.blank, *self.above, *self.lines]


def _block(text: str, place: Place) -> str:
    lines = text.split("\n")
    keys = [key.start_mark for key, _ in place.node.value]
    column, begin, end = keys[0].column, keys[0].line, place.node.end_mark.line
    prefix = lines[begin][:column]
    lines[begin] = " " * column + lines[begin][column:]
    top = 0 if prefix.strip() else _above(lines, begin, column, place.schema)
    bounds = [mark.line for mark in keys] + [end]
    chunks = [_Chunk([], lines[begin - top : begin], [], [])]
    for start, stop in pairwise(bounds):
        last = stop
        while last > start + 1 and is_aside(lines[last - 1], column):
            last -= 1
        chunks[-1].lines = lines[start:last]
        chunks[-1].after = lines[last:stop]
        if stop < end:
            chunks.append(_following(chunks[-1], lines, stop, column, place.schema))
    ordered = _arranged(chunks, _ranks(place))
    if prefix.strip():
        ordered = _after_dash(ordered, prefix)
    return "\n".join([*lines[: begin - top], *ordered, *lines[end:]])


def _following(
    before: _Chunk, lines: Sequence[str], start: int, column: int, schema: Mapping[str, Any]
) -> _Chunk:
    """Begin the next key's chunk with what belongs to it of the lines after the one before."""
    above = min(_above(lines, start, column, schema), len(before.after))
    stays, mine = before.after[: len(before.after) - above], lines[start - above : start]
    blank: list[str] = []
    while stays and not stays[-1].strip():
        blank.append(stays.pop())
    before.after = stays
    return _Chunk(blank, list(mine), [], [])


def _above(lines: Sequence[str], start: int, column: int, schema: Mapping[str, Any]) -> int:
    """Count the comment lines right above a key that speak of it.

    A key that is commented out speaks for itself, and so does the line for editors.
    """
    count = 0
    while start - count > 0 and re.match(
        rf" {{{column}}}#(?! yaml-language-server:)", lines[start - count - 1]
    ):
        count += 1
    comments = lines[start - count : start]
    disabled = 0
    for index, line in enumerate(comments, 1):
        found = _DISABLED.match(line)
        if (found and found["key"] in schema["properties"]) or (
            disabled == index - 1 and disabled and _DISABLED_REST.match(line)
        ):
            disabled = index
    return count - disabled


def _arranged(chunks: Sequence[_Chunk], ranks: Sequence[int]) -> list[str]:
    """Return the lines of all chunks in order; what need not move keeps what is around it."""
    target = sorted(range(len(chunks)), key=lambda index: ranks[index])
    top, first = chunks[target[0]], chunks[0]
    top.blank, first.blank = first.blank, top.blank
    staying = _longest_rising([target.index(index) for index in range(len(chunks))])
    placed: list[list[str]] = []
    slot: dict[int, int] = {}
    for index, chunk in enumerate(chunks):
        if index in staying:
            slot[index] = len(placed)
            placed.append([])
        placed.append(chunk.after)
    moves: dict[int, list[str]] = {}
    at = -1
    for index in target:
        at = slot.get(index, at)
        moves.setdefault(at, []).extend(chunks[index].moving)
    for position, content in moves.items():
        if position >= 0:
            placed[position] = content
    return [*moves.get(-1, []), *(line for block in placed for line in block)]


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the indexes of the longest rising subsequence; of several, the one begun first."""
    sizes = [1] * len(numbers)
    for at in reversed(range(len(numbers))):
        longer = (sizes[on] for on in range(at + 1, len(numbers)) if numbers[on] > numbers[at])
        sizes[at] += max(longer, default=0)
    found: set[int] = set()
    left, last = max(sizes), -1
    for at, number in enumerate(numbers):
        if sizes[at] == left and number > last:
            found.add(at)
            left, last = left - 1, number
    return found


def _after_dash(lines: list[str], prefix: str) -> list[str]:
    """Put the dash before the first key again; comments of that key go above the dash."""
    first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
    indent = prefix[: len(prefix) - len(prefix.lstrip())]
    comments = [indent + line.lstrip() for line in lines[:first]]
    return [*comments, prefix + lines[first][len(prefix) :], *lines[first + 1 :]]
