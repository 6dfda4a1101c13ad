"""How seldom Python looks for circles of garbage in a catalog: it is millions of objects."""

from __future__ import annotations

import atexit
import gc

_OBJECTS = 50_000  # that are new since it looked last


def collect_seldom() -> None:
    """Have Python look seldom, and not at all as it ends: the system frees everything at once."""
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)
