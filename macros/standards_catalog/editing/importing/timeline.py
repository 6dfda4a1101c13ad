"""Rows of several days about one thing -> what it is now, and how it came there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from standards_catalog.editing.importing.fields import Target

NOTE = 1_000  # characters of what is told of each step


def history(target: Target, steps: Sequence[tuple[str, Mapping[str, Any]]]) -> dict[str, Any]:
    """Return `history` and the day of the present state, of days with what was said on each.

    Only where the kind has a state (`ring`, `stage`), and the field is one of its own.
    """
    state = target.schema.state
    moves: list[dict[str, Any]] = []
    for on, data in sorted((step for step in steps if step[0]), key=lambda step: step[0]):
        if data.get(state) and (not moves or moves[-1][state] != data[state]):
            note = data.get("summary")
            told = {"note": note[:NOTE]} if isinstance(note, str) and len(steps) > 1 else {}
            moves.append({state: data[state], "on": on, **told})
    if not moves:
        return {}
    found: dict[str, Any] = {"history": moves, f"{state}_since": moves[-1]["on"]}
    return {key: value for key, value in found.items() if target.field(key)}
