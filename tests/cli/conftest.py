"""Where the commands run: the folder above a catalog in which everything is right."""

from __future__ import annotations

import pytest

from tests.conftest import NOW, Folder

EPOCH = str(int(NOW.timestamp()))


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in the folder that holds the catalog, on the day of the tests."""
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return folder
