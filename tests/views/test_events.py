"""What happened: every event that the data has a day for, on that day, under a name that lasts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from standards_catalog.model.catalog import Ref
from standards_catalog.views.events.events import KINDS, Event, events
from standards_catalog.views.shared.words import words
from tests.conftest import NOW, Folder
from tests.views.made import records, sound, standard

WAIVER = "waiver: { reason: Moves., approved_by: committee, expires_on: 2026-12-22 }"


def told(folder: Folder, now: datetime = NOW, lang: str = "en") -> dict[str, Event]:
    return {one.path: one for one in events(folder.load(now).catalog, lang)}


def test_the_small_catalog_tells_all_that_has_a_day(folder: Folder) -> None:
    found = [(one.on, one.title) for one in events(sound(folder), "en")]
    assert found == [
        ("2026-09-30", "Confirmed at Alpha: Deploy flow 1.9 (Adopted)"),
        ("2026-09-30", "Confirmed at Beta: Deploy flow (Adopted)"),
        ("2026-09-30", "Confirmed at Beta: Anvil 2.1 (Partial)"),
        ("2026-07-01", "Anvil 2.1 was released"),
        ("2026-01", "Anvil: ring Adopt, Trial on Emu"),
        ("2023-06", "Deploy flow reached the stage Company-wide standard"),
        ("2022-03", "Alpha took up Deploy flow"),
        ("2022", "Deploy flow reached the stage Prototype"),
    ]


def test_a_day_known_in_part_is_the_first_one_and_is_said(folder: Folder) -> None:
    found = told(folder)
    month, year = (found[f"standards/flow/stage-{one}"] for one in ("standard", "prototype"))
    assert (str(month.day), month.text) == (
        "2023-06-01",
        "Only the month is known: 2023-06.",
    )
    assert (str(year.day), year.text) == ("2022-01-01", "Only the year is known: 2022.")


def test_a_stage_without_a_day_of_its_own_was_reached_when_it_was_decided(folder: Folder) -> None:
    folder.write("standards/new.yml", standard("proposed", "decided_on: 2026-05-04"))
    assert told(folder)["standards/new/stage-proposed"].on == "2026-05-04"


def test_a_deprecated_standard_is_replaced_or_reached_that_stage(folder: Folder) -> None:
    on = "deprecated_on: 2026-05-04"
    folder.write("standards/old.yml", standard("deprecated", on, "superseded_by: flow"))
    folder.write("standards/lost.yml", standard("deprecated", on, "reason: The platform is gone."))
    found = told(folder)
    replaced = found["standards/old/replaced"]
    assert replaced.title == "A standard is replaced by Deploy flow"
    assert (replaced.on, replaced.successor) == ("2026-05-04", Ref("standard", "flow"))
    assert found["standards/lost/stage-deprecated"].text == "The platform is gone."
    assert "standards/old/stage-deprecated" not in found


@pytest.mark.parametrize(("day", "there"), [(21, False), (22, True), (23, True)])
def test_a_waiver_is_told_of_thirty_days_before_its_end(
    folder: Folder, day: int, there: bool
) -> None:
    records(folder, "alpha", f"standard: flow, status: planned, {WAIVER}")
    found = told(folder, datetime(2026, 11, day, 3, tzinfo=UTC))
    name = "teams/alpha/standards/flow/waiver-2026-12-22"
    assert (name in found) == there
    if there:
        assert found[name].on == "2026-11-22"
        assert found[name].title == "Alpha: the waiver for Deploy flow ends on 2026-12-22"
        assert found[name].href == "teams/alpha/#standing"


def test_a_retired_standard_was_deprecated_before(folder: Folder) -> None:
    lines = "deprecated_on: 2026-05-04", "decided_on: 2026-08-01", "reason: Gone."
    steps = "history: [{ stage: deprecated, basis: stated }]"
    folder.write("standards/old.yml", standard("retired", *lines, steps))
    found = told(folder)
    assert found["standards/old/stage-deprecated"].on == "2026-05-04"
    assert found["standards/old/stage-retired"].on == "2026-08-01"


def test_a_waiver_that_nobody_needs_any_more_is_not_told_of(folder: Folder) -> None:
    records(folder, "alpha", f"standard: flow, status: adopted, role: origin, {WAIVER}")
    assert not [one for one in told(folder).values() if one.kind == "waiver"]


def test_what_upstream_did_and_what_we_think_and_gave(folder: Folder) -> None:
    path = "tools/anvil.yml"
    gift = "{ title: A `hook`, basis: stated, on: 2025-03 }"
    text = (folder.root / path).read_text("utf-8")
    folder.write(path, f"{text}contributions: [{gift}, {gift}]\n")
    found = told(folder)
    assert found["tools/anvil/version-2.1"].title == "Anvil 2.1 was released"
    assert found["tools/anvil/ring-adopt"].title == "Anvil: ring Adopt, Trial on Emu"
    assert found["tools/anvil/contribution-A `hook`"].title == "Contributed to Anvil: A hook"


def test_each_ring_of_a_history_is_told_under_a_name_that_lasts(folder: Folder) -> None:
    history = "history:\n  - { ring: assess, on: 2024-05 }\n  - { ring: trial, on: 2025-02-03 }\n"
    back = "  - { ring: assess, on: 2025-08 }\n  - { ring: adopt }\n"
    folder.edit("tools/hammer.yml", "ring: adopt\n", f"ring: adopt\n{history}{back}")
    told = [(one.on, one.path) for one in events(sound(folder), "en") if one.kind == "ring"]
    assert [one for one in told if "hammer" in one[1]] == [
        ("2025-08", "tools/hammer/ring-assess-2"),
        ("2025-02-03", "tools/hammer/ring-trial"),
        ("2024-05", "tools/hammer/ring-assess"),
    ]


def test_names_outlast_a_new_id(folder: Folder) -> None:
    before = set(told(folder))
    text = (folder.root / "teams/alpha.yml").read_text("utf-8")
    folder.write("teams/gamma.yml", f"{text}formerly: [alpha, second]\n").delete("teams/alpha.yml")
    (folder.root / "adoption/alpha.yml").rename(folder.root / "adoption/gamma.yml")
    folder.edit("adoption/gamma.yml", "confirmed_by: alpha", "confirmed_by: gamma")
    assert set(told(folder)) == before


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_kind_has_a_name(lang: str) -> None:
    assert [kind for kind in KINDS if not words(lang).get(f"event_{kind}")] == []


def test_titles_are_in_the_language(folder: Folder) -> None:
    found = told(folder, lang="ja")["standards/flow/stage-standard"]
    assert found.title == "デプロイフローが段階「全社標準」に到達"
    assert found.label("ja") == "段階の到達"
