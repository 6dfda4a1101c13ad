"""Characters that nobody sees: the one list of them, and where a text may have which of them.

Emoji are made of joiners, variation selectors and tags; Persian or Hindi cannot be written without
joiners, Khmer without a blank of no width, and names in Japanese may ask for one form of a letter.
There they stand for something that is seen. Anywhere else they only fool whoever reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from backrefs.bre import Bre

# What YAML forbids, what breaks lines without looking so, what turns text around, and what
# Unicode calls default ignorable.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SCRIPTS_WITH_JOINERS = (
    *("Arabic", "Syriac", "Mandaic", "Nko", "Mongolian", "Adlam", "Hanifi_Rohingya"),
    *("Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada"),
    *("Malayalam", "Sinhala", "Khmer", "Myanmar", "Balinese", "Javanese"),
)
_SCRIPTS_WITHOUT_BLANKS = ("Thai", "Lao", "Khmer", "Myanmar")
_LONGEST_FLAG = 7  # of a part of a country: its code has two letters and up to five more


class Hidden(NamedTuple):
    """A character that stands where nobody needs it, and where in the text."""

    at: int
    char: str

    @property
    def name(self) -> str:
        """How the character is called, as in `U+200B (ZERO WIDTH SPACE)`."""
        without = "control character" if unicodedata.category(self.char) == "Cc" else "no character"
        return f"U+{ord(self.char):04X} ({unicodedata.name(self.char, without)})"


def hidden(text: str) -> Iterator[Hidden]:
    """Yield the invisible characters of a text, save those that are needed where they stand."""
    if not _INVISIBLE.search(text):
        return
    needed = {at for found in _needed().finditer(text) for at in range(*found.span())}
    for found in _INVISIBLE.finditer(text):
        if found.start() not in needed:
            yield Hidden(found.start(), found[0])


def unhidden(text: str) -> str:
    """Return a text with a sign in the place of each character that is hidden in it."""
    chars = list(text)
    for one in hidden(text):
        chars[one.at] = "�"
    return "".join(chars)


@cache
def _needed() -> Bre[str]:
    """Return what finds the places where invisible characters are part of what is seen."""
    from backrefs import bre  # slow to import, and hardly any text needs it

    joined = _letter(_SCRIPTS_WITH_JOINERS)
    dense = _letter(_SCRIPTS_WITHOUT_BLANKS)
    emoji = r"\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?"
    return bre.compile(
        rf"""
        \U0001f3f4 [\U000e0030-\U000e0039\U000e0061-\U000e007a]{{3,{_LONGEST_FLAG}}} \U000e007f
        | {emoji} (?: \u200d {emoji} )*
        | [0-9\#*] \ufe0f \u20e3
        | (?<={joined}) (?: \u200c (?={joined}) | \u200d )
        | (?<={dense}) \u200b (?={dense})
        | (?<=\p{{Script: Han}}) [\ufe00-\ufe02\U000e0100-\U000e01ef]
        | (?<=\p{{Sm}}) \ufe00
        | (?<=\p{{Script: Mongolian}}) [\u180b-\u180d\u180f]
        | (?<=\p{{Script: Mongolian}}) \u180e (?=\p{{Script: Mongolian}})
        """,
        re.VERBOSE,
    )


def _letter(scripts: tuple[str, ...]) -> str:
    """Return what matches a letter, or a mark on one, of some scripts."""
    return "[" + "".join(rf"\p{{Script_Extensions: {one}}}" for one in scripts) + "]"
