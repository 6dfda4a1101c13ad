from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from standards_catalog.views.shared.words import fill, when, words

PACKAGE = Path(__file__).parents[2] / "macros/standards_catalog"
SOURCES = [path for ending in ("html", "md", "py") for path in PACKAGE.rglob(f"*.{ending}")]
TEXT = "\n".join(path.read_text("utf-8") for path in SOURCES)


def test_every_word_that_a_template_asks_for_exists() -> None:
    asked = set(re.findall(r"\bt\.([a-z_]+)", TEXT))
    asked |= set(re.findall(r'fill\(lang, "(\w+)"[,)]', TEXT))
    assert asked
    assert asked - set(words("en")) == set()


def test_no_word_is_left_over() -> None:
    entries = "standard|tool|team|group|zone|platform|principle"
    made = "trigger|root_cause|detected_by|time_to_detect|time_to_restore|recovery|year"
    incidents = rf"inc_(by_|compare_)?({made})(_title)?$"
    kinds = (
        rf"{incidents}|no_history_|age_|told_|from_|state_|observed_next_|step_|standing_|section_"
        rf"|radar_move_|start_|need_|lack_|why_|event_|changes?_|type_|review_|further_"
        rf"|({entries})_"
    )
    unused = [
        key
        for key in words("en")
        if not re.search(rf"[\"'.]{key}\b", TEXT) and not re.match(kinds, key)
    ]
    assert unused == []


@pytest.mark.parametrize(("lang", "said"), [("en", "2 of 3 adopted"), ("ja", "3件中2件が導入済")])
def test_blanks_are_filled(lang: str, said: str) -> None:
    assert fill(lang, "rate_recorded", adopted=2, total=3) == said


@pytest.mark.parametrize(
    ("known", "english", "japanese"),
    [
        (date(2026, 5, 1), "2026-05-01", "2026年5月1日"),
        ("2026-05-01", "2026-05-01", "2026年5月1日"),
        ("2026-05", "2026-05", "2026年5月"),
        ("2026", "2026", "2026年"),
        ("", "", ""),
    ],
)
def test_a_day_is_written_as_exactly_as_it_is_known(
    known: date | str, english: str, japanese: str
) -> None:
    assert when(known, "en") == english
    assert when(known, "ja") == japanese


def test_days_in_sentences_are_written_as_elsewhere() -> None:
    assert "2026年5月1日" in fill("ja", "waiver_until", day=date(2026, 5, 1))
