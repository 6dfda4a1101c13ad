"""The data behind the matrix: in step with its cells, and what a team does next."""

from __future__ import annotations

import json

import pytest

from standards_catalog.model.entries import Standard
from standards_catalog.views.adoption.adoption import Cell
from standards_catalog.views.adoption.matrix import adoption_matrix
from standards_catalog.views.adoption.next_step import STEPS, step
from standards_catalog.views.lists.matrix_data import AGES, MatrixData, age, matrix_data
from tests.conftest import Folder
from tests.matrices import drawn
from tests.views.made import records, sound, standard

OLD = "confirmed_on: 2020-01-01"
ENDED = "waiver: { reason: Later., approved_by: committee, expires_on: 2020-01-01 }"
HOLDS = "waiver: { reason: Later., approved_by: committee, expires_on: 2099-01-01 }"


def made(folder: Folder) -> tuple[MatrixData, tuple[Cell, ...]]:
    """Return the data of all standards and beta's cells."""
    catalog = sound(folder)
    matrix = adoption_matrix(catalog, catalog.all(Standard), "standard")
    return matrix_data(catalog, matrix, "en"), matrix.rows[-1].cells


def test_a_form_a_column(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    data = made(folder)[0].data
    assert [len(row) for row in data["cells"]] == [len(data["subjects"])] * 2 == [2, 2]
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


def test_cells_that_are_alike_share_a_form(folder: Folder) -> None:
    folder.write("standards/art.yml", standard("prototype"))
    records(folder, "beta", "standard: flow, status: partial", "standard: art, status: partial")
    tools, _ = made(folder)
    flow, art = tools.data["cells"][-1]
    assert tools.forms[flow].look == tools.forms[art].look
    assert (flow == art) is (tools.forms[flow].codes == tools.forms[art].codes)
    assert len(tools.looks) == 1 + max(form.look for form in tools.forms)


def test_no_text_of_a_record_is_markup(folder: Folder) -> None:
    attack = "</script><script>alert(1)//<!--"
    records(folder, "beta", f"standard: flow, status: planned, note: '{attack}'")
    catalog = sound(folder)
    found = drawn(catalog, catalog.all(Standard))
    assert [attack in one for one in found] == [False] * 4
    assert attack in str(json.loads(found.cards))
