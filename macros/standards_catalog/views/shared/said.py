"""What a badge says, wherever it is drawn."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """A label, what is said of it, and a tone: `good`, `some`, `bad`, or `plain`."""

    label: str
    message: str
    tone: str
