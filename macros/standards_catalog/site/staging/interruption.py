"""Ends a build or a preview that is told to end, with nothing temporary left.

Nothing is raised for it: an exception can come at any line, and is lost while a module is imported,
or belongs to two processes while one divides in two.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

_ENDING = [getattr(signal, n) for n in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, n)]
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


@dataclass(frozen=True)
class _End:
    """Clears up, and lets the signal do what it does where nobody handles it."""

    clear: Callable[[], None]

    def __call__(self, number: int, frame: FrameType | None) -> None:
        for one in _ENDING:
            signal.signal(one, signal.SIG_IGN)
        try:
            self.clear()
        finally:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
            os._exit(128 + number)  # the first process of a container survives that


def handle(clear: Callable[[], None]) -> None:
    """Have what ends this process clear up first, unless it is told to ignore that."""
    if threading.current_thread() is threading.main_thread():
        for number in _ENDING:
            if signal.getsignal(number) == _default(number):
                signal.signal(number, _End(clear))


def release(*numbers: int) -> None:
    """Give signals back to Python; all of them, if none is named."""
    for number in numbers or _ENDING:
        if isinstance(signal.getsignal(number), _End):
            signal.signal(number, _default(number))


@contextmanager
def deferred() -> Iterator[None]:
    """Let what ends this process, but for a kill, wait until something is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _: told.append(number)) for number in _ENDING
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in told[:1]:
            signal.raise_signal(number)


def end_with(parent: int) -> None:
    """Have this second process of a build end with the first, by whatever that is ended."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first one is told as well
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _default(number: int) -> Callable[[int, FrameType | None], object] | signal.Handlers:
    return signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
