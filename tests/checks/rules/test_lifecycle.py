"""Stages are earned, successors lead somewhere, versions exist."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standards_catalog.checks.rules.lifecycle import is_behind, is_newer
from tests.conftest import Folder

Write = Callable[..., str]


@pytest.mark.parametrize(
    ("version", "than"),
    [("2.0.1", "2.0"), ("1.10", "1.9"), ("v2", "1.9"), ("2.0", "2.0rc1"), ("2026.11", "2026.9")],
)
def test_newer(version: str, than: str) -> None:
    assert is_newer(version, than)
    assert not is_newer(than, version)


@pytest.mark.parametrize(
    ("version", "than"),
    [("2.0", "2.0"), ("v2.0", "2"), ("", "1"), ("1", ""), ("latest", "1.0"), ("1.0", "2026-11a~x")],
)
def test_not_newer(version: str, than: str) -> None:
    assert not is_newer(version, than)


@pytest.mark.parametrize(
    ("version", "current", "behind"),
    [
        ("v1", "2.3", True),
        ("v2", "2.3", False),
        ("v2.2", "2.3.0", True),
        ("v2.3", "2.3.1", False),
        ("v2.9.1", "3", True),
        ("2.3.0", "2.3", False),
        ("v2-rc.1", "2.3", True),
        ("v2.3.0rc1", "2.3", True),
        ("2.0", "1!1", True),
        ("main", "2.3", False),
        ("", "2.3", False),
        ("v3", "2.3", False),
    ],
)
def test_a_tag_is_behind_only_as_far_as_it_says(version: str, current: str, behind: bool) -> None:
    assert is_behind(version, current) is behind


def deprecated(successor: str = "", stage: str = "deprecated") -> str:
    end = f"superseded_by: {successor}" if successor else "reason: Nobody wanted it."
    return (
        f"name: S\ntype: practice\nstage: {stage}\nsummary: S\nproblem: P\nowner: committee\n"
        f"deprecated_on: 2026-04-01\n{end}\nsources: [{{ title: R, basis: stated }}]\n"
    )


def test_successors_that_arrive(folder: Folder) -> None:
    folder.write("standards/one.yml", deprecated("two")).write(
        "standards/two.yml", deprecated("flow")
    )
    assert folder.load().errors == ()


def test_a_way_into_a_circle_is_not_the_circle(folder: Folder, tool: Write) -> None:
    for one, successor in (("a", "b"), ("b", "c"), ("c", "b")):
        folder.write(f"tools/{one}.yml", tool(f"superseded_by: {successor}", ring="caution"))
    assert [said.partition(";")[0] for said in folder.messages("supersession-cycle")] == [
        "the successors go in a circle: b -> c -> b",
        "the successors go in a circle: c -> b -> c",
    ]


def test_dead_successor(folder: Folder) -> None:
    folder.write("standards/one.yml", deprecated("two"))
    folder.write("standards/two.yml", deprecated(stage="retired"))
    assert folder.messages("dead-successor") == [
        'the successor "two" is itself retired; name one that teams can adopt'
    ]


@pytest.mark.parametrize("status", ["adopted", "partial", "planned"])
def test_use_of_what_is_retired(status: str, folder: Folder) -> None:
    record = f"  - {{ standard: one, status: {status}, basis: stated }}\n"
    folder.write("standards/one.yml", deprecated(stage="retired"))
    folder.edit("adoption/alpha.yml", "records:\n", "records:\n" + record)
    assert len(folder.complaints("adoption-of-retired")) == 1


def test_no_use_of_what_is_retired(folder: Folder) -> None:
    record = "  - { standard: one, status: unknown, basis: stated }\n"
    folder.write("standards/one.yml", deprecated(stage="retired"))
    folder.edit("adoption/alpha.yml", "records:\n", "records:\n" + record)
    assert folder.load().errors == ()


def test_rings_of_a_superseded_tool(folder: Folder, tool: Write) -> None:
    lines = ("rings: { eel: caution, emu: adopt }", "superseded_by: anvil")
    folder.write("tools/vice.yml", tool(*lines, ring="caution"))
    assert folder.messages("superseded-ring") == [
        "`emu` is adopt, but the tool is superseded; write caution"
    ]


def test_gate_names_all_that_is_missing(folder: Folder) -> None:
    folder.delete("adoption/alpha.yml", "adoption/beta.yml")
    text = (folder.root / "standards/flow.yml").read_text()
    start, end = text.index("artifacts:"), text.index("version:")
    folder.write("standards/flow.yml", text[:start] + text[end:])
    (said,) = folder.messages("stage-gate")
    assert said == (
        "stage standard needs 2 teams of different products that adopted it (0 recorded) and "
        "1 named under `artifacts` (0 recorded); "
        "record what is missing, or set the stage that was reached"
    )
