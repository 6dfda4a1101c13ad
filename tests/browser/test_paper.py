"""Long pages on paper: what is longer than a sheet goes on where it is, and no sheet is blank."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

MANY = "one => one.after(...Array.from({length: 400}, () => one.cloneNode(true)))"
LISTED = """(fact, folded) => {
  const items = `<ul>${"<li><a href='./'>One of many</a></li>".repeat(400)}</ul>`;
  fact.innerHTML = folded ? `<details class="sc-details" open>${items}</details>` : items;
}"""


def links(paper: bytes) -> list[int]:
    """Return how many links each sheet has."""
    sheets = re.findall(rb"<</Type /Page\n.*?endobj", paper, re.DOTALL)
    found = (re.search(rb"/Annots \[([^\]]*)\]", sheet) for sheet in sheets)
    return [one[1].count(b" R") if one else 0 for one in found]


def test_a_long_radar_has_no_blank_sheet(open_page: Opener) -> None:
    page = open_page("tools/radar/")
    page.locator(".sc-radar li[data-tool]").first.evaluate(MANY)
    sheets = links(page.pdf())
    assert sum(sheets) > 400
    assert 0 not in sheets


@pytest.mark.parametrize("folded", [False, True])
def test_a_long_fact_begins_where_it_stands(open_page: Opener, folded: bool) -> None:
    page = open_page("standards/backups/")
    fact = page.locator(".sc-facts dd").first
    fact.evaluate("one => (one.innerHTML = '')")
    before = links(page.pdf())
    fact.evaluate(LISTED, folded)
    after = links(page.pdf())
    assert sum(after) == sum(before) + 400
    assert after[0] > 10
