"""Which moment it is: a parameter of every build, so that two builds can agree on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime


def moment(environment: Mapping[str, str]) -> datetime:
    """Return the moment of a build: `SOURCE_DATE_EPOCH` where it is set, else now, in UTC.

    See https://reproducible-builds.org/specs/source-date-epoch/, which asks for a failure where it
    is not a number of seconds: a ValueError.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH must be seconds since 1970, not {epoch!r}"
        raise ValueError(message) from None
