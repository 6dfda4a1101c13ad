"""Broken links by owner."""

from __future__ import annotations

from datetime import date

from standards_catalog.checks.health import Health
from standards_catalog.checks.urls import Use
from standards_catalog.model.catalog import Ref
from standards_catalog.views.broken import broken
from tests.conftest import Folder
from tests.views.made import sound

DAY = date(2026, 11, 16)
COMMITTEE, ALPHA = Ref("group", "committee"), Ref("team", "alpha")


def failing(times: int, since: date = DAY) -> Health:
    return Health(DAY, first_failed=since, failures=times, status="404 Not Found")


def test_owners_by_name_nobody_last_and_the_longest_broken_first(folder: Folder) -> None:
    uses = [
        Use("docs/a.md", 3, 1, "https://example.com/page"),
        Use("catalog/teams/alpha.yml", 9, 1, "https://example.com/new", ALPHA, ALPHA),
        Use("catalog/teams/alpha.yml", 5, 1, "https://example.com/old", ALPHA, ALPHA),
        Use("catalog/teams/alpha.yml", 2, 1, "https://example.com/old", ALPHA, ALPHA),
        Use("catalog/tools/anvil.yml", 7, 1, "https://EXAMPLE.com/old", COMMITTEE, COMMITTEE),
        Use("catalog/tools/anvil.yml", 8, 1, "https://example.com/fine", COMMITTEE, COMMITTEE),
    ]
    kept = {
        "https://example.com/page": failing(2),
        "https://example.com/new": failing(2),
        "https://example.com/old": failing(3, date(2026, 10, 1)),
        "https://example.com/fine": Health(DAY, last_ok=DAY),
    }
    found = broken(sound(folder), uses, kept, 2)
    assert [owned.owner and owned.owner.id for owned in found] == ["alpha", "committee", None]
    alpha, committee, nobody = found
    assert [one.url for one in alpha.broken] == [
        "https://example.com/old",
        "https://example.com/new",
    ]
    assert [use.line for use in alpha.broken[0].uses] == [2, 5]
    assert [one.url for one in committee.broken] == ["https://EXAMPLE.com/old"]
    assert [use.path for use in nobody.broken[0].uses] == ["docs/a.md"]


def test_what_failed_too_few_times_or_was_never_tried_is_left_out(folder: Folder) -> None:
    uses = [Use("docs/a.md", 1, 1, f"https://example.com/{name}") for name in ("once", "never")]
    kept = {"https://example.com/once": failing(1)}
    assert broken(sound(folder), uses, kept, 2) == ()
    assert len(broken(sound(folder), uses, kept, 1)) == 1
