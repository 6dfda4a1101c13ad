"""How many of the company-wide standards a team has adopted, in a few words."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Team
from standards_catalog.model.standing import company_wide
from standards_catalog.views.adoption.adoption import Rate, cell, rate
from standards_catalog.views.shared.said import Said
from standards_catalog.views.shared.words import fill, words


def coverage(catalog: Catalog, team: Team, lang: str) -> Said:
    """Return how many of the company-wide standards that apply a team has adopted."""
    found = rate(cell(catalog, team, one) for one in company_wide(catalog))
    label = words(lang)["badge_coverage"]
    if not found.total:
        return Said(label, words(lang)["badge_none"], "plain")
    said = fill(lang, "rate_recorded", adopted=found.adopted, total=found.total)
    if found.confirmed < found.adopted:
        confirmed = fill(lang, "rate_confirmed", confirmed=found.confirmed)
        said = fill(lang, "badge_both", one=said, other=confirmed)
    return Said(label, said, _tone(found))


def _tone(found: Rate) -> str:
    if found.confirmed == found.total:
        return "good"
    return "some" if found.confirmed else "plain" if found.adopted else "bad"
