"""A problem prints as one line; hints find what was meant."""

from __future__ import annotations

from standards_catalog.problems import Problem, listed, suggest, telling, visible


def test_prints_as_one_line() -> None:
    problem = Problem("catalog/tools/a.yml", 4, 9, "unknown-reference", "no such team", "mend it")
    assert str(problem) == (
        "catalog/tools/a.yml:4:9: error[unknown-reference]: no such team; mend it"
    )
    warning = Problem("a.yml", 1, 1, "zone-gap", "a gap", severity="warning")
    assert str(warning) == "a.yml:1:1: warning[zone-gap]: a gap"


def test_sorts_by_place() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 10)]
    problems = sorted(Problem(*place, "code", "message") for place in places)
    assert [(one.path, one.line, one.column) for one in problems] == [
        ("a", 2, 9),
        ("a", 2, 10),
        ("a", 10, 1),
        ("b", 1, 1),
    ]


def test_suggest() -> None:
    assert suggest("plaform", ["platform", "team"]) == 'did you mean "platform"?'
    assert suggest("must not", ["MUST", "MUST_NOT"]) == 'did you mean "MUST_NOT"?'
    assert suggest("Anvil", ["anvil"]) == 'did you mean "anvil"?'
    assert suggest("zzz", ["anvil"]) == ""
    assert suggest("x" * 1_000_000, ["anvil"]) == ""
    assert suggest("x", []) == ""


def test_listed() -> None:
    assert [listed("a"), listed("ab"), listed("abc")] == ["a", "a or b", "a, b or c"]


def test_visible() -> None:
    assert visible("名前 a") == "名前 a"
    assert visible("a\nb\x1b[31m\u202e\udcff　") == r"a\nb\x1b[31m\u202e\udcff\u3000"
    assert visible("a\u3164b\u2800\uffa0\ufe0f") == r"a\u3164b\u2800\uffa0\ufe0f"
    assert visible("⚠\ufe0f 葛\U000e0100城") == "⚠\ufe0f 葛\U000e0100城"
    assert visible("x" * 61) == "x" * 60 + "…"
    assert visible("::error::\r\n") == r"::error::\r\n"


def test_of_a_long_text_what_surrounds_an_unseen_sign_is_told() -> None:
    for sign in ("\u00a0", "\u3164", "\u2800"):
        told = telling("x" * 100 + sign + "y" * 100)
        assert sign.encode("unicode_escape").decode() in told
        assert len(told) < 80
