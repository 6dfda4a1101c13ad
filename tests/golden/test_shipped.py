"""What other programs read of the shipped catalog, to the byte.

`shipped/catalog/` is the catalog as it was when this was last looked at, so that who adds an entry
has nothing to do here. The documents with everything are here whole; of those that hold parts of
it, and of badges, a digest, so that none changes, comes or goes unseen. UPDATE_GOLDEN=1 copies the
catalog and writes the files anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from standards_catalog.checks.load import load
from standards_catalog.publish.api.documents import documents
from standards_catalog.site.output.subscriptions import outputs

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "shipped"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
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
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(HERE / "catalog", ignore_errors=True)
        shutil.copytree(ROOT / "catalog", HERE / "catalog", ignore=lambda *_: ["sample"])
    loaded = load(HERE / "catalog", now=NOW)
    assert not loaded.errors
    catalog, settings = loaded.catalog, loaded.catalog.settings
    found = {**documents(catalog), **outputs(catalog, settings.languages[0], settings.site)}
    return {
        path: one if isinstance(one := make(), bytes) else one.encode()
        for path, make in found.items()
    }


@pytest.mark.parametrize("path", WHOLE)
def test_document(made: Mapping[str, bytes], path: str) -> None:
    compare(path.replace("/", "-"), made[path])


def test_every_document_is_as_it_was(made: Mapping[str, bytes]) -> None:
    lines = [f"{sha256(made[path]).hexdigest()[:16]}  {path}\n" for path in sorted(made)]
    compare("digests.txt", "".join(lines).encode())


def compare(name: str, content: bytes) -> None:
    path = HERE / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(content)
    assert content == path.read_bytes()
