"""Short texts are read in the encoding that they are in, which is told."""

from __future__ import annotations

import pytest

from standards_catalog.documents.encodings import ENCODINGS, decoded

JAPANESE = (
    (
        "不具合",
        "検索不可（全体）",
        "タイムアウトが続いた",
        "ｼｽﾃﾑ障害",
        "髙橋",
        "①サーバ停止",
        "課金",
    ),
    ("cp932", "euc_jp", "iso2022_jp"),
)
LATIN = (
    ("Überlastung", "Fuß", "año", "Côte d’Azur", "5 € weniger", "Échec", "Löschung"),
    ("cp1252",),
)


def cases() -> list[tuple[str, str]]:
    found = []
    for texts, own in (JAPANESE, LATIN):
        for text in texts:
            for encoding in ("utf-8", "utf-8-sig", "utf-16", *own):
                try:
                    text.encode(encoding)
                except UnicodeEncodeError:
                    continue
                found.append((text, encoding))
    return found


@pytest.mark.parametrize(("text", "encoding"), cases())
def test_short_texts(text: str, encoding: str) -> None:
    table = f"id,title\r\nA-1,{text}\r\n"
    assert decoded(table.encode(encoding)) == (
        table.replace("\r\n", "\n"),
        encoding.removesuffix("-sig"),
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_is_said_is_taken(encoding: str) -> None:
    raw = "ca\r\nva".encode(encoding)
    assert decoded(raw, encoding) == ("ca\nva", encoding)


@pytest.mark.parametrize(
    ("raw", "said", "why"),
    [
        (b"\x81", "", "none of UTF-8"),
        (b"a,b\n\xe9,\n", "utf-8", "its line 2 is not utf-8"),
        (b"a,b\nc,d\n\x81", "cp1252", "its line 3 is not cp1252"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, said: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        decoded(raw, said)
