"""Makes what no other page waits for in a second process, where the system can divide one in two.

Feeds, badges and documents are thousands of small files, and the pages of entries are made one by
one: a fork has the whole catalog at hand, and the other processor. It writes the files first and
then takes pages from the end, while MkDocs takes them from the start, until the two meet. Where
there are other threads, which a fork does not take along, as while serving, or where there is no
fork, everything is done in turn.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from standards_catalog.documents.disk import refused
from standards_catalog.evidence.observing import watched
from standards_catalog.site.output import api as data
from standards_catalog.site.output import subscriptions
from standards_catalog.site.pages.made import MadePage
from standards_catalog.site.pages.navigation import Navigations
from standards_catalog.site.pages.write import write_page
from standards_catalog.site.staging.interruption import end_with
from standards_catalog.site.state import State
from standards_catalog.site.telling import log
from standards_catalog.views.adoption.adoption import cells_of, recorded_cells

T = TypeVar("T")


class Worker(Generic[T]):
    """Work that goes on beside the build, if it can, and pages that both make."""

    def __init__(
        self, work: Callable[[], None], pages: Sequence[T], make: Callable[[T], None]
    ) -> None:
        """Take what is to be done; see `claim` for the pages."""
        self.work, self.pages, self.make = work, pages, make
        self.process: BaseProcess | None = None

    def begin(self) -> None:
        """Begin the work, or leave it for the end."""
        if can_divide():
            fork = multiprocessing.get_context("fork")
            self.ours = fork.Value("i", 0)
            self.theirs = fork.Value("i", len(self.pages))
            self.process = fork.Process(target=self._work, args=(os.getpid(),))
            self.process.start()

    def claim(self) -> bool:
        """Return whether this process is to make the next page, as they come in order."""
        if self.process is None or not self.pages:
            return True
        with self.theirs.get_lock():
            mine: bool = self.ours.value < self.theirs.value
            self.ours.value += 1
            return mine

    def _work(self, parent: int) -> None:
        end_with(parent)
        gc.disable()  # to look for garbage would copy the memory that both share
        self.process = None
        try:
            self.work()
            while (page := self._next()) is not None:
                self.make(page)
        except OSError as error:  # a full disk is told in words
            log.error(refused(error))
            sys.exit(1)

    def _next(self) -> T | None:
        with self.theirs.get_lock():
            if self.theirs.value <= self.ours.value:
                return None
            self.theirs.value -= 1
            last: int = self.theirs.value
        return self.pages[last]

    def end(self) -> None:
        """Wait for the work, or do it now; raise RuntimeError if it failed."""
        if self.process is None:
            self.work()
            return
        process = self.process
        process.join()
        self.process = None
        if process.exitcode:
            raise RuntimeError("feeds, badges, documents or pages could not be written; see above")

    def stop(self) -> None:
        """Leave the work undone."""
        if self.process and self.process.is_alive():
            self.process.kill()
            self.process.join()


def start_worker(
    config: MkDocsConfig, files: Files, state: State, navs: Navigations, env: Environment
) -> Worker[MadePage]:
    """Begin to write feeds, badges and documents, and pages of entries, if they can be shared."""

    def write() -> None:
        subscriptions.write_all(files)
        data.write_all(config, state.catalog, state.pages)

    def make(page: MadePage) -> None:
        write_page(page, config, pages, navs[state.languages.first], env)

    pages = files.documentation_pages()
    ours = [file.page for file in pages if isinstance(file.page, MadePage)]
    shared = ours if listens_alone(config) else []
    if can_divide():  # what both show is worked out before there are two
        for subject in state.catalog.subjects:
            recorded_cells(state.catalog, subject)
        for subject in watched(state.catalog).values():
            cells_of(state.catalog, subject)
        if shared:  # and the theme's templates are compiled
            make(shared.pop())
    worker = Worker(write, shared, make)
    worker.begin()
    return worker


def can_divide() -> bool:
    """Whether the process can be divided in two: other threads would be lost in a fork."""
    return sys.platform == "linux" and threading.active_count() == 1


def listens_alone(config: MkDocsConfig) -> bool:
    """Whether no plug-in but the usual ones is told of pages as they are built.

    Another one may keep what it is told, and would miss the pages that a second process makes.
    """
    listeners = [*config.plugins.events["page_context"], *config.plugins.events["post_page"]]
    packages = {listener.__module__.partition(".")[0] for listener in listeners}
    return packages <= {"standards_catalog", "mkdocs_macros", "material", "mkdocs"}
