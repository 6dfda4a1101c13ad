"""A text knows its languages."""

from __future__ import annotations

import pytest

from standards_catalog.text import Text, without_code


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
    assert Text({"": "a"}) == Text("a") != Text({"en": "a"})
    assert Text("a") != "a"
    assert len({Text("a"), Text("a"), Text({"en": "a"})}) == 2
    assert repr(Text("a")) == "Text({'': 'a'})"


CODE = {
    "inline": "see `[a](b)` and",
    "inline with ticks": "see ``[a](b)` ``",
    "fence": "text\n```yaml\n[a](b)\n```\nafter",
    "fence of tildes": "~~~\n[a](b)\n~~~",
    "indented fence": "??? note\n\n    ```\n    [a](b)\n    ```\n",
    "longer fence": "````\n```\n[a](b)\n```\n````",
    "fence that stays open": "```\n[a](b)",
}


@pytest.mark.parametrize("markdown", CODE.values(), ids=CODE)
def test_code_is_blanked_and_the_rest_stays_in_its_place(markdown: str) -> None:
    link = "[real](link)"
    text = f"{link} first\n{markdown}"
    shown = without_code(text)
    assert "[a](b)" not in shown
    assert len(shown) == len(text)
    assert shown.startswith(link)
    assert [len(line) for line in shown.split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize("text", ["[a](b) ` [c](d)", "a ` b\n[c](d) `", "``` is [c](d)?"[4:]])
def test_what_only_looks_like_code_stays(text: str) -> None:
    assert without_code(text) == text
