"""A text knows its languages."""

from __future__ import annotations

import pytest

from macros.catalog.text import Text


def test_one_text_for_all_languages() -> None:
    text = Text("Anvil")
    assert (text["en"], text["ja"]) == ("Anvil", "Anvil")
    assert text.get("ja") == ("Anvil", "")
    assert text.all == ("Anvil",)


def test_a_text_for_each_language() -> None:
    text = Text({"ja": "アンビル", "en": "Anvil"})
    assert text.get("ja") == ("アンビル", "")
    assert text.all == ("Anvil", "アンビル")


@pytest.mark.parametrize(("has", "lacks"), [("en", "ja"), ("ja", "en")])
def test_a_missing_language_is_told(has: str, lacks: str) -> None:
    assert Text({has: "Anvil"}).get(lacks) == ("Anvil", has)


def test_equal_by_wording() -> None:
    assert Text({"en": "a", "ja": "b"}) == Text({"ja": "b", "en": "a"})
    assert Text("a") != Text({"en": "a"})
    assert Text("a") != "a"
    assert len({Text("a"), Text("a"), Text({"en": "a"})}) == 2
    assert repr(Text("a")) == "Text({'': 'a'})"
