"""The pages that Git's history makes, in a whole site, and what is kept of it between builds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from standards_catalog.schema.schemas import Schemas, package_schemas
from standards_catalog.site import past as module
from standards_catalog.site.past import Past
from standards_catalog.views.changes.history import Facts, History
from tests.conftest import BASE, Folder
from tests.repository import commit
from tests.site.project import Project, contents, project
from tests.site.test_preview import refresh, served

CODE = frozenset({("code", 1)})
HOSTILE = "<img src=x onerror=alert(1)> {{ 7 * 7 }} (#12)"


@pytest.fixture
def made(tmp_path: Path) -> Project:
    """A project in a repository, with the pages of its history."""
    found = project(tmp_path / "project")
    shutil.copytree(BASE, found.root / "catalog")
    found.write("docs/about/changes.md", "# Changes\n\n{{ changes_by_month() }}\n")
    found.write("docs/adoption/compare.md", '# Compare\n\n{{ adoption_comparison(of="tools") }}\n')
    found.write("docs/standards/flow.md", "# Flow\n\n{{ lede() }}\n\n{{ changes() }}\n")
    nav = found.root / "mkdocs.yml"
    pages = "  - Past: [about/changes.md, adoption/compare.md]\n"
    nav.write_text(nav.read_text("utf-8").replace("\ntheme:\n", f"{pages}\ntheme:\n", 1), "utf-8")
    found.write("docs/index.md", "# Home\n\n[October](about/changes.md#2026-10)\n")
    return found


def data_of(made: Project) -> Folder:
    return Folder(made.root / "catalog")


def articles(made: Project, *paths: str) -> list[str]:
    return [made.read(f"{path}/index.html").split("<article")[1] for path in paths]


def test_every_page_has_its_past(made: Project) -> None:
    commit(data_of(made), "All of it", "2026-06-01")
    data_of(made).edit("adoption/alpha.yml", 'version: "1.9"', 'version: "2.0"')
    data_of(made).edit("adoption/beta.yml", "status: partial", "status: adopted")
    commit(data_of(made), HOSTILE, "2026-10-01")
    data_of(made).edit("tools/anvil.yml", "ring: adopt", "ring: caution")
    built = made.build()
    assert built.code == 0, built.output
    months, flow, team, anvil, compare = articles(
        made, "about/changes", "standards/flow", "teams/alpha", "tools/anvil", "adoption/compare"
    )
    assert re.findall(r'<h2[^>]* id="([^"]*)"', months) == [
        "since-last-quarter",
        "2026-10",
        "2026-06",
    ]
    for page in (months, flow, team):
        assert "onerror" not in page, "what a commit says of itself is not shown"
        assert 'href="https://github.com/example/standards/pull/12"' in page
        assert ": version 1.9 → 2.0" in page
        assert "<img" not in page
    assert "Caution" not in anvil.split('id="changes"')[1], "it is not committed"
    for page in (flow, team, anvil):
        assert page.count(' id="changes"') == 1
    assert "Beta</a></th>" in compare
    assert "Source: Git, whose history goes back to 2026-06-01." in months
    assert '<option value="2026Q3" selected>' in compare


def test_without_git_the_site_says_so(made: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(made.root.parent))
    made.write("docs/index.md", "# Home\n")
    built = made.build()
    assert built.code == 0, built.output
    months, flow, anvil, compare = articles(
        made, "about/changes", "standards/flow", "tools/anvil", "adoption/compare"
    )
    assert "No history: this site was built outside a Git repository." in months
    assert "Source: the days recorded in the entries, as there is no history in Git." in months
    for page in (flow, anvil):
        own = page.split('id="changes"')[1]
        assert "No history: this site was built outside a Git repository." in own
    assert "Nothing to compare yet" in compare


def test_a_save_after_a_commit_gives_the_bytes_of_a_whole_build(made: Project) -> None:
    made.write("docs/index.md", "# Home\n")
    commit(data_of(made), "All of it", "2026-06-01")
    plugin = served(made)
    data_of(made).edit("tools/hammer.yml", "ring: adopt", "ring: caution")
    commit(data_of(made), "A ring", "2026-11-01")
    data_of(made).edit("tools/anvil.yml", "name: Anvil", "name: An anvil")
    assert refresh(plugin)
    assert plugin.preview
    plugin.preview.freshen_all()
    refreshed = contents(made.site)
    assert b": Adopt" in refreshed["tools/hammer/index.html"]
    served(made)
    assert refreshed == contents(made.site)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept, instead of the user's."""

    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(module, "private_folder", lambda: folder)
    return folder


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Write down how many commits were known whenever the history is read."""
    known: list[int] = []
    real = module.history

    def history(schemas: Schemas, root: Path, time_zone: str, facts: Facts) -> History:
        known.append(len(facts))
        return real(schemas, root, time_zone, facts)

    monkeypatch.setattr(module, "history", history)
    return known


def test_what_was_worked_out_is_kept(
    folder_in_git: Folder, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = counted(monkeypatch)
    first = Past(package_schemas(), folder_in_git.root, "Asia/Tokyo", CODE).history()
    assert Past(package_schemas(), folder_in_git.root, "Asia/Tokyo", CODE).history() == first
    assert len(list(kept.iterdir())) == 1
    other = Past(package_schemas(), folder_in_git.root, "Asia/Tokyo", frozenset({("code", 2)}))
    assert other.history() == first
    assert known == [0, 2, 0], "other code tells it anew"


@pytest.mark.parametrize("spoilt", [b"", b"[1]", b'{"x": [{"what": 1}]}', b"\xff"])
def test_a_spoilt_file_is_worked_out_again(
    folder_in_git: Folder, kept: Path, spoilt: bytes
) -> None:
    first = Past(package_schemas(), folder_in_git.root, "Asia/Tokyo", CODE).history()
    (file,) = kept.iterdir()
    file.write_bytes(spoilt)
    assert Past(package_schemas(), folder_in_git.root, "Asia/Tokyo", CODE).history() == first
    assert file.read_bytes() != spoilt


def test_where_nothing_can_be_kept_one_does_without(folder_in_git: Folder, kept: Path) -> None:
    kept.rmdir()
    assert (
        len(Past(package_schemas(), folder_in_git.root, "Asia/Tokyo", CODE).history().entries) == 2
    )


def test_it_is_read_once_until_it_is_forgotten(folder_in_git: Folder, kept: Path) -> None:
    past = Past(package_schemas(), folder_in_git.root, "Asia/Tokyo")
    first = past.history()
    folder_in_git.edit("tools/anvil.yml", "ring: trial", "ring: caution")
    commit(folder_in_git, "One more", "2026-10-03")
    assert past.history() is first
    past.forget()
    assert len(past.history().entries) == 3
    assert not list(kept.iterdir()), "without a fingerprint of the code nothing is kept"


@pytest.fixture
def folder_in_git(folder: Folder) -> Folder:
    """Return a catalog with two commits."""
    commit(folder, "All of it", "2026-10-01")
    folder.edit("tools/anvil.yml", "ring: adopt", "ring: trial")
    commit(folder, "A ring", "2026-10-02")
    return folder
