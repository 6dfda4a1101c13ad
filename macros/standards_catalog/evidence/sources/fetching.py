"""Repositories of any forge, fetched by Git: one commit, its trees, and the blobs of interest.

What is fetched are bare clones of our own: no configuration comes from a server. How to reach it
(credentials, proxies, other addresses) is what Git is configured for by whoever runs this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from standards_catalog.evidence.sources.clone import FETCHED, clone
from standards_catalog.evidence.sources.git import started
from standards_catalog.evidence.sources.repositories import without_secret
from standards_catalog.evidence.sources.source import Known, SourceError, Wanted

_PATIENCE, _LOOK = 1800, 1  # seconds
_MOST_PACKS = 50  # two come with each fetch; then a clone is made anew
_FORMAT = """[core]
	repositoryformatversion = 1
	bare = true
[extensions]
	partialClone = origin
[remote "origin"]
	promisor = true
	partialCloneFilter = blob:none
"""
_OURS = (
    *("core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.auto=0", "maintenance.auto=false"),
    *("fetch.recurseSubmodules=false", "fetch.writeCommitGraph=false", "fetch.bundleURI="),
    *("http.lowSpeedLimit=1000", "http.lowSpeedTime=60"),
)
_FETCH = (
    *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"),
    "--filter=blob:none",
)
_SAYS_WHY = ("fatal: ", "error: ")
_SAYS_NOTHING = "Could not read from remote repository."  # SSH has said why, in the line before
_PROTOCOLS = "file:git:http:https:ssh"


class Fetching(Struct, frozen=True):
    """How repositories are fetched: what of them is of interest, and whether that has to end."""

    ref: str
    wanted: Wanted
    stopped: Callable[[], bool]

    def fetch(self, url: str, place: Path, known: Known) -> None:
        """Fetch a repository's default branch, or the ref, into a clone of its own.

        Contents of interest come all at once. Raise SourceError; then what is there stays as it
        is, unless it is damaged: that is thrown away and fetched anew.
        """
        was_there = bool(_packs(place))
        try:
            self._fetch(url, place, known)
        except SourceError:
            if not was_there or self._is_sound(place):
                raise
            shutil.rmtree(place)
            self._fetch(url, place, known)

    def _fetch(self, url: str, place: Path, known: Known) -> None:
        if len(_packs(place)) > _MOST_PACKS:
            shutil.rmtree(place)
        prepare(place)
        branch = f"{self.ref or 'HEAD'}:{FETCHED}"
        self._git(place, url, "--depth=1", "--force", "--", "origin", branch)
        with clone(place) as source:
            files = [*source.files(self.wanted, lambda path, blob: True)]
        if any(file.reason == "damaged" for file in files):
            raise SourceError("damaged", "its trees are not whole")
        new = (one for one in files if one.reason == "missing" and not known(one.path, one.blob))
        if blobs := dict.fromkeys(file.blob for file in new):
            self._git(place, url, "--stdin", "--", "origin", fed=blobs)

    def _is_sound(self, place: Path) -> bool:
        try:
            with clone(place) as source:
                files = source.files(self.wanted, lambda path, blob: True)
                return all(file.reason != "damaged" for file in files)
        except SourceError:
            return False

    def _git(self, place: Path, url: str, *arguments: str, fed: Iterable[str] = ()) -> None:
        lines = "".join(f"{line}\n" for line in fed).encode()
        # What is asked for by its id has no history that the two sides could agree on.
        agreed = "noop" if lines else "default"
        with started(
            [*settings(url, f"fetch.negotiationAlgorithm={agreed}"), *_FETCH, *arguments],
            environment(place),
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            patience=_PATIENCE,
        ) as process:
            said = self._end(process, lines)
        if process.returncode:
            raise SourceError("not_fetched", _told(said))

    def _end(self, process: subprocess.Popen[bytes], lines: bytes) -> bytes:
        """Wait for the end of a process, or of everything, and return what it says."""
        while True:
            try:
                return process.communicate(lines, timeout=_LOOK)[1]
            except subprocess.TimeoutExpired:
                if self.stopped():
                    raise SourceError("not_fetched", "it was interrupted") from None


def settings(url: str, *more: str) -> list[str]:
    """Return the options of Git by which `origin` is an address, and nothing else is started."""
    every = (*_OURS, *more, f"remote.origin.url={url}")
    return [part for setting in every for part in ("-c", setting)]


def environment(place: Path) -> Mapping[str, str]:
    """Return the environment in which Git speaks to a server for a repository of ours."""
    kept = {name: value for name, value in os.environ.items() if not _means_another(name)}
    return {
        "GIT_ALLOW_PROTOCOL": _PROTOCOLS,
        **kept,
        "GIT_DIR": os.fspath(place),
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "SSH_ASKPASS_REQUIRE": "never",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }


def prepare(place: Path) -> None:
    """Make a bare repository of ours, with a configuration of ours, where there is none."""
    for name in ("objects/pack", "refs"):
        (place / name).mkdir(parents=True, exist_ok=True)
    (place / "config").write_text(_FORMAT, "utf-8")
    (place / "HEAD").write_text("ref: refs/heads/none\n", "utf-8")


def _packs(place: Path) -> list[Path]:
    return list((place / "objects/pack").glob("*.pack"))


def _means_another(name: str) -> bool:
    """Whether a variable, such as a hook inherits, speaks of another repository."""
    return name in {
        *("GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE"),
    }


def _told(said: bytes) -> str:
    """Return the sentence of Git that says why, without what an address may hold of secrets."""
    lines = said.decode("utf-8", "replace").split("\n")
    lines = [one.strip() for one in lines if one.strip()] or ["Git says nothing"]
    at = next((at for at, one in enumerate(lines) if one.startswith(_SAYS_WHY)), len(lines) - 1)
    at -= bool(at) and lines[at].endswith(_SAYS_NOTHING)
    return without_secret(lines[at].removeprefix("fatal: ").removeprefix("error: "))
