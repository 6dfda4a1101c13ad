"""`catalog import` places what it can, tells the rest row by row, and writes only when told to."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import NOW, Folder

FOREIGN = """No.,件名,対象,障害発生,復旧日時,検知,種別,備考
12,落ちた,レジ,2024/3/5 9:12,2024/3/5 10:01,監視,リリース,"長い
メモ"
13,遅い,till,2024/3/6 9:12,,お問い合わせ,設定変更,
14,変,till,3月8日,,アラート,その他,
15,逆,till,2024/3/9 11:00,2024/3/8 10:00,アラート,その他,
"""
MAPS = ("対象=component", "検知=detected_by", "備考=")
VALUES = ("検知:監視=alert", "種別:リリース=binary_push")


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    Path("foreign.csv").write_bytes(FOREIGN.replace("\n", "\r\n").encode("cp932"))
    return folder


def run(*arguments: str, maps: tuple[str, ...] = MAPS) -> Result:
    said = [word for one in maps for word in ("--map", one)]
    said += [
        word for one in (VALUES if "検知=detected_by" in maps else ()) for word in ("--value", one)
    ]
    command = ["import", "incident", "foreign.csv", "--product", "shop", *said, *arguments]
    return CliRunner().invoke(main, command)


def table(here: Folder) -> Path:
    return here.root / "incidents/shop.csv"


def test_it_shows_the_mapping_and_writes_nothing(here: Folder) -> None:
    result = run()
    assert result.exit_code == 1
    assert "foreign.csv: cp932, the header in line 1" in result.output
    assert "  障害発生 -> started_at  such as 2024/3/5 9:12" in result.output
    assert "  備考 -> ?  (left out, as you said)" in result.output
    assert not table(here).exists()


def test_each_row_that_has_no_place_is_told_with_its_line(here: Folder) -> None:
    told = [line for line in run().output.splitlines() if line.startswith("foreign.csv:")][1:]
    assert [line.partition("]")[0] + "]" for line in told] == [
        "foreign.csv:5:11: error[invalid-format]",
        "foreign.csv:6:26: error[time-order]",
    ]
    assert "2 of 4 rows can be placed" in run().output


def test_what_fits_is_written_and_sound(here: Folder) -> None:
    result = run("--write")
    assert result.exit_code == 1
    assert result.output.endswith("incidents/shop.csv: 2 rows written, 0 were there already\n")
    assert table(here).read_text("utf-8") == (
        "id,title,component,started_at,fixed_at,detected_by,trigger\n"
        "12,落ちた,till,2024/3/5 9:12,2024/3/5 10:01,alert,binary_push\n"
        "13,遅い,till,2024/3/6 9:12,unknown,customer_inquiry,configuration_push\n"
    )
    assert here.load().problems == ()


def test_again_after_the_rest_was_mended(here: Folder) -> None:
    run("--write")
    mended = FOREIGN.replace("3月8日", "2024-03-08").replace("2024/3/8 10", "2024/3/9 12")
    Path("foreign.csv").write_text(mended, "utf-8")
    result = run("--write")
    assert (result.exit_code, here.load().problems) == (0, ())
    assert result.output.endswith("2 rows written, 2 were there already\n")
    assert [one.id for one in here.load().catalog.incidents] == ["12", "13", "14", "15"]


def test_nothing_is_written_while_a_column_has_no_place(here: Folder) -> None:
    result = run("--write", maps=MAPS[:-1])
    assert result.exit_code == 1
    assert (
        'Say what "備考" holds: --map "備考=FIELD", or --map "備考=" to leave it out'
        in result.output
    )
    assert not table(here).exists()


def test_what_nobody_says_is_unknown_and_an_end_is_open_only_if_said(here: Folder) -> None:
    result = run("--write", maps=("対象=component", "検知=", "備考="))
    assert "without an end: `unknown`; --open if not over" in result.output
    rows = here.load().catalog.incidents
    assert {one.detected_by for one in rows} == {"unknown"}
    assert [one.is_open for one in rows] == [False]
    table(here).unlink()
    run("--write", "--open", maps=("対象=component", "検知=", "備考="))
    assert [one.is_open for one in here.load().catalog.incidents] == [True]


def test_times_of_elsewhere(here: Folder) -> None:
    run("--write", "--time-zone", "Europe/Berlin")
    assert "started_at (Europe/Berlin)" in table(here).read_text("utf-8")
    first, *_ = here.load().catalog.incidents
    assert first.started_at.isoformat() == "2024-03-05T09:12:00+01:00"
    result = run("--write")
    assert result.exit_code == 1
    assert "bring these to the same zone" in result.output


@pytest.mark.parametrize(
    ("arguments", "maps", "said"),
    [
        (("--product", "shopp"), (), 'did you mean "shop"?'),
        (("--time-zone", "Asia/Tokio"), (), 'there is no time zone "Asia/Tokio"'),
        ((), ("備考=titel",), '"titel" is no field; did you mean "title"?'),
        ((), ("備孝=title",), 'no column is called "備孝"'),
        ((), ("備考",), 'write COLUMN=FIELD, not "備考"'),
        (("--value", "検地:監視=alert"), (), 'no column is called "検地"'),
        (("--value", "監視=alert"), (), 'write FIELD:VALUE=VALUE, not "監視=alert"'),
        (("--set", "titel=x"), (), 'did you mean "title"?'),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], maps: tuple[str, ...], said: str, here: Folder
) -> None:
    result = run(*arguments, maps=maps)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no header"),
        (b'a,b\n"c,d\n', "foreign.csv:2 cannot be read"),
        (b"a,b\nc,\0\n", "foreign.csv:2 cannot be read: the character U+0000"),
        (b"\x81", "none of"),
    ],
)
def test_what_is_no_table(content: bytes, said: str, here: Folder) -> None:
    Path("foreign.csv").write_bytes(content)
    result = run(maps=())
    assert result.exit_code == 1
    assert said in result.output


PLAIN = "component,started_at,fixed_at,detected_by,trigger,title\n"


def bring(content: str | bytes, *arguments: str) -> Result:
    raw = content.encode() if isinstance(content, str) else content
    Path("foreign.csv").write_bytes(raw)
    return run(*arguments, maps=())


def test_a_title_and_a_separator_are_no_header(here: Folder) -> None:
    rows = "障害の一覧,,,,\n作成,2025/2/3\n\n" + PLAIN + "till,2025-01-09 08:07,,alert,other,a;b\n"
    result = bring(rows)
    assert result.exit_code == 0
    assert (
        "utf-8, the header in line 4\n  left out above the header, line 1: 障害の一覧"
        in result.output
    )
    result = bring("sep=|\n" + rows.replace(",", "|"))
    assert result.exit_code == 0
    assert "the header in line 5\n  left out above the header, line 2: 障害の一覧" in result.output


def test_the_header_is_where_somebody_says(here: Folder) -> None:
    text = (
        "began,how\nx,y\n"
        + PLAIN.replace("component", "what failed")
        + "till,2025-01-09,,alert,other,a\n"
    )
    assert "the header in line 1" in bring(text, "--header-row", "1").output
    result = bring(text, "--header-row", "3", "--map", "what failed=component")
    assert "the header in line 3" in result.output
    assert result.exit_code == 0
    result = bring(text, "--header-row", "9")
    assert (result.exit_code, "no row begins in line 9" in result.output) == (2, True)


def test_the_encoding_is_told_and_can_be_said(here: Folder) -> None:
    raw = (PLAIN + "till,2025-01-09,,alert,other,Überlast\n").encode("cp1252")
    result = bring(raw, "--write")
    assert "foreign.csv: cp1252, the header" in result.output
    assert "Überlast" in table(here).read_text("utf-8")
    assert "foreign.csv: cp932, the header" in bring(raw, "--encoding", "cp932").output
    result = bring(raw, "--encoding", "utf-8")
    assert "its line 2 is not utf-8; say it with --encoding" in result.output


def test_a_file_saved_again_in_other_forms_of_times_is_there_already(here: Folder) -> None:
    first = (
        PLAIN
        + "till,2025-01-09 08:07,2025-01-09 24:00,alert,other,a\ntill,2025-01-10,,alert,other,b\n"
    )
    assert bring(first, "--write").exit_code == 0
    again = (
        PLAIN + "till,2025/1/9 8:07,2025/1/10 0:00,alert,other,a\n"
        "till,2025/1/10 0:00,,alert,hardware,b\ntill,2025年1月11日 8:07,,alert,other,c\n"
    )
    result = bring(again, "--write")
    assert result.output.endswith("1 row written, 2 were there already\n")
    assert "foreign.csv:3:1: there already" in result.output
    assert "foreign.csv:2:1: there already" not in result.output
    assert [one.title for one in here.load().catalog.incidents] == ["a", "b", "c"]
    assert here.load().problems == ()


def test_a_weekday_of_another_day_and_what_cannot_be_seen_are_told(here: Folder) -> None:
    result = bring(
        PLAIN + "till,2025/1/9(金) 8:07,,alert,other,a\ntill,2025-01\ue000-09,,alert,other,b\n"
    )
    assert (
        "is `2025/1/9(金) 8:07`; 2025-01-09 is a Thursday: write 2025-01-09 08:07" in result.output
    )
    assert 'is `2025-01\\ue000-09`; write "2025-01-09"' in result.output


def test_a_year_far_away_is_a_warning_and_placed(here: Folder) -> None:
    result = bring(
        PLAIN + "till,1925-01-09,,alert,other,a\ntill,2025-01-09,,alert,other,b\n", "--write"
    )
    assert "foreign.csv:2:6: warning[distant-year]" in result.output
    assert result.output.endswith("2 rows written, 0 were there already\n")
    assert result.exit_code == 0
