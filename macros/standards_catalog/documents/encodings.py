"""Bytes from elsewhere -> their text, in the encoding in which that reads best."""

from __future__ import annotations

import re

ENCODINGS = ("utf-8", "utf-16", "iso2022_jp", "cp932", "euc_jp", "cp1252")

_NAMES = {
    "utf-16": "UTF-16",
    "iso2022_jp": "ISO-2022-JP",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "cp1252": "Windows-1252",
}
_GUESSED = ("cp932", "euc_jp", "cp1252")
_ESCAPES = (b"\x1b$", b"\x1b(")  # of ISO-2022-JP; no table has them else
_MESS = 0.9  # a short text may look messy in its own encoding too: the least messy one is taken
_WIDE = (b"\xff\xfe", b"\xfe\xff")

# What Shift_JIS and EUC-JP make of `Störung`: one sign of Japanese within a Latin word.
_WEDGED = re.compile(r"[a-z][^\x00-\x7f](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f][a-z]")
_RUN = re.compile(r"[^\x00-\x7f]{2}")


def decoded(raw: bytes, said: str = "") -> tuple[str, str]:
    """Return a text with unified line ends, and the encoding it was in; raise ValueError.

    What is certain (UTF-8, marks, escapes) is not guessed; what somebody said goes before all.
    """
    encoding = said or _certain(raw) or _likeliest(raw)
    if not encoding:
        raise ValueError("its encoding is none of UTF-8, UTF-16, Shift_JIS, EUC-JP and cp1252")
    try:
        text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ValueError(f"its line {line} is not {encoding}") from error
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def marked(raw: bytes) -> str:
    """Return the encoding that the bytes themselves tell, and is not UTF-8; else nothing."""
    if raw.startswith(_WIDE):
        return "utf-16"
    if raw[:2].count(0) == 1:  # without a mark (YAML 1.2, section 5.2)
        return "utf-16-be" if raw[0] == 0 else "utf-16-le"
    return "iso2022_jp" if raw.isascii() and any(one in raw for one in _ESCAPES) else ""


def called(raw: bytes) -> str:
    """Return how people call the encoding of what is not UTF-8; nothing where none fits."""
    return _NAMES.get((marked(raw) or _likeliest(raw)).removesuffix("-be").removesuffix("-le"), "")


def _certain(raw: bytes) -> str:
    if encoding := marked(raw):
        return encoding
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "utf-8"


def _likeliest(raw: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, and hardly any text needs it

    found = list(from_bytes(raw, cp_isolation=list(_GUESSED), threshold=_MESS))
    sound = [one for one in found if one.encoding == "cp1252" or not _is_latin(str(one))]
    return (sound or found)[0].encoding if found else ""


def _is_latin(text: str) -> bool:
    """Whether what is Japanese in a text stands alone, and within Latin words."""
    return not _RUN.search(text) and _WEDGED.search(text) is not None
