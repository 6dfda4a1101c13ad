"""The first few of many things: what a page shows at once of what would fill it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

FEW = 10
_SPARED = 2  # to leave out no more than that would save no room


def few(some: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """Return the first few, and the rest; all of them where the rest would be next to nothing."""
    most = len(some) if len(some) <= FEW + _SPARED else FEW
    return some[:most], some[most:]
