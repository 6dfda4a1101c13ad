"""What is worked out of a catalog once: it hangs on the catalog, and goes with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from standards_catalog.model.catalog import Catalog

P = ParamSpec("P")
T = TypeVar("T")


def once(make: Callable[Concatenate[Catalog, P], T]) -> Callable[Concatenate[Catalog, P], T]:
    """Keep what a function makes of a catalog on that catalog, for each of its other arguments."""

    @wraps(make)
    def kept(catalog: Catalog, /, *args: P.args, **more: P.kwargs) -> T:
        key = (make, args, *more.items())
        if key not in catalog.derived:
            catalog.derived[key] = make(catalog, *args, **more)
        found: T = catalog.derived[key]
        return found

    return kept
