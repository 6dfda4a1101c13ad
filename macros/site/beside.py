"""Writes files beside the pages: in a second process, where the system can divide one in two.

Feeds, badges and documents are thousands of small files that no page waits for. A fork has the
whole catalog at hand, and the other processor. Where there are other threads, which a fork does not
take along, as while serving, or where there is no fork, the files are written in turn.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess


class Beside:
    """Work that goes on beside the build, if it can."""

    def __init__(self, work: Callable[[], None]) -> None:
        """Begin the work, or keep it for the end."""
        self.work = work
        self.process: BaseProcess | None = None
        if sys.platform == "linux" and threading.active_count() == 1:
            self.process = multiprocessing.get_context("fork").Process(target=self._work)
            self.process.start()

    def _work(self) -> None:
        gc.disable()  # to look for garbage would copy the memory that both share
        self.work()

    def end(self) -> None:
        """Wait for the work, or do it now; raise RuntimeError if it failed."""
        if self.process is None:
            self.work()
            return
        self.process.join()
        if self.process.exitcode:
            raise RuntimeError("feeds, badges or documents could not be written; see above")

    def stop(self) -> None:
        """Leave the work undone."""
        if self.process and self.process.is_alive():
            self.process.terminate()
            self.process.join()
