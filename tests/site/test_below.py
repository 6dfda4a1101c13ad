"""A project in a folder of a repository: what leads to the forge knows the way to the project."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import BASE, Folder
from tests.repository import commit, git
from tests.site.project import EPOCH, Project, project

FORGE = "https://github.com/example/standards"
INSIDE = "our platform/standards"
TOOL = "catalog/tools/anvil.yml"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Stand in a project two folders below the top of its repository, with two commits."""
    made = project(tmp_path / INSIDE)
    for file in BASE.rglob("*.yml"):
        made.write(f"catalog/{file.relative_to(BASE).as_posix()}", file.read_text("utf-8"))
    commit(Folder(tmp_path / "catalog"), "Begin", "2026-10-01")
    text = (made.root / TOOL).read_text("utf-8")
    made.write(TOOL, text.replace("ring: adopt", "ring: trial"))
    commit(Folder(tmp_path / "catalog"), "Try the anvil first", "2026-10-02")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.chdir(made.root)
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_pages_lead_to_files_of_the_project(made: Project) -> None:
    assert made.build().code == 0
    page = made.read("tools/anvil/index.html")
    assert f'href="{FORGE}/edit/main/our%20platform/standards/{TOOL}"' in page
    assert "</a>: Adopt → Trial" in page, "what changed is known"
    written = made.read("tools/index.html")
    assert f"{FORGE}/edit/main/our%20platform/standards/docs/tools/index.md" in written
    source = f'"source":"{FORGE}/blob/main/our%20platform/standards/{TOOL}"'
    assert source in made.read("api/v1/tools/anvil.json")


def test_codeowners_is_in_the_top_folder_and_speaks_of_the_project_alone(made: Project) -> None:
    assert run("codeowners").output == "../../.github/CODEOWNERS written\n"
    lines = (made.root / "../../.github/CODEOWNERS").read_text("utf-8").splitlines()
    assert "/our\\ platform/standards/catalog/teams/alpha.yml @example/alpha" in lines
    owned = [line for line in lines if line and not line.startswith("#")]
    assert all(line.startswith("/our\\ platform/standards/") for line in owned)
    assert run("codeowners", "--check").exit_code == 0


def test_a_new_entry_is_owned_at_once(made: Project) -> None:
    run("codeowners")
    done = run("new", "team", "gamma", "--name", "Gamma")
    assert done.exit_code == 0, done.output
    assert "standards/catalog/teams/gamma.yml" in (
        made.root / "../../.github/CODEOWNERS"
    ).read_text("utf-8")


def test_the_difference_is_that_of_the_project(made: Project) -> None:
    assert "~ tool Anvil: Adopt → Trial" in run("diff", "HEAD~1", "HEAD").output
    assert "Anvil" not in run("diff", "HEAD").output, "the files on disk are those of the commit"


@pytest.mark.parametrize("workspace", ["", "here"])
def test_annotations_name_files_from_the_top(
    made: Project, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if workspace:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(made.root.parents[1]))
    made.write(TOOL, (made.root / TOOL).read_text("utf-8").replace("ring: trial", "ring: trail"))
    assert f"::error file={INSIDE}/{TOOL},line=" in run("check", "--format", "github").output
    assert f'"{INSIDE.replace(" ", "%20")}/{TOOL}"' in run("check", "--format", "sarif").output


def test_only_what_the_project_changed_is_told(made: Project) -> None:
    made.write("../elsewhere.yml", "broken: [\n")
    top = Folder(made.root.parents[1] / "catalog")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "Elsewhere")
    done = run("check", "--since", "HEAD~1")
    assert done.exit_code == 0, done.output
