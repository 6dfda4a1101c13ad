"""Old debts are warnings, new ones errors; what is paid is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from standards_catalog.cli import main
from tests.conftest import Folder

PLACE = "baseline.json"


@pytest.fixture
def indebted(folder: Folder) -> Folder:
    """Return a catalog in which a standard has not earned its stage."""
    folder.delete("adoption/beta.yml")
    assert folder.complaints() == ["standards/flow.yml:3:8 stage-gate"]
    return folder


def severities(folder: Folder) -> list[tuple[str, str]]:
    return [(one.severity, one.code) for one in folder.load().problems]


def test_what_is_counted_waits_and_one_more_does_not(indebted: Folder) -> None:
    indebted.write(PLACE, json.dumps({"standards/flow.yml": {"stage-gate": 1}}))
    assert severities(indebted) == [("warning", "stage-gate")]
    indebted.write(PLACE, json.dumps({"standards/flow.yml": {"stage-history": 1}}))
    assert ("error", "stage-gate") in severities(indebted)


def test_what_is_paid_is_told(folder: Folder) -> None:
    folder.write(PLACE, json.dumps({"standards/flow.yml": {"stage-gate": 2}}))
    (problem,) = folder.load().problems
    assert (problem.severity, problem.code) == ("warning", "paid-debt")
    assert "has 0 `stage-gate`, and 2 are put off" in problem.message


def test_what_the_site_needs_cannot_wait(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "principles: [simple]", "principles: [simpel]")
    folder.write(PLACE, json.dumps({"standards/flow.yml": {"unknown-reference": 1}}))
    assert ("error", "unknown-reference") in severities(folder)


@pytest.mark.parametrize(
    "text", ["", "[]", '{"a": 1}', '{"a": {"b": 0}}', "<<<<<<< HEAD", "\udcff"]
)
def test_a_baseline_of_another_form_is_told(text: str, indebted: Folder) -> None:
    indebted.write(PLACE, text.encode("utf-8", "surrogateescape"))
    assert {("error", "wrong-baseline"), ("error", "stage-gate")} <= set(severities(indebted))


def test_it_is_written_and_then_only_what_is_new_stops(
    indebted: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(indebted.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795316400")
    result = CliRunner().invoke(main, ["check", "--write-baseline"])
    assert result.exit_code == 0, result.output
    text = (indebted.root / PLACE).read_text()
    assert json.loads(text) == {"standards/flow.yml": {"stage-gate": 1}}
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--baseline", "none.json"]).exit_code == 1
    assert CliRunner().invoke(main, ["check", "--write-baseline"]).exit_code == 0
    assert (indebted.root / PLACE).read_text() == text


def test_a_link_that_leads_nowhere_or_out_is_told_and_not_followed(
    indebted: Folder, tmp_path: Path
) -> None:
    place = indebted.root / PLACE
    (tmp_path / "elsewhere.json").write_text('{"standards/flow.yml": {"stage-gate": 1}}')
    for target in ("nowhere.json", tmp_path / "elsewhere.json"):
        place.symlink_to(target)
        assert {("error", "wrong-baseline"), ("error", "stage-gate")} <= set(severities(indebted))
        place.unlink()
