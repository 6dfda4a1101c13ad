"""Two records: twelve incidents that can be counted by hand, and the sample."""

from __future__ import annotations

import shutil

import pytest

from standards_catalog.model.catalog import Catalog
from standards_catalog.views.incidents.numbers.selection import Selection, find, sample
from tests.conftest import EXAMPLE, Folder
from tests.conftest import invented as organisation

# Berlin leaves an hour out on 29 March 2026 and has one twice on 25 October.
TWELVE = """\
id,component,started_at (Europe/Berlin),detected_at,fixed_at,detected_by,trigger,severity,postmortem
A1,cart,2026-01-05 09:00,2026-01-05 09:02,2026-01-05 09:30,alert,binary_push,,
A2,cart,2026-01-05 09:40,2026-01-05 09:50,2026-01-05 10:40,customer_inquiry,configuration_push,,https://example.com/2
A3,till,2026-01-31 23:30,2026-01-31 23:30,2026-02-01 00:30,alert,hardware,,https://example.com/3
A4,till,2026-02-10 12:00,,2026-02-10 12:00,unknown,unknown,,
A5,cart,2026-03-29 01:30,2026-03-29 01:40,2026-03-29 03:30,alert,binary_push,,
A6,unknown,2026-03-30,,2026-03-31,customer_inquiry,other,,
A7,stock,2026-04-15 18,,2026-04-15 20,internal_report,binary_push,,
A8,cart,2026-10-25 01:30,2026-10-25 01:35,2026-10-25 03:30,alert,capacity_management,,
A9,till,2026-10-31T23:30+00:00,,2026-11-01T00:30+00:00,alert,binary_push,,
A10,cart,2026-11-02 08:15,2026-11-02 08:45,,customer_inquiry,binary_push,,
A11,cart,2026-11-03 10:00,2026-11-03 10:05,2026-11-03 10:45,alert,binary_push,,
A12,till,2026-11-04 22:00,2026-11-04 22:20,2026-11-06 22:00,alert,service_provider_change,down,https://example.com/12
"""
# December is before the first incident, summer is not recorded, and November is not over.
RELEASES = """\
month,count
2025-12,5
2026-01,10
2026-02,8
2026-03,12
2026-04,3
2026-05,0
2026-06,2
2026-10,4
2026-11,7
"""
COMPONENT = "name: {name}\nsummary: A part.\nproduct: shop\nteam: alpha\ncriticality: {how}\n"
EXEMPT = "exemption: { reason: Nobody waits for it., review_on: 2027-04-01 }\n"


@pytest.fixture
def twelve(folder: Folder) -> Selection:
    """The record that is counted by hand; the till has an objective, the stock is exempt."""
    found = find(with_twelve(folder), "shop")
    assert found
    return found


@pytest.fixture
def only_sample(folder: Folder) -> Catalog:
    """A catalog without incidents of its own, beside the sample."""
    shutil.copytree(EXAMPLE / "sample", folder.root / "sample")
    loaded = folder.load()
    assert not loaded.errors
    return loaded.catalog


@pytest.fixture(scope="session")
def invented() -> Selection:
    """The sample."""
    found = sample(organisation())
    assert found
    return found


def with_twelve(folder: Folder) -> Catalog:
    """Load a catalog with the twelve incidents."""
    folder.write("components/cart.yml", COMPONENT.format(name="Cart", how="important"))
    folder.write("components/stock.yml", COMPONENT.format(name="Stock", how="supporting") + EXEMPT)
    folder.write("incidents/shop.csv", TWELVE).write("releases/shop.csv", RELEASES)
    loaded = folder.load()
    assert not loaded.errors
    return loaded.catalog
