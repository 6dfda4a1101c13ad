"""A heading, and what it is linked by."""

from __future__ import annotations

from msgspec import Struct


class Heading(Struct, frozen=True):
    """A heading that can be linked to."""

    anchor: str
    title: str
