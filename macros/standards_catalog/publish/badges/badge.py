"""Badges: what a README says of a team and a standard in a label and a few words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard, Team
from standards_catalog.model.standing import company_wide, stage_of
from standards_catalog.views.adoption.adoption import Rate, cell, rate
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


@dataclass(frozen=True, slots=True)
class Badge:
    """A label, what it says, and a tone: `good`, `some`, `bad`, or `plain`."""

    label: str
    message: str
    tone: str

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
    """Return what a team has of a standard; what nobody confirmed of late says so."""
    found = cell(catalog, team, standard)
    parts = [found.status.label(lang), found.version]
    said, tone = " ".join(part for part in parts if part), found.status.tone
    if found.waived:
        said, tone = _both(said, words(lang)["badge_waiver"], lang), "some"
    if found.stale:
        said, tone = _both(said, words(lang)["stale"], lang), "plain"
    return _badge(standard.name[lang], said, tone)


def coverage_badge(catalog: Catalog, team: Team, lang: str) -> Badge:
    """Return how many of the company-wide standards that apply a team has adopted."""
    wide = company_wide(catalog)
    found = rate(cell(catalog, team, one) for one in wide)
    label = words(lang)["badge_coverage"]
    if not found.total:
        return _badge(label, words(lang)["badge_none"], "plain")
    said = fill(lang, "rate_recorded", adopted=found.adopted, total=found.total)
    if found.confirmed < found.adopted:
        said = _both(said, fill(lang, "rate_confirmed", confirmed=found.confirmed), lang)
    return _badge(label, said, _tone(found))


def stage_badge(catalog: Catalog, standard: Standard, lang: str) -> Badge:
    """Return the stage of a standard."""
    stage = stage_of(catalog, standard)
    return _badge(standard.name[lang], stage.label(lang), stage.tone)


def _tone(found: Rate) -> str:
    if found.confirmed == found.total:
        return "good"
    return "some" if found.confirmed else "plain" if found.adopted else "bad"


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
