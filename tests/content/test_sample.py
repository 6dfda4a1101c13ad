"""The sample that is shipped is the one that the engine's tests look at."""

from __future__ import annotations

from pathlib import Path

from tests.sample.generate import FOLDER

SHIPPED = Path(__file__).parents[2] / "catalog/sample"


def test_the_shipped_sample_is_the_one_that_is_tested() -> None:
    tested = {file.relative_to(FOLDER): file.read_bytes() for file in FOLDER.rglob("*.*")}
    shipped = {file.relative_to(SHIPPED): file.read_bytes() for file in SHIPPED.rglob("*.*")}
    assert tested == shipped
