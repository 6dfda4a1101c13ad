"""A heading, and what it is linked by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that can be linked to."""

    anchor: str
    title: str
