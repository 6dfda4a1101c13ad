"""Bytes become a document, or problems; never an exception."""

from __future__ import annotations

import pytest

from standards_catalog.documents.document import MAX_BYTES, Document, read
from standards_catalog.documents.positions import Mark


def document(raw: bytes) -> Document:
    found = read("f.yml", raw)
    assert isinstance(found, Document), found
    return found


def complaints(raw: bytes) -> list[str]:
    found = read("f.yml", raw)
    assert isinstance(found, list)
    return [str(one).removeprefix("f.yml:") for one in found]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_do_not_matter(end: str, mark: bytes) -> None:
    found = document(mark + f"name: 声{end}note: |{end}  a{end}  b{end}".encode())
    assert found.data == {"name": "声", "note": "a\nb\n"}
    assert found.text == "name: 声\nnote: |\n  a\n  b\n"
    assert found.mark(("note",), at_key=True) == Mark(2, 1, "note")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
        ("utf-16", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("iso2022_jp", "ISO-2022-JP"),
    ],
)
def test_encoding_is_named(encoding: str, name: str) -> None:
    said = complaints("name: 標準化委員会のデプロイフロー\n".encode(encoding))
    assert [f"it looks like {name}" in one for one in said] == [True]


def test_encoding_of_western_text_is_named_as_imports_read_it() -> None:
    (said,) = complaints("name: Störung\n".encode("cp1252"))
    assert "it looks like Windows-1252" in said


@pytest.mark.parametrize("text", ["name: ", "名前: 声"])
def test_unknown_encoding_is_not_guessed(text: str) -> None:
    assert complaints(text.encode() + b"\x81\n") == [
        f"1:{len(text) + 1}: error[wrong-encoding]: the file is not UTF-8; save it as UTF-8"
    ]


def test_size() -> None:
    assert document(b"a: 1\n".ljust(MAX_BYTES, b"#"))
    assert complaints(b"a: 1\n".ljust(MAX_BYTES + 1, b"#"))[0].startswith("1:1: error[file-too")


@pytest.mark.parametrize(
    "mark", ["<<<<<<< HEAD", "<<<<<<<", "||||||| 1a2b", "=======", ">>>>>>> main", ">>>>>>>"]
)
def test_conflict_mark_at_the_margin(mark: str) -> None:
    said = complaints(f"a: 1\n{mark}\nb: 2\n".encode())
    assert said[0].startswith(f"2:1: error[merge-conflict]: Git's conflict mark `{mark[:7]}`")


@pytest.mark.parametrize(
    "text", ["a: |\n  =======\n  <<<<<<< HEAD\n", "# =======\na: 1\n", "a: '======='\n"]
)
def test_text_that_is_no_conflict_mark(text: str) -> None:
    assert document(text.encode())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "1:1"),
        ("\n\n# a\n", "1:1"),
        ("null", "1:1"),
        ("\n# a\n\n- b\n", "4:1"),
        ("---\na", "2:1"),
    ],
)
def test_no_mapping(text: str, place: str) -> None:
    assert complaints(text.encode())[0].startswith(f"{place}: error[not-a-mapping]")


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff"])
def test_character_that_nobody_sees(char: str) -> None:
    said = complaints(f"a: 声{char}b\n".encode())
    assert said[0].startswith(f"1:5: error[control-character]: the character U+{ord(char):04X} ")


@pytest.mark.parametrize("char", ["\t", "　", "\u00a0", "🚀", "é", "e\u0301", "﷽"])
def test_character_that_is_text(char: str) -> None:
    assert document(f"a: b{char}c\n".encode()).data == {"a": f"b{char}c"}
