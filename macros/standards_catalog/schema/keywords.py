"""What keywords of JSON Schema mean here: patterns, days, equality."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

_DAY = re.compile(r"\s*(\d{4})[/.年-](\d{1,2})(?:[/.月-](\d{1,2}))?[月日]?\s*")


def fits(pattern: str, text: str) -> bool:
    """Whether text has a schema's pattern, `$` being the end of the text and nothing else."""
    return re.search(pattern.replace("$", r"\Z"), text) is not None


def is_day(text: object) -> bool:
    """Whether text is a day of the calendar that Python knows: from year 1 to 9999."""
    try:
        return bool(date.fromisoformat(str(text)))
    except ValueError:
        return False


def as_day(text: str) -> str | None:
    """Return a day or month that is written in another way as 2026-05-01, or nothing."""
    found = _DAY.fullmatch(text)
    return "-".join(f"{int(part):02}" for part in found.groups() if part) if found else None


def canonical(value: Any) -> str:
    """Return the same text for the same data."""
    return json.dumps(value, sort_keys=True)
