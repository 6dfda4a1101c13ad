"""A figure: what it says, how it is drawn, the numbers behind it, and the way to the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlencode

from msgspec import Struct

from standards_catalog.model.entries import Component
from standards_catalog.model.incidents import UNKNOWN
from standards_catalog.views.incidents.figures.plot import WIDTHS, Drawing
from standards_catalog.views.incidents.numbers.counts import values
from standards_catalog.views.incidents.numbers.selection import Selection
from standards_catalog.views.shared.words import fill, words

WORKBOOK = "https://sre.google/workbook/postmortem-analysis/"


class Table(Struct, frozen=True):
    """The numbers behind a figure; the first cell of each row says what it is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Source(Struct, frozen=True):
    """Where what is drawn beside the numbers comes from."""

    words: str
    url: str


class Figure(Struct, frozen=True, kw_only=True):
    """A figure; its title says what to see, its notes how to read it. `rows` is an address.

    What it says is known before it is drawn: the search reads figures that nobody looks at.
    """

    anchor: str
    heading: str
    title: str
    draw: Callable[[int], Drawing]
    table: Table
    rows: str
    notes: tuple[str, ...] = ()
    source: Source | None = None
    is_sample: bool = False

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """The same drawing for a screen and for a phone."""
        return tuple(map(self.draw, WIDTHS))


def page_of(some: Selection) -> str:
    """Return the address of the pages of a product."""
    return f"incidents/{some.place}/"


def rows_of(some: Selection, **counting: str) -> str:
    """Return the address of the rows that a figure rests on: `detected_by="alert"` narrows them.

    Where several values of a field count as that, no filter has them all, and there is none.
    """
    found = {key: values(some.catalog, key, what) for key, what in counting.items()}
    wanted = {key: one[0] for key, one in found.items() if len(one) == 1}
    given = {"year": some.year, "component": some.component, **wanted}
    query = urlencode({key: value for key, value in given.items() if value})
    return f"{page_of(some)}rows/{'?' if query else ''}{query}"


def component_name(some: Selection, component: str, lang: str) -> str:
    """Return what a component is called."""
    if component == UNKNOWN:
        return words(lang)["inc_unknown"]
    found = some.catalog.get(Component, component)
    return found.name[lang] if found else component


def product_name(some: Selection, lang: str) -> str:
    """Return what a product is called."""
    found = some.catalog.products.get(some.product)
    return found.name[lang] if found else some.product


def time_zone(some: Selection) -> str:
    """Return in which time zone the hours of a record are."""
    for ref, table in some.catalog.tables.items():
        if ref.kind == "incident" and ref.id == some.product:
            return str(table.data.get("time_zone") or some.catalog.settings.time_zone)
    return some.catalog.settings.time_zone


def percent(value: float | None) -> str:
    """Return a share without decimals, or a dash where there is none."""
    return "–" if value is None else f"{value:.0f} %"


def lasting(minutes: float | None, lang: str) -> str:
    """Return a duration in the two units that matter: `3 h 5 min`; a dash where there is none."""
    if minutes is None:
        return "–"
    whole, hours = round(minutes), round(minutes / 60)
    if whole < 60:
        return fill(lang, "inc_minutes", minutes=whole)
    if whole < 48 * 60:
        return fill(lang, "inc_hours", hours=whole // 60, minutes=whole % 60)
    return fill(lang, "inc_days", days=hours // 24, hours=hours % 24)


def table(lang: str, head: Iterable[str], rows: Iterable[Sequence[object]], **names: str) -> Table:
    """Return a table whose head are words of the interface, or names given for them."""
    known: Mapping[str, str] = {**words(lang), **names}
    return Table(
        tuple(known.get(key, key) for key in head),
        tuple(tuple(map(str, row)) for row in rows),
    )
