"""A `#` begins a comment only outside of values, however these are written."""

from __future__ import annotations

import pytest

from standards_catalog.documents.yaml.comments import comments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# a\nname: x\n", ["1:1 # a alone"]),
        ("name: x # a # b\n", ["1:9 # a # b"]),
        ("name: x#a\n", []),
        ("name: '# a'  # b\n", ["1:14 # b"]),
        ('name: "x\n  # a"  # b\n', ["2:9 # b"]),
        ("a: |\n  # b\n  c\n", []),
        ("a: |  # b\n  # c\n", ["1:7 # b"]),
        ("a: >-\n    c\n  # b\nd: e\n", ["3:3 # b alone"]),
        ("a: |\n  c\n\n# b\n", ["4:1 # b alone"]),
        ("a: |2\n   # b\n  c", []),
        ("a: x\n  y # b\n", ["2:5 # b"]),
        ("a: [x, # b\n  y] # c\n", ["1:8 # b", "2:6 # c"]),
        ("a: # b\n  c: # d\n    - '' # e\n", ["1:4 # b", "2:6 # d", "3:10 # e"]),
        ("a: &b c # d\ne: *b # f\n", ["1:9 # d", "2:7 # f"]),
        ("名: 値𠮷 # メモ\n", ["1:7 # メモ"]),
        ("--- # a\nb: c\n... # d\n", ["1:5 # a", "3:5 # d"]),
    ],
)
def test_comments(text: str, found: list[str]) -> None:
    told = [
        f"{one.line}:{one.column} {one.text}{' alone' if one.alone else ''}"
        for one in comments(text)
    ]
    assert told == found
