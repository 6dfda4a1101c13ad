"""The issue about broken links: whose they are, and nothing that a forge would take for markup."""

from __future__ import annotations

from datetime import date

import markdown
import pytest

from standards_catalog.checks.health import Health
from standards_catalog.checks.urls import Use
from standards_catalog.model.catalog import Ref
from standards_catalog.render.issue import LONGEST, issue
from standards_catalog.text import Text
from standards_catalog.views.broken import Broken, Owned
from standards_catalog.views.shared.link import Link

DAY = date(2026, 11, 16)
USE = Use("catalog/tools/anvil.yml", 13, 15, "https://example.com/a", Ref("tool", "anvil"))

EXPECTED = """\
Links of the catalog to the web that did not work the last 2 times they were tried. They stop \
nobody; whoever owns an entry mends its links, or replaces what is gone.

### `Committee` (`@example/sre`)

- <https://example.com/a>: `404 Not Found`, since 2026-11-09 (2 times running); last worked on \
2026-11-02
  - `catalog/tools/anvil.yml:13`, tool `anvil`

### Nobody in particular

- <https://example.com/b>: `404 Not Found`, since 2026-11-09 (2 times running); not seen working yet
  - `docs/about.md:3`
"""


def owned(
    name: str, url: str, use: Use, last_ok: date | None, status: str = "404 Not Found"
) -> Owned:
    link = Link("groups/committee/", Text(name), "group", "committee") if name else None
    health = Health(DAY, last_ok, date(2026, 11, 9), 2, status)
    return Owned(link, "@example/sre" if name else "", (Broken(url, health, (use,)),))


def test_the_issue() -> None:
    page = Use("docs/about.md", 3, 1, "https://example.com/b")
    owners = (
        owned("Committee", "https://example.com/a", USE, date(2026, 11, 2)),
        owned("", "https://example.com/b", page, None),
    )
    assert issue(owners, 2) == EXPECTED


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "`](javascript:alert(1)) @everyone",
        "``` \n# Heading\n- [ ] task",
        "![x](https://example.com/x.png)",
        "-->\n<img src=x onerror=alert(1)>",
    ],
)
def test_nothing_that_others_wrote_is_markup(hostile: str) -> None:
    use = Use(f"catalog/{hostile}.yml", 1, 1, "https://example.com/", Ref("tool", hostile))
    text = issue((owned(hostile, f"https://example.com/{hostile}", use, None, hostile),), 2)
    plain = issue((owned("a", "https://example.com/a", USE, None, "a"),), 2)
    html = markdown.markdown(text)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert html.count("<li>") == markdown.markdown(plain).count("<li>")
    assert html.count("<h") == 1
    assert len(text.splitlines()) == len(plain.splitlines())


def test_an_issue_too_long_for_the_forge_says_so() -> None:
    many = tuple(
        owned("Committee", f"https://example.com/{number}", USE, None) for number in range(1000)
    )
    text = issue(many, 2)
    assert LONGEST - 500 < len(text) < LONGEST + 100
    assert text.endswith("`catalog links report` prints all of it.\n")
