"""Two builds of one commit, with the same today, are the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.site.project import CATALOG, ROOT, Project, contents

HERE = {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "ja_JP.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "2"}


@pytest.fixture
def checkouts(tmp_path: Path) -> tuple[Project, Project]:
    """Return two clones of the shipped project, in folders that have little in common."""
    origin = tmp_path / "origin"
    origin.mkdir()
    for name in ("catalog", "docs"):
        shutil.copytree(ROOT / name, origin / name)
    shutil.copy(ROOT / "mkdocs.yml", origin)
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "Everything")):
        _git(origin, *command)
    clones = tmp_path / "here", tmp_path / "フォルダ with a longer name" / "x"
    for clone in clones:
        _git(tmp_path, "clone", "-q", str(origin), str(clone))
        (clone / "macros").symlink_to(ROOT / "macros")
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
    assert b"Everything" in here["index.html"]


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


def _git(folder: Path, *command: str) -> None:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com"}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com"}
    config = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *command], cwd=folder, env={**os.environ, **who, **config}, check=True)
