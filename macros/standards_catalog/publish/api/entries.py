"""An entry as data: what its file records, and what follows from it today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from standards_catalog.checks.rules.freshness import review_due, review_state
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import (
    Adoption,
    Entry,
    Group,
    Named,
    Platform,
    Standard,
    Team,
    Tool,
    Zone,
)
from standards_catalog.model.gates import gate
from standards_catalog.model.standing import company_wide, next_stage, ring_of
from standards_catalog.publish.api.adoption import by_team, known, rate_data, recorded, recorded_by
from standards_catalog.publish.api.plain import named, parts, plain
from standards_catalog.views.adoption.adoption import gaps
from standards_catalog.views.shared.link import address, file_url

Data = dict[str, Any]

_SHARED = ("tags", "aliases", "formerly", "sources")


def entry_data(catalog: Catalog, entry: Entry) -> Data:
    """Return an entry as plain data; what nobody recorded is null, or empty where it is a list."""
    ref = Ref(entry.kind, entry.id)
    own = parts(entry)
    if isinstance(entry, Adoption):
        del own["records"]  # each is in its cell
    shared = {key: own.pop(key) for key in _SHARED}
    lead = {"kind": ref.kind, "id": own.pop("id")}
    if isinstance(entry, Named):
        lead["name"] = own.pop("name")
    document = catalog.documents.get(ref)
    lead |= {
        "page": page(catalog, ref),
        "file": document.path if document else None,
        "source": (file_url(catalog, ref) or None) if document else None,
    }
    compute = _COMPUTED.get(entry.kind)
    computed = (compute(catalog, entry) if compute else {}) | _mentioned(catalog, ref)
    return {**lead, **own, **shared, "computed": computed}


def page(catalog: Catalog, ref: Ref) -> str:
    """Return the address of the page that shows an entry."""
    shown = Ref("team", ref.id) if ref.kind == "adoption" else ref
    return catalog.settings.site + address(shown)


def _standard(catalog: Catalog, entry: Standard) -> Data:
    following = next_stage(catalog, entry)
    needs = gate(catalog, entry, following) if following else ()
    return {
        "next_stage": following.value if following else None,
        "needs": [need._asdict() for need in needs],
        **_subject(catalog, entry),
    }


def _tool(catalog: Catalog, entry: Tool) -> Data:
    return {"main_ring": ring_of(catalog, entry).value, **_subject(catalog, entry)}


def _subject(catalog: Catalog, entry: Standard | Tool) -> Data:
    older = catalog.superseded_by.get(Ref(entry.kind, entry.id), ())
    return {
        "review": review_state(catalog.settings, entry, catalog.today),
        "review_due": plain(review_due(catalog.settings, entry)),
        "supersedes": [one.id for one in older],
        "rate": rate_data(by_team(catalog, entry)),
        "adoption": recorded(catalog, entry),
    }


def _team(catalog: Catalog, team: Team) -> Data:
    wide = company_wide(catalog)
    return {
        "owns": _owns(catalog, team),
        "rate": rate_data(known(catalog, team, one) for one in wide),
        "gaps": [
            {"kind": one.subject.kind, "id": one.subject.id, "status": one.status.value}
            for one in gaps(catalog, team)
        ],
    }


def _adoption(catalog: Catalog, entry: Adoption) -> Data:
    team = catalog.get(Team, entry.id)
    return {"adoption": recorded_by(catalog, team) if team else []}


def _group(catalog: Catalog, group: Group) -> Data:
    parts = [one.id for one in catalog.all(Group) if one.parent == group.id]
    return {"parts": parts, "owns": _owns(catalog, group)}


def _platform(catalog: Catalog, platform: Platform) -> Data:
    return {"gaps": [one.id for one in catalog.zones if one.cell(platform.id).is_gap]}


def _zone(catalog: Catalog, zone: Zone) -> Data:
    return {"gaps": [one.id for one in catalog.platforms if zone.cell(one.id).is_gap]}


_COMPUTED: Mapping[str, Callable[[Catalog, Any], Data]] = {
    "adoption": _adoption,
    "group": _group,
    "platform": _platform,
    "standard": _standard,
    "team": _team,
    "tool": _tool,
    "zone": _zone,
}


def _owns(catalog: Catalog, owner: Team | Group) -> list[dict[str, str]]:
    return _refs(catalog.owned_by.get(Ref(owner.kind, owner.id), ()))


def _mentioned(catalog: Catalog, ref: Ref) -> Data:
    return {"mentioned_by": [named(by) for by in catalog.mentioned_by.get(ref, ())]}


def _refs(entries: Iterable[Entry]) -> list[dict[str, str]]:
    return [named(Ref(one.kind, one.id)) for one in entries]
