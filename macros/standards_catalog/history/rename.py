"""A catalog in other names: what was called one thing is called another, wherever it is named."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from functools import reduce
from typing import Any, cast

from standards_catalog.checks.load import entries_of
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.schema.schemas import Schema, matches


def renames(before: Catalog, after: Catalog) -> Mapping[Ref, Ref]:
    """Return what the entries are called after that have `formerly` to say so, by their old names.

    A team takes its adoption records along.
    """
    found: dict[Ref, Ref] = {}
    for kind in after.named_kinds:
        for entry in after.of_kind(kind):
            ref = Ref(kind, entry.id)
            old = (Ref(kind, former) for former in entry.formerly)
            was = next((one for one in old if _has(before, one) and not _has(after, one)), None)
            if was and not _has(before, ref):
                found[was] = ref
    for kind, schema in after.schemas.kinds.items():
        for was, ref in list(found.items()):
            if schema.raw.get("x-id-ref") == was.kind and _has(before, Ref(kind, was.id)):
                found[Ref(kind, was.id)] = Ref(kind, ref.id)
    return found


def renamed(catalog: Catalog, names: Mapping[Ref, Ref]) -> Catalog:
    """Return a catalog with other names for some entries, in files' names and references alike.

    Links in prose stay as they were written.
    """
    if not names:
        return catalog
    kinds = catalog.schemas.kinds
    documents = {
        names.get(ref, ref): replace(document, data=_renamed(kinds[ref.kind], document.data, names))
        for ref, document in catalog.documents.items()
    }
    broken = frozenset(names.get(ref, ref) for ref in catalog.broken)
    return replace(catalog, entries=entries_of(documents), documents=documents, broken=broken)


def _has(catalog: Catalog, ref: Ref) -> bool:
    return catalog.resolve((ref.kind,), ref.id) is not None


def _renamed(schema: Schema, data: dict[str, Any], names: Mapping[Ref, Ref]) -> dict[str, Any]:
    copy = deepcopy(data)
    for spot in sorted(schema.references, key=lambda spot: spot.at_key):
        for keys, value in list(matches(copy, spot.keys)):
            old = keys[-1] if spot.at_key else value
            refs = (Ref(one, str(old)) for one in spot.schema["x-ref"])
            new = next((names[ref].id for ref in refs if ref in names), None)
            if new is None:
                continue
            holder = reduce(lambda here, key: here[key], keys[:-1], cast("Any", copy))
            if spot.at_key:
                items = [(new if key == old else key, below) for key, below in holder.items()]
                holder.clear()
                holder.update(items)
            else:
                holder[keys[-1]] = new
    return copy
