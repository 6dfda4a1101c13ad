"""Git over a stranger's repository: its objects and refs, and nothing else that it has.

Git is shown a view: a bare repository of ours whose objects and refs are links to those of the
repository. So its configuration, hooks, filters, alternates, grafts and attributes are nowhere that
Git looks, and there is no remote that a missing object could be fetched from.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from standards_catalog.evidence.sources.source import SourceError

PATIENCE = 300  # seconds
_LISTED = 1 << 16  # bytes of a small file of Git's own
# From one's own environment, only what a program needs to start.
_NEEDED = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_CLOSED = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_FOLDED = re.compile(r"[0-9a-f]{2}|pack")
_EXTENSION = re.compile(r"^[ \t]*(objectformat|refstorage)[ \t]*=[ \t]*(\w+)[ \t]*$", re.I | re.M)


@contextmanager
def view(place: Path) -> Iterator[Path]:
    """Give a bare repository that shows the objects and refs of another; raise SourceError."""
    home = home_of(place)
    common = common_of(home)
    with TemporaryDirectory(prefix="catalog-scan-") as made:
        shown = Path(made)
        try:
            _show(home, common, shown)
        except OSError as error:
            raise SourceError("damaged", f"it is no whole repository: {error.strerror}") from error
        yield shown


def is_repository(place: Path) -> bool:
    """Whether a folder is a clone: ordinary, bare, or a work tree that its repository knows of."""
    return _is_repository(home_of(place))


@contextmanager
def started(
    command: list[str],
    environment: Mapping[str, str],
    *,
    stdin: int = subprocess.DEVNULL,
    stderr: int | IO[bytes] = subprocess.DEVNULL,
    patience: float = 0,
) -> Iterator[subprocess.Popen[bytes]]:
    """Give a process of Git without a terminal, which ends with the block, or after a time."""
    arguments = ["git", *command]
    try:
        process = subprocess.Popen(
            arguments,
            env=environment,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
            start_new_session=True,
        )
    except OSError as error:
        raise SourceError("no_git", f"Git does not run here: {error}") from error
    timer = threading.Timer(patience or PATIENCE, _end, [process])
    timer.daemon = True
    timer.start()
    try:
        with process:
            try:
                yield process
            finally:
                _end(process)
                if process.stdin:
                    with suppress(OSError):  # what it did not take is of no interest
                        process.stdin.close()
    finally:
        timer.cancel()
        timer.join()


def reading(shown: Path) -> Mapping[str, str]:
    """Return the environment in which Git reads a view."""
    kept = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    return {**kept, **_CLOSED, "HOME": os.fspath(shown), "GIT_DIR": os.fspath(shown)}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started, such as what speaks to a server."""
    if process.poll() is not None:
        return
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def home_of(place: Path) -> Path:
    """Return the folder that Git keeps for a work tree, or the one of a bare repository."""
    inside = place / ".git"
    if inside.is_dir() and not inside.is_symlink():
        return inside
    if led := _named(inside, "gitdir: "):
        # Anybody can write where to go; only what points back is of one repository.
        home = place / led
        back = _named(home / "gitdir", "")
        if back and os.path.realpath(home / back) == os.path.realpath(inside):
            return home
    return place


def common_of(home: Path) -> Path:
    """Return the folder of objects and refs, which work trees of a repository share."""
    above = home.parent.parent
    led = home / (_named(home / "commondir", "") or ".")
    is_of_work_tree = home.parent.name == "worktrees"  # elsewhere it could lead anywhere
    return above if is_of_work_tree and os.path.realpath(led) == os.path.realpath(above) else home


def _is_repository(home: Path) -> bool:
    common = common_of(home)
    folders = (common / "objects", common / "refs")
    return _is_file(home / "HEAD") and all(_is_folder(one) for one in folders)


def _named(file: Path, before: str) -> str:
    """Return the path that a small file of Git names, or nothing."""
    with suppress(OSError):
        text = os.fsdecode(small(file)).rstrip("\n")
        if text.startswith(before) and "\0" not in text:
            return text.removeprefix(before)
    return ""


def _show(home: Path, common: Path, shown: Path) -> None:
    (shown / "HEAD").write_bytes(small(home / "HEAD"))
    (shown / "config").write_text(_format(common / "config"), "utf-8")
    (shown / "objects").mkdir()
    with os.scandir(common / "objects") as items:
        for item in items:
            if _FOLDED.fullmatch(item.name) and item.is_dir(follow_symlinks=False):
                _lend(Path(item.path), shown / "objects" / item.name)
    for name in ("refs", "reftable"):
        if _is_folder(common / name):
            _lend(common / name, shown / name)
    if _is_file(common / "packed-refs"):
        (shown / "packed-refs").symlink_to((common / "packed-refs").absolute())


def _lend(folder: Path, shown: Path) -> None:
    """Show a folder that holds files and folders only: Git waits for a pipe, and follows a link."""
    left = [folder]
    while left:
        with os.scandir(left.pop()) as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    left.append(Path(item.path))
                elif not item.is_file(follow_symlinks=False):
                    raise OSError(errno.EINVAL, f"{item.name} is neither a file nor a folder")
    shown.symlink_to(folder.absolute())


def _format(config: Path) -> str:
    """Return a configuration that says how objects and refs are written, and nothing else."""
    said = ""
    with suppress(OSError):
        said = small(config).decode("utf-8", "replace")
    found = {name.lower(): value.lower() for name, value in _EXTENSION.findall(said)}
    lines = [f"\t{name} = {value}\n" for name, value in sorted(found.items())]
    head = f"[core]\n\trepositoryformatversion = {1 if lines else 0}\n\tbare = true\n"
    return head + ("[extensions]\n" + "".join(lines) if lines else "")


def small(file: Path) -> bytes:
    """Return what a small file of Git's own says, no link among them; raise OSError."""
    if not _is_file(file):
        raise FileNotFoundError(2, os.strerror(2), os.fspath(file))
    with file.open("rb") as opened:
        return opened.read(_LISTED)


def _is_file(place: Path) -> bool:
    return place.is_file() and not place.is_symlink()


def _is_folder(place: Path) -> bool:
    return place.is_dir() and not place.is_symlink()
