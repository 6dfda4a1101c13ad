"""Tables, as a spreadsheet reads them."""

from __future__ import annotations

import csv
import io

import pytest

from standards_catalog.model.catalog import Catalog
from standards_catalog.schema.schemas import package_schemas
from tests.conftest import Folder
from tests.publish.api.described import api
from tests.views.made import sound


def rows(catalog: Catalog, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw(catalog, path)[1:], newline="")))


def raw(catalog: Catalog, path: str) -> str:
    return api(catalog)[path].decode()


def test_a_byte_order_mark_shows_japanese(folder: Folder) -> None:
    for path, content in api(sound(folder)).items():
        if path.endswith(".csv"):
            assert content.startswith(b"\xef\xbb\xbf"), path
            assert content.endswith(b"\r\n"), path
    [alpha, beta] = rows(sound(folder), "teams.csv")
    assert (alpha["name_en"], alpha["name_ja"]) == ("Alpha", "アルファ")
    assert (beta["name_en"], beta["name_ja"]) == ("Beta", "Beta")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_becomes_a_formula(folder: Folder, start: str) -> None:
    formula = f'{start}HYPERLINK("https://example.com";A1)'
    folder.edit("tools/anvil.yml", "name: Anvil", f"name: '{formula}'\naliases: ['{formula}']")
    for path in ("tools.csv", "matrix/tools.csv"):
        cells = [
            cell for line in csv.reader(io.StringIO(raw(sound(folder), path)[1:])) for cell in line
        ]
        assert [cell for cell in cells if cell.startswith(start)] == []
    [anvil, _] = rows(sound(folder), "tools.csv")
    assert anvil["name_en"] == anvil["aliases"] == f"'{formula}"


@pytest.mark.parametrize("start", ["\\t", "\\r"])
def test_no_cell_hides_a_formula_behind_white_space(folder: Folder, start: str) -> None:
    folder.edit("tools/anvil.yml", "name: Anvil", f'name: "{start}=1+1"')
    [anvil, _] = rows(sound(folder), "tools.csv")
    assert anvil["name_en"].startswith("'")


def test_quotes_commas_and_lines_survive(folder: Folder) -> None:
    text = 'One, "two"\nthree; four'
    folder.edit("tools/anvil.yml", "name: Anvil", f"name: Anvil\nring_note: '{text}'")
    folder.edit("tools/anvil.yml", "three", "\n  three")
    [anvil, _] = rows(sound(folder), "tools.csv")
    assert anvil["ring_note_en"] == 'One, "two"\nthree; four'
    assert '"One, ""two""\nthree; four"' in raw(sound(folder), "tools.csv")


def test_columns_are_the_same_without_any_row(folder: Folder) -> None:
    full = raw(sound(folder), "principles.csv").partition("\r\n")
    folder.delete("principles/simple.yml")
    folder.edit("standards/flow.yml", "principles: [simple]\n", "")
    assert raw(sound(folder), "principles.csv") == f"{full[0]}\r\n"
    assert full[2]


def test_parts_have_columns_of_their_own_and_lists_share_one(folder: Folder) -> None:
    [anvil, hammer] = rows(sound(folder), "tools.csv")
    assert anvil["upstream_version"] == "2.1"
    assert anvil["rings"] == "emu: trial"
    assert (anvil["computed_rate_adopted"], anvil["computed_rate_total"]) == ("0", "2")
    assert (hammer["owner"], hammer["rings"]) == ("", "")
    [flow] = rows(sound(folder), "standards.csv")
    assert (flow["tools"], flow["computed_rate_percent"]) == ("anvil", "100")


def test_adoption_has_a_row_a_record(folder: Folder) -> None:
    found = rows(sound(folder), "adoption.csv")
    subjects = [(row["team"], row["record_standard"] or row["record_tool"]) for row in found]
    assert subjects == [("alpha", "flow"), ("beta", "flow"), ("beta", "anvil")]
    assert [row["record_behind"] for row in found] == ["2.0", "", ""]
    assert [row["record_stale"] for row in found] == ["false"] * 3


def test_a_matrix_has_a_column_an_entry(folder: Folder) -> None:
    catalog = sound(folder)
    [alpha, beta] = rows(catalog, "matrix/tools.csv")
    assert (alpha["id"], alpha["name_ja"], alpha["anvil"]) == ("alpha", "アルファ", "unknown")
    assert beta["anvil"] == "partial"
    [ci] = rows(catalog, "matrix/zones.csv")
    assert (ci["eel"], ci["emu"]) == ("hammer", "not_applicable")


def test_every_list_and_matrix_has_a_table(folder: Folder) -> None:
    tables = {path for path in api(sound(folder)) if path.endswith(".csv")}
    schemas = package_schemas()
    kinds = (*schemas.kinds.values(), *schemas.tables.values())
    lists = {f"{schema.folder}.csv" for schema in kinds}
    assert tables == lists | {f"matrix/{name}.csv" for name in ("standards", "tools", "zones")}
