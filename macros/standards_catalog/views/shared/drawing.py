"""What drawings share: how broad words are, and where they break, without a font to ask."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, east_asian_width

# Shares of the font's size, on the broad side of what system fonts have: a box too large is calm.
_WIDE = 1.0
_BROAD = 0.86
_PLAIN = 0.6
_SLIM = 0.36

# What may not begin a line in Japanese goes with the character before it.
_CLINGS = frozenset("、。，．・：；？！）］｝」』】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")


def breadth(text: str, size: float) -> float:
    """Return about how broad a text is in a font of a size."""
    return sum(_share(char) for char in text) * size


@lru_cache(maxsize=10_000)
def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return the lines of a text that fit into some room, none of them broader than it.

    A line keeps the space that it breaks at: joined they are the text again. Lines break at spaces,
    behind hyphens and between Japanese characters; a word that is broader than the room breaks
    anywhere.
    """
    lines, line = [], ""
    for atom in _atoms(text):
        for piece in _pieces(atom, room, size):
            if line and breadth((line + piece).rstrip(), size) > room:
                lines.append(line)
                line = ""
            line += piece if line else piece.lstrip()
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _share(char: str) -> float:
    if combining(char):
        return 0
    # An ambiguous one is as wide as a Japanese font makes it.
    if east_asian_width(char) in "WFA":
        return _WIDE
    if char in " .,:;|!'ijltfrI()[]-/":
        return _SLIM
    return _BROAD if char.isupper() or char in "mwMW@%" else _PLAIN


def _atoms(text: str) -> Iterator[str]:
    """Yield the parts between which a line may break, each with the space behind it."""
    atom = ""
    for char in text:
        before = atom[-1:]
        breaks = before.isspace() or before == "-" or _is_wide(before) or _is_wide(char)
        if atom and breaks and not char.isspace() and char not in _CLINGS:
            yield atom
            atom = ""
        atom += char
    if atom:
        yield atom


def _is_wide(char: str) -> bool:
    return bool(char) and east_asian_width(char) in "WF"


def _pieces(atom: str, room: float, size: float) -> Iterator[str]:
    """Yield an atom, or the pieces that it has to be cut into to fit."""
    piece = ""
    for char in atom:
        if piece and breadth((piece + char).rstrip(), size) > room:
            yield piece
            piece = ""
        piece += char
    yield piece
