"""Ends a build or a preview that is terminated as Ctrl-C does: what is temporary is removed."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


def handle() -> None:
    """Have what terminates this process end it as Ctrl-C does, unless it is told to ignore that."""
    if threading.current_thread() is threading.main_thread():
        for number in _ENDING:
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _interrupt)


@contextmanager
def deferred() -> Iterator[None]:
    """Let what ends this process, but for a kill, wait until something is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _: told.append(number))
        for number in (*_ENDING, signal.SIGINT)
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


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
