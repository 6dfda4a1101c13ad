"""The page of components: what fails, what is promised, and first what fails without a promise."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Team
from standards_catalog.model.incidents import Incident
from standards_catalog.model.parts import Exemption, Slo
from standards_catalog.model.settings import FrequentFailure
from standards_catalog.model.standing import is_active, is_covered
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.due.uncovered import uncovered
from standards_catalog.views.incidents.numbers.coverage import Coverage, Failing, coverage, failing
from standards_catalog.views.incidents.numbers.selection import SAMPLE
from standards_catalog.views.incidents.rows import address_of, started
from standards_catalog.views.shared.link import Link, address, blob_url, links

_SHOWN = 5


class Event(Struct, frozen=True):
    """An incident of a component: when it began, what happened, and its row."""

    started: str
    title: str
    href: str


class SloView(Struct, frozen=True):
    """An objective with its words spelt out."""

    slo: Slo
    status: Term
    indicator: Term
    is_active: bool


class Row(Struct, frozen=True):
    """A component; `events` are those of late, at most so many, `rows` leads to all."""

    id: str
    name: Text
    summary: Text
    product: str
    place: str
    team: Link | None
    criticality: Term
    slos: tuple[SloView, ...]
    exemption: Exemption | None
    is_covered: bool
    incidents: int
    recent: int
    last: str
    events: tuple[Event, ...]
    more: int
    rows: str
    page: str
    file: str


class Components(Struct, frozen=True):
    """All components, and first those that call for action; `sample` leads to invented ones."""

    is_sample: bool
    sample: str
    often: FrequentFailure
    coverage: Coverage
    urgent: tuple[Row, ...]
    rows: tuple[Row, ...]


def components(catalog: Catalog, lang: str, is_sample: bool = False) -> Components:
    """Return the components of a catalog, those that failed most in the last year first."""
    found = failing(catalog)
    made = {one.component.id: _row(catalog, one, lang, is_sample) for one in found}
    return Components(
        is_sample,
        f"incidents/{SAMPLE}/components/" if catalog.sample else "",
        catalog.settings.frequent_failure,
        coverage(catalog),
        tuple(made[one.component.id] for one in uncovered(catalog)),
        tuple(made.values()),
    )


def _row(catalog: Catalog, one: Failing, lang: str, is_sample: bool) -> Row:
    component, place = one.component, SAMPLE if is_sample else one.component.product
    product = catalog.products.get(component.product)
    team = catalog.get(Team, component.team)
    home = f"incidents/{place}/"
    return Row(
        id=component.id,
        name=component.name,
        summary=component.summary,
        product=product.name[lang] if product else component.product,
        place=home if component.product in catalog.incidents_of else "",
        team=None if is_sample else next(iter(links([team])), None),
        criticality=catalog.vocabulary.terms("component", "criticality")[component.criticality],
        slos=tuple(_slo(catalog, slo) for slo in component.slos),
        exemption=component.exemption,
        is_covered=is_covered(catalog, component),
        incidents=len(one.incidents),
        recent=len(one.recent),
        last=started(one.incidents[0]) if one.incidents else "",
        events=_events(catalog, one.recent[:_SHOWN], home),
        more=len(one.recent[_SHOWN:]),
        rows=f"{home}rows/?{urlencode({'component': component.id})}",
        page="" if is_sample else address(Ref("component", component.id)),
        file=blob_url(catalog, catalog.documents[Ref("component", component.id)].path),
    )


def _events(catalog: Catalog, incidents: Sequence[Incident], home: str) -> tuple[Event, ...]:
    return tuple(
        Event(started(one), one.title, address_of(catalog, home, one)) for one in incidents
    )


def _slo(catalog: Catalog, slo: Slo) -> SloView:
    terms = catalog.vocabulary.terms
    statuses, kinds = terms("component", "slos", "status"), terms("component", "slos", "indicator")
    return SloView(slo, statuses[slo.status], kinds[slo.indicator], is_active(catalog, slo))
