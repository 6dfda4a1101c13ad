"""Who looks after what, found without a word about its kind."""

from __future__ import annotations

import pytest

from standards_catalog.model.catalog import Ref
from standards_catalog.model.owners import owner_of
from tests.conftest import invented


@pytest.mark.parametrize(
    ("kind", "entry", "owner"),
    [
        ("team", "tides", Ref("team", "tides")),
        ("group", "night-watch", Ref("group", "night-watch")),
        ("adoption", "tides", Ref("team", "tides")),
        ("component", "tide-model", Ref("team", "tides")),
        ("zone", "logs", None),
        ("tool", "there-is-none", None),
    ],
)
def test_who_looks_after_an_entry(kind: str, entry: str, owner: Ref | None) -> None:
    assert owner_of(invented(), Ref(kind, entry)) == owner


def test_an_owner_is_a_group_or_a_team() -> None:
    catalog = invented()
    for owner, owned in catalog.owned_by.items():
        assert {owner_of(catalog, Ref(one.kind, one.id)) for one in owned} == {owner}
