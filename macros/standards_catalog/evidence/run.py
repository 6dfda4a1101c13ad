"""Many repositories read at once: fetched by threads that wait, read by processes that work."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    as_completed,
)
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from threading import Event

from msgspec import Struct, field

from standards_catalog.evidence.cache import Cache, Kept
from standards_catalog.evidence.scan import known, scan, wanted
from standards_catalog.evidence.sources.fetching import Fetching
from standards_catalog.evidence.sources.opening import opened
from standards_catalog.evidence.sources.remote import head_of
from standards_catalog.evidence.sources.source import SourceError
from standards_catalog.evidence.sources.tip import tip

_AT_A_TIME = 8  # servers are asked by so many at most
_FEW = 4  # are read sooner than processes have started


class Task(Struct, frozen=True):
    """A repository to read: where it lies, and the address if it is fetched to there first.

    What is remembered of it is found by its `key`; `before` is what is known of it from elsewhere.
    """

    repository: str
    key: str
    place: Path
    url: str = ""
    before: Kept = field(default_factory=Kept)


class Outcome(Struct, frozen=True):
    """What became of a task: evidence as its file has it, and why none is new.

    `reason` is a word of the schema; with it, `evidence` is what was known before, or empty.
    `cached` says that the repository has not changed.
    """

    repository: str
    evidence: bytes = b""
    cached: bool = False
    reason: str = ""
    message: str = ""


class Runner(Struct, frozen=True):
    """How repositories are read: at which ref, with which cache, in how many processes."""

    cache: Cache
    ref: str = ""
    processes: int = 1

    def run(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Yield what became of each task, in the order in which they end."""
        stopped = Event()
        fetching = Fetching(self.ref, wanted, stopped.is_set)
        with ExitStack() as stack:
            pool = None
            if self.processes > 1 and len(tasks) > _FEW:
                pool = _processes(self.processes)
                stack.callback(pool.shutdown, cancel_futures=True)
            waiting = 2 * self.processes if pool else 1
            fetched = any(task.url for task in tasks)
            threads = ThreadPoolExecutor(_AT_A_TIME if fetched else waiting)
            stack.callback(threads.shutdown, cancel_futures=True)
            stack.callback(stopped.set)
            done = [threads.submit(self._whole, task, fetching, pool) for task in tasks]
            yield from (one.result() for one in as_completed(done))

    def read(self, task: Task) -> Outcome:
        """Read a repository where it lies."""
        try:
            with opened(task.place, "" if task.url else self.ref) as source:
                evidence, cached = scan(task.repository, source, self.cache, task.key, self.ref)
            return Outcome(task.repository, evidence, cached)
        except SourceError as error:
            return self._failed(task, error.reason, str(error))
        except OSError as error:
            return self._failed(task, "denied", error.strerror or str(error))
        except Exception as error:  # one repository must not end the scan of all others
            return self._failed(task, "crashed", f"{type(error).__name__}: {error}")

    def _whole(self, task: Task, fetching: Fetching, pool: Executor | None) -> Outcome:
        try:
            if task.url:
                if self._stands(task):
                    return Outcome(task.repository, task.before.evidence, cached=True)
                fetching.fetch(task.url, task.place, known(self.cache, task.key, self.ref))
        except (SourceError, OSError) as error:
            reason = error.reason if isinstance(error, SourceError) else "denied"
            return self._failed(task, reason, str(error))
        if found := self._unchanged(task):
            return found
        try:
            return pool.submit(self.read, task).result() if pool else self.read(task)
        except BrokenExecutor:
            return self._alone(task)

    def _stands(self, task: Task) -> bool:
        """Whether a server has a repository at the commit that is known."""
        commit = "" if self.ref else task.before.commit
        return bool(commit) and commit == head_of(task.url)

    def _unchanged(self, task: Task) -> Outcome | None:
        """Return what is known of a repository that is where it was: a comparison of two ids."""
        if self.ref and not task.url:
            return None  # which commit a name means, Git knows
        before = self.cache.load(task.key, self.ref)
        if before.commit and before.commit == tip(task.place):
            return Outcome(task.repository, before.evidence, cached=True)
        return None

    def _alone(self, task: Task) -> Outcome:
        """Read a repository in a process of its own: one of those at work has ended another."""
        with _processes(1) as pool:
            try:
                return pool.submit(self.read, task).result()
            except BrokenExecutor:
                return self._failed(task, "crashed", "the process that read it has ended")

    def _failed(self, task: Task, reason: str, message: str) -> Outcome:
        before = self.cache.load(task.key, self.ref).evidence or task.before.evidence
        return Outcome(task.repository, before, reason=reason, message=message)


def _processes(number: int) -> ProcessPoolExecutor:
    """Return processes that leave it to this one to be interrupted.

    They are new ones: where threads run, a copy of this one might wait for a lock for ever.
    """
    quiet = (signal.SIGINT, signal.SIG_IGN)
    return ProcessPoolExecutor(number, get_context("spawn"), signal.signal, quiet)
