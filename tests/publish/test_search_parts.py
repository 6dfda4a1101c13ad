"""What is found of a large catalog: every text in one part, each word told of all that have it."""

from __future__ import annotations

from itertools import accumulate, chain

import pytest

from standards_catalog.publish.search.parts import WHOLE, Parts, at_once, parts, words
from standards_catalog.views.shared.found import SearchDocument

LINE = "Runs containers, コンテナーの標準構成. "


def document(number: int, *texts: str, section: str = "") -> SearchDocument:
    at = f"tools/tool-{number:03}/{section}"
    return SearchDocument(at, f"Tool {number}", texts, what=("Tool", "Adopt"))


@pytest.fixture(scope="module")
def some() -> list[SearchDocument]:
    many = [document(one, LINE * 100, "Below.", f"unique{one}") for one in range(400)]
    clause = document(8, "Nobody deploys from a workstation.", section="#clause")
    page = SearchDocument("about/", "About", ("Unheard of in any tool.",), ("Imprint",))
    named = SearchDocument(
        "tools/capstan/",
        "Capstan",
        ("Pulls.",),
        ("capstan", "Winding Gear", "巻き上げ機"),
        what=("Tool", "Adopt"),
        leads=(("Hoist",), ("Gear",)),
    )
    return [*many[:9], clause, *many[9:], page, named]


@pytest.fixture(scope="module")
def made(some: list[SearchDocument]) -> Parts:
    found = parts(some)
    assert found
    return found


def told(made: Parts, word: str) -> list[int]:
    """Return what the index says of a word, as numbers of documents, twice."""
    at = max(at for at, first in enumerate(made.firsts) if first <= word)
    return list(accumulate(made.index[at][0].get(word, ())))


def called(made: Parts, word: str) -> list[list[int | str]]:
    """Return what documents the index says are called something with a word in it, and what."""
    at = max(at for at, first in enumerate(made.firsts) if first <= word)
    return [list(one) for one in made.index[at][1].get(word, ())]


def test_little_is_sent_as_one() -> None:
    assert parts([document(number, LINE) for number in range(100)]) is None


def test_every_text_is_in_one_part(made: Parts, some: list[SearchDocument]) -> None:
    assert list(chain(*made.texts)) == [one.texts for one in some]
    assert made.head["texts"] == [len(file) for file in made.texts]
    ends = set(accumulate(made.head["texts"]))
    assert {3, 6, 10} < ends  # a clause is with its page, though that is long enough
    most = max(sum(len(line) for lines in file for line in lines) for file in made.texts)
    assert most < WHOLE / 20


def test_the_index_tells_every_document_that_has_a_word(
    made: Parts, some: list[SearchDocument]
) -> None:
    for number, one in enumerate(some):
        for line, text in enumerate(one.texts):
            latin, pairs = words(text)
            for word in latin | pairs:
                assert 2 * number + (line > 1) in told(made, word)
    assert told(made, "unique123") == [2 * 124 + 1]
    assert told(made, "workstation") == [2 * 9]
    assert told(made, "unheard") == [2 * 401]
    assert len(told(made, "containers")) == len(told(made, "標準")) == 400
    assert told(made, "nowhere") == []


def test_names_of_entries_are_told_by_their_words(made: Parts, some: list[SearchDocument]) -> None:
    named = len(some) - 1
    assert called(made, "winding") == [[named, "Winding Gear"]]
    assert called(made, "gear") == [[named, "Winding Gear"], [named, "Gear", 1]]
    assert called(made, "=windinggear") == [[named, "Winding Gear"]]  # written in one
    assert called(made, "hoist") == [[named, "Hoist", 0]]
    assert called(made, "巻き") == called(made, "き上") == [[named, "巻き上げ機"]]
    assert {"winding", "hoist"} <= set(made.words)  # a word with errors is sought there


def test_ids_and_names_of_pages_come_with_titles(made: Parts, some: list[SearchDocument]) -> None:
    assert [at_once(one) for one in some[-2:]] == [["Imprint"], ["capstan"]]
    assert called(made, "imprint") == called(made, "capstan") == []


def test_words_of_letters_that_entries_have_are_told_at_once(made: Parts) -> None:
    assert "unique399" in made.words
    assert "unheard" not in made.words
    assert list(made.words) == sorted(made.words)
    assert not [word for word in made.words if not word.isascii()]


@pytest.mark.parametrize(
    ("text", "apart", "pairs"),
    [
        ("Fluent-Bit 2.1", {"fluent", "bit", "2", "1"}, set()),
        ("ＥＥＬデプロイ", {"eel"}, {"デプ", "プロ", "ロイ", "イ"}),
        ("Eelの「標準」", {"eel"}, {"の", "標準", "準"}),
        ("ｺﾝﾃﾅｰ・ログ", set(), {"コン", "ンテ", "テナ", "ナ", "ログ", "グ"}),
        ("x\u0301y हिन्दी", {"x\u0301y", "हिन्दी"}, set()),
        ("snake_case", {"snake", "case"}, set()),
    ],
)
def test_words_are_those_of_the_script(text: str, apart: set[str], pairs: set[str]) -> None:
    assert words(text) == (apart, pairs)
