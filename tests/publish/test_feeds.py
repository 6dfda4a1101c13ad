"""Feeds: who subscribes to what reads of what concerns it, and of nothing else."""

from __future__ import annotations

from datetime import date

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Named, Standard, Team, Zone
from standards_catalog.publish.feeds.feeds import LONGEST, feed, feed_of
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard, team


def paths(catalog: Catalog, entry: Named) -> set[str]:
    return {event.path for event in feed_of(catalog, entry, "en").events}


def test_a_team_reads_of_itself_and_of_what_it_uses(folder: Folder) -> None:
    folder.write("standards/other.yml", standard("proposed", "decided_on: 2026-05-04"))
    catalog = sound(folder)
    assert paths(catalog, one(catalog, Team, "alpha")) == {
        "teams/alpha/standards/flow/confirmed-2026-09-30",
        "teams/alpha/standards/flow/adopted",
        "standards/flow/stage-standard",
        "standards/flow/stage-prototype",
    }


def test_a_team_reads_of_what_it_owns(folder: Folder) -> None:
    text = standard("proposed", "decided_on: 2026-05-04").replace("committee", "alpha")
    catalog = sound(folder.write("standards/other.yml", text))
    assert "standards/other/stage-proposed" in paths(catalog, one(catalog, Team, "alpha"))


def test_a_standard_reads_of_teams_and_of_what_it_replaces(folder: Folder) -> None:
    lines = "deprecated_on: 2026-05-04", "superseded_by: flow"
    catalog = sound(folder.write("standards/old.yml", standard("deprecated", *lines)))
    found = paths(catalog, one(catalog, Standard, "flow"))
    assert {"standards/old/replaced", "teams/beta/standards/flow/confirmed-2026-09-30"} <= found
    assert "teams/beta/tools/anvil/confirmed-2026-09-30" not in found


def test_a_zone_reads_of_its_standards_and_tools(folder: Folder) -> None:
    catalog = sound(folder)
    found = feed_of(catalog, one(catalog, Zone, "ci"), "en")
    assert "standards/flow/stage-standard" in {event.path for event in found.events}
    days = [event.day for event in found.events]
    assert days == sorted(days, reverse=True)


def test_a_feed_is_as_old_as_its_newest_event(folder: Folder) -> None:
    catalog = sound(folder.write("teams/idle.yml", team()))
    assert feed(catalog, "en").updated == date(2026, 9, 30)
    idle = feed_of(catalog, one(catalog, Team, "idle"), "en")
    assert (idle.events, idle.updated) == ((), date(1970, 1, 1))


def test_a_long_feed_keeps_its_newest_events(folder: Folder) -> None:
    for number in range(LONGEST + 5):
        folder.write(f"standards/s{number}.yml", standard("proposed", "decided_on: 2026-10-01"))
    records(folder, "alpha", "standard: flow, status: adopted, role: origin, since: '2022'")
    found = feed(sound(folder), "en").events
    assert len(found) == LONGEST
    assert {str(event.day) for event in found} == {"2026-10-01"}
