"""The workflow that reads teams' repositories in shards: its scripts, over repositories on disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from standards_catalog.cli import main
from standards_catalog.cli.scanning import part
from tests.conftest import Folder
from tests.evidence.repositories import CI, NOBODY, commit, git, made
from tests.gate.test_workflows import GH, SCRIPTS, WORKFLOWS

JOBS = WORKFLOWS["scan"]["jobs"]
HOST = "https://git.example.com"
FIRST, SECOND = "1700000000", "1700086400"  # one day after the other, in seconds
DAYS = ("2023-11-15", "2023-11-16")
DIVIDE, UNNAMED, READ, MERGE, PROPOSE, PUSH, ASK = (
    f"scan: {step['name']}" for job in JOBS.values() for step in job["steps"] if "run" in step
)
Run = Callable[..., Path]


def names() -> tuple[str, str]:
    """Return two repositories, of the first and of the second shard of two."""
    urls = [f"{HOST}/example/{letter}" for letter in "abcdefgh"]
    return part(urls, (1, 2))[0], part(urls, (2, 2))[0]


ONE, TWO = names()


def test_each_repository_is_in_one_shard_and_stays_there() -> None:
    urls = [f"{HOST}/example/{number}" for number in range(500)]
    shards = [part(urls, (number, 5)) for number in range(1, 6)]
    assert sorted(url for shard in shards for url in shard) == sorted(urls)
    assert max(map(len, shards)) < 150
    assert part(urls[:100], (2, 5)) == tuple(url for url in shards[1] if url in urls[:100])


def stand_in(folder: Path, name: str, script: str) -> None:
    """Put a command into a folder, for `PATH`."""
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def alone(folder: Path, name: str, **environment: str) -> str:
    """Run a step where nothing is but what stands in for commands, and return what it prints."""
    path = f"{folder}:{os.environ['PATH']}"
    given = {"PATH": path, "GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary"}
    script = ["bash", "-e", "-c", SCRIPTS[name]]
    return subprocess.check_output(script, cwd=folder, env={**given, **environment}, text=True)


@pytest.mark.parametrize(
    ("repositories", "said"),
    [(0, "of=1\nshards=[1]\n"), (251, "of=2\nshards=[1,2]\n"), (9999, "of=20\nshards=[1,2,")],
)
def test_there_are_as_many_shards_as_are_needed(
    tmp_path: Path, repositories: int, said: str
) -> None:
    stand_in(tmp_path, "catalog", f"#!/bin/sh\n[ {repositories} = 0 ] || seq {repositories}\n")
    step = next(step for step in JOBS["divide"]["steps"] if step.get("id") == "divide")
    alone(tmp_path, DIVIDE, **{name: str(value) for name, value in step["env"].items()})
    assert (tmp_path / "output").read_text().startswith(said)


def test_what_no_team_names_is_listed(tmp_path: Path) -> None:
    stand_in(tmp_path, "gh", f"#!/bin/sh\nprintf '{ONE}\\n{TWO}\\n{HOST}/Example/New\\n'\n")
    stand_in(tmp_path, "catalog", f"#!/bin/sh\nprintf '{ONE.upper()}.git\\n{TWO}/\\n'\n")
    alone(tmp_path, UNNAMED, ORGANISATION="example")
    assert (tmp_path / "unnamed.txt").read_text() == f"{HOST}/Example/New\n"


def test_only_git_is_told_the_token(tmp_path: Path) -> None:
    stand_in(tmp_path, "catalog", "#!/bin/sh\nenv > environment; echo $@ > asked\necho Read.\n")
    forge = "https://forge.example.com"
    said = alone(tmp_path, READ, TOKEN="hidden", SHARD="1/2", GITHUB_SERVER_URL=forge)
    seen = (tmp_path / "environment").read_text()
    basic = b64encode(b"x-access-token:hidden").decode()
    assert said == f"::add-mask::{basic}\nRead.\n"
    assert "hidden" not in seen + (tmp_path / "asked").read_text()
    assert f"GIT_CONFIG_KEY_0=http.{forge}/.extraheader\n" in seen
    assert f"GIT_CONFIG_VALUE_0=AUTHORIZATION: basic {basic}\n" in seen


@pytest.mark.parametrize(("code", "goes_on"), [(0, True), (1, True), (2, False)])
def test_a_repository_that_cannot_be_read_fails_no_shard(
    tmp_path: Path, code: int, goes_on: bool
) -> None:
    stand_in(tmp_path, "catalog", f"#!/bin/sh\nexit {code}\n")
    with nullcontext() if goes_on else pytest.raises(subprocess.CalledProcessError):
        alone(tmp_path, READ, TOKEN="", SHARD="1/2")


def test_without_a_branch_the_evidence_stands_beside_the_entries(tmp_path: Path) -> None:
    stand_in(tmp_path, "catalog", "#!/bin/sh\necho $@\n")
    assert alone(tmp_path, MERGE, BRANCH="", RUNNER_TEMP="temp") == "scan --merge --write\n"
    (tmp_path / "temp/arrived/shard-2").mkdir(parents=True)
    said = alone(tmp_path, MERGE, BRANCH="", RUNNER_TEMP="temp")
    assert said == "scan --merge temp/arrived/shard-2/ --write\n"


def test_the_token_of_the_caller_is_in_two_steps_and_none_of_them_may_write() -> None:
    with_token = [
        (name, step["name"])
        for name, job in JOBS.items()
        for step in job["steps"]
        if "secrets.token" in str(step)
    ]
    assert with_token == [("divide", UNNAMED[6:]), ("read", READ[6:])]
    assert [name for name, job in JOBS.items() if "write" in job["permissions"].values()] == [
        "keep"
    ]


@pytest.mark.parametrize(
    ("number", "proposed", "deed"),
    [
        ("", True, "pulls -f title=Records -f head=scan/records -f base=main -F body=@body.md"),
        ("7", True, "pulls/7 --method PATCH -F body=@body.md"),
        ("7", False, "pulls/7 --method PATCH -f state=closed"),
        ("", False, None),
    ],
    ids=["opened", "renewed", "closed", "nothing to do"],
)
def test_there_is_one_pull_request(
    tmp_path: Path, number: str, proposed: bool, deed: str | None
) -> None:
    stand_in(tmp_path, "gh", GH)
    (tmp_path / "answers").write_text(f"state=open => {number}\n")
    if proposed:
        (tmp_path / "proposed").touch()
    names = {"BASE": "main", "TITLE": "Records", "PROPOSAL": "scan/records"}
    alone(tmp_path, ASK, GH_REPO="example/catalog", **names)
    listed, *deeds = (tmp_path / "asked").read_text().splitlines()
    assert "pulls?state=open&head=example:scan/records" in listed
    assert deeds == ([f"api repos/example/catalog/{deed} --silent"] if deed else [])


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of what the addresses of repositories lead to."""
    rewritten = f'[url "file://{tmp_path}/server/"]\n\tinsteadOf = {HOST}/\n'
    (tmp_path / "mine").write_text(f"[uploadpack]\n\tallowFilter = true\n{rewritten}")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "mine"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for url in (ONE, TWO):
        made(tmp_path / "server" / url.removeprefix(f"{HOST}/"), {CI: "on: push\n"})
    return tmp_path / "server"


@pytest.fixture
def forge(tmp_path: Path, folder: Folder) -> Path:
    """Give the bare repository of a catalog whose evidence is on a branch."""
    folder.edit("settings.yml", "site:", "evidence: { ref: origin/evidence }\nsite:")
    for team, url in (("alpha", ONE), ("beta", TWO)):
        file = folder.root / f"teams/{team}.yml"
        file.write_text(f"{file.read_text('utf-8')}repositories: [{url}]\n", "utf-8")
    hammer = folder.root / "tools/hammer.yml"
    hammer.write_text(f"{hammer.read_text('utf-8')}detect: [action: example/hammer]\n", "utf-8")
    work = tmp_path / "work"
    work.mkdir()
    folder.root.rename(work / "catalog")
    made(work, {})
    git(tmp_path, "clone", "--quiet", "--bare", "work", "forge/example/catalog")
    return tmp_path / "forge/example/catalog"


@pytest.fixture
def run(tmp_path: Path, server: Path, forge: Path) -> Run:
    """Return a function that runs a step as its job does, and returns where it ran."""

    def step(name: str, night: str, job: str, **more: str) -> Path:
        here, runner = tmp_path / night / job, tmp_path / night / "temp"
        runner.mkdir(parents=True, exist_ok=True)
        if not here.exists():
            git(tmp_path, "clone", "--quiet", str(forge), str(here))
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GITHUB")},
            **{name: value for name, value in NOBODY.items() if "CONFIG" not in name},
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "SOURCE_DATE_EPOCH": FIRST if night == "first" else SECOND,
            "XDG_CACHE_HOME": str(tmp_path / night / "cache"),
            "BRANCH": "evidence",
            "FOLDER": "catalog/evidence",
            "PROPOSAL": WORKFLOWS["scan"]["env"]["PROPOSAL"],
            "RUNNER_TEMP": str(runner),
            "GITHUB_STEP_SUMMARY": str(runner / "summary"),
            "GITHUB_OUTPUT": str(runner / "output"),
            "GITHUB_SERVER_URL": f"file://{tmp_path}/forge",
            "GH_REPO": "example/catalog",
            "GH_TOKEN": "secret",
            "TOKEN": "",
            **more,
        }
        script = ["bash", "-e", "-c", SCRIPTS[name]]
        done = subprocess.run(script, cwd=here, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "secret" not in (done.stdout + done.stderr)
        return here

    return step


def keep(run: Run, night: str) -> None:
    """Merge, propose, and push."""
    for step in (MERGE, PROPOSE):
        here = run(step, night, "merge")
    kept = here.parent / "keep"
    kept.mkdir()
    for file in (here.parent / "temp/scan").iterdir():
        file.rename(kept / file.name)
    run(PUSH, night, "keep")
    assert (kept / "proposed").exists()


def shown(forge: Path, path: str, ref: str = "evidence") -> Any:
    return json.loads(git(forge, "show", f"{ref}:catalog/evidence/{path}"))


def facts(forge: Path, url: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = shown(forge, f"{url.removeprefix('https://')}.json")["facts"]
    return found


def test_two_nights_of_two_shards_of_which_one_fails(
    run: Run, server: Path, forge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hammer = made(server / "example/hammer", {"action.yml": "name: Hammer\n"})
    pinned = git(hammer, "rev-parse", "HEAD")
    git(hammer, "tag", "v1.4.0")
    repositories = [server / url.removeprefix(f"{HOST}/") for url in (ONE, TWO)]
    steps = f"on: push\njobs: {{a: {{steps: [{{uses: example/hammer@{pinned}}}]}}}}\n"
    for place in repositories:
        commit(place, {CI: steps})
    work, arrived = tmp_path / "work/catalog", tmp_path / "first/temp/arrived"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST)
    for number in ("1", "2"):
        asked = ["--catalog", work, "--shard", f"{number}/2", "--into", arrived / f"shard-{number}"]
        CliRunner().invoke(main, ["scan", "--fetch", *map(str, asked)], catch_exceptions=False)
    keep(run, "first")
    assert shown(forge, "scanned.json") == {
        url.removeprefix("https://"): DAYS[0] for url in (ONE, TWO)
    }
    assert shown(forge, "tags.json") == {"example/hammer": {pinned: "v1.4.0"}}
    proposed = git(forge, "show", "scan/records:catalog/adoption/alpha.yml")
    assert "tool: hammer" in proposed
    assert 'version: "v1.4.0"' in proposed
    assert git(forge, "log", "--format=%P", "-1", "scan/records") == git(forge, "rev-parse", "main")

    for place in repositories:
        commit(place, {CI: "on: push\n"})
    here = run(READ, "second", "read", SHARD="1/2")
    (here.parent / "temp/arrived").mkdir()
    (here / "shard").rename(here.parent / "temp/arrived/shard-1")  # the other never arrives
    keep(run, "second")
    assert "Hammer" in (tmp_path / "second/keep/body.md").read_text("utf-8")
    assert [len(facts(forge, url)) for url in (ONE, TWO)] == [0, 1]
    assert shown(forge, "scanned.json") == {
        url.removeprefix("https://"): day for url, day in zip((ONE, TWO), DAYS[::-1], strict=True)
    }
    assert git(forge, "rev-list", "--count", "evidence") == "2"
    assert "hammer" not in git(forge, "show", "scan/records:catalog/adoption/alpha.yml")
    assert "hammer" in git(forge, "show", "scan/records:catalog/adoption/beta.yml")
