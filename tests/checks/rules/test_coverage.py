"""Gaps are warnings; what is recorded as none is no gap."""

from __future__ import annotations

import pytest

from tests.conftest import Folder


def test_gap(folder: Folder) -> None:
    old = "  emu:\n    not_applicable: Builds run on Eel.\n"
    folder.edit("zones/ci.yml", old, "")
    assert folder.complaints() == ["zones/ci.yml:6:3 zone-gap"]
    folder.edit("platforms/emu.yml", "lifecycle: production", "lifecycle: deprecated")
    assert folder.complaints() == [], "nothing new goes there"


def test_unreferenced(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "principles: [simple]\n", "")
    assert folder.complaints() == ["principles/simple.yml:1:1 unreferenced-entry"]
    folder.edit("tools/hammer.yml", "Builds.", '"[Builds](principle:simple)."')
    assert folder.complaints() == [], "a link is a reference"


def test_naming_oneself_is_no_reference(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "principles: [simple]\n", "")
    folder.edit("principles/simple.yml", "Fewer parts.", '"[Fewer](principle:simple) parts."')
    assert folder.complaints("unreferenced-entry")


def test_unadopted(folder: Folder) -> None:
    for file in ("adoption/alpha.yml", "adoption/beta.yml"):
        text = (folder.root / file).read_text().replace("status: adopted", "status: planned")
        folder.write(file, text)
    assert folder.complaints("unadopted-standard") == ["standards/flow.yml:3:8 unadopted-standard"]


def test_what_a_broken_file_may_name_is_not_called_alone(folder: Folder) -> None:
    folder.edit("standards/flow.yml", "principles: [simple]\n", "")
    syntax = "zones/broken.yml:1:7 yaml-syntax"
    folder.write("zones/broken.yml", "name: [\n")
    assert folder.complaints() == ["principles/simple.yml:1:1 unreferenced-entry", syntax]
    folder.write("zones/broken.yml", "name: [\nprinciples: [simple]\n")
    assert folder.complaints() == [syntax]
    folder.write("zones/broken.yml", "name: [\nprinciples: [simple]\n".encode("utf-16"))
    assert folder.complaints("unreferenced-entry") == [], "nobody knows what it names"


def test_a_broken_file_hides_nothing_of_others(folder: Folder) -> None:
    folder.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", "")
    gap = folder.complaints()
    assert {one.partition(" ")[2] for one in gap} == {"zone-gap"}
    folder.write("tools/broken.yml", "name: [\n")
    assert set(folder.complaints()) > set(gap)


@pytest.mark.parametrize(
    ("stage", "end", "warned"),
    [
        ("proposed", "", False),
        ("deprecated", "deprecated_on: 2026-04-01\nreason: Nobody wanted it.\n", True),
        ("retired", "deprecated_on: 2026-04-01\nreason: Nobody wanted it.\n", False),
    ],
)
def test_unadopted_by_stage(stage: str, end: str, warned: bool, folder: Folder) -> None:
    folder.write(
        "standards/one.yml",
        f"name: S\ntype: practice\nstage: {stage}\nsummary: S\nproblem: P\nowner: committee\n"
        f"{end}sources: [{{ title: R, basis: stated }}]\n",
    )
    assert bool(folder.complaints("unadopted-standard")) == warned
