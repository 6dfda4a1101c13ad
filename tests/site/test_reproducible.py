"""Two builds of one commit, with the same today, are the same bytes."""

from __future__ import annotations

import os
import subprocess
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Folder
from tests.repository import commit, git
from tests.site.project import CATALOG, Project, contents, organisation

HERE = {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "ja_JP.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "2"}


@pytest.fixture
def checkouts(tmp_path: Path) -> tuple[Project, Project]:
    """Return two clones of one project, in folders that have little in common."""
    origin = Folder(organisation(tmp_path / "origin").root / "catalog")
    commit(origin, "Everything")
    clones = tmp_path / "here", tmp_path / "フォルダ with a longer name" / "x"
    for clone in clones:
        git(origin, "clone", "-q", ".", str(clone))
    return Project(clones[0]), Project(clones[1])


def test_the_same_bytes_wherever_it_is_built(checkouts: tuple[Project, Project]) -> None:
    epoch = str(int(time.time()))
    builds = [
        subprocess.Popen(
            [CATALOG, "build"],
            cwd=one.root,
            env={**os.environ, **where, "SOURCE_DATE_EPOCH": epoch},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for one, where in zip(checkouts, (HERE, THERE), strict=True)
    ]
    for build in builds:
        said, _ = build.communicate()
        assert build.returncode == 0, said.decode("utf-8", "replace")
    here, there = (contents(one.site) for one in checkouts)
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []
    assert here.keys() >= {"sitemap.xml.gz", "search/documents.json", "404.html"}
    revision = git(Folder(checkouts[0].root / "catalog"), "rev-parse", "HEAD")
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
