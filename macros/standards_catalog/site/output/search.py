"""Writes what the search finds, for the worker behind Material's search box.

Material's plug-in reads the hand-written pages; entries and incidents come from the views. The
documents go into a file of their own, which the browser asks for at the first search: Material's
index, which comes with every page, is left without any.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import chain
from typing import Any, NamedTuple

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file
from msgspec.structs import replace

from standards_catalog.publish.search.documents import search_documents
from standards_catalog.publish.search.parts import at_once, own_id, parts
from standards_catalog.publish.search.questions import reading
from standards_catalog.render.base import Base
from standards_catalog.render.environment import render_entry
from standards_catalog.site.language import Languages
from standards_catalog.site.pages.entries import entries
from standards_catalog.site.pages.incidents import content
from standards_catalog.site.state import State
from standards_catalog.views.incidents.pages import address, documents, examples
from standards_catalog.views.shared.found import SearchDocument
from standards_catalog.views.shared.pages import Pages

DOCUMENTS = "search/documents.json"

_ID = 1  # stands for the last part of the address
_PLUGINS = ("material/search", "search")
_COLUMNS = SearchDocument.__struct_fields__
_LINE = re.compile(
    r"</?(?:p|br|li|ul|ol|dl|dt|dd|pre|div|section|form|label|option|button|td|th|tr|h\d)\b[^<>]*>"
)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]+")
# Of big tables only the head is read, not every cell; the reference of fields is prose in cells.
# Possessive, as else the engine would keep a way back from every letter of a table of megabytes.
_UNREAD = re.compile(
    r'(?<=<table class="sc-table sc-)((?!fields)(?:[^<]++|<(?!table|/thead>))*+</thead>)'
    r"(?:[^<]++|<(?!/?table))*+</table>"
    r"|<(script|style|svg)\b(?:[^<]++|<(?!/?\2\b))*+</\2>"
)

ByPage = dict[str, list[dict[str, Any]]]
Labels = Mapping[str, tuple[str, ...]]


def by_page(config: MkDocsConfig) -> ByPage:
    """Return the documents that pages brought, by the page's address, in their order."""
    found: ByPage = {}
    for document in index.entries if (index := _index(config)) else ():
        found.setdefault(document["location"].partition("#")[0], []).append({**document})
    return found


def clear(config: MkDocsConfig) -> None:
    """Have Material's index hold no documents."""
    if index := _index(config):
        index.entries = []


def paths(languages: Languages) -> tuple[str, ...]:
    """Return where the documents of each language are on the site."""
    return tuple(languages.home(lang) + DOCUMENTS for lang in languages.codes)


class Found(NamedTuple):
    """What the catalog itself is found by in a language: entries, and pages about incidents."""

    entries: Sequence[SearchDocument]
    incidents: Sequence[SearchDocument]
    labels: Labels


def labels(state: State) -> Mapping[str, Labels]:
    """Return the lines of a page of each sort, by the page they lead to, for each language."""
    found = {}
    for lang in state.languages.codes:
        home = state.languages.home(lang)
        every = _examples(state, lang)
        found[lang] = {state.pages.at(home + at): lines(_read(html)) for at, html in every}
    return found


def of_catalog(state: State, labels: Mapping[str, Labels]) -> Mapping[str, Found]:
    """Return what the catalog itself is found by, by language; no page has to be made for it."""
    catalog, found = state.catalog, {}
    for lang in state.languages.codes:
        home = state.languages.home(lang)
        of_entries = (search_documents(catalog, entry, lang) for entry in entries(catalog))
        found[lang] = Found(
            _placed(state.pages, home, chain.from_iterable(of_entries)),
            _placed(state.pages, home, documents(catalog, lang)),
            labels[lang],
        )
    return found


def _placed(pages: Pages, home: str, some: Iterable[SearchDocument]) -> Sequence[SearchDocument]:
    placed = ((pages.at(home + one.location), one) for one in some)
    return [one if at == one.location else replace(one, location=at) for at, one in placed]


def write(config: MkDocsConfig, state: State, pages: ByPage, found: Mapping[str, Found]) -> None:
    """Write the documents that pages brought, and those of the catalog, for each language."""
    if _index(config):
        languages = state.languages
        for lang in languages.codes:
            own = {url: some for url, some in pages.items() if languages.of(url) == lang}
            called = {url: _called(state, pages, url) for url in own}
            made = _made(state, own, found[lang], called)
            read_by = reading(state.catalog, lang)
            for path, value in files(made, read_by, languages.home(lang) + DOCUMENTS):
                write_file(msgspec.json.encode(value), f"{config.site_dir}/{path}")


def files(
    documents: Collection[SearchDocument], read_by: Mapping[str, Any], first: str = DOCUMENTS
) -> Iterator[tuple[str, Any]]:
    """Yield the address and the value of each file that the browser asks for; `first` the first."""
    found = parts(documents)
    folder = first.rpartition("/")[0]
    yield first, [_columns(one, apart=found is not None) for one in documents]
    yield f"{folder}/reading.json", {**read_by, "parts": found.head} if found else read_by
    if found:
        yield f"{folder}/words.json", " ".join(found.words)
        for name, some in (("texts", found.texts), ("index", found.index)):
            for number, file in enumerate(some):
                yield f"{folder}/{name}/{number}.json", file


def _called(state: State, pages: ByPage, url: str) -> Iterator[str]:
    """Yield what else a page is called: as its head says, and in other languages."""
    languages = state.languages
    for code in languages.codes:
        there = languages.put(url, code)
        if there != url and (written := pages.get(there)):
            yield _plain(written[0]["title"])
        yield from state.called.get(there, ())


def _made(
    state: State, pages: ByPage, found: Found, called: Mapping[str, Iterable[str]]
) -> Collection[SearchDocument]:
    documents = {one.location: one for one in _documents(pages, found)}
    for location, names in called.items():
        if one := documents.get(location):
            every = dict.fromkeys(name for name in (*one.names, *names) if name != one.title)
            documents[location] = replace(one, names=tuple(every))
    known = {word for one in documents.values() for word in _words(one)}
    for location in dict.fromkeys([*pages, *found.labels]):
        if document := documents.get(location):
            shown = (*state.shown.get(location, ()), *found.labels.get(location, ()))
            texts = (*document.texts, *_new(shown, known))
            documents[location] = replace(document, texts=texts)
    return documents.values()


def lines(html: str) -> tuple[str, ...]:
    """Return the lines of text that a page shows, without those of its big tables."""
    found = map(_plain, _LINE.split(_UNREAD.sub(r"\1\n", html)))
    return tuple(dict.fromkeys(line for line in found if line))


def _documents(pages: ByPage, found: Found) -> Iterator[SearchDocument]:
    """Yield the documents; words that a page was given by hand follow those of its entry.

    A page about incidents that is written by hand is found by its own words alone.
    """
    written = {one["location"]: _of_material(one) for some in pages.values() for one in some}
    for document in found.entries:
        by_hand = written.pop(document.location, None)
        yield replace(document, texts=document.texts + by_hand.texts) if by_hand else document
    yield from ({one.location: one for one in found.incidents} | written).values()


def _examples(state: State, lang: str) -> Iterator[tuple[str, str]]:
    """Yield a page of each sort, as HTML, with the address that its words lead to.

    Those of an entry are labels mostly, and lead to the list of its kind.
    """
    base = Base("./", "./", state.pages.below(state.languages.home(lang)))
    for kind in state.catalog.named_kinds:
        for entry in state.catalog.of_kind(kind)[:1]:
            html = render_entry(state.entry_view(entry, lang), lang, base)
            yield f"{state.catalog.schemas.kinds[kind].folder}/", html
    for topic in examples(state.catalog):
        yield address(topic), content(state.catalog, topic, lang, base).html


def _read(html: str) -> str:
    """Return HTML whose tables are read cell by cell, big ones too."""
    return html.replace("sc-table sc-", "sc-table ")


def _new(shown: Iterable[str], known: set[str]) -> Iterator[str]:
    """Yield the lines with a word that is nowhere else: what calls write into a page, mostly."""
    for line in shown:
        words = set(_WORD.findall(line.lower()))
        if words - known:
            known |= words
            yield line


def _words(document: SearchDocument) -> list[str]:
    leads = chain(*document.leads)
    parts = (document.names, leads, document.tags, document.what, document.texts, (document.title,))
    return _WORD.findall("\n".join(chain(*parts)).lower())


def _of_material(document: dict[str, Any]) -> SearchDocument:
    title, tags = _plain(document["title"]), tuple(document.get("tags", ()))
    boost = float(document.get("boost", 0))
    return SearchDocument(
        document["location"], title, lines(document["text"]), tags=tags, boost=boost
    )


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def _columns(document: SearchDocument, *, apart: bool) -> list[Any]:
    """Return a document as the browser reads it: a list, as names of keys would double its size.

    Of many documents texts are in files of their own, and so is what entries are called; of an id,
    which the address has too, there is a mark alone.
    """
    found = {column: getattr(document, column) for column in _COLUMNS}
    if apart:
        own = own_id(document)
        names = [_ID if name == own else name for name in at_once(document)]
        found |= {"texts": 0, "names": names, "leads": () if document.what else document.leads}
    row = list(found.values())
    while not row[-1]:
        row.pop()
    return row


def _index(config: MkDocsConfig) -> Any:
    plugins: dict[str, Any] = dict(config.plugins)
    plugin = next((plugins[name] for name in _PLUGINS if name in plugins), None)
    return plugin and plugin.search_index
