"""The day of a confirmation, written into records; everything else of the file stays."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from standards_catalog.editing.edit import Edit, edited, places
from standards_catalog.editing.emitter import inline


def confirmed(text: str, indices: Iterable[int], day: str, by: str = "") -> str:
    """Return a team's file with records, by their place in it, confirmed on a day by somebody."""
    said = {"confirmed_on": day, **({"confirmed_by": by} if by else {})}
    nodes = {place.keys: place.node for place in places(text, {})}
    edits = []
    for index in indices:
        new = []
        for key, value in said.items():
            node = nodes.get(("records", index, key))
            if node is None:
                new.append((key, value))
            else:
                edits.append(Edit(node.start_mark.index, node.end_mark.index, inline(value)))
        if new:
            edits.append(_added(nodes["records", index], new))
    return edited(text, edits)


def _added(record: yaml.Node, new: list[tuple[str, str]]) -> Edit:
    """Write keys behind the last one of a record, in the form that the record has."""
    assert isinstance(record, yaml.MappingNode)
    key, value = record.value[-1]
    if record.flow_style:
        at, form = value.end_mark.index, ", {}: {}"
    else:
        # A key goes before the last one: what that holds may end far below, with comments.
        at, form = key.start_mark.index, "{}: {}\n" + " " * key.start_mark.column
    text = "".join(form.format(one, inline(said)) for one, said in new)
    return Edit(at, at, text)
