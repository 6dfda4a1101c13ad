"""Who writes which address: one function for each that puts files on the site.

What a new part of the program writes is claimed here, in the order in which an address is kept:
what is the same on every site, pages of the package, `docs/`, entries, incidents, files for
programs. The first one keeps an address; the second one is a complaint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from standards_catalog.checks.usual import assets, pages_in
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Named
from standards_catalog.publish.claims.claim import Claim, Origin, Page
from standards_catalog.publish.claims.written import Written, is_page
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.incidents.numbers.selection import SAMPLE
from standards_catalog.views.incidents.pages import COMPARISON, Topic, topics
from standards_catalog.views.kinds.registry import kind_of

_CALL = re.compile(r"\{\{-?\s*(\w+)\(([^(){}]*)\)")
_WORD = re.compile(r"""["']([^"']*)["']""")
_SEARCH = (
    *("documents.json", "reading.json", "words.json", "search_index.json"),
    *("texts/0", "index/0"),
)


def of_the_theme() -> Iterator[Claim]:
    """Claim styles and scripts: a file of `docs/` at the same address has its place."""
    yield from (Claim(path, "the theme of the catalog") for path in assets())


def of_every_site(catalog: Catalog) -> Iterator[Claim]:
    """Claim what MkDocs, the theme and the search write."""
    yield from (Claim(path, "MkDocs") for path in ("sitemap.xml", "sitemap.xml.gz"))
    for home in homes(catalog).values():
        yield Claim(f"{home}404.html", "the theme")
        yield from (Claim(f"{home}search/{name}", "the search") for name in _SEARCH)


def of_the_package(catalog: Catalog, written: Written) -> Iterator[Claim]:
    """Claim the pages that every site has: a page of `docs/` at the same address has its place."""
    for lang, home in homes(catalog).items():
        named = [*pages_in(lang, catalog.settings.languages[0])] if written.usual else []
        for name in (name for name, *_ in named if not written.leaves_out(home + name)):
            who = f"the page `{home}{name}`, which every site has"
            yield Claim(written.dest(home + name), who)
        for topic in topics(catalog):
            if topic.place in (COMPARISON, SAMPLE):
                path = page_about(topic)
                yield Claim(written.dest(home + path), f"the page `{home}{path}` of the program")


def by_hand(catalog: Catalog, written: Written) -> Iterator[Claim]:
    """Claim the files of `docs/`; pages in a language that the site does not speak are left out."""
    silent = set(catalog.schemas.languages) - set(catalog.settings.languages)
    for path, file in written.files():
        if file.obstacle:  # a link to a folder, whose files are claimed there, or unreadable
            continue
        if not is_page(path) or path.partition("/")[0] not in silent:
            place = written.place(path)
            yield Claim(written.dest(path), f"`{place}`", Origin(file=path))


def reserved() -> Iterator[Claim]:
    """Claim what no product may be called: the program itself calls something by this name."""
    yield Claim(f"incidents/{COMPARISON}/index.html", "the comparison of all products")
    yield Claim(f"incidents/{SAMPLE}/index.html", "the sample")


def of_entries(catalog: Catalog, written: Written) -> Iterator[Claim]:
    """Claim the page of each entry, and what leads there from each id that it had before."""
    for home in homes(catalog).values():
        for kind in catalog.named_kinds:
            for entry in catalog.of_kind(kind):
                ref, source = Ref(kind, entry.id), home + page_of(kind, entry.id)
                own = Page(source, partial(shows_entry, ref), "facts()")
                yield Claim(written.dest(source), f'the {kind} "{entry.id}"', Origin(ref), own)
                yield from _redirects(entry, home, written)


def of_products(catalog: Catalog, written: Written) -> Iterator[Claim]:
    """Claim the pages about the incidents of each product; what it is called says a team."""
    found: Mapping[str, Origin] = {
        product.id: Origin(Ref("team", team.id), ("products", index, "id"))
        for team in catalog.teams
        for index, product in enumerate(team.products)
    }
    for product in catalog.incidents_of:
        origin = found.get(product, Origin(Ref("incident", product)))
        shows, call = partial(names_product, product), f'incident_record("{product}")'
        own = [one for one in topics(catalog) if one.place == product]
        for home in homes(catalog).values():
            for topic in own:
                source = home + page_about(topic)
                page = Page(source, shows, call)
                yield Claim(written.dest(source), f'the product "{product}"', origin, page)


def for_programs(catalog: Catalog) -> Iterator[Claim]:
    """Claim the documents of the API, schemas, tables, feeds, calendars and badges."""
    # What makes them takes as long to import as the rest of a check.
    from standards_catalog.publish.api.documents import documents
    from standards_catalog.publish.subscriptions import outputs

    settings = catalog.settings
    yield from (Claim(path, "the data for programs") for path in documents(catalog))
    yield from (
        Claim(path, "feeds, calendars and badges")
        for path in outputs(catalog, settings.languages[0], settings.site or "./")
    )


def homes(catalog: Catalog) -> Mapping[str, str]:
    """Return where the pages of each language begin; the first one has no folder of its own."""
    first, *others = catalog.settings.languages
    return {first: "", **{lang: f"{lang}/" for lang in others}}


def page_of(kind: str, entry_id: str) -> str:
    """Return the path below `docs/` of an entry's page in the first language."""
    return f"{package_schemas().kinds[kind].folder}/{entry_id}.md"


def page_about(topic: Topic) -> str:
    """Return the path below `docs/` of a page about incidents in the first language."""
    return f"incidents/{topic.place}/{topic.part or 'index'}.md"


def shows_entry(ref: Ref, text: str) -> bool:
    """Whether a page calls a part of an entry: its own, without arguments, or by kind and id."""
    parts = ("lede", "changes", *kind_of(ref.kind).sections)
    said: tuple[list[str], ...] = ([], [ref.kind, ref.id])
    return any(call[1] in parts and _WORD.findall(call[2]) in said for call in _CALL.finditer(text))


def names_product(product: str, text: str) -> bool:
    """Whether a page calls something of a product's."""
    return any(product in _WORD.findall(call[2]) for call in _CALL.finditer(text))


def _redirects(entry: Named, home: str, written: Written) -> Iterator[Claim]:
    for index, former in enumerate(entry.formerly):
        origin = Origin(Ref(entry.kind, entry.id), ("formerly", index))
        who = f'the {entry.kind} "{entry.id}", formerly "{former}"'
        yield Claim(written.dest(home + page_of(entry.kind, former)), who, origin)
