"""Columns from elsewhere are understood as far as they can be, and say where they cannot."""

from __future__ import annotations

from standards_catalog.editing.importing.columns import placed
from standards_catalog.editing.importing.fields import target_of
from standards_catalog.editing.importing.rows import Place, Row
from standards_catalog.editing.importing.tabling import written
from standards_catalog.editing.importing.wishes import Wishes, said
from standards_catalog.schema.schemas import package_schemas

NOBODY = Wishes()


def fields(
    kind: str, cells: dict[str, str], wishes: Wishes = NOBODY
) -> dict[str, tuple[str, tuple[str, ...]]]:
    target = target_of(package_schemas(), kind)
    columns = placed(target, [Row(Place("x.csv"), cells)], wishes)
    return {one.name: (one.how, one.fields) for one in columns}


def test_columns_are_known_guessed_or_unplaced() -> None:
    cells = {"番号": "1", "障害発生": "2024/3/5 9:12", "検知": "監視", "備考": "長い"}
    assert fields("incident", cells) == {
        "番号": ("named", ("id",)),
        "障害発生": ("named", ("started_at",)),
        "検知": ("guessed", ("detected_by",)),
        "備考": ("unplaced", ()),
    }


def test_nested_fields_are_known_by_their_own_name_and_by_usual_ones() -> None:
    cells = {"Tool": "x", "Website": "https://x.example/", "licence": "MIT", "評価": "採用"}
    assert fields("tool", cells) == {
        "Tool": ("named", ("name",)),
        "Website": ("named", ("upstream.homepage",)),
        "licence": ("named", ("upstream.licence",)),
        "評価": ("named", ("ring",)),
    }


def test_what_is_said_goes_first() -> None:
    wishes = said(["備考=summary", "備考=name", "Notes=", "*=extra"], [], [], [])
    cells = {"備考": "x", "Notes": "y", "logo": "z"}
    assert fields("tool", cells, wishes) == {
        "備考": ("said", ("summary", "name")),
        "Notes": ("left", ()),
        "logo": ("left", ()),
    }


def test_no_field_is_guessed_twice() -> None:
    found = fields("incident", {"発生時刻": "2026-05-01", "発生日時": "x", "started": "y"})
    guessed = [one for _, one in found.values() if one]
    assert len(guessed) == len(set(guessed))


def test_a_time_is_no_guess_for_what_is_none() -> None:
    assert fields("incident", {"検知時": "たぶん"})["検知時"][1] != ("detected_at",)
    assert fields("incident", {"検知時": "2026-05-01 10:00"})["検知時"][1] == ("detected_at",)


def test_written_in_the_order_of_the_schema_with_the_zone() -> None:
    rows = [{"trigger": "other", "started_at": "2026-05-01", "title": 'a, "b"'}]
    assert written(package_schemas().tables["incident"], rows, "Europe/Berlin") == (
        'title,started_at (Europe/Berlin),trigger\n"a, ""b""",2026-05-01,other\n'
    )
