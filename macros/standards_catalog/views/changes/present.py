"""What the past speaks of, as it is called now."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.once import once
from standards_catalog.views.shared.link import Link, link


def present(catalog: Catalog, known: Link) -> Link:
    """Return a link to an entry as it is called now; one that is gone has only its name."""
    kind = known.kind
    if kind in catalog.schemas.kinds:  # adoption stands on its team's page
        kind = catalog.schemas.kinds[kind].raw.get("x-id-ref", kind)
    found = _by_any_name(catalog).get(Ref(kind, known.id))
    return found or Link("", known.text, kind, known.id)


def now(catalog: Catalog, known: Link) -> Ref:
    """Return the name that an entry has now."""
    found = present(catalog, known)
    return Ref(found.kind, found.id)


@once
def _by_any_name(catalog: Catalog) -> dict[Ref, Link]:
    """Return a link to every entry by its id and by its former ones, ids first."""
    found: dict[Ref, Link] = {}
    for kind in catalog.named_kinds:
        entries = catalog.of_kind(kind)
        found.update({Ref(kind, former): link(one) for one in entries for former in one.formerly})
        found.update({Ref(kind, one.id): link(one) for one in entries})
    return found
