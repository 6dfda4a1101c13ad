"""What the workflows promise, beyond what zizmor looks at: bounds, permissions, pins, the data."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github").rglob("*.yml"))
WORKFLOWS = {
    file.stem: yaml.safe_load(file.read_text("utf-8"))
    for file in FILES
    if file.parent.name == "workflows"
}
JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]
# A stand-in for GitHub's own command: it writes down what it is asked and answers from a file.
GH = """#!/usr/bin/env python3
import os, sys
from pathlib import Path
said = " ".join(sys.argv[1:])
with open("asked", "a") as asked:
    asked.write(said + "\\n")
for line in Path("answers").read_text().splitlines():
    part, _, answer = line.partition(" => ")
    if part in said:
        print(answer)
        break
"""


def triggers(name: str) -> dict[str, Any]:
    workflow = WORKFLOWS[name]
    return workflow[True] if True in workflow else workflow["on"]  # YAML 1.1 reads `on` as true


def scripts() -> Iterator[tuple[str, str]]:
    for file in FILES:
        loaded = yaml.safe_load(file.read_text("utf-8"))
        jobs = loaded.get("jobs", {"": loaded.get("runs", {})})
        for job in jobs.values():
            for step in job.get("steps", ()):
                if "run" in step:
                    yield f"{file.stem}: {step.get('name', step['run'][:30])}", step["run"]


SCRIPTS = dict(scripts())


def test_there_is_something_to_see() -> None:
    others = {"catalog", "comment", "links", "scan", "site"}
    assert set(WORKFLOWS) == {"check", "more", "release", *others}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_nothing_by_itself_and_never_runs_twice_at_once(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}
    assert WORKFLOWS[name]["concurrency"]["group"]


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_job_says_what_it_may_and_when_it_ends(name: str, job: str) -> None:
    found = WORKFLOWS[name]["jobs"][job]
    assert "permissions" in found
    assert "uses" in found or found["timeout-minutes"] <= 60


def test_six_jobs_may_write_and_none_of_them_runs_for_a_pull_request() -> None:
    writing = {
        (name, job): sorted(one for one, what in found["permissions"].items() if what == "write")
        for name, job in JOBS
        if "write" in (found := WORKFLOWS[name]["jobs"][job])["permissions"].values()
    }
    assert writing == {
        ("comment", "comment"): ["pull-requests"],
        ("links", "keep"): ["contents", "issues"],
        ("release", "keep"): ["contents"],
        ("release", "publish"): ["attestations", "id-token"],
        ("scan", "keep"): ["contents", "pull-requests"],
        ("site", "publish"): ["id-token", "pages"],
    }
    assert set(triggers("release")) == {"push"}
    assert set(triggers("release")["push"]) == {"tags"}
    for name in ("comment", "scan", "site"):
        assert {"pull_request", "pull_request_target"}.isdisjoint(triggers(name))
    keep, everything = (WORKFLOWS["links"]["jobs"][job] for job in ("keep", "all"))
    assert keep["needs"] == "all"
    assert "github.event_name != 'pull_request'" in everything["if"]


def test_there_is_one_secret_and_only_a_caller_has_it() -> None:
    """What may be read is the caller's to say; tests/gate/test_scan.py follows the secret."""
    named = {file.name: set(re.findall(r"secrets\.\w+", file.read_text("utf-8"))) for file in FILES}
    assert {name: some for name, some in named.items() if some} == {"scan.yml": {"secrets.token"}}
    assert triggers("scan")["workflow_call"]["secrets"]["token"]["required"] is False


def test_what_may_write_neither_checks_out_nor_installs() -> None:
    for workflow in WORKFLOWS.values():
        for job in workflow["jobs"].values():
            if "write" in job["permissions"].values():
                used = [step.get("uses", "") for step in job["steps"]]
                assert not [one for one in used if "checkout" in one or "actions/setup" in one]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_actions_of_others_are_pinned_by_commit_with_the_version_beside(file: Path) -> None:
    for used in re.findall(r"uses: (.+)", file.read_text("utf-8")):
        assert re.fullmatch(r"\$/\S+|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used)


def test_one_action_has_one_version() -> None:
    pins: dict[str, set[str]] = {}
    for file in FILES:
        for action, pin in re.findall(r"uses: ([\w-]+/[\w-]+)@(.+)", file.read_text("utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


def test_own_actions_and_workflows_exist() -> None:
    for file in FILES:
        for used in re.findall(r"uses: \$/(\S+)", file.read_text("utf-8")):
            target = ROOT / used
            assert target.is_file() or (target / "action.yml").is_file(), used


@pytest.mark.parametrize("name", ["catalog", "comment", "links", "scan", "site"])
def test_others_can_call_it(name: str) -> None:
    assert "workflow_call" in triggers(name)


@pytest.mark.parametrize("name", ["catalog", "links", "scan", "site"])
def test_who_calls_it_has_the_engine_that_he_pins(name: str) -> None:
    assert triggers(name)["workflow_call"]["inputs"]["requirements"]["default"] == ""
    steps = [step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"]]
    setting_up = [one for one in steps if one.get("uses", "").endswith("/actions/setup")]
    assert setting_up
    assert {one["with"]["requirements"] for one in setting_up} == {"${{ inputs.requirements }}"}


@pytest.mark.parametrize(("pins", "links"), [("", "false"), ("requirements.txt", "true")])
def test_what_is_installed_is_what_is_pinned(tmp_path: Path, pins: str, links: str) -> None:
    (tmp_path / "python").write_text('#!/bin/sh\necho "$@" >> installed\n')
    (tmp_path / "python").chmod(0o755)
    own = {"ROOT": "root", "REQUIREMENTS": pins, "LINKS": links}
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", **own}
    script = ["bash", "-e", "-c", SCRIPTS["action: Install the engine"]]
    subprocess.run(script, cwd=tmp_path, env=environment, check=True)
    installed = (tmp_path / "installed").read_text()
    assert ("--no-build-isolation root\n" in installed) is not bool(pins)
    assert ("--requirement root/requirements.txt" in installed) is not bool(pins)
    assert ("--requirement requirements.txt" in installed) is bool(pins)
    assert ("root/requirements-links.txt" in installed) is (links == "true")


def test_what_is_published_was_built_tried_and_attested_before() -> None:
    jobs = WORKFLOWS["release"]["jobs"]
    assert jobs["build"]["if"] == "vars.PUBLISH == 'true'"
    assert (jobs["publish"]["needs"], jobs["keep"]["needs"]) == ("build", "publish")
    used = [step["uses"].partition("@")[0] for step in jobs["publish"]["steps"]]
    assert used == [
        "actions/download-artifact",
        "actions/attest-build-provenance",
        "pypa/gh-action-pypi-publish",
    ]
    assert "with" not in jobs["publish"]["steps"][-1]  # no token, no address of a registry


@pytest.mark.parametrize(("tag", "works"), [("v1.2.0", True), ("v1.2.1", False)])
def test_a_tag_is_the_version_and_has_its_notes(tmp_path: Path, tag: str, works: bool) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n')
    log = "# Changelog\n\n## 1.2.0 (2027-01-02)\n\n- News.\n\n## 1.1.0 (2026-12-01)\n\n- Old.\n"
    (tmp_path / "CHANGELOG.md").write_text(log)
    environment = {"PATH": os.environ["PATH"], "GITHUB_REF_NAME": tag}
    script = ["bash", "-e", "-c", SCRIPTS["release: Hold the tag to the version"]]
    done = subprocess.run(script, cwd=tmp_path, env=environment, check=False)
    assert (done.returncode == 0) is works
    if works:
        assert (tmp_path / "notes.md").read_text().strip() == "- News."


@pytest.mark.parametrize("workflow", ["catalog", "site"])
def test_ages_and_recent_changes_are_read_from_the_whole_history(workflow: str) -> None:
    (depth,) = {
        step["with"]["fetch-depth"]
        for job in WORKFLOWS[workflow]["jobs"].values()
        for step in job["steps"]
        if "actions/checkout" in step.get("uses", "")
    }
    assert depth == 0


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_can_be_read_by_bash(name: str) -> None:
    done = subprocess.run(["bash", "-n", "-c", SCRIPTS[name]], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def asked(tmp_path: Path) -> Any:
    """Run a step of `links` with a stand-in for `gh`, and return what `gh` was asked."""

    def run(step: str, answers: str, **files: str) -> list[str]:
        (tmp_path / "gh").write_text(GH)
        (tmp_path / "gh").chmod(0o755)
        (tmp_path / "answers").write_text(answers)
        (tmp_path / "asked").unlink(missing_ok=True)
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text)
        environment = {
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            "GH_REPO": "example/catalog",
            "BRANCH": "links-data",
            "LABEL": "broken-links",
            "TITLE": "Links",
        }
        subprocess.run(["bash", "-c", SCRIPTS[step]], cwd=tmp_path, env=environment, check=True)
        return (tmp_path / "asked").read_text().splitlines()

    return run


DATA = "links: Put the data on its branch"
ISSUE = "links: Open, correct or close the one issue"
OBJECTS = "git/blobs => b1\ngit/trees => t1\ngit/commits => c1\n"


def test_the_data_s_branch_is_begun(asked: Any) -> None:
    *_, commit, ref = asked(DATA, OBJECTS, links_json="{}")
    assert "tree=t1" in commit
    assert "parents" not in commit
    assert "git/refs -f ref=refs/heads/links-data -f sha=c1" in ref


def test_the_data_s_branch_grows(asked: Any) -> None:
    found = asked(DATA, f"matching-refs => p1\n{OBJECTS}", links_json="{}")
    assert "content=@links.json" in found[1]
    assert "tree[][path]=links.json" in found[2]
    assert "tree[][sha]=b1" in found[2]
    assert "parents[]=p1" in found[3]
    assert "git/refs/heads/links-data --method PATCH -f sha=c1" in found[4]


@pytest.mark.parametrize(
    ("open_issue", "text", "deeds"),
    [
        ("", "broken", ["label create", "issue create"]),
        ("12", "broken", ["issue edit 12"]),
        ("12", "", ["issue close 12"]),
        ("", "", []),
    ],
    ids=["opened", "corrected", "closed", "nothing to do"],
)
def test_there_is_one_issue(asked: Any, open_issue: str, text: str, deeds: list[str]) -> None:
    first, *rest = asked(ISSUE, f"issue list => {open_issue}\n", issue_md=text)
    assert "--label broken-links --app github-actions --state open" in first
    assert [
        " ".join(one.split()[: len(deed.split())]) for one, deed in zip(rest, deeds, strict=True)
    ] == deeds


@pytest.mark.parametrize(
    "step", ["links: Try the links that this pull request adds", "links: Try all links"]
)
@pytest.mark.parametrize(("runner", "follows"), [("github-hosted", True), ("self-hosted", False)])
def test_only_the_forge_s_own_runners_are_sent_on(
    tmp_path: Path, step: str, runner: str, follows: bool
) -> None:
    for name in ("catalog", "lychee"):
        (tmp_path / name).write_text(GH)
        (tmp_path / name).chmod(0o755)
    (tmp_path / "answers").touch()
    environment = {
        **WORKFLOWS["links"]["env"],
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "RUNNER_ENVIRONMENT": runner,
        "RUNNER_TEMP": str(tmp_path),
    }
    script = ["bash", "-e", "-c", SCRIPTS[step]]
    subprocess.run(script, cwd=tmp_path, env=environment, check=True)
    asked = (tmp_path / "asked").read_text().splitlines()[-1]
    assert "--exclude-all-private" in asked
    assert ("--max-redirects 0" in asked) is not follows
    assert asked.count("--accept ") == 1


@pytest.mark.parametrize("folder", [".ci/renovate", "tests/editor"])
def test_each_package_of_npm_has_its_hash_and_the_version_that_is_wanted(folder: str) -> None:
    lock = ROOT / folder / "package-lock.json"
    locked = json.loads(lock.read_text("utf-8"))["packages"]
    wanted = json.loads(lock.with_name("package.json").read_text("utf-8"))["devDependencies"]
    assert locked.pop("")["devDependencies"] == wanted
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, one in locked.items() if not one.get("integrity")] == []
    run = "".join([*SCRIPTS.values(), (ROOT / ".ci/run").read_text("utf-8")])
    assert f"npm ci --prefix {folder} --ignore-scripts" in run


@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_is_fetched_without_a_hash(name: str) -> None:
    """What a script fetches is what a file with hashes says, or the operating system's."""
    script = SCRIPTS[name]
    assert not re.search(r"\b(npx|pipx|uvx|curl|wget)\b|npm (install|i|exec)\b", script)
    for line in script.splitlines():
        if "pip install" in line:
            assert "--require-hashes" in line or "--no-deps --no-build-isolation" in line


def test_what_came_with_a_change_does_not_answer_for_its_links(tmp_path: Path) -> None:
    """lychee takes answers from `.lycheecache` and orders from `lychee.toml` where it runs."""
    change, apart = tmp_path / "change", tmp_path / "apart"
    for folder in (change, apart):
        folder.mkdir()
    (tmp_path / "catalog").write_text("#!/bin/sh\n")
    (tmp_path / "lychee").write_text("#!/bin/sh\npwd > ran\n")
    for name in ("catalog", "lychee"):
        (tmp_path / name).chmod(0o755)
    environment = {
        **WORKFLOWS["links"]["env"],
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "RUNNER_TEMP": str(apart),
    }
    script = ["bash", "-e", "-c", SCRIPTS["links: Try the links that this pull request adds"]]
    subprocess.run(script, cwd=change, env=environment, check=True)
    assert Path((apart / "ran").read_text().strip()).samefile(apart)
