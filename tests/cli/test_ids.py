"""`catalog ids` keeps the lists that editors complete from, through merges too."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import Folder

ROOT = Path(__file__).parents[2]
SCHEMAS = "catalog/.schema"
TOOLS = f"{SCHEMAS}/ids/tool.yml"


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in a project whose lists are current."""
    monkeypatch.chdir(folder.root.parent)
    assert run().exit_code == 0
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["ids", *arguments])


def listed(kind: str = "tool") -> list[str]:
    text = Path(f"{SCHEMAS}/ids/{kind}.yml").read_text("utf-8")
    return list(yaml.safe_load(text)["enum"])


def test_lists_what_references_can_name(here: Folder) -> None:
    lists = {file.stem for file in Path(f"{SCHEMAS}/ids").iterdir()}
    assert lists == {
        "component",
        "group",
        "platform",
        "principle",
        "standard",
        "team",
        "tool",
        "zone",
    }
    assert listed() == ["anvil", "hammer"]
    assert listed("team") == ["alpha", "beta"]


def test_new_renamed_and_deleted_entries(here: Folder) -> None:
    here.write("tools/vice.yml", "").delete("tools/anvil.yml")
    result = run("--check")
    assert result.exit_code == 1
    assert result.output == (
        f'{TOOLS}:5:1: error[outdated-ids]: `- "anvil"` is no entry\'s id any more; '
        "run `catalog ids`, or delete the line\n"
        f'{TOOLS}:6:1: error[outdated-ids]: `- "vice"` is not in the list; '
        "run `catalog ids`, or add the line\n"
    )
    assert listed() == ["anvil", "hammer"], "--check writes nothing"
    assert run().output == f"written: {TOOLS}\n"
    assert listed() == ["hammer", "vice"]
    assert run("--check").exit_code == 0
    assert run().output == ""


def test_names_that_look_like_something_else_stay_text(here: Folder) -> None:
    here.write("tools/no.yml", "").write("tools/1e3.yml", "").write("tools/2026-05-01.yml", "")
    run()
    assert listed() == ["1e3", "2026-05-01", "anvil", "hammer", "no"]


def test_kind_without_entries(here: Folder) -> None:
    here.delete("zones/ci.yml")
    run()
    assert listed("zone") == []
    assert run("--check").exit_code == 0


def test_missing_list(here: Folder) -> None:
    Path(TOOLS).unlink()
    result = run("--check")
    assert result.exit_code == 1
    assert result.output.endswith("this list of ids is missing or empty; run `catalog ids`\n")


def test_conflict_marks_are_no_list(here: Folder) -> None:
    file = Path(TOOLS)
    file.write_text(file.read_text("utf-8") + "=======\n", "utf-8")
    assert run("--check").exit_code == 1


def test_a_catalog_that_has_none_yet(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root.parent)
    assert f"{TOOLS}:1:1: error[outdated-ids]" in run("--check").output
    assert f"written: {SCHEMAS}/tool.json\n" in run().output
    assert run("--check").exit_code == 0


def test_schemas_follow_the_package(here: Folder) -> None:
    schema, old = Path(f"{SCHEMAS}/tool.json"), Path(f"{SCHEMAS}/gadget.json")
    right = schema.read_text("utf-8")
    schema.write_text("{}", "utf-8")
    old.write_text("{}", "utf-8")
    result = run("--check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"{old}:1:1: error[outdated-schema]: no schema or list is called this any more; "
        "run `catalog ids`, or delete it",
        f"{schema}:1:1: error[outdated-schema]: this is not the schema that the check goes by; "
        "run `catalog ids`",
    ]
    assert run().output == f"deleted: {old}\nwritten: {schema}\n"
    assert (schema.read_text("utf-8"), old.exists()) == (right, False)


def test_they_are_no_entries(here: Folder) -> None:
    assert here.complaints() == []


def test_a_folder_that_cannot_be_written(here: Folder) -> None:
    shutil.rmtree(SCHEMAS)
    Path(SCHEMAS).write_text("", "utf-8")
    result = run()
    assert result.exit_code == 1
    assert f"{SCHEMAS} cannot be read or written" in result.output


def git(*arguments: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *arguments], check=True, capture_output=True)


def test_branches_that_add_neighbours_merge(here: Folder) -> None:
    """Both add an id at the same place of the list, the worst case of all."""
    shutil.copy(ROOT / ".gitattributes", ".gitattributes")
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "Base")
    for name in ("chisel", "clamp", "drill"):
        git("switch", "-c", name, "main")
        here.write(f"tools/{name}.yml", "")
        run()
        git("add", ".")
        git("commit", "-m", name)
    git("switch", "main")
    for name in ("drill", "clamp", "chisel"):
        git("merge", name)
    assert sorted(listed()) == ["anvil", "chisel", "clamp", "drill", "hammer"]
    assert run("--check").exit_code == 0, "the order of lines does not matter"


def test_other_validators_read_the_lists(here: Folder) -> None:
    """check-jsonschema stands for all of them: CI of others, editors without a language server."""
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--schemafile",
        f"{SCHEMAS}/tool.json",
    ]
    file = here.root / "tools/anvil.yml"
    assert subprocess.run([*command, file], capture_output=True).returncode == 0
    file.write_text(file.read_text("utf-8") + "superseded_by: hamer\n", "utf-8")
    done = subprocess.run([*command, file], capture_output=True, text=True)
    assert done.returncode == 1
    assert "hamer" in done.stdout
