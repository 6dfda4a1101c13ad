"""The files of a folder as a commit has them, read from Git's objects without a checkout."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join, normpath
from tempfile import TemporaryFile
from typing import IO, Literal, NamedTuple, cast

from msgspec import Struct

from standards_catalog.documents.document import MAX_TABLE

Obstacle = Literal["no-git", "no-repository", "not-owned", "no-commits", "too-slow", "refused"]

# What a hook or a script inherits means its own repository, which need not be that of the folder,
# and how it writes paths.
_INHERITED = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "COMMON_DIR", "INDEX_FILE", "PREFIX", "NAMESPACE", "SHALLOW_FILE"),
        *("OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "GRAFT_FILE", "REPLACE_REF_BASE"),
        *("LITERAL_PATHSPECS", "GLOB_PATHSPECS", "NOGLOB_PATHSPECS", "ICASE_PATHSPECS"),
    )
)
_PATIENCE = 120  # seconds
_REFUSED: Obstacle = "refused"
_REFUSALS: tuple[tuple[str, Obstacle], ...] = (
    ("not a git repository", "no-repository"),
    ("dubious ownership", "not-owned"),
    ("does not have any commits yet", "no-commits"),
)
_LINK, _SUBMODULE = b"120000", b"160000"
_TOP = "/\0/"  # where the repository lies, as far as its links know: no path has such a step
_HOPS = 40
_CHUNK = 1 << 16


class GitError(Exception):
    """Git is not here, or says no; the text is what it says, `why` is what programs ask for."""

    def __init__(self, text: str, why: Obstacle = _REFUSED) -> None:
        super().__init__(text)
        self.why = why


class GitFile(Struct, frozen=True):
    """A file of a commit: its content, cut off behind the largest size allowed, or why not."""

    raw: bytes = b""
    obstacle: str = ""
    leads_out: bool = False

    def read_bytes(self) -> bytes:
        """Return the content, a byte more than is allowed at most."""
        return self.raw


class _Item(NamedTuple):
    path: str
    mode: bytes
    oid: bytes


def git(root: Path, *arguments: str) -> str:
    """Return what a Git command prints when it runs in a folder; raise GitError."""
    return os.fsdecode(_run(root, *arguments)).removesuffix("\n")


def is_shallow(root: Path) -> bool:
    """Whether the history of a folder's repository is cut off; raise GitError."""
    return git(root, "rev-parse", "--is-shallow-repository") == "true"


def walk(root: Path, commit: str, folder: str = "") -> Iterator[tuple[str, GitFile]]:
    """Yield every file below a folder of the work tree as a commit has it, with its path there.

    The order is that of the disk; hidden folders are closed. A folder that the commit does not
    have holds nothing; `folder` is one below `root`, which the disk need not have. `commit` is a
    full id; raise GitError.
    """
    prefix = git(root, "rev-parse", "--show-prefix") + (f"{folder}/" if folder else "")
    listing = _run(
        root, "ls-tree", "-r", "-z", "--full-tree", "--", commit, *filter(None, [prefix])
    )
    items = list(_items(listing, len(prefix)))
    files = [item for item in items if item.mode != _SUBMODULE]
    contents = dict(zip((item.path for item in files), _contents(root, files), strict=True))
    links = {item.path: contents[item.path] for item in files if item.mode == _LINK}
    for item in items:
        if item.mode == _SUBMODULE:
            yield item.path, GitFile(obstacle="it is a submodule")
        elif item.mode == _LINK:
            yield item.path, _followed(item.path, prefix, links, contents)
        else:
            yield item.path, contents[item.path]


@contextmanager
def contents(root: Path) -> Iterator[Callable[[str], GitFile]]:
    """Give a function that returns the content of an object by its id, from one process."""
    with _started(root, "cat-file", "--batch") as process:
        to, back = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)

        def read(oid: str) -> GitFile:
            to.write(oid.encode() + b"\n")
            to.flush()
            return _content(back)

        yield read


def _run(root: Path, *arguments: str) -> bytes:
    with _started(root, *arguments, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            output, said = process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise GitError(f"Git took longer than {_PATIENCE} seconds", "too-slow") from error
    if process.returncode:
        text = said.decode("utf-8", "replace").strip()
        raise GitError(text, next((why for words, why in _REFUSALS if words in text), _REFUSED))
    return output


def _started(
    root: Path,
    *arguments: str,
    stdin: int | IO[bytes] = subprocess.PIPE,
    stderr: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start Git in a folder: the one place that does, whatever is asked and by whom."""
    kept = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    environment = {**kept, "LC_ALL": "C"}
    command = ["git", *arguments]
    try:
        return subprocess.Popen(
            command, cwd=root, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr
        )
    except (OSError, ValueError) as error:
        why: Obstacle = "no-git" if root.is_dir() else "no-repository"
        raise GitError(f"Git does not run here: {error}", why) from error


def _items(listing: bytes, start: int) -> Iterator[_Item]:
    rows = (row.partition(b"\t") for row in listing.split(b"\0") if row)
    items = (_Item(os.fsdecode(path)[start:], *about.split()[::2]) for about, _, path in rows)
    for item in sorted(items, key=lambda item: item.path.split("/")):
        if not any(folder.startswith(".") for folder in item.path.split("/")[:-1]):
            yield item


def _contents(root: Path, items: Sequence[_Item]) -> Iterator[GitFile]:
    with TemporaryFile() as wanted:  # a pipe would fill while nobody reads the other one
        wanted.writelines(item.oid + b"\n" for item in items)
        wanted.seek(0)
        with _started(root, "cat-file", "--batch", stdin=wanted) as process:
            for _ in items:
                yield _content(cast("IO[bytes]", process.stdout))


def _content(stream: IO[bytes]) -> GitFile:
    """Read the next content; of a huge one the rest flows past and is not kept."""
    header = stream.readline().split()
    if len(header) != len(("oid", "type", "size")):
        return GitFile(obstacle="Git does not have its content")
    size = int(header[2])
    raw = stream.read(min(size, MAX_TABLE + 1))
    left = size - len(raw) + 1  # a line end follows
    while left > 0 and (passed := stream.read(min(left, _CHUNK))):
        left -= len(passed)
    return GitFile(raw)


def _followed(
    path: str, prefix: str, links: Mapping[str, GitFile], contents: Mapping[str, GitFile]
) -> GitFile:
    """Return what a symbolic link leads to, as a checkout would."""
    base = join(_TOP, prefix)
    for _ in range(_HOPS):
        steps = path.split("/")
        heads = ("/".join(steps[:end]) for end in range(1, len(steps) + 1))
        link = next((head for head in heads if head in links), None)
        if link is None:
            break
        target = os.fsdecode(links[link].raw)
        place = normpath(join(base, dirname(link), target)) + path[len(link) :]
        if not f"{place}/".startswith(base):
            return GitFile(leads_out=True)
        path = place[len(base) :]
    else:
        return GitFile(obstacle="too many levels of symbolic links")
    if path in contents:
        return contents[path]
    is_folder = not path or any(one.startswith(f"{path}/") for one in contents)
    return GitFile(
        obstacle="it is not a regular file" if is_folder else "no such file or directory"
    )
