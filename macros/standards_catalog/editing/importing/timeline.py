"""Rows of several days about one thing -> what it is now, and how it came there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from standards_catalog.editing.importing.fields import Target

Step = tuple[str, Mapping[str, Any]]


def history(target: Target, steps: Sequence[Step]) -> tuple[dict[str, Any], int]:
    """Return what days with what was said on each make of an entry, and how many texts are lost.

    The first text says what it is; what was said as it moved is a note of `history`, what was said
    last why it is where it is. Only where the kind has a state (`ring`, `stage`), and the field is
    one of its own.
    """
    state = target.schema.state
    ordered = sorted((step for step in steps if step[0]), key=lambda step: step[0])
    moves: list[dict[str, Any]] = []
    for on, data in ordered:
        if data.get(state) and (not moves or moves[-1][state] != data[state]):
            note = _text(data)
            told = {"note": note} if note and len(steps) > 1 else {}
            moves.append({state: data[state], "on": on, **told})
    if not moves:
        return {}, 0
    texts = [text for _, data in ordered if (text := _text(data))]
    last = ordered[-1][1]
    why = [_text(last) if len(texts) > 1 else "", str(last.get(f"{state}_note", ""))]
    most = target.row["properties"].get(f"{state}_note", {}).get("maxLength", 0)
    if sum(map(len, why)) > most - 2:
        why = why[:1]
    found: dict[str, Any] = {
        "history": moves,
        f"{state}_since": moves[-1]["on"],
        "summary": texts[0] if texts else None,
        f"{state}_note": "\n\n".join(filter(None, why)),
    }
    kept = {key: value for key, value in found.items() if value and target.field(key)}
    told_of = {*(one.get("note", "") for one in moves), texts[0] if texts else "", _text(last)}
    return kept, len(set(texts) - told_of)


def _text(data: Mapping[str, Any]) -> str:
    text = data.get("summary")
    return text if isinstance(text, str) else ""
