"""Badges: what a README says of an entry in a label and a few words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Named, Standard, Team
from standards_catalog.model.vocabulary import Colours, colours_of
from standards_catalog.views.adoption.adoption import cell
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.shared.words import fill, words

# Advance widths of Verdana in thousandths of its size, of the characters from space to tilde: the
# font that badges are drawn in, which need not be installed where they are made.
_VERDANA = """
    352 394 459 818 636 1076 727 269 454 454 636 818 364 454 364 454
    636 636 636 636 636 636 636 636 636 636 454 454 818 818 818 545
    1000 684 686 698 771 632 575 775 751 421 455 693 557 843 748 787
    603 787 695 684 616 732 684 989 685 615 685 454 454 454 818 636
    636 601 623 521 623 596 352 623 633 274 344 592 274 973 633 607
    623 623 427 521 394 633 592 818 592 592 525 635 454 635 818
"""
_WIDTHS = tuple(map(int, _VERDANA.split()))
_SIZE, _PAD = 11, 5
_LONGEST = 60  # characters of either side


class Badge(Struct, frozen=True):
    """A label, what it says, and a tone: `good`, `some`, `bad`, or `plain`."""

    label: str
    message: str
    tone: str

    @property
    def colours(self) -> Colours | None:
        """The colours of a tone that is not one of the program's."""
        return colours_of(self.tone)

    @property
    def widths(self) -> tuple[int, int]:
        """The widths of both texts in pixels, without what stands around them."""
        return _width(self.label), _width(self.message)

    @property
    def boxes(self) -> tuple[int, int]:
        """The widths of both halves in pixels."""
        label, message = self.widths
        return label + 2 * _PAD, message + 2 * _PAD


def adoption_badge(catalog: Catalog, team: Team, standard: Standard, lang: str) -> Badge:
    """Return what a team has of a standard; what nobody confirmed of late says so.

    So does what its repositories show otherwise.
    """
    found = cell(catalog, team, standard)
    parts = [found.status.label(lang), found.version]
    said, tone = " ".join(part for part in parts if part), found.status.tone
    if found.waived:
        said, tone = _both(said, words(lang)["badge_waiver"], lang), "some"
    if found.stale:
        said, tone = _both(said, words(lang)["stale"], lang), "plain"
    if found.disagrees and found.observation:
        said, tone = _both(said, words(lang)[f"state_{found.observation.state}"], lang), "some"
    return _badge(standard.name[lang], said, tone)


def has_badge(kind: str) -> bool:
    """Whether entries of a kind have a badge."""
    return kind_of(kind).readme is not None


def entry_badge(catalog: Catalog, entry: Named, lang: str) -> Badge | None:
    """Return what an entry's badge says, if its kind has one."""
    says = kind_of(entry.kind).readme
    return _badge(*says(catalog, entry, lang)) if says else None


def _both(one: str, other: str, lang: str) -> str:
    return fill(lang, "badge_both", one=one, other=other)


def _badge(label: str, message: str, tone: str) -> Badge:
    return Badge(_short(label), _short(message), tone)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


@lru_cache(maxsize=1000)
def _width(text: str) -> int:
    """Return the width of a text in pixels; ideographs are as wide as the font is high."""
    return round(sum(map(_advance, text)) * _SIZE / 1000)


def _advance(character: str) -> int:
    at = ord(character) - ord(" ")
    if 0 <= at < len(_WIDTHS):
        return _WIDTHS[at]
    if unicodedata.combining(character):
        return 0
    return 1000 if unicodedata.east_asian_width(character) in "WF" else 636
