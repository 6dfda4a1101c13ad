"""Projects to build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import BASE
from tests.site.project import EPOCH, Project, organisation_site, project


@pytest.fixture(scope="session")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project of the invented organisation, built once."""
    return organisation_site(tmp_path_factory)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """A project with pages and without a catalog."""
    return project(tmp_path / "project")


@pytest.fixture
def small(bare: Project) -> Project:
    """A project with a small catalog in which everything is right."""
    shutil.copytree(BASE, bare.root / "catalog")
    return bare
