"""The pages about incidents that nobody writes by hand: what they are called, what is on each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from standards_catalog.model.catalog import Catalog
from standards_catalog.views.incidents import compare
from standards_catalog.views.incidents.components import components
from standards_catalog.views.incidents.figures.figure import Figure, product_name
from standards_catalog.views.incidents.numbers.selection import (
    SAMPLE,
    Selection,
    find,
    in_year,
    sample,
    selections,
    years,
)
from standards_catalog.views.incidents.page import figures, record
from standards_catalog.views.incidents.reading import reading_list
from standards_catalog.views.incidents.rows import rows
from standards_catalog.views.shared.found import SearchDocument
from standards_catalog.views.shared.heading import Heading
from standards_catalog.views.shared.words import fill, when, words

COMPARISON = "comparison"
ROWS, COMPONENTS, READING = "rows", "components", "reading"


class Topic(NamedTuple):
    """What a page is about: a product, the sample or the comparison, and what of it.

    `part` is a year, the rows, the sample's components or reading list, or empty: all figures.
    """

    place: str
    part: str = ""


class Part(NamedTuple):
    """A part of a page: a template, and its view by the name that it has there.

    `pages` is how many pages it has, if it is a list that can be long.
    """

    template: str
    name: str
    view: Any
    heading: Heading | None = None
    pages: int = 1


def topics(catalog: Catalog) -> Iterator[Topic]:
    """Yield the topics of products and of the sample, and the comparison in each year."""
    for whole in _wholes(catalog):
        own = (COMPONENTS, READING) if whole.is_sample else ()
        for part in ("", *years(whole), ROWS, *own):
            yield Topic(whole.place, part)
    for year in compare.years_of_all(selections(catalog)):
        yield Topic(COMPARISON, year)


def examples(catalog: Catalog) -> Iterator[Topic]:
    """Yield a page of each sort: the sample's, where there is one, as it has every figure."""
    found: dict[str, Topic] = {}
    for topic in topics(catalog):
        sort = COMPARISON if topic.place == COMPARISON else topic.part
        if not sort.isdecimal() and (topic.place == SAMPLE or sort not in found):
            found[sort] = topic
    yield from found.values()


def address(topic: Topic) -> str:
    """Return the address of a page from its language's home."""
    return f"incidents/{topic.place}/" + (f"{topic.part}/" if topic.part else "")


def title(catalog: Catalog, topic: Topic, lang: str) -> str:
    """Return what a page is called."""
    t = words(lang)
    if topic.place == COMPARISON:
        return fill(lang, "inc_title_year", title=t["inc_comparison"], year=topic.part)
    name = product_name(_whole(catalog, topic), lang)
    all_of_it = fill(lang, "inc_title", product=name)
    told = {
        "": all_of_it,
        ROWS: fill(lang, "inc_title_part", title=all_of_it, part=t["inc_all_rows"]),
        COMPONENTS: fill(lang, "inc_title_part", title=name, part=t["inc_components_all"]),
        READING: fill(lang, "inc_title_part", title=name, part=t["inc_reading"]),
    }
    of_year = fill(lang, "inc_title_year", title=all_of_it, year=topic.part)
    return told.get(topic.part, of_year)


def description(catalog: Catalog, topic: Topic, lang: str) -> str:
    """Return what a page is called and what it rests on; the sample says that it is one."""
    return f"{title(catalog, topic, lang)} · {_basis(catalog, topic, lang)}"


def _basis(catalog: Catalog, topic: Topic, lang: str) -> str:
    if topic.place == COMPARISON:
        return words(lang)["inc_compare_how"]
    whole = _whole(catalog, topic)
    if whole.is_sample:
        return words(lang)["inc_sample_banner"]
    some = in_year(whole, topic.part) if topic.part.isdecimal() else whole
    told = record(whole, some, lang)
    return fill(
        lang,
        "inc_record",
        incidents=told.incidents,
        open=told.open,
        first=when(told.first, lang),
        last=when(told.last, lang),
        releases=told.releases,
        zone=told.zone,
    )


def parts(catalog: Catalog, topic: Topic, lang: str) -> Iterator[Part]:
    """Yield what is on a page, below its title."""
    if topic.place == COMPARISON:
        wholes = selections(catalog)
        periods = compare.periods(wholes, topic.part)
        yield Part("incidents/comparison.html", "periods", periods)
        some = [in_year(one, topic.part) for one in wholes]
        yield from map(_figure, compare.figures(some, lang))
        return
    whole = _whole(catalog, topic)
    if topic.part == ROWS:
        found_rows = rows(whole, lang)
        yield Part("incidents/rows.html", "found", found_rows, pages=len(found_rows.pages))
    elif topic.part == COMPONENTS:
        found = components(whole.catalog, lang, is_sample=True)
        yield Part("incidents/components.html", "found", found)
    elif topic.part == READING:
        yield Part("incidents/reading.html", "found", reading_list(catalog, [whole], lang))
    else:
        period = in_year(whole, topic.part) if topic.part else whole
        yield Part("incidents/record.html", "record", record(whole, period, lang))
        yield from map(_figure, figures(period, lang))


def documents(catalog: Catalog, lang: str) -> Iterator[SearchDocument]:
    """Yield what each page is found by: its title, and what the figures of a whole record say.

    The sample says that it is one, wherever it is found.
    """
    for topic in topics(catalog):
        whole = None if topic.place == COMPARISON else _whole(catalog, topic)
        said = figures(whole, lang) if whole and not topic.part else ()
        label = [words(lang)["inc_sample"]] if whole and whole.is_sample else []
        yield SearchDocument(
            address(topic),
            title(catalog, topic, lang),
            (*label, *(f"{one.heading}: {one.title}" for one in said)),
        )


def _figure(one: Figure) -> Part:
    return Part("incidents/figure.html", "figure", one, Heading(one.anchor, one.heading))


def _wholes(catalog: Catalog) -> list[Selection]:
    invented = sample(catalog)
    return [*selections(catalog), *([invented] if invented else [])]


def _whole(catalog: Catalog, topic: Topic) -> Selection:
    found = find(catalog, topic.place)
    if found is None:
        raise KeyError(topic.place)
    return found
