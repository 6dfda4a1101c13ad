"""An entry as data: what its file records, and what follows from it today."""

from __future__ import annotations

from typing import Any

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Entry, Named
from standards_catalog.views.kinds.extra import EXTRA, extra_data
from standards_catalog.views.kinds.registry import kind_of
from standards_catalog.views.shared.link import address, file_url
from standards_catalog.views.shared.pages import FOLDERS, Pages
from standards_catalog.views.shared.plain import named, parts

Data = dict[str, Any]

_SHARED = ("tags", "aliases", "formerly", "sources")


def entry_data(catalog: Catalog, entry: Entry, pages: Pages = FOLDERS) -> Data:
    """Return an entry as plain data; what nobody recorded is null, or empty where it is a list."""
    ref, kind = Ref(entry.kind, entry.id), kind_of(entry.kind)
    own = parts(entry)
    own.pop(kind.within, None)
    own.pop(EXTRA)
    if extra := extra_data(catalog, entry):
        own[EXTRA] = extra
    if not catalog.settings.evidence.names_places:
        properties = catalog.schemas.kinds[ref.kind].raw["properties"]
        own |= {name: [] for name in own if properties.get(name, {}).get("x-evidence")}
    shared = {key: own.pop(key) for key in _SHARED}
    lead = {"kind": ref.kind, "id": own.pop("id")}
    if isinstance(entry, Named):
        lead["name"] = own.pop("name")
    document = catalog.documents.get(ref)
    lead |= {
        "page": catalog.settings.site + pages.at(address(shown(catalog, ref))),
        "file": document.path if document else None,
        "source": (file_url(catalog, ref) or None) if document else None,
    }
    computed = {name: one.value(catalog, entry) for name, one in kind.computed.items()}
    by = [named(one) for one in catalog.mentioned_by.get(ref, ())]
    return {**lead, **own, **shared, "computed": {**computed, "mentioned_by": by}}


def shown(catalog: Catalog, ref: Ref) -> Ref:
    """Return the entry whose page shows an entry: itself, or the one whose id it has."""
    return Ref(catalog.schemas.kinds[ref.kind].raw.get("x-id-ref", ref.kind), ref.id)
