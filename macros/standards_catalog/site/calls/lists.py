"""What calls of lists answer: entries, radars, links and numbers of entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from standards_catalog.model.entries import Platform
from standards_catalog.site.calls.group import Call, Calls
from standards_catalog.site.calls.wrong_call import known
from standards_catalog.site.state import Files, State, of_list
from standards_catalog.views.lists.entries import EntryList, entry_list
from standards_catalog.views.lists.list_data import list_data
from standards_catalog.views.radar.groups import SECTORS
from standards_catalog.views.radar.moves import Past, since_when
from standards_catalog.views.radar.radar import Radar, radar
from standards_catalog.views.shared.link import link


class ListCalls(Calls):
    """The calls that list entries, or lead to one."""

    def all(self) -> list[Call]:
        """Return every call."""
        return [
            self.entries,
            self.entry_link,
            self.count,
            self.radar,
        ]

    def entries(self, kind: str, filters: bool = False, **wanted: str) -> str:
        """The entries of a kind that have the wanted facets; `filters=True` adds controls."""
        catalog = self.catalog
        known("kind", kind, catalog.named_kinds)
        chosen = self.matching(catalog.of_kind(kind), kind, wanted)
        lang = self.lang
        return self.hold(
            "pages/entries.html",
            lambda: {
                "list": entry_list(catalog, chosen, kind, lang),
                "number": 1,
                "filters": bool(filters),
                "caption": catalog.vocabulary.title(kind)[lang],
            },
            _beside_list,
        )

    def entry_link(self, kind: str, id: str, label: str = "", clause: str = "") -> str:
        """A link to an entry, or to one of a standard's clauses by its id."""
        entry = self.entry(kind, id)
        anchor = ""
        if clause:
            anchors = {one.id: one.anchor for one in getattr(entry, "clauses", ())}
            known("clause", clause, anchors)
            anchor = anchors[clause]
        views = {"link": link(entry), "label": label, "anchor": anchor}
        return self.hold_inline("pages/entry_link.html", lambda: views)

    def count(self, kind: str, **wanted: str) -> str:
        """How many entries of a kind have the wanted facets."""
        known("kind", kind, self.catalog.named_kinds)
        return str(len(self.matching(self.catalog.of_kind(kind), kind, wanted)))

    def radar(self, by: str = "", platform: str = "") -> str:
        """The tools by ring, first in sectors by zone or by tag, in general or on a platform."""
        if by:
            known("way to divide the radar", by, SECTORS)
        end = self.entry("platform", platform) if platform else None
        where = end if isinstance(end, Platform) else None
        lang = self.lang
        told = self.told
        return self.hold("pages/radar.html", lambda: {"radar": _radar(told, by, where, lang)})


def _beside_list(views: Mapping[str, Any]) -> Files:
    found: EntryList = views["list"]
    number = len(found.pages)
    more = {"data": list_data(found)} if number > 1 else {}
    return of_list("pages/entries.html", "pages/list_data.json", number, **more)


def _radar(told: State, by: str, platform: Platform | None, lang: str) -> Radar:
    days = since_when(told.catalog.today)
    pasts = [Past(day, told.tools_on(day - timedelta(days=1))) for day in days]
    return radar(told.catalog, by, platform, lang, pasts)
