"""What other programs read of a whole organisation, to the byte: every document with everything.

UPDATE_GOLDEN=1 writes the files anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from standards_catalog.publish.api.documents import documents
from standards_catalog.publish.subscriptions import outputs
from tests.conftest import invented

HERE = Path(__file__).parent / "organisation"
WHOLE = (
    "api/v1/catalog.json",
    "api/v1/matrix/standards.csv",
    "api/v1/matrix/tools.csv",
    "api/v1/matrix/zones.csv",
    "calendar.ics",
    "feed.atom",
    "feed.json",
)


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    catalog = invented()
    found = {**documents(catalog), **outputs(catalog, "en", catalog.settings.site)}
    contents = {path: found[path]() for path in WHOLE}
    return {path: one if isinstance(one, bytes) else one.encode() for path, one in contents.items()}


@pytest.mark.parametrize("path", WHOLE)
def test_document(made: Mapping[str, bytes], path: str) -> None:
    content = made[path]
    if path.endswith(".json"):  # in lines, so that a difference can be read
        content = msgspec.json.format(content, indent=1) + b"\n"
    file = HERE / path
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert content == file.read_bytes()
