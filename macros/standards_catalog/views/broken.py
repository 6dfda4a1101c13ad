"""The links to the web that do not work, by the owner of the entry that has them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from standards_catalog.checks.health import Health, Kept
from standards_catalog.checks.urls import Use, normal
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Group, Team
from standards_catalog.views.shared.link import Link, find_links


class Broken(Struct, frozen=True):
    """One address that does not answer, and where it is written."""

    url: str
    health: Health
    uses: tuple[Use, ...]


class Owned(Struct, frozen=True):
    """What one owner has to mend; without an owner, what nobody in particular has."""

    owner: Link | None
    contact: str
    broken: tuple[Broken, ...]


def broken(catalog: Catalog, uses: Iterable[Use], kept: Kept, failures: int) -> tuple[Owned, ...]:
    """Return what failed at least so many times running, the owners by name, nobody last."""
    found: dict[Ref | None, dict[str, list[Use]]] = {}
    for use in uses:
        health = kept.get(normal(use.url))
        if health and health.failures >= failures:
            found.setdefault(use.owner, {}).setdefault(use.url, []).append(use)
    owned = (_owned(catalog, owner, urls, kept) for owner, urls in found.items())
    return tuple(sorted(owned, key=_rank))


def _owned(catalog: Catalog, owner: Ref | None, urls: dict[str, list[Use]], kept: Kept) -> Owned:
    entry = catalog.find(owner) if owner else None
    links = find_links(catalog, owner.kind, [owner.id]) if owner else ()
    contact = (entry.handle or entry.contact) if isinstance(entry, Group | Team) else ""
    items = (Broken(url, kept[normal(url)], tuple(sorted(uses))) for url, uses in urls.items())
    return Owned(links[0] if links else None, contact, tuple(sorted(items, key=_since)))


def _since(item: Broken) -> tuple[str, str]:
    return str(item.health.first_failed), item.url


def _rank(owned: Owned) -> tuple[bool, str]:
    return owned.owner is None, owned.owner.id if owned.owner else ""
