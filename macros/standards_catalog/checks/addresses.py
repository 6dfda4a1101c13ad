"""What can be wrong with an address of the site: `publish/claims` finds it, here are its words."""

from __future__ import annotations

from collections.abc import Iterator

from standards_catalog.problems import Fault, Places, Problem
from standards_catalog.rule import Family, rule


@rule(Family.ADDRESSES)
def taken_address(path: str, fault: Fault, places: Places) -> Iterator[Problem]:
    """Complain about an address that belongs to another page or file of the site.

    Why: only one of them can be there; the other would be lost silently.
    Bad: `tools/radar.yml`, as every site has the page `tools/radar/`; a product `comparison`
    Good: `tools/radar-chart.yml`, and `formerly: []` without `radar`
    """
    yield taken_address.located(path, fault, places)
