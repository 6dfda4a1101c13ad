"""What is worked out once of a catalog, or of one of its files: it hangs on that, and goes with it.

A file that did not change is the same document in the next catalog, so what hangs on it stays. That
may be made of the document and the other arguments alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Worked(Protocol):
    """What keeps what is worked out of it."""

    @property
    def derived(self) -> dict[object, Any]:
        """What was worked out, by the function and its other arguments."""


P = ParamSpec("P")
T = TypeVar("T")
W = TypeVar("W", bound=Worked)


def once(make: Callable[Concatenate[W, P], T]) -> Callable[Concatenate[W, P], T]:
    """Keep what a function makes of something on that, for each of its other arguments."""

    @wraps(make)
    def kept(one: W, /, *args: P.args, **more: P.kwargs) -> T:
        key = (make, *args, *more.items())
        try:
            found: T = one.derived[key]
        except KeyError:
            found = one.derived[key] = make(one, *args, **more)
        return found

    return kept
