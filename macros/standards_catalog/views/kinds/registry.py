"""Every kind's view, found by the kind's name: the module beside this one that is called so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views import kinds
from standards_catalog.views.kinds.kind import Kind
from standards_catalog.views.kinds.plain import PLAIN


@cache
def kind_of(kind: str) -> Kind:
    """Return what is shown of a kind; looked for once, as a program does not change.

    One without a module of its own shows what its schema says.
    """
    if kind not in {one.name for one in iter_modules(kinds.__path__)}:
        return PLAIN
    found: Kind = getattr(import_module(f"{kinds.__name__}.{kind}"), "KIND", PLAIN)
    return found


def section_names() -> Iterator[str]:
    """Yield the name of each section that the page of some kind has."""
    every = (name for kind in package_schemas().kinds for name in kind_of(kind).sections)
    yield from dict.fromkeys(every)
