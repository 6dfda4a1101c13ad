"""What the field reference says of bounds that no schema knows."""

from __future__ import annotations

import pytest

from standards_catalog.documents.csv.header import MAX_COLUMNS
from standards_catalog.documents.document import MAX_BYTES, MAX_TABLE
from standards_catalog.documents.yaml.structure import MAX_DEPTH, MAX_VALUES
from standards_catalog.problems import MOST
from standards_catalog.site.content.pages import CONTENT

BOUNDS = [
    *(f"{MAX_BYTES >> 20} MiB", f"{MAX_TABLE >> 20} MiB", f"{MAX_VALUES:,}"),
    *(str(MAX_DEPTH), str(MAX_COLUMNS), str(MOST)),
]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_field_reference_says_what_a_file_may_hold(lang: str) -> None:
    page = (CONTENT / lang / "contribute/fields.md").read_text("utf-8")
    assert [bound for bound in BOUNDS if bound not in page] == []
