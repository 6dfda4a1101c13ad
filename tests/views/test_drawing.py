"""Words in drawings: they break where a language lets them, and stay within their room."""

from __future__ import annotations

import pytest

from standards_catalog.views.shared.drawing import breadth, wrap

TEXTS = [
    "Terraform Helm provider",
    "kubernetes-sigs/cluster-proportional-autoscaler",
    "コンテナを動かし、ノードと名前解決を提供する。",
    "Eel標準構成のCI/CDゾーン",
    "A" * 200,
    "  two  words ",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("room", [60, 150, 400])
def test_no_line_is_broader_than_its_room_and_nothing_is_lost(text: str, room: int) -> None:
    lines = wrap(text, room, 14)
    assert all(breadth(line.rstrip(), 14) <= room for line in lines)
    assert "".join(lines) == text.strip()


def test_latin_breaks_at_spaces_and_behind_hyphens() -> None:
    assert wrap("infrastructure-as-code", 150, 14) == ("infrastructure-as-", "code")
    assert wrap("Terraform Helm provider", 100, 14) == ("Terraform ", "Helm provider")
    assert wrap("  two  words ", 400, 14) == ("two  words",)


def test_japanese_breaks_anywhere_but_before_what_ends_a_sentence() -> None:
    assert breadth("標準", 10) == 20
    assert wrap("動かす。止める。", 30, 10) == ("動か", "す。止", "める。")
    assert wrap("Eel標準構成のCI/CDゾーン", 60, 14) == ("Eel標準", "構成の", "CI/CD", "ゾーン")


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_has_no_lines(text: str) -> None:
    assert wrap(text, 100, 14) == ()
