"""The sample that is shipped is the one that the engine's tests look at."""

from __future__ import annotations

from pathlib import Path

import standards_catalog
from tests.content.places import ROOT

TESTED = Path(standards_catalog.__file__).parent / "example/catalog/sample"
SHIPPED = ROOT / "catalog/sample"


def test_the_shipped_sample_is_the_one_that_is_tested() -> None:
    tested = {file.relative_to(TESTED): file.read_bytes() for file in TESTED.rglob("*.*")}
    shipped = {file.relative_to(SHIPPED): file.read_bytes() for file in SHIPPED.rglob("*.*")}
    assert tested == shipped
