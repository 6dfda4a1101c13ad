"""Cases that Git, an editor or another system would spoil if they lay there as files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from standards_catalog.documents.document import MAX_BYTES

Made = tuple[Callable[[Path], object], tuple[str, ...]]

_PRINCIPLE = (
    "name: A principle\nstatement: 声明。\nsources: [{ title: Roundtable, basis: stated }]\n"
)


def _file(path: str, content: bytes) -> Callable[[Path], object]:
    def lay(root: Path) -> None:
        (root / path).parent.mkdir(exist_ok=True, parents=True)
        (root / path).write_bytes(content)

    return lay


def _principle(content: bytes, *expected: str) -> Made:
    places = tuple(f"principles/made.yml:{one}" for one in expected)
    return _file("principles/made.yml", content), places


_HEAD = "component,started_at,detected_by,trigger"
_ROW = "till,2026-05-01 09:12+09:00,alert,other"
_EMPTY = ("2:1 empty-cell", "2:19 empty-cell")


def _table(content: str | bytes, *expected: str) -> Made:
    raw = content.encode() if isinstance(content, str) else content
    return _file("incidents/shop.csv", raw), tuple(f"incidents/shop.csv:{one}" for one in expected)


def _both(root: Path) -> None:
    _file("incidents/shop.csv", f"{_HEAD}\n".encode())(root)
    _file("incidents/shop.yml", b"incidents: []\n")(root)


def _named(path: str, code: str) -> Made:
    return _file(path, _PRINCIPLE.encode()), (f"{path}:1:1 {code}",)


def _link(path: str, target: str) -> Callable[[Path], object]:
    return lambda root: (root / path).symlink_to(target)


def _folder_link(root: Path) -> None:
    (root / "more").symlink_to("tools")


MADE: Mapping[str, Made] = {
    # Encodings
    "shift-jis": _principle(_PRINCIPLE.encode("cp932"), "2:12 wrong-encoding"),
    "euc-jp": _principle(_PRINCIPLE.encode("euc_jp"), "2:12 wrong-encoding"),
    "utf-16": _principle(_PRINCIPLE.encode("utf-16"), "1:1 wrong-encoding"),
    "utf-16-big-endian": _principle(
        b"\xfe\xff" + _PRINCIPLE.encode("utf-16-be"), "1:1 wrong-encoding"
    ),
    "utf-16-without-mark": _principle(
        _PRINCIPLE.replace("声明", "").encode("utf-16-le"), "1:1 wrong-encoding"
    ),
    "utf-16-in-japanese-without-mark": _principle(
        _PRINCIPLE.encode("utf-16-be"), "1:1 wrong-encoding"
    ),
    "latin-1": _principle("name: Über\n".encode("latin-1"), "1:7 wrong-encoding"),
    "byte-in-the-middle": _principle(b"name: \xe5\xa3\xb0\xff\n", "1:8 wrong-encoding"),
    "byte-after-a-mark": _principle(b"\xef\xbb\xbfname: \xff\n", "1:7 wrong-encoding"),
    "right-byte-order-mark": _principle(b"\xef\xbb\xbf" + _PRINCIPLE.encode()),
    "byte-order-mark-and-a-slip": _principle(b"\xef\xbb\xbfname: @a\n", "1:7 yaml-syntax"),
    "byte-order-mark-in-the-middle": _principle(
        "name: a\ufeffb\n".encode(), "1:8 control-character"
    ),
    # Characters and lines
    "nul": _principle(b"name: a\x00b\n", "1:8 control-character"),
    "escape-sequence": _principle(b"name: \x1b[31mred\n", "1:7 control-character"),
    "line-separator": _principle("name: a\u2028b: c\n".encode(), "1:8 control-character"),
    "next-line": _principle("name: a\u0085b: c\n".encode(), "1:8 control-character"),
    "right-to-left": _principle("name: 声\u202egnp\n".encode(), "1:8 control-character"),
    "right-crlf": _principle(_PRINCIPLE.replace("\n", "\r\n").encode()),
    "crlf-and-a-slip": _principle(b"name: a\r\nstatement: b: c\r\n", "2:13 yaml-syntax"),
    "crlf-and-a-conflict": _principle(
        b"<<<<<<< HEAD\r\nname: a\r\n=======\r\nname: b\r\n>>>>>>> b\r\n",
        "1:1 merge-conflict",
        "3:1 merge-conflict",
        "5:1 merge-conflict",
    ),
    "right-cr": _principle(_PRINCIPLE.replace("\n", "\r").encode()),
    "cr-and-a-slip": _principle(b"name: a\rstatement: b: c\r", "2:13 yaml-syntax"),
    # Sizes
    "empty": _principle(b"", "1:1 not-a-mapping"),
    "only-line-ends": _principle(b"\n\n\n", "1:1 not-a-mapping"),
    "five-megabytes": _principle(b"log: line\n" * 500_000, "1:1 file-too-large"),
    "a-byte-too-many": _principle(
        _PRINCIPLE.encode().ljust(MAX_BYTES + 1, b"#"), "1:1 file-too-large"
    ),
    "right-largest": _principle(_PRINCIPLE.encode().ljust(MAX_BYTES, b"#")),
    "many-brackets": _principle(b"[" * 100_000, "1:33 too-deep"),
    "many-braces": _principle(b"{a: " * 100_000, "1:129 too-deep"),
    "many-lists": _principle(b"- " * 100_000, "1:65 too-deep"),
    "many-values": _principle(b"a: [" + b"1," * 60_000 + b"]", "1:100001 too-many-values"),
    "long-text-repeated": _principle(
        b"a: &a '" + b"x" * 500_000 + b"'\nb: [" + b"*a," * 1_000 + b"]", "2:29 too-many-values"
    ),
    "long-key-repeated": _principle(
        b"a: &a { " + b"x" * 1_000 + b": 1 }\nb: [" + b"*a," * 10_000 + b"]",
        "2:12500 too-many-values",
    ),
    # Names
    "id-with-a-capital": _named("principles/Made.yml", "misnamed-entry"),
    "id-with-a-space": _named("principles/a principle.yml", "misnamed-entry"),
    "id-with-an-underscore": _named("principles/a_principle.yml", "misnamed-entry"),
    "id-with-two-hyphens": _named("principles/a--principle.yml", "misnamed-entry"),
    "id-of-emoji": _named("principles/🚀.yml", "misnamed-entry"),
    "id-in-japanese": _named("principles/原則.yml", "misnamed-entry"),
    "id-too-long": _named(f"principles/{'a' * 64}.yml", "misnamed-entry"),
    "right-longest-id": (_file(f"principles/{'a' * 63}.yml", _PRINCIPLE.encode()), ()),
    "name-with-a-line-end": (
        _file("principles/a\nb.yml", _PRINCIPLE.encode()),
        (r"principles/a\nb.yml:1:1 misnamed-entry",),
    ),
    "extension-in-capitals": _named("principles/made.YML", "stray-file"),
    "no-extension": _named("principles/made", "stray-file"),
    "backup-of-vim": _named("principles/made.yml~", "editor-backup"),
    "backup-of-emacs": _named("principles/#made.yml#", "editor-backup"),
    "backup-of-git": _named("principles/made.yml.orig", "editor-backup"),
    "backup-of-patch": _named("principles/made.yml.rej", "editor-backup"),
    "backup-by-hand": _named("principles/made.yml.bak", "editor-backup"),
    # Tables
    "table-right": _table(
        "\ufeff番号,コンポーネント,発生時刻（Asia/Tokyo）,復旧日時,検知方法,種類,件名,,\r\n"
        '１,till,2026/5/1 9:12,2026/5/1 10:00,お問い合わせ,Binary push,"支払い\r\n, ""失敗""",,\r\n'
        "2,unknown,２０２６/５/２,,alert,設定変更,,,\r\n"
        ",,,,,,,,\r\n"
    ),
    "table-right-with-tabs": _table(f"{_HEAD}\n{_ROW}\n\n".replace(",", "\t")),
    "table-right-with-semicolons": _table(f"{_HEAD}\n{_ROW}\n".replace(",", ";")),
    "table-right-without-rows": _table(f"{_HEAD}\n"),
    "table-in-shift-jis": _table(
        f"{_HEAD},件名\n{_ROW},障害\n".encode("cp932"), "1:42 wrong-encoding"
    ),
    "table-of-five-megabytes": _table(f"{_HEAD}\n" + f"{_ROW}\n" * 130_000, "1:1 file-too-large"),
    "table-with-nul": _table(f"{_HEAD}\n{_ROW}\0\n", "2:40 control-character"),
    "table-with-a-conflict": _table(
        f"{_HEAD}\n<<<<<<< HEAD\n{_ROW}\n=======\n>>>>>>> b\n",
        *("2:1 merge-conflict", "4:1 merge-conflict", "5:1 merge-conflict"),
    ),
    "table-empty": _table("", "1:1 empty-table"),
    "table-of-commas": _table(",,,\n,,,\n", "1:1 empty-table"),
    "table-of-a-separator": _table("sep=;\n;;\n", "1:1 empty-table"),
    "table-right-below-a-title": _table(
        f"sep=;\n障害の記録;;;\n\n{_HEAD}\n{_ROW}\n".replace(",", ";")
    ),
    "table-right-below-a-title-with-commas": _table(
        f'"Incidents, all",,\n作成,2026/11/2\n{_HEAD}\n{_ROW}\n'
    ),
    "table-with-a-row-above-its-header": _table(
        f"{_ROW}\n{_HEAD}\n{_ROW}\n", "1:1 row-above-header"
    ),
    "table-with-a-slip-below-a-title": _table(
        f"Incidents\n{_HEAD}\ntill,2026-05-01,alrt,other\n", "3:17 unknown-value"
    ),
    "table-of-times-in-other-forms": _table(
        f"{_HEAD}\ntill,2025年11月10日(月) ９:05,alert,other\ntill,R7.4.9 24:00,alert,other\n"
        "till,2025/4/7 午後3時,alert,other\ntill,2025/4/8(水) 9:05,alert,other\n"
        "till,4/7/2025,alert,other\ntill,2025/4/7 午前12時,alert,other\n",
        *("5:6 invalid-format", "6:6 invalid-format", "7:6 invalid-format"),
    ),
    "table-with-a-year-far-away": _table(
        f"{_HEAD}\n{_ROW}\ntill,1762-03-04,alert,other\ntill,2009-03-04,alert,other\n",
        "3:6 distant-year",
    ),
    "table-with-an-open-quote": _table(f'{_HEAD}\n{_ROW}\n"till,2026\n', "3:1 broken-quotes"),
    "table-with-a-quote-within": _table(
        f'{_HEAD},title\n{_ROW},"The "new" till"\n', "2:1 broken-quotes"
    ),
    "table-with-unknown-column": _table(f"{_HEAD},titel\n{_ROW},Failed\n", "1:42 unknown-column"),
    "table-with-a-column-twice": _table(
        f"{_HEAD},発生時刻\n{_ROW},2026-05-01\n", "1:42 repeated-column"
    ),
    "table-without-columns": _table(
        "component,started_at\ntill,2026-05-01\n", "1:1 missing-column"
    ),
    "table-of-two-time-zones": _table(
        "component,started_at (Asia/Tokyo),fixed_at (UTC),detected_by,trigger\n",
        "1:35 two-time-zones",
    ),
    "table-of-no-time-zone": _table(
        "component,started_at (Asia/Tokio),detected_by,trigger\n", "1:11 unknown-time-zone"
    ),
    "table-with-a-short-row": _table(f"{_HEAD}\ntill,2026-05-01\n", "2:6 ragged-row"),
    "table-with-a-long-row": _table(f"{_HEAD}\n{_ROW},Failed, again\n", "2:41 ragged-row"),
    "table-with-formulas": _table(
        f"{_HEAD},title\n{_ROW},=1+1\n{_ROW},#REF!\n{_ROW},-1 is right\n",
        *("2:41 formula-cell", "3:41 formula-cell"),
    ),
    "table-with-empty-cells": _table(f"{_HEAD}\n,2026-05-01 09:12,,other\n", *_EMPTY),
    "table-with-a-slip-after-lines-in-quotes": _table(
        f'title,{_HEAD}\n"one\ntwo",till,2026-05-01,alrt,other\n', "3:22 unknown-value"
    ),
    "table-of-200-columns-and-one": _table(
        ",".join(f"c{number}" for number in range(201)), "1:891 too-many-columns"
    ),
    "table-of-slips": _table(
        f"{_HEAD}\n" + "till,5/1/2026,alert,other\n" * 300,
        "102:1 more-wrong-rows",
        *(f"{line}:6 invalid-format" for line in range(2, 102)),
    ),
    "table-of-unknown-components": _table(
        f"id,{_HEAD}\n" + "".join(f"{n},til,2026-05-01,alert,other\n" for n in range(300)),
        *(f"{n + 2}:{len(str(n)) + 2} unknown-component" for n in range(101)),
    ),
    "table-with-a-number-of-releases": (
        _file("releases/shop.csv", '年月,リリース回数\n2026/5,"1,204"\n2026-06,many\n'.encode()),
        ("releases/shop.csv:3:9 wrong-type",),
    ),
    "table-in-two-forms": (_both, ("incidents/shop.yml:1:1 second-table",)),
    "table-in-capitals": (
        _file("incidents/shop.CSV", f"{_HEAD}\n".encode()),
        ("incidents/shop.CSV:1:1 stray-file",),
    ),
    "table-as-workbook": (
        _file("incidents/shop.xlsx", b"PK"),
        ("incidents/shop.xlsx:1:1 stray-file",),
    ),
    # What is no plain file
    "link-out": (
        _link("tools/passwd.yml", "/etc/passwd"),
        ("tools/passwd.yml:1:1 symlink-outside",),
    ),
    "link-out-beside": (
        _link("tools/beside.yml", "../../beside.yml"),
        ("tools/beside.yml:1:1 symlink-outside",),
    ),
    "right-link-inside": (_link("tools/mallet.yml", "hammer.yml"), ()),
    "link-to-nothing": (
        _link("tools/nothing.yml", "nowhere.yml"),
        ("tools/nothing.yml:1:1 unreadable-file",),
    ),
    "link-to-itself": (
        _link("tools/itself.yml", "itself.yml"),
        ("tools/itself.yml:1:1 unreadable-file",),
    ),
    "link-to-a-folder": (
        _link("tools/folder.yml", "../teams"),
        ("tools/folder.yml:1:1 unreadable-file",),
    ),
    "link-of-a-folder": (_folder_link, ("more:1:1 unreadable-file",)),
    "pipe": (
        lambda root: os.mkfifo(root / "tools/pipe.yml"),
        ("tools/pipe.yml:1:1 unreadable-file",),
    ),
    "pipe-for-settings": (
        lambda root: ((root / "settings.yml").unlink(), os.mkfifo(root / "settings.yml")),
        ("settings.yml:1:1 unreadable-file",),
    ),
    "folder-like-an-entry": (
        _file("tools/vice.yml/vice.yml", _PRINCIPLE.encode()),
        ("tools/vice.yml/vice.yml:1:1 stray-file",),
    ),
    "anvil-gone-to-a-pipe": (
        lambda root: ((root / "tools/anvil.yml").unlink(), os.mkfifo(root / "tools/anvil.yml")),
        ("tools/anvil.yml:1:1 unreadable-file",),
    ),
}
