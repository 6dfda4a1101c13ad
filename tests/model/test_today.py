"""Which moment it is can be told from outside."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from standards_catalog.model.today import moment


def test_told() -> None:
    assert moment({"SOURCE_DATE_EPOCH": "1795316400"}) == datetime(2026, 11, 22, 3, tzinfo=UTC)
    assert moment({"SOURCE_DATE_EPOCH": "0"}) == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_not_told(environment: dict[str, str]) -> None:
    before = datetime.now(UTC)
    assert before <= moment(environment) <= datetime.now(UTC)


@pytest.mark.parametrize("epoch", ["tomorrow", "1.5", "2026-11-22", "9" * 30, " "])
def test_told_nonsense(epoch: str) -> None:
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH must be seconds since 1970"):
        moment({"SOURCE_DATE_EPOCH": epoch})
