"""A site is whole or not there, whatever happens while it is built and takes its place."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from errno import EBUSY, ENOLCK, ENOSPC, EXDEV
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fasteners import InterProcessLock
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from standards_catalog.site.staging import swap as swapping
from standards_catalog.site.staging.refusal import MARK, refusal
from standards_catalog.site.staging.staging import Staging
from standards_catalog.site.staging.swap import recover, swap
from tests.conftest import Folder
from tests.repository import commit, git
from tests.site.project import CATALOG, MKDOCS, Project, contents

OLD = {MARK: b"", "index.html": b"old", "gone/index.html": b"old", "both/index.html": b"old"}
NEW = {MARK: b"", "index.html": b"new", "more/index.html": b"new", "both/index.html": b"new"}
BESIDE = ["catalog", "docs", "mkdocs.yml", "site"]
DEADLINE = 300.0  # no verdict: when a build that hangs is given up


class Killed(BaseException):
    """What nothing catches."""


def _fill(folder: Path, files: dict[str, bytes]) -> Path:
    for path, octets in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(octets)
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built before."""
    return _fill(tmp_path / "site", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A new site beside it."""
    return _fill(tmp_path / ".site.new", NEW)


def _names(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir())


def _cannot(monkeypatch: pytest.MonkeyPatch, site: Path, errno: int) -> None:
    """Let the system refuse to rename a folder, as it refuses a mount point."""
    rename = Path.rename

    def renamed(self: Path, target: Path) -> Path:
        if site in (self, target):
            raise OSError(errno, os.strerror(errno), str(self))
        return rename(self, target)

    monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", renamed)


def _killed_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """End a swap before its nth change of a name, as SIGKILL would."""
    steps = iter(range(step))

    def counted(change: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*paths: Path) -> Any:
            if next(steps, None) is None:
                raise Killed
            return change(*paths)

        return changed

    for place, name in ((Path, "rename"), (Path, "replace"), (shutil, "move")):
        monkeypatch.setattr(place, name, counted(getattr(place, name)))


def test_where_the_system_can_there_is_no_moment_without_a_site(
    site: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux" or not swapping._exchange(new, site):
        pytest.skip("this file system exchanges no folders")
    swapping._exchange(new, site)
    _killed_at(monkeypatch, 0)
    swap(new, site)
    assert contents(site) == NEW
    assert contents(new) == OLD


def test_a_first_site_is_put_in_its_place(new: Path) -> None:
    swap(new, new.with_name("site"))
    assert contents(new.with_name("site")) == NEW


@pytest.mark.parametrize("step", range(3))
def test_killed_between_two_renames_there_is_a_whole_site_after_the_next_start(
    site: Path, new: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    with monkeypatch.context() as patch, suppress(Killed):
        patch.setattr(swapping, "recover", lambda site: None)  # a kill leaves no time for it
        _killed_at(patch, step)
        swap(new, site)
    recover(site)
    assert contents(site) == (NEW if step == 2 else OLD)
    assert set(_names(site.parent)) <= {"site", ".site.new"}


def test_two_renames_of_which_the_second_fails_leave_the_old_site(
    site: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    shutil.rmtree(new)
    with pytest.raises(FileNotFoundError):
        swap(new, site)
    assert contents(site) == OLD


@pytest.mark.parametrize("errno", [EBUSY, EXDEV])
def test_a_folder_that_cannot_be_renamed_gets_other_contents(
    site: Path, new: Path, errno: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "lost+found").mkdir()
    (site / ".htaccess").write_text("an administrator's", "utf-8")
    _cannot(monkeypatch, site, errno)
    swap(new, site)
    assert contents(site) == {**NEW, ".htaccess": b"an administrator's"}
    assert (site / "lost+found").is_dir()


def test_contents_swapped_are_whole_wherever_the_swap_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, step, killed = set(), 0, True
    while killed:
        root = tmp_path / f"{step}"
        site, new = _fill(root / "site", OLD), _fill(root / ".site.new", NEW)
        with monkeypatch.context() as patch:
            _killed_at(patch, step)
            killed = False
            try:
                swapping._swap_contents(new, site)
            except Killed:
                killed = True
        recover(site)
        whole = contents(site)
        assert whole in (OLD, NEW), step
        assert _names(site) == sorted({path.partition("/")[0] for path in whole})
        seen.add(whole == NEW)
        step += 1
    assert seen == {False, True}
    assert step > 8


def test_a_disk_that_is_full_while_contents_are_copied_leaves_the_old_ones(
    site: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Path) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space"):
        swapping._swap_contents(new, site)
    assert contents(site) == OLD


def test_a_site_replaces_nothing_that_it_is_made_of(tmp_path: Path) -> None:
    catalog = _fill(tmp_path / "catalog", {"teams/a.yml": b""})
    config = tmp_path / "mkdocs.yml"
    config.touch()
    link = tmp_path / "link"
    link.symlink_to(catalog)
    for site, why in (
        (catalog, "it holds"),
        (catalog / "teams", "it is in"),
        (catalog / "new/site", "it is in"),
        (Path(os.path.realpath(link)), "it holds"),
        (tmp_path, "it holds"),
        (tmp_path / ".git", "Git's"),
        (tmp_path / ".git/objects/x", "Git's"),
        (config, "it holds"),
    ):
        assert why in refusal(site, [catalog, config]), site
    assert refusal(tmp_path / "site", [catalog, config]) == ""


@pytest.mark.parametrize(
    ("files", "refused"),
    [
        ({}, False),
        ({MARK: b"", "index.html": b""}, False),
        ({"sitemap.xml": b"", "search/search_index.json": b"", "index.html": b""}, False),
        ({"sitemap.xml": b"", "index.html": b""}, True),
        ({"index.html": b""}, True),
        ({".env": b""}, True),
        ({"a/b/c.txt": b""}, True),
        ({"lost+found/x": b""}, False),
        ({".git/HEAD": b"", MARK: b""}, True),
    ],
)
def test_a_site_replaces_sites_and_empty_folders_only(
    tmp_path: Path, files: dict[str, bytes], refused: bool
) -> None:
    site = tmp_path / "public"
    site.mkdir()
    assert bool(refusal(_fill(site, files), [])) is refused


def test_a_site_replaces_nothing_that_git_tracks(tmp_path: Path) -> None:
    site = _fill(tmp_path / "public", OLD)
    commit(Folder(tmp_path / "catalog"), "Keep the site")
    assert "Git tracks" in refusal(site, [])
    git(Folder(tmp_path / "catalog"), "rm", "-rq", "--cached", "public")
    assert refusal(site, []) == ""


@pytest.mark.parametrize(
    "command",
    [(CATALOG, "build", "--site"), (MKDOCS, "build", "--site-dir")],
)
@pytest.mark.parametrize("site", ["catalog", "catalog/new", "tests/new", "notes", "."])
def test_a_build_into_sources_is_refused(
    small: Project, command: tuple[str, ...], site: str
) -> None:
    small.write("notes/todo.txt", "Do not lose this.").write("tests/test_it.py", "")
    before = contents(small.root)
    built = small.run(*command, site)
    assert built.code == 1
    assert "cannot go to" in built.output or "should not be within" in built.output
    assert "Traceback" not in built.output
    assert contents(small.root) == before


def test_a_disk_without_locks_is_told_of(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: InterProcessLock) -> None:
        raise OSError(ENOLCK, os.strerror(ENOLCK))

    monkeypatch.setattr(InterProcessLock, "trylock", refuse)
    config = load_config(str(small.root / "mkdocs.yml"))
    with pytest.raises(PluginError, match=r"site cannot be kept for one build: .*No locks avail"):
        Staging().begin(config, small.root / "catalog")
    assert not small.site.exists()


def test_a_second_build_of_a_folder_says_so(small: Project) -> None:
    with InterProcessLock(small.root / ".site.lock"):
        built = small.run(CATALOG, "build")
        assert built.code == 1
        assert "another build of" in built.output
        assert "Traceback" not in built.output
        assert not small.site.exists()
        other = small.run(CATALOG, "build", "--site", "other")
        assert other.code == 0, other.output
    shutil.rmtree(small.root / "other")
    (small.root / ".site.new/left").mkdir(parents=True)  # by a build that was killed
    assert small.build().code == 0
    assert not (small.site / "left").exists()
    assert _names(small.root) == BESIDE


def test_what_a_killed_build_left_is_brought_back_by_one_that_fails(old: Project) -> None:
    before = old.files()
    old.site.rename(old.root / ".site.old")
    old.write("catalog/zones/ci.yml", "tools: [\n")
    assert old.build().code == 1
    assert old.files() == before
    assert _names(old.root) == BESIDE


def test_a_site_that_is_a_link_is_followed(small: Project) -> None:
    real = small.root / "www/real"
    small.site.symlink_to(real)
    for _ in range(2):
        assert small.build().code == 0
        assert small.site.is_symlink()
        assert (real / "index.html").is_file()
        assert _names(real.parent) == ["real"]


def test_deploying_pushes_the_site(small: Project) -> None:
    folder = Folder(small.root / "catalog")
    bare = small.root.parent / "pages.git"
    small.write(".gitignore", "site/\n")
    commit(folder, "Begin")
    git(folder, "init", "-q", "--bare", str(bare))
    git(folder, "remote", "add", "origin", str(bare))
    git(folder, "config", "user.email", "a@example.com")
    git(folder, "config", "user.name", "Somebody")
    done = small.run(MKDOCS, "gh-deploy", NO_MKDOCS_2_WARNING="1")
    assert done.code == 0, done.output
    pushed = git(folder, "--git-dir", str(bare), "ls-tree", "-r", "--name-only", "gh-pages")
    assert {*pushed.splitlines()} == {*small.files(), ".nojekyll"}
    assert "tools/anvil/index.html" in pushed


@pytest.mark.skipif(sys.platform == "win32", reason="limits sizes of files as POSIX does")
@pytest.mark.parametrize("blocks", [0, 1, 24])
def test_a_full_disk_is_told_in_a_sentence_and_leaves_the_old_site(
    old: Project, blocks: int
) -> None:
    before = old.files()
    limited = old.run("sh", "-c", f'ulimit -f {blocks}; "$@"', "sh", CATALOG, "build")
    assert limited.code == 1
    assert "Traceback" not in limited.output
    assert "File too large" in limited.output
    assert old.files() == before
    assert _names(old.root) == BESIDE


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("when", [".site.lock", ".site.new/assets"])
def test_a_build_that_is_terminated_leaves_nothing(
    small: Project, number: signal.Signals, when: str
) -> None:
    process = subprocess.Popen(
        [CATALOG, "build"],
        cwd=small.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # What a shell starts in the background ignores Ctrl-C, and so would this.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    end = time.monotonic() + DEADLINE
    while not (small.root / when).exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)
    process.send_signal(number)
    said = process.communicate(timeout=DEADLINE)[0].decode()
    assert "Traceback" not in said
    assert process.returncode in (-number, 0), said
    assert _names(small.root) == (BESIDE[:-1] if process.returncode else BESIDE)


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_ends_a_build_is_not_lost_where_python_loses_exceptions(
    number: signal.Signals,
) -> None:
    done = _python(
        "import weakref\n"
        "interruption.handle(lambda: print('cleared', flush=True))\n"
        "it = type('It', (), {})()\n"
        f"kept = weakref.ref(it, lambda _: signal.raise_signal({number}))\n"
        "del it\n"
        "print('survived')\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (-number, b"cleared\n", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
def test_what_may_not_be_cut_short_is_done_before_the_end() -> None:
    done = _python(
        "interruption.handle(lambda: print('cleared', flush=True))\n"
        "with interruption.deferred():\n"
        "    signal.raise_signal(signal.SIGTERM)\n"
        "    print('done', flush=True)\n"
        "print('survived')\n"
    )
    assert (done.returncode, done.stdout) == (-signal.SIGTERM, b"done\ncleared\n")


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
def test_who_is_told_to_ignore_an_end_goes_on_and_signals_are_given_back() -> None:
    done = _python(
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "interruption.handle(lambda: print('cleared'))\n"
        "signal.raise_signal(signal.SIGHUP)\n"
        "interruption.release()\n"
        "assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN\n"
        "assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL\n"
        "assert signal.getsignal(signal.SIGINT) is signal.default_int_handler\n"
        "print('survived')\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"survived\n", b"")


def _python(code: str) -> subprocess.CompletedProcess[bytes]:
    begin = "import signal\nfrom standards_catalog.site.staging import interruption\n"
    # What a shell starts in the background ignores Ctrl-C, and so would this.
    begin += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    return subprocess.run([sys.executable, "-c", begin + code], capture_output=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(("when", "how"), [("assets", ()), ("index.html", ("--clean",))])
def test_a_preview_that_is_terminated_leaves_nothing(
    small: Project, number: signal.Signals, when: str, how: tuple[str, ...]
) -> None:
    temporary = small.root / "tmp"
    temporary.mkdir()
    process = subprocess.Popen(
        [MKDOCS, "serve", "--dev-addr", "127.0.0.1:0", *how],
        cwd=small.root,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    end = time.monotonic() + DEADLINE
    while not [*temporary.glob(f"mkdocs_*/{when}")] and time.monotonic() < end:
        time.sleep(0.001)
    assert time.monotonic() < end, "no site is shown"
    process.send_signal(number)
    said = process.communicate(timeout=DEADLINE)[0].decode()
    assert [*temporary.glob("mkdocs_*")] == [], said
    assert "Traceback" not in said
