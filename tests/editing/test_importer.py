"""A table from elsewhere is understood as far as it can be, and says where it cannot."""

from __future__ import annotations

from standards_catalog.documents.csv.layout import layout_of
from standards_catalog.editing.importer import placed, written
from standards_catalog.schema.schemas import package_schemas

INCIDENT = package_schemas().tables["incident"]
TEXT = "番号,障害発生,検知,対象コンポーネント名,備考,\n1,2024/3/5 9:12,監視,API,長い,\n"


def keys(text: str, said: dict[str, str] | None = None) -> list[tuple[str, str]]:
    layout = layout_of(INCIDENT, text)
    assert layout
    return [(one.key, one.how) for one in placed(INCIDENT, text, layout, said or {})]


def test_columns_are_known_guessed_or_unplaced() -> None:
    assert keys(TEXT) == [
        ("id", "named"),
        ("started_at", "named"),
        ("detected_by", "guessed"),
        ("component", "guessed"),
        ("", "unplaced"),
        ("", "left"),
    ]


def test_what_is_said_goes_first() -> None:
    said = {"備考": "title", "検知": "", "対象コンポーネント名": "component"}
    assert keys(TEXT, said)[2:5] == [("", "left"), ("component", "said"), ("title", "said")]


def test_no_key_is_given_twice() -> None:
    found = [key for key, _ in keys("発生時刻,発生日時,started\n2026-05-01,2026-05-02,x\n") if key]
    assert len(found) == len(set(found))


def test_a_time_is_no_guess_for_what_is_none() -> None:
    assert ("detected_at", "guessed") not in keys("検知時\nたぶん\n")
    assert ("detected_at", "guessed") in keys("検知時\n2026-05-01 10:00\n")


def test_written_in_the_order_of_the_schema_with_the_zone() -> None:
    rows = [{"trigger": "other", "started_at": "2026-05-01", "title": 'a, "b"'}]
    assert written(INCIDENT, rows, "Europe/Berlin") == (
        'title,started_at (Europe/Berlin),trigger\n"a, ""b""",2026-05-01,other\n'
    )
