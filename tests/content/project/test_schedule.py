"""The site is built anew when a day begins where the organisation is: ages move with dates."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import yaml

from tests.content.places import ROOT


def test_the_site_is_built_every_day_just_after_midnight() -> None:
    workflow = yaml.load((ROOT / ".github/workflows/site.yml").read_text("utf-8"), yaml.BaseLoader)
    (schedule,) = workflow["on"]["schedule"]
    minute, hour, *rest = schedule["cron"].split()
    assert rest == ["*", "*", "*"]
    settings = yaml.safe_load((ROOT / "catalog/settings.yml").read_text("utf-8"))
    begun = datetime(2026, 1, 1, int(hour), int(minute), tzinfo=UTC)
    there = begun.astimezone(ZoneInfo(settings["time_zone"]))
    assert (there.hour, there.minute < 30) == (0, True)
