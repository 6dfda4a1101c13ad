"""What a page offers to other programs: its feeds, a calendar, the Markdown of a badge."""

from __future__ import annotations

import re

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.views.shared.link import address

_MARKS = re.compile(r"[\\\[\]`*_<>]")


class Offer(Struct, frozen=True):
    """Addresses from the site's root, empty where there is none; `name` is Markdown."""

    site: str
    page: str
    name: str
    calendar: str = ""
    badge: str = ""

    @property
    def atom(self) -> str:
        """The feed as Atom."""
        return f"{self.page}feed.atom"

    @property
    def json(self) -> str:
        """The feed as JSON Feed."""
        return f"{self.page}feed.json"


def subscribe(
    catalog: Catalog, entry: Named, lang: str, *, badge: bool = False, calendar: bool = False
) -> Offer | None:
    """Return what there is to subscribe to, or None on a site without an address."""
    site, page = catalog.settings.site, address(Ref(entry.kind, entry.id))
    if not site:
        return None
    return Offer(
        site,
        page,
        _MARKS.sub(r"\\\g<0>", entry.name[lang]),
        f"{page}calendar.ics" if calendar else "",
        f"badges/{page.rstrip('/')}.svg" if badge else "",
    )
