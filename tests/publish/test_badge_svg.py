"""Badges as SVG: an image to a screen reader, and harmless to a page that shows it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from standards_catalog.publish.badges.badge import Badge
from standards_catalog.publish.badges.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
ATTACK = "</title><script>alert(1)</script> \"'&amp; ]]>"


def test_a_badge_is_told_to_those_who_do_not_see_it() -> None:
    root = ElementTree.fromstring(svg(Badge("Deploy flow", "Adopted 1.9", "good"), "en"))
    assert (root.get("role"), root.get("aria-label")) == ("img", "Deploy flow: Adopted 1.9")
    assert root.findtext(f"{SVG}title") == "Deploy flow: Adopted 1.9"
    seen = [one.text for one in root.iter(f"{SVG}text") if not one.get("aria-hidden")]
    assert seen == ["Deploy flow", "Adopted 1.9"]


def test_a_badge_is_as_wide_as_its_text() -> None:
    badge = Badge("標準", "導入済", "good")
    root = ElementTree.fromstring(svg(badge, "ja"))
    assert (root.get("width"), root.get("height")) == (str(sum(badge.boxes)), "20")
    lengths = [int(one.get("textLength", "")) for one in root.iter(f"{SVG}text")]
    assert lengths == [22, 22, 33, 33]


def test_what_authors_wrote_is_text() -> None:
    text = svg(Badge(ATTACK, ATTACK, "plain"), "en")
    root = ElementTree.fromstring(text)
    assert root.get("aria-label") == f"{ATTACK}: {ATTACK}"
    assert {one.tag for one in root.iter()} == {
        SVG + name
        for name in ["svg", "title", "linearGradient", "stop", "clipPath", "rect", "g", "text"]
    }


@pytest.mark.parametrize("tone", ["good", "some", "bad", "plain"])
def test_white_stands_out_from_every_tone(tone: str) -> None:
    root = ElementTree.fromstring(svg(Badge("a", "b", tone), "en"))
    fills = [one.get("fill", "") for one in root.findall(f"{SVG}g/{SVG}rect")][:2]
    assert [fill for fill in fills if contrast(fill) < 4.5] == []


def test_nothing_is_fetched() -> None:
    text = svg(Badge("a", "b", "good"), "en")
    assert set(re.findall(r"https?://[^\"]+", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(script|style|image|use|foreignObject)|\son\w+=", text)


def contrast(fill: str) -> float:
    """Return the contrast with white, as WCAG has it."""
    digits = fill[1:] if len(fill) == 7 else "".join(one * 2 for one in fill[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    light = sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
    return 1.05 / (light + 0.05)
