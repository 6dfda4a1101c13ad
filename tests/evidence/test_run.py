"""Many repositories: each has its outcome, whatever becomes of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_catalog.evidence import run
from standards_catalog.evidence.cache import Cache
from standards_catalog.evidence.run import Runner, Task
from standards_catalog.evidence.store import decode


def tasks(tmp_path: Path, number: int) -> list[Task]:
    for one in range(number):
        (tmp_path / str(one)).mkdir()
        (tmp_path / str(one) / ".terraform-version").write_text(f"1.{one}.0\n")
    return [Task(str(one), str(one), tmp_path / str(one)) for one in range(number)]


def test_processes_read_as_this_one_does(tmp_path: Path) -> None:
    asked = [*tasks(tmp_path, 5), Task("gone", "gone", tmp_path / "gone")]
    found = {
        processes: sorted(
            Runner(Cache(tmp_path / f"cache-{processes}", "1"), processes=processes).run(asked),
            key=lambda one: one.repository,
        )
        for processes in (1, 2)
    }
    assert found[1] == found[2]
    assert [one.reason for one in found[1]] == ["", "", "", "", "", "not_found"]
    assert decode(found[2][3].evidence).facts[0].version == "1.3.0"


def test_a_fault_of_the_program_is_one_repository_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = run.opened

    def opened(place: Path, ref: str = "") -> object:
        if place.name == "1":
            raise ZeroDivisionError("nothing")
        return real(place, ref)

    monkeypatch.setattr(run, "opened", opened)
    found = {
        one.repository: (one.reason, one.message)
        for one in Runner(Cache(tmp_path / "cache", "1")).run(tasks(tmp_path, 3))
    }
    assert found == {"0": ("", ""), "1": ("crashed", "ZeroDivisionError: nothing"), "2": ("", "")}
