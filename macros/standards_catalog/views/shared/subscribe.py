"""What a page offers to other programs: its feeds, a calendar, the Markdown of a badge."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard, Team, Zone
from standards_catalog.views.shared.link import address

_MARKS = re.compile(r"[\\\[\]`*_<>]")


@dataclass(frozen=True, slots=True)
class Offer:
    """Addresses from the site's root, and Markdown for a README; empty where there is none."""

    atom: str
    json: str
    calendar: str = ""
    badge: str = ""


def subscribe(catalog: Catalog, entry: Standard | Team | Zone, lang: str) -> Offer | None:
    """Return what there is to subscribe to, or None on a site without an address."""
    site, page = catalog.settings.site, address(Ref(entry.kind, entry.id))
    if not site:
        return None
    calendar = f"{page}calendar.ics" if isinstance(entry, Team) else ""
    badge = ""
    if not isinstance(entry, Zone):
        name = _MARKS.sub(r"\\\g<0>", entry.name[lang])
        badge = f"[![{name}]({site}badges/{page.rstrip('/')}.svg)]({site}{page})"
    return Offer(f"{page}feed.atom", f"{page}feed.json", calendar, badge)
