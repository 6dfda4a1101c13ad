"""Two builds of one commit, with the same today, are the same bytes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Folder
from tests.repository import git
from tests.site.project import CATALOG, EPOCH, HERE, Project

THERE = {
    "TZ": "America/Los_Angeles",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "2",
    "SOURCE_DATE_EPOCH": EPOCH,
}


@pytest.fixture
def clone(organisation: Project, tmp_path: Path) -> Project:
    """Return a clone of the organisation's project, in a folder that has little in common."""
    folder = tmp_path / "フォルダ with a longer name" / "x"
    git(Folder(organisation.root / "catalog"), "clone", "-q", ".", str(folder))
    return Project(folder)


def test_the_same_bytes_wherever_it_is_built(organisation: Project, clone: Project) -> None:
    assert all(HERE[name] != THERE[name] for name in HERE.keys() - {"SOURCE_DATE_EPOCH"})
    built = clone.run(CATALOG, "build", **THERE)
    assert built.code == 0, built.output
    here, there = organisation.files(), clone.files()
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []
    assert here.keys() >= {"sitemap.xml.gz", "search/documents.json", "404.html"}
    revision = git(Folder(clone.root / "catalog"), "rev-parse", "HEAD")
    assert revision[:7].encode() in here["index.html"], "what changed last is of Git"


def test_the_same_bytes_all_day_long(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    morning = datetime(2026, 11, 22, 0, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    found = []
    for hours in (0, 23, 24):
        moment = morning + timedelta(hours=hours)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        assert small.build().code == 0
        found.append(small.files())
    assert [path for path in found[0] if found[0][path] != found[1][path]] == []
    assert b"<lastmod>2026-11-22</lastmod>" in found[0]["sitemap.xml"]
    assert b"<lastmod>2026-11-23</lastmod>" in found[2]["sitemap.xml"]
