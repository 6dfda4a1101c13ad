"""What scans found, as records of a team's file: new ones, and those that a scan wrote before.

What people said is never changed: only records whose basis is `observed` are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from standards_catalog.editing.edit import Edit, appended, edited, places
from standards_catalog.editing.emitter import inline, item, lines
from standards_catalog.editing.fixer import schema_line
from standards_catalog.evidence.detecting import Subject
from standards_catalog.evidence.observing import Observation, observation, standing
from standards_catalog.evidence.repositories import by_team
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Team, Tool
from standards_catalog.schema.keywords import fits
from standards_catalog.schema.schemas import Schema

OBSERVED = "observed"


class Proposed(NamedTuple):
    """A record to write: what it is about, its data, and its place if it is there already."""

    about: Ref
    data: dict[str, Any]
    place: int | None = None


def proposed(catalog: Catalog, team: Team) -> Iterator[Proposed]:
    """Yield the records that a scan would add to a team's file, or change in it."""
    for entry in catalog.subjects:
        ref = Ref(entry.kind, entry.id)
        seen = observation(catalog, team.id, Subject(ref))
        placed = catalog.adoption_of(entry).get(team.id)
        term = standing(catalog, team.id, ref)
        if not (seen and seen.found and term):
            continue
        if placed is None:
            yield Proposed(ref, _data(catalog, team, entry, seen))
        elif placed.record.basis == OBSERVED and placed.record.version not in seen.versions:
            yield Proposed(ref, _data(catalog, team, entry, seen), placed.index)


def with_records(text: str, schema: Schema, records: Iterable[Proposed]) -> str:
    """Return the text of a team's file with records changed in it and added to its end.

    An empty text becomes a file.
    """
    for one in records:
        if not text:
            text = schema_line("\n".join([*lines({"records": [one.data]}), ""]), schema)
            continue
        if one.place is None:
            text = appended(text, ("records",), item(one.data), inline(one.data))
        else:
            text = _changed(text, schema, one.place, one.data)
    return text


def _changed(text: str, schema: Schema, index: int, data: dict[str, Any]) -> str:
    at = {place.keys: place.node for place in places(text, schema.whole)}
    edits = []
    for key in ("version", "evidence", "confirmed_on"):
        node = at.get(("records", index, key))
        if node is not None and key in data:
            edits.append(Edit(node.start_mark.index, node.end_mark.index, inline(data[key])))
    return edited(text, edits)


def _data(
    catalog: Catalog, team: Team, entry: Standard | Tool, seen: Observation
) -> dict[str, Any]:
    first = next(one for one in seen.matches if not one.told)
    urls = {name: one.url for name, one in by_team(catalog)[team.id]}
    status = catalog.vocabulary.counting("adopted", "adoption", "record", "status").value
    data: dict[str, Any] = {entry.kind: entry.id, "status": status, "basis": OBSERVED}
    pattern = catalog.schemas.shapes["version"]["pattern"]
    if version := next((one for one in seen.versions if fits(pattern, one)), ""):
        data["version"] = version
    if catalog.settings.evidence.names_places:
        data["evidence"] = urls[first.repository]
    if seen.on:
        data["confirmed_on"] = seen.on.isoformat()
    return data
