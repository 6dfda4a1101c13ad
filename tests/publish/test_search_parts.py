"""What is found of a large catalog: every text in one part, every word told by the index."""

from __future__ import annotations

import pytest

from standards_catalog.publish.search.parts import WHOLE, Parts, parts, words
from standards_catalog.views.shared.found import SearchDocument

LINE = "Runs containers, コンテナーの標準構成. "


def document(number: int, text: str, section: str = "") -> SearchDocument:
    at = f"tools/tool-{number:03}/{section}"
    return SearchDocument(at, f"Tool {number}", (text,), what=("Tool", "Adopt"))


@pytest.fixture(scope="module")
def made() -> Parts:
    many = [document(number, LINE * 100 + f"unique{number}") for number in range(400)]
    page = SearchDocument("about/", "About", ("by hand",))
    clause = document(7, "Nobody deploys from a workstation.", "#clause")
    found = parts([*many[:8], clause, *many[8:], page])
    assert found
    return found


def test_little_is_sent_as_one() -> None:
    assert parts([document(number, LINE) for number in range(100)]) is None


def test_every_text_of_an_entry_is_in_one_part(made: Parts) -> None:
    every = [at for texts in made.texts for at in texts]
    assert len(every) == len(set(every)) == len(made.place) == 401
    assert made.place["tools/tool-007/"] == made.place["tools/tool-007/#clause"]
    assert "about/" not in made.place
    assert (
        max(sum(len(line) for lines in file.values() for line in lines) for file in made.texts)
        < WHOLE / 20
    )


def test_the_index_tells_where_a_word_is(made: Parts) -> None:
    def told(word: str) -> list[int]:
        at = max(at for at, first in enumerate(made.firsts) if first <= word)
        return list(made.index[at].get(word, ()))

    assert told("unique123") == [made.place["tools/tool-123/"]]
    assert told("workstation") == [made.place["tools/tool-007/"]]
    assert told("containers") == told("標準") == list(range(len(made.texts)))
    assert told("nowhere") == []
    assert "unique399" in made.words
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
