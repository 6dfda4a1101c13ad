"""The shipped catalog as it is now, on today's date."""

from __future__ import annotations

import os

import pytest

from standards_catalog.checks.load import load
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.today import moment
from tests.content.places import ROOT


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the catalog, which has to be right before anything else is asked of it."""
    loaded = load(ROOT / "catalog", now=moment(os.environ))
    assert [f"{one.path}:{one.line}: {one.message}" for one in loaded.errors] == []
    return loaded.catalog
