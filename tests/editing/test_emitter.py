"""What is written is read back as it was meant, and looks as an author would write it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_catalog.documents.document import Document, read
from standards_catalog.editing.emitter import WIDTH, inline, item, lines


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"a": "plain", "b": 7, "c": True}, "a: plain\nb: 7\nc: true"),
        ({"a": "1.10", "b": "2.8.7", "c": "v1.2", "d": "2026-05-01", "e": "2026"},
         'a: "1.10"\nb: "2.8.7"\nc: "v1.2"\nd: 2026-05-01\ne: "2026"'),
        ({"a": "b: c", "d": "@e", "f": "true", "g": "- h", "i": "j # k", "l": ""},
         'a: "b: c"\nd: "@e"\nf: "true"\ng: "- h"\ni: "j # k"\nl: ""'),
        ({"a": {"en": "x, y", "ja": "声"}}, 'a: { en: "x, y", ja: 声 }'),
        ({"a": ["x", "1"]}, 'a: [x, "1"]'),
        ({"a": [{"b": "c", "d": ["e"]}]}, "a:\n  - b: c\n    d: [e]"),
        ({"a": {"b": {"c": "d"}}}, "a:\n  b: { c: d }"),
        ({"a": "x\ny\n"}, "a: |\n  x\n  y"),
        ({"a": "x\n\ny"}, "a: |-\n  x\n\n  y"),
    ],
)  # fmt: skip
def test_style(data: dict[str, Any], text: str) -> None:
    assert "\n".join(lines(data)) == text
    check({"k": data}, "k:\n" + "\n".join(lines(data, 2)))


def test_long_text_is_folded() -> None:
    long = " ".join(["Keeps a cluster equal to the manifests in a Git repository."] * 4)
    folded = lines({"summary": long}, 4)
    assert folded[0] == "    summary: >-"
    assert max(map(len, folded)) <= WIDTH
    check({"a": {"b": {"summary": long}}}, "\n".join(["a:", "  b:", *folded]))


def test_what_folding_would_change_is_not_folded() -> None:
    long = "two  blanks " * 12
    assert lines({"summary": long}) == [f'summary: "{long}"']


def check(data: object, text: str) -> None:
    found = read("", f"{text}\n".encode())
    assert isinstance(found, Document), found
    assert found.data == data


visible = st.text(
    st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")), max_size=130
)
words = visible | st.sampled_from(
    ["~", "null", "0x1F", "1e3", "a: b", "#", "%", "x\n y", " a", "a "]
)
anything = st.recursive(
    words | st.integers() | st.booleans(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(
            st.from_regex(r"[a-z_]{2,8}", fullmatch=True), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.just("key"), anything, min_size=1))
@settings(max_examples=400)
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    if isinstance(data["key"], list) and any(isinstance(one, list) for one in data["key"]):
        return  # no entry has lists in lists
    check(data, "\n".join(lines(data)))
    check({"list": [data]}, "\n".join(["list:", *item(data, 2)]))
    check({"list": [data]}, f"list: [{inline(data)}]")
