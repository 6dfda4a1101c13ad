"""The page of a product's incidents: what its record holds, and the figures in their order."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.views.incidents.figures import beside_releases, how_long, how_many
from standards_catalog.views.incidents.figures.figure import (
    Figure,
    page_of,
    product_name,
    time_zone,
)
from standards_catalog.views.incidents.numbers.selection import Selection, sample, selections, years
from standards_catalog.views.shared.link import line_of_file

FIGURES: tuple[Callable[[Selection, str], Figure | None], ...] = (
    how_many.by_month,
    how_many.by_component,
    how_many.by_trigger,
    how_many.by_root_cause,
    how_many.by_notice,
    how_many.alert_share,
    how_long.to_detect,
    how_long.to_restore,
    how_many.by_hour,
    beside_releases.against_releases,
    beside_releases.fail_rate,
    how_long.to_recover,
)


class Period(Struct, frozen=True):
    """A link to the same figures over another period; `label` is empty for the whole record."""

    label: str
    href: str
    is_here: bool


class Record(Struct, frozen=True):
    """What stands above the figures: which record it is and how far it goes."""

    product: str
    year: str
    is_sample: bool
    incidents: int
    open: int
    releases: int
    first: str
    last: str
    zone: str
    file: str
    rows: str
    components: str
    periods: tuple[Period, ...]


def record(whole: Selection, some: Selection, lang: str) -> Record:
    """Return what is to be known of a record before its figures are read."""
    days = [one.started_at.date().isoformat() for one in some.incidents]
    home = page_of(whole)
    periods = [Period("", home, not some.year)]
    periods += [Period(one, f"{home}{one}/", one == some.year) for one in years(whole)]
    query = f"?year={some.year}" if some.year else ""
    return Record(
        product=product_name(whole, lang),
        year=some.year,
        is_sample=whole.is_sample,
        incidents=len(some.incidents),
        open=sum(one.is_open for one in some.incidents),
        releases=sum(one.count for one in some.releases),
        first=min(days, default=""),
        last=max(days, default=""),
        zone=time_zone(whole),
        file=line_of_file(whole.catalog, Ref("incident", whole.product)),
        rows=f"{home}rows/{query}",
        components=f"{home}components/" if whole.is_sample else "components/",
        periods=tuple(periods),
    )


class Product(Struct, frozen=True):
    """A product with a record, and where its pages are."""

    name: str
    href: str
    incidents: int
    last: str


class Products(Struct, frozen=True):
    """The products, by name, and the sample."""

    products: tuple[Product, ...]
    sample: Product | None


def products(catalog: Catalog, lang: str) -> Products:
    """Return the products that have a record, and the sample, if there is one."""
    found = sorted((_product(one, lang) for one in selections(catalog)), key=_by_name)
    invented = sample(catalog)
    return Products(tuple(found), _product(invented, lang) if invented else None)


def _by_name(one: Product) -> str:
    return one.name.casefold()


def _product(whole: Selection, lang: str) -> Product:
    last = whole.incidents[-1].started_at.date().isoformat() if whole.incidents else ""
    return Product(product_name(whole, lang), page_of(whole), len(whole.incidents), last)


def figures(some: Selection, lang: str) -> tuple[Figure, ...]:
    """Return the figures that a selection has enough for, in their order."""
    return tuple(found for make in FIGURES if (found := make(some, lang)))
