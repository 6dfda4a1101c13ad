"""The data behind the matrix: in step with its cells, and what a team does next."""

from __future__ import annotations

import pytest

from standards_catalog.model.entries import Standard
from standards_catalog.render.environment import render
from standards_catalog.views.adoption.adoption import Cell
from standards_catalog.views.adoption.matrix import adoption_matrix
from standards_catalog.views.adoption.next_step import STEPS, step
from standards_catalog.views.lists.matrix_data import AGES, MatrixData, age, matrix_data
from tests.conftest import Folder
from tests.views.made import records, sound, standard

OLD = "confirmed_on: 2020-01-01"
ENDED = "waiver: { reason: Later., approved_by: committee, expires_on: 2020-01-01 }"
HOLDS = "waiver: { reason: Later., approved_by: committee, expires_on: 2099-01-01 }"


def made(folder: Folder) -> tuple[MatrixData, tuple[Cell, ...]]:
    """Return the data of all standards and beta's cells."""
    catalog = sound(folder)
    matrix = adoption_matrix(catalog, catalog.all(Standard), "standard")
    return matrix_data(catalog, matrix, "en"), matrix.rows[-1].cells


def test_a_character_a_column(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    data = made(folder)[0].data
    for row in data["cells"]:
        for name in ("status", "role", "age", "step", "flags"):
            assert len(row[name]) == len(data["subjects"]) == 2
    assert [one["id"] for one in data["teams"]] == ["alpha", "beta"]


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        ("status: unknown", "record"),
        ("status: planned", "adopt"),
        (f"status: planned, {ENDED}", "adopt"),
        (f"status: planned, {HOLDS}", "waiver"),
        (f"status: adopted, {OLD}", "confirm"),
        ("status: not_applicable, note: No.", "confirm"),
    ],
)
def test_the_next_step(folder: Folder, record: str, wanted: str) -> None:
    records(folder, "beta", f"standard: flow, {record}")
    catalog = sound(folder)
    cell = made(folder)[1][0]
    found = step(catalog, cell, catalog.get(Standard, "flow"))
    assert found == wanted
    assert found in STEPS


def test_what_is_only_proposed_is_no_gap(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("proposed"))
    catalog = sound(folder)
    assert step(catalog, made(folder)[1][1], catalog.get(Standard, "art")) == "none"


@pytest.mark.parametrize(
    ("record", "wanted"),
    [(f"status: adopted, {OLD}", "older"), ("status: adopted", "never"), ("status: unknown", "")],
)
def test_the_age_of_a_confirmation(folder: Folder, record: str, wanted: str) -> None:
    records(folder, "beta", f"standard: flow, {record}")
    assert age(made(folder)[1][0]) == wanted
    assert "older" in AGES


def test_no_text_leaves_its_script_element(folder: Folder) -> None:
    attack = "</script><script>alert(1)//<!--"
    records(folder, "beta", f"standard: flow, status: planned, note: '{attack}'")
    catalog = sound(folder)
    matrix = adoption_matrix(catalog, catalog.all(Standard), "standard")
    tools = matrix_data(catalog, matrix, "en")
    views = {"matrix": matrix, "tools": tools, "caption": "Adoption"}
    html = render("pages/adoption_matrix.html", "en", "../", **views)
    assert html.count("</script>") == html.count("<script") == 1
