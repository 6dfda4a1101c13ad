"""`catalog scan`: named repositories, those of the teams on disk, and fetched ones."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from standards_catalog.cli import main
from standards_catalog.evidence.extractors import registry
from standards_catalog.model.evidence import Fact, Unread
from standards_catalog.schema.sources import schema_texts
from tests.conftest import Folder
from tests.evidence.repositories import CI, commit, git, made, plain

TEAM = """\
name: One
summary: Runs it.
products: [{{id: p, name: P}}]
sources: [{{title: Made, basis: stated}}]
repositories: [{}]
"""
FORGE = "https://git.example.com"


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    plain(monkeypatch)


def scan(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["scan", *arguments], catch_exceptions=False)


def document(result: Result) -> Any:
    found = json.loads(result.stdout)
    schema = json.loads(schema_texts()["evidence"])
    Draft202012Validator(schema).evolve(schema=schema["$defs"]["scan"]).validate(found)
    return found


def teams(*urls: str) -> None:
    Path("catalog/teams").mkdir(parents=True)
    Path("catalog/settings.yml").write_text("organisation: Example\n")
    Path("catalog/teams/one.yml").write_text(TEAM.format(", ".join(urls)))


def test_a_repository_by_its_place(tmp_path: Path) -> None:
    head = git(made(tmp_path / "a"), "rev-parse", "HEAD")
    (tmp_path / "a/link.yml").symlink_to("/etc/passwd")
    commit(tmp_path / "a", {})
    result = scan("a")
    assert result.exit_code == 0
    assert head[:12] not in result.stdout
    assert f"  {CI}:2  action  example/deploy\n" in result.stdout
    assert "  link.yml  unread  link\n" in result.stdout
    assert result.stdout.endswith("1 repository read: 1 fact in 1 file, 1 unread\n")


def test_as_json(tmp_path: Path) -> None:
    made(tmp_path / "a")
    made(tmp_path / "b", {})
    found = document(scan("b", "a", "--format", "json"))
    assert [one["repository"] for one in found["repositories"]] == ["a", "b"]
    (fact,) = found["repositories"][0]["facts"]
    assert fact == {"what": "action", "name": "example/deploy", "path": CI, "line": 2}
    assert scan("b", "a", "--format", "json").stdout == scan("b", "a", "--format", "json").stdout


def test_the_teams_below_a_folder(tmp_path: Path) -> None:
    names = ("one/a", "one/b.git", "two/c", "three/c", "four/d")
    teams(*(f"{FORGE}/{name}" for name in names))
    for place in ("src/one/a", "src/b", "src/c"):
        made(tmp_path / place)
    made(tmp_path / "src/git.example.com/three/c")
    result = scan("--from", "src", "--format", "json")
    found = document(result)
    assert result.exit_code == 1
    read = {one["repository"]: len(one["facts"]) for one in found["repositories"]}
    assert read == {f"{FORGE}/{name}": 1 for name in ("one/a", "one/b.git", "three/c")}
    failed = {one["repository"]: one["reason"] for one in found["failed"]}
    assert failed == {f"{FORGE}/two/c": "ambiguous", f"{FORGE}/four/d": "not_found"}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the repository that the address of a team leads to."""
    place = made(
        tmp_path / "server/one/a", {CI: "uses: example/deploy@v1\n", "b.yml": "", "c": "c"}
    )
    git(place, "config", "uploadpack.allowFilter", "true")
    config = f'[url "file://{tmp_path}/server/"]\n\tinsteadOf = {FORGE}/\n'
    (tmp_path / "mine").write_text(config)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "mine"))
    teams(f"{FORGE}/one/a")
    return place


def clone(tmp_path: Path) -> Path:
    (place,) = (tmp_path / "cache/standards-catalog/scan/clones").iterdir()
    return place


def test_fetched_blobs_of_interest_come_at_once_and_no_others(tmp_path: Path, server: Path) -> None:
    found = document(scan("--fetch", "--format", "json"))
    (one,) = found["repositories"]
    assert (one["repository"], len(one["facts"])) == (f"{FORGE}/one/a", 1)
    assert one["commit"] == git(server, "rev-parse", "HEAD")
    packs = list(clone(tmp_path).glob("objects/pack/*.pack"))
    assert len(packs) == 2  # the trees, and the blobs
    listed = git(clone(tmp_path), "cat-file", "--batch-all-objects", "--batch-check")
    assert git(server, "rev-parse", f"HEAD:{CI}") in listed
    assert git(server, "rev-parse", "HEAD:c") not in listed


def test_what_changed_is_fetched_and_the_rest_is_not_read(tmp_path: Path, server: Path) -> None:
    scan("--fetch")
    assert scan("--fetch").stdout.endswith("; 1 unchanged\n")
    commit(server, {CI: "uses: example/new@v1\n"})
    assert scan("--fetch", "--format", "json").stdout.count("example/new") == 1
    shutil.rmtree(tmp_path / "cache")
    assert scan("--fetch", "--format", "json").stdout.count("example/new") == 1


def test_a_damaged_clone_is_made_anew(tmp_path: Path, server: Path) -> None:
    first = scan("--fetch", "--format", "json").stdout
    for pack in clone(tmp_path).glob("objects/pack/*.pack"):
        pack.chmod(0o600)
        pack.write_bytes(pack.read_bytes()[:20] + bytes(80))
    shutil.rmtree(tmp_path / "cache/standards-catalog/scan/read")
    assert scan("--fetch", "--format", "json").stdout == first


def test_without_the_network_old_evidence_stays_and_is_told(tmp_path: Path, server: Path) -> None:
    scan("--fetch")
    server.rename(tmp_path / "gone")
    result = scan("--fetch", "--format", "json")
    found = document(result)
    assert result.exit_code == 1
    assert len(found["repositories"][0]["facts"]) == 1
    (failed,) = found["failed"]
    assert (failed["reason"], failed["kept"]) == ("not_fetched", True)
    told = scan("--fetch").stdout
    assert "not fetched: " in told
    assert "this is what was known before" in told
    assert told.endswith("0 repositories read: 0 facts in 0 files; 1 could not be read\n")


def test_an_address_by_its_name_at_a_ref(server: Path) -> None:
    git(server, "tag", "v1")
    commit(server, {CI: ""})
    found = document(scan("--fetch", f"{FORGE}/one/a", "--ref", "v1", "--format", "json"))
    assert len(found["repositories"][0]["facts"]) == 1


def test_secrets_of_an_address_are_not_told(server: Path) -> None:
    told = scan("--fetch", "https://me:secret@localhost:1/a").stdout
    assert "not fetched" in told
    assert "https://localhost:1/a\n" in told
    assert "secret" not in told


def written(folder: str) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(Path(folder).rglob("*.json"))
    }


def test_what_is_at_the_commit_of_the_evidence_is_not_fetched(tmp_path: Path, server: Path) -> None:
    scan("--fetch", "--write")
    before = written("catalog/evidence")
    shutil.rmtree(tmp_path / "cache")
    assert scan("--fetch", "--write").stdout.endswith("; 1 unchanged\n")
    assert not (tmp_path / "cache").exists()
    assert written("catalog/evidence") == before
    file = Path("catalog/evidence/git.example.com/one/a.json")
    other = re.sub('"extractors":"[^"]*"', '"extractors":"0"', file.read_text())
    file.write_text(re.sub('"extractors": "[^"]*"', '"extractors": "0"', other))
    assert "unchanged" not in scan("--fetch", "--write").stdout  # others may read more
    assert written("catalog/evidence") == before
    commit(server, {CI: "uses: example/new@v1\n"})
    scan("--fetch", "--write")
    assert "example/new" in file.read_text()


def test_parts_are_merged_in_any_order_and_what_is_in_none_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"one/{letter}" for letter in "abcdef"]
    teams(*(f"{FORGE}/{name}" for name in names))
    for name in names:
        made(tmp_path / "src" / name)
    for number, epoch in (("1", "1700000000"), ("2", "1700086400"), ("3", "1700172800")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        scan("--from", "src", "--shard", f"{number}/3", "--into", f"parts/{number}")
    parts = [f"parts/{number}" for number in "123"]
    listed = [scan("--list", "--shard", f"{number}/3").stdout.split() for number in "123"]
    assert sorted(url for some in listed for url in some) == [f"{FORGE}/{name}" for name in names]
    assert scan("--merge", *parts, "--write").exit_code == 0
    whole = written("catalog/evidence")
    assert len(whole) == 1 + len(names)
    assert len(set(json.loads(whole["scanned.json"]).values())) == sum(map(bool, listed))
    scan("--merge", *reversed(parts), "--into", "beside")
    assert written("beside") == whole
    assert "are in no folder" in scan("--merge", "parts/1", "parts/gone", "--write").stderr
    assert written("catalog/evidence") == whole
    broken = Path("parts/1/git.example.com")
    for file in broken.rglob("*.json"):
        file.write_text("{}")
    scan("--merge", *parts, "--write")
    assert written("catalog/evidence") == whole
    text = Path("catalog/teams/one.yml").read_text()
    Path("catalog/teams/one.yml").write_text(text.replace(f"{FORGE}/one/b, ", ""))
    assert "b.json: no team names this" in scan("--merge", *parts, "--write").stderr
    assert written("catalog/evidence").keys() == whole.keys() - {"git.example.com/one/b.json"}


def test_a_pinned_commit_has_the_tag_that_its_server_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Path
) -> None:
    producer = made(tmp_path / "server/example/deploy", {})
    pinned = git(producer, "rev-parse", "HEAD")
    for tag in ("v1", "v1.9.0", "v1.10.0", "nightly"):
        git(producer, "tag", "-a", "-m", "One", tag)

    def extract(path: str, data: bytes) -> tuple[tuple[Fact, ...], tuple[Unread, ...]]:
        return (Fact(what="action", name="example/deploy", path=path, line=1, ref=pinned),), ()

    monkeypatch.setattr(registry, "extract", extract)
    scan("--fetch", "--write")
    tags = json.loads(Path("catalog/evidence/tags.json").read_text())
    assert tags == {"example/deploy": {pinned: "v1.10.0"}}


def test_evidence_of_a_branch_is_not_written_beside_the_entries(server: Path) -> None:
    text = "organisation: Example\nevidence: { ref: origin/evidence }\n"
    Path("catalog/settings.yml").write_text(text)
    result = scan("--fetch", "--write")
    assert result.exit_code == 2
    assert "--into" in result.stderr
    assert scan("--fetch", "--into", "data/catalog/evidence").exit_code == 0
    assert "git.example.com/one/a.json" in written("data/catalog/evidence")
    checked = CliRunner().invoke(main, ["check"]).output
    assert 'evidence of "origin/evidence" cannot be read' in checked
    assert "`git fetch origin`" in checked


def test_a_file_that_takes_no_records_keeps_no_other_team_from_its_own(
    here: Folder, tmp_path: Path
) -> None:
    made(tmp_path / "src/a")
    for team in ("alpha", "beta"):
        file = here.root / f"teams/{team}.yml"
        file.write_text(f"{file.read_text()}repositories: [{FORGE}/one/a]\n")
    tool = here.root / "tools/hammer.yml"
    tool.write_text(f"{tool.read_text()}detect: [action: example/deploy]\n")
    broken = here.root / "adoption/alpha.yml"
    broken.write_text("records: [\n")
    result = scan("--from", "src", "--write", "--propose")
    assert result.exit_code == 1
    assert "alpha: fix the file first" in result.stderr
    assert broken.read_text() == "records: [\n"
    assert "tool: hammer" in (here.root / "adoption/beta.yml").read_text()


def test_each_detector_has_its_state_in_each_repository(here: Folder, tmp_path: Path) -> None:
    made(tmp_path / "a")
    made(tmp_path / "b", {"examples/ci.yml": "uses: example/deploy@v1\n"})
    made(tmp_path / "c", {})
    (tmp_path / "c/.github/workflows").mkdir(parents=True)
    (tmp_path / "c" / CI).symlink_to("/etc/passwd")
    commit(tmp_path / "c", {})
    (tmp_path / "text").write_text("Hello")
    tool = here.root / "tools/hammer.yml"
    tool.write_text(f"{tool.read_text()}detect: [action: example/deploy]\n")
    found = document(scan("a", "b", "c", "text", "--format", "json"))
    assert {(one["entry"], *one["detector"].items()) for one in found["matches"]} == {
        ("tool/hammer", ("action", "example/deploy"))
    }
    states = {one["repository"]: one["state"] for one in found["matches"]}
    assert states == {"a": "found", "b": "not_found", "c": "unread", "text": "not_looked"}
    why = {one["repository"]: one.get("not_counted") for one in found["matches"]}
    assert why == {"a": None, "b": "example", "c": None, "text": None}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "nothing to read"),
        (["gone"], 'no "gone" here'),
        (["https://git.example.com/a"], "--fetch"),
        (["--from", ".", "--fetch"], "take one"),
        (["--from", "gone"], "does not exist"),
        (["--merge", "a"], "say where to merge"),
        (["--merge", "a", "--fetch", "--write"], "leave the other options"),
        (["--fetch", "--shard", "3/2"], "such as 2/5"),
        (["--fetch", "--shard", "1/2", "https://git.example.com/a"], "name none"),
    ],
)
def test_wrong_usage(arguments: list[str], says: str) -> None:
    result = scan(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr


def test_what_cannot_be_read_is_told_for_each(tmp_path: Path) -> None:
    made(tmp_path / "a")
    (tmp_path / "text").write_text("Hello")
    result = scan("a", "text", "--ref", "main")
    assert result.exit_code == 1
    assert "  no such ref: " in result.stdout
    assert "1 repository read: 1 fact in 1 file; 1 could not be read" in result.stdout
