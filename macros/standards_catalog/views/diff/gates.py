"""Gates that a standard gained or lost, and conditions on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from standards_catalog.checks.gates import Need, gate
from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Standard
from standards_catalog.model.standing import next_stage, stage_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.views.diff.sides import Sides
from standards_catalog.views.shared.link import Link


class GateChange(Struct, frozen=True):
    """The gate of a stage as it stands for a standard, and which of its conditions turned."""

    standard: Link
    stage: Term
    change: Literal["met", "lost", "open"]
    needs: tuple[Need, ...]


def gates(sides: Sides) -> Iterator[GateChange]:
    """Yield the gates whose conditions turned: of a standard's stage, and of its next one.

    Where a file could not be read nobody knows, and nothing is told.
    """
    if not sides.whole:
        return
    for before, after in sides.kept:
        if isinstance(before, Standard) and isinstance(after, Standard):
            following = next_stage(sides.after, after)
            for stage in (stage_of(sides.after, after), *([following] if following else [])):
                was = {need.name: need.met for need in gate(sides.before, before, stage)}
                now = gate(sides.after, after, stage)
                turned = tuple(need for need in now if was.get(need.name, True) != need.met)
                if turned:
                    met = all(was.values()), all(need.met for need in now)
                    change: Any = {(False, True): "met", (True, False): "lost"}.get(met, "open")
                    link = sides.link(Ref("standard", after.id))
                    yield GateChange(
                        link,
                        stage,
                        change,
                        turned,
                    )
