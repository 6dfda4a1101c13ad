"""Projects to build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import BASE
from tests.once import once
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


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project, built once: for tests that read it and change nothing."""

    def make(folder: Path) -> None:
        made = project(folder / "project")
        shutil.copytree(BASE, made.root / "catalog")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
            built = made.build()
        assert built.code == 0, built.output

    return Project(once(tmp_path_factory, "ready", make) / "project")


@pytest.fixture
def old(ready: Project, tmp_path: Path) -> Project:
    """The small project, with a site that was built before."""
    shutil.copytree(ready.root, tmp_path / "project")
    return Project(tmp_path / "project")
