"""A catalog is read by a set of schemas, and carries it: another one may have other words."""

from __future__ import annotations

import json
from typing import Any

from standards_catalog.checks.load import load
from standards_catalog.model.entries import Tool
from standards_catalog.model.standing import ring_of
from standards_catalog.schema.schemas import Schemas, package_schemas
from tests.conftest import NOW, Folder


def with_ring(value: str) -> Schemas:
    """Return the schemas of the package with one more ring, the last one."""
    raw: dict[str, Any] = json.loads(json.dumps(dict(package_schemas().raw)))
    rings = raw["tool"]["$defs"]["ring"]["oneOf"]
    rings.append(dict(rings[-1], const=value, title=value.capitalize()))
    return Schemas(raw)


def test_a_catalog_has_the_words_it_was_read_by(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "ring: adopt", "ring: hold")
    other = with_ring("hold")
    loaded = load(folder.root, "catalog", NOW, schemas=other)
    assert loaded.errors == ()
    catalog = loaded.catalog
    hammer = catalog.get(Tool, "hammer")
    assert catalog.schemas is other
    assert hammer
    assert ring_of(catalog, hammer).label("en") == "Hold"
    assert [problem.code for problem in folder.load().errors] != []
