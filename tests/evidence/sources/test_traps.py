"""What a stranger's repository may hold: an answer, never a crash, and nothing of it is run."""

from __future__ import annotations

import io
import os
import tarfile
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standards_catalog.evidence.sources import source
from standards_catalog.evidence.sources.source import SourceError
from tests.evidence.repositories import CI, WORKFLOW, commit, git, made, plain, reasons, shown


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain(monkeypatch)


def canary(tmp_path: Path) -> tuple[Path, Path]:
    """Return a program that leaves a file where it is run, and that file."""
    program, left = tmp_path / "program", tmp_path / "left"
    program.write_text(f"#!/bin/sh\ntouch {left}\nexec cat\n")
    program.chmod(0o755)
    return program, left


def outcome(place: Path, tmp_path: Path) -> Any:
    """Return what is read at a place, or the word that says why not."""
    try:
        return shown(place, tmp_path / "cache")
    except SourceError as error:
        return error.reason


def hooks(place: Path, program: Path) -> None:
    for name in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"):
        (place / ".git/hooks").mkdir(exist_ok=True)
        (place / ".git/hooks" / name).write_bytes(program.read_bytes())
        (place / ".git/hooks" / name).chmod(0o755)


def settings(place: Path, program: Path) -> None:
    for name in ("fsmonitor", "sshCommand", "pager", "editor", "askPass", "gitProxy"):
        git(place, "config", f"core.{name}", str(program))
    git(place, "config", "core.hooksPath", str(program.parent))
    git(place, "config", "core.worktree", "/etc")
    git(place, "config", "alias.ls-tree", f"!{program}")
    git(place, "config", "protocol.ext.allow", "always")
    git(place, "config", "uploadpack.packObjectsHook", str(program))


def filters(place: Path, program: Path) -> None:
    for name in ("clean", "smudge", "process"):
        git(place, "config", f"filter.x.{name}", str(program))
    git(place, "config", "diff.x.textconv", str(program))
    (place / ".gitattributes").write_text("* filter=x diff=x\n")
    (place / ".git/info").mkdir(exist_ok=True)
    (place / ".git/info/attributes").write_text("* filter=x diff=x\n")


def included(place: Path, program: Path) -> None:
    more = place / "more"
    more.write_text(f"[core]\n\tfsmonitor = {program}\n")
    git(place, "config", "include.path", str(more))
    git(place, "config", "extensions.worktreeConfig", "true")
    (place / ".git/config.worktree").write_text(f"[core]\n\tfsmonitor = {program}\n")


def promisor(place: Path, program: Path) -> None:
    """A missing object would be fetched by a program."""
    git(place, "config", "remote.x.url", f"ext::{program}")
    git(place, "config", "remote.x.promisor", "true")
    git(place, "config", "extensions.partialClone", "x")
    git(place, "config", "protocol.ext.allow", "always")
    blob = commit(place, {"lost.yml": "lost"}) and git(place, "rev-parse", "HEAD:lost.yml")
    (place / ".git/objects" / blob[:2] / blob[2:]).unlink()


def broken_settings(place: Path, program: Path) -> None:
    (place / ".git/config").write_text("[core\nrepositoryformatversion = 99\n")


@pytest.mark.parametrize("trap", [hooks, settings, filters, included, promisor, broken_settings])
def test_nothing_is_run(trap: Callable[[Path, Path], None], tmp_path: Path) -> None:
    place, (program, left) = made(tmp_path / "a"), canary(tmp_path)
    trap(place, program)
    left.unlink(missing_ok=True)
    found = shown(place, tmp_path / "cache")
    assert [fact.name for fact in found.facts] == ["example/deploy"]
    assert not left.exists()
    assert reasons(found) == ({"lost.yml": "missing"} if trap is promisor else {})


def test_a_commit_that_lacks_objects_is_read_again(tmp_path: Path) -> None:
    place = made(tmp_path / "a", {"a.yml": "uses: example/a@v1\n"})
    file = place / ".git/objects" / Path(*part(git(place, "rev-parse", "HEAD:a.yml")))
    data = file.read_bytes()
    file.unlink()
    assert reasons(shown(place, tmp_path / "cache")) == {"a.yml": "missing"}
    file.write_bytes(data)
    assert [fact.name for fact in shown(place, tmp_path / "cache").facts] == ["example/a"]


def part(oid: str) -> tuple[str, str]:
    return oid[:2], oid[2:]


def test_objects_of_others_are_not_borrowed_and_none_is_replaced(tmp_path: Path) -> None:
    other, place = made(tmp_path / "b", {"b.yml": "uses: example/other@v1\n"}), made(tmp_path / "a")
    blob = git(place, "rev-parse", f"HEAD:{CI}")
    fake = git(place, "hash-object", "-w", "--stdin", fed=b"uses: example/fake@v1\n")
    git(place, "replace", blob, fake)
    (place / ".git/objects/info").mkdir(exist_ok=True)
    (place / ".git/objects/info/alternates").write_text(f"{other / '.git/objects'}\n")
    tree = git(other, "rev-parse", "HEAD^{tree}")
    lent = git(place, "commit-tree", tree, "-m", "Lent")
    assert [fact.name for fact in shown(place, tmp_path / "cache").facts] == ["example/deploy"]
    borrowed = shown(place, tmp_path / "cache", lent)
    assert (borrowed.facts, reasons(borrowed)) == ((), {"": "damaged"})


def test_links_and_submodules_are_told_and_not_followed(tmp_path: Path) -> None:
    place = made(tmp_path / "a")
    (place / "passwd.yml").symlink_to("/etc/passwd")
    (place / "loop.yml").symlink_to("loop.yml")
    (place / "up").symlink_to("..")
    made(place / "part", {"b.yml": "uses: example/part@v1\n"})
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "Two")
    told = {"passwd.yml": "link", "loop.yml": "link", "part": "submodule"}
    for where in (place, folder(place)):
        found = shown(where, tmp_path / "cache")
        assert ([fact.name for fact in found.facts], reasons(found)) == (["example/deploy"], told)


def folder(place: Path) -> Path:
    """Take the history away."""
    return (place / ".git").rename(place.parent / "history") and place


@pytest.mark.parametrize("name", [b"new\nline.yml", b"tab\t.yml", b"\\.yml", b"-r.yml", b'".yml'])
def test_names_that_need_care(name: bytes, tmp_path: Path) -> None:
    place = made(tmp_path / "a", {os.fsdecode(name): WORKFLOW})
    for where in (place, folder(place)):
        assert [fact.path for fact in shown(where, tmp_path / "cache").facts] == [name.decode()]


def test_a_name_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    place = made(tmp_path / "a", {os.fsdecode(b"caf\xe9.yml"): WORKFLOW})
    for where in (place, folder(place)):
        found = shown(where, tmp_path / "cache")
        assert (found.facts, reasons(found)) == ((), {"caf\\xe9.yml": "bad_name"})


def test_a_file_has_a_largest_size(tmp_path: Path) -> None:
    large = WORKFLOW + "#" * (source.MOST_BYTES - len(WORKFLOW))
    place = made(tmp_path / "a", {"large.yml": large, "larger.yml": large + "#"})
    for where in (place, folder(place)):
        found = shown(where, tmp_path / "cache")
        assert [fact.path for fact in found.facts] == ["large.yml"]
        assert reasons(found) == {"larger.yml": "too_large"}


def test_a_tree_of_more_files_than_there_is_time_for_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten folders that are one folder of ten folders, and so on: 10 GB of names in 12 objects."""
    monkeypatch.setattr("standards_catalog.evidence.sources.clone.MOST_FILES", 500)
    place = made(tmp_path / "a")
    inner = f"100644 blob {git(place, 'rev-parse', f'HEAD:{CI}')}\tf.yml\n"
    for _ in range(10):
        tree = git(place, "mktree", fed=inner.encode())
        inner = "".join(f"040000 tree {tree}\td{number}\n" for number in range(10))
    bomb = git(place, "commit-tree", tree, "-m", "Bomb")
    found = shown(place, tmp_path / "cache", bomb)
    assert (len(found.facts), reasons(found)) == (500, {"": "too_many_files"})


def test_many_files_are_read_in_many_questions(tmp_path: Path) -> None:
    """More than a pipe holds of questions, and of answers."""
    place = made(tmp_path / "a")
    blob = git(place, "hash-object", "-w", "--stdin", fed=WORKFLOW.encode() + b"#" * 2_000)
    rows = "".join(f"100644 blob {blob}\tf{number}.yml\n" for number in range(1_000))
    tree = git(place, "mktree", fed=rows.encode())
    found = shown(place, tmp_path / "cache", git(place, "commit-tree", tree, "-m", "Many"))
    assert found.read == {"yaml": 1_000}


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    os.mkfifo(tmp_path / "a/pipe.yml")
    (tmp_path / "a/closed.yml").touch(0)
    found = shown(tmp_path / "a", tmp_path / "cache")
    closed = {"closed.yml": "denied"} if os.getuid() else {}
    assert reasons(found) == {"pipe.yml": "no_file", **closed}


@pytest.mark.parametrize("kind", ["object", "pack", "ref"])
def test_a_pipe_among_git_s_own_files_is_not_waited_for(kind: str, tmp_path: Path) -> None:
    place = made(tmp_path / "a")
    head = Path("objects", *part(git(place, "rev-parse", "HEAD")))
    name = {"object": head, "pack": Path("objects/pack/pipe.pack"), "ref": Path("refs/heads/pipe")}
    file = place / ".git" / name[kind]
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    with pytest.raises(SourceError, match=f"{file.name} is neither a file nor a folder"):
        shown(place, tmp_path / "cache")


@pytest.mark.parametrize("damaged", ["HEAD", "refs", "objects", "packed-refs", "config"])
def test_links_in_the_place_of_git_s_own_files_are_not_followed(
    damaged: str, tmp_path: Path
) -> None:
    place = made(tmp_path / "a")
    git(place, "pack-refs", "--all")
    whole = place / ".git" / damaged
    whole.rename(tmp_path / damaged)
    whole.symlink_to(tmp_path / damaged)
    found = outcome(place, tmp_path)
    assert found == "no_commits" or not found.commit or damaged == "config"


def test_a_file_that_leads_to_a_repository_which_does_not_know_of_it(tmp_path: Path) -> None:
    made(tmp_path / "secret")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/.git").write_text(f"gitdir: {tmp_path / 'secret/.git'}\n")
    assert shown(tmp_path / "a", tmp_path / "cache").commit == ""


def test_a_repository_that_names_the_objects_of_another(tmp_path: Path) -> None:
    secret = made(tmp_path / "secret", {"a.yml": "uses: example/secret@v1\n"})
    place = made(tmp_path / "a")
    (place / ".git/commondir").write_text(f"{secret}/.git\n")
    assert [fact.name for fact in shown(place, tmp_path / "cache").facts] == ["example/deploy"]


Members = list[tuple[str, bytes]]
MEMBERS: Members = [
    ("a-1/.github/workflows/ci.yml", WORKFLOW.encode()),
    ("a-1/../../out.yml", WORKFLOW.encode()),
    ("/etc/out.yml", WORKFLOW.encode()),
    ("a-1/./x//y.yml", WORKFLOW.encode()),
]


def tarred(place: Path, members: Members, mode: str = "w:gz") -> Path:
    with tarfile.open(place, mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for name, kind in (("a-1/link.yml", tarfile.SYMTYPE), ("a-1/pipe.yml", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return place


def zipped(place: Path, members: Members, mode: str = "") -> Path:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
        for name, kind in (("a-1/link.yml", 0o120777), ("a-1/pipe.yml", 0o010644)):
            info = zipfile.ZipInfo(name)
            info.external_attr = kind << 16
            archive.writestr(info, "/etc/passwd")
    return place


@pytest.mark.parametrize("make", [tarred, zipped])
def test_an_archive_is_read_in_memory(
    make: Callable[[Path, Members], Path], tmp_path: Path
) -> None:
    place = make(tmp_path / "archive", MEMBERS)
    found = shown(place, tmp_path / "cache")
    assert [fact.path for fact in found.facts] == [CI, "x/y.yml"]
    assert reasons(found) == {
        "a-1/../../out.yml": "leads_out",
        "/etc/out.yml": "leads_out",
        "link.yml": "link",
        "pipe.yml": "no_file",
    }
    assert {file.name for file in tmp_path.iterdir()} == {"archive", "cache"}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_archives_of_each_packing(mode: str, tmp_path: Path) -> None:
    found = shown(tarred(tmp_path / "archive", MEMBERS, mode), tmp_path / "cache")
    assert [fact.path for fact in found.facts] == [CI, "x/y.yml"]


def test_an_archive_that_explodes_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standards_catalog.evidence.sources.archive._ALWAYS", 1 << 20)
    zeros = (f"a-1/{number}.yml" for number in range(8))
    members = [("a-1/ok.yml", WORKFLOW.encode()), *((name, bytes(900_000)) for name in zeros)]
    for make in (tarred, zipped):
        found = shown(make(tmp_path / make.__name__, members), tmp_path / "cache")
        assert [fact.path for fact in found.facts] == ["ok.yml"]
        assert reasons(found).get("") == "explodes"


def test_a_member_is_not_believed_to_be_as_small_as_it_says(tmp_path: Path) -> None:
    place = zipped(tmp_path / "archive", [("large.yml", bytes(3 << 20))])
    raw = place.read_bytes()
    place.write_bytes(raw.replace((3 << 20).to_bytes(4, "little"), (9).to_bytes(4, "little")))
    found = shown(place, tmp_path / "cache")
    assert found.facts == ()
    assert "damaged" in reasons(found).values()


@pytest.mark.parametrize("make", [tarred, zipped])
def test_an_archive_cut_off(make: Callable[[Path, Members], Path], tmp_path: Path) -> None:
    place = make(tmp_path / "archive", [*MEMBERS, ("large.txt", os.urandom(100_000))])
    raw = place.read_bytes()
    place.write_bytes(raw[: len(raw) // 2])
    found = outcome(place, tmp_path)
    assert found == "no_source" or reasons(found)[""] == "damaged"


@pytest.mark.parametrize("said", [b"garbage\0\xff\n" * 10_000, b"-x\n", b"ref: ../../../a\n"])
def test_git_that_ends_too_early_is_told_in_one_way(said: bytes, tmp_path: Path) -> None:
    place = made(tmp_path / "a")
    (place / ".git" / ("packed-refs" if len(said) > 100 else "HEAD")).write_bytes(said)
    (place / ".git/refs/heads/main").unlink()
    assert outcome(place, tmp_path) == "damaged"


def test_what_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("Hello")
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (("text", "no_source"), ("pipe", "no_source"), ("gone", "not_found")):
        with pytest.raises(SourceError) as raised:
            shown(tmp_path / name, tmp_path / "cache")
        assert raised.value.reason == reason


def test_no_thread_is_left(tmp_path: Path) -> None:
    before = threading.active_count()
    shown(made(tmp_path / "a"), tmp_path / "cache")
    assert threading.active_count() <= before
