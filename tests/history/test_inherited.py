"""What a hook or a script inherits means another repository, and misleads no reader of Git."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from standards_catalog.cli import main
from standards_catalog.history.author import team_of_author
from standards_catalog.history.log import log
from standards_catalog.history.revision import load_revision, tools_on
from standards_catalog.history.since import change_since
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes.history import history
from standards_catalog.views.changes.pages import months
from tests.conftest import NOW, Folder
from tests.repository import commit, git

TOKYO = "Asia/Tokyo"


@pytest.fixture
def hooked(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A catalog with a past, asked from within a hook of another repository."""
    commit(folder, "All of it")
    git(folder, "config", "catalog.team", "beta")
    folder.edit("tools/anvil.yml", "name: Anvil", "name: An anvil")
    commit(folder, "An anvil", "2026-10-02")
    other = tmp_path / "other"
    subprocess.run(["git", "init", "-q", other], check=True)
    for name, path in {
        "GIT_DIR": other / ".git",
        "GIT_COMMON_DIR": other / ".git",
        "GIT_WORK_TREE": other,
        "GIT_INDEX_FILE": other / "no-index",
        "GIT_OBJECT_DIRECTORY": other / ".git/objects",
    }.items():
        monkeypatch.setenv(name, str(path))
    monkeypatch.setenv("GIT_PREFIX", "elsewhere/")
    monkeypatch.setenv("GIT_NOGLOB_PATHSPECS", "1")
    return folder


def page_of_changes(folder: Folder) -> object:
    known = history(package_schemas(), folder.root, TOKYO, {})
    (month,) = months(folder.load().catalog, known, "en").months
    return [one.title.partition(":")[0] for one in (*month.news.groups, month.news.edits) if one]


READERS: dict[str, tuple[Callable[[Folder], object], object]] = {
    "changes": (
        page_of_changes,
        ["Added", "1 edit of wording or details"],
    ),
    "log": (
        lambda folder: [one.subject for one in log(folder.root, TOKYO).commits],
        ["An anvil", "All of it"],
    ),
    "revision": (lambda folder: load_revision(folder.root, "HEAD~1", NOW).files, 15),
    "tools of a day": (
        lambda folder: sorted(tools_on(folder.root, date(2026, 10, 1)) or ()),
        ["anvil", "hammer"],
    ),
    "since": (
        lambda folder: change_since(folder.root, "HEAD~1", "catalog", NOW).paths,
        {"catalog/tools/anvil.yml"},
    ),
    "author": (
        lambda folder: team_of_author(folder.load().catalog, folder.root)[0],
        "beta",
    ),
}


@pytest.mark.parametrize("name", READERS)
def test_every_reader_sees_the_repository_of_the_folder(name: str, hooked: Folder) -> None:
    ask, answer = READERS[name]
    assert ask(hooked) == answer


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("diff", "HEAD~1"), "Anvil"),
        (("check", "--since", "HEAD~1"), "0 errors"),
        (("links", "list", "--new-since", "HEAD~1"), ""),
    ],
)
def test_every_command_that_compares(
    command: tuple[str, ...], said: str, hooked: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hooked.root.parent)
    result = CliRunner().invoke(main, [*command, "--catalog", str(hooked.root)])
    assert result.exit_code == 0, result.output
    assert said in result.output
