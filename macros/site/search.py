"""Writes what the search finds, for the worker behind Material's search box.

Material's plug-in reads the hand-written pages; the entries come from the views. The documents go
into a file of their own, which the browser asks for at the first search: Material's index, which
comes with every page, is left without any.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

from macros.site.pages import entries
from macros.site.state import State
from macros.views.search import SearchDocument, search_documents

DOCUMENTS = "search/documents.json"

_PLUGINS = ("material/search", "search")
_LINE = re.compile(r"</(?:p|li|dt|dd|pre|td|h\d)>")
_TAG = re.compile(r"<[^<>]*>")

ByPage = dict[str, list[dict[str, Any]]]


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


def write(config: MkDocsConfig, state: State, pages: ByPage) -> None:
    """Write the documents that pages brought, and those of the entries."""
    if _index(config):
        found = [_columns(document) for document in _documents(state, pages)]
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        write_file(text.encode(), str(Path(config.site_dir, DOCUMENTS)))


def _documents(state: State, pages: ByPage) -> Iterator[SearchDocument]:
    """Yield the documents; words that a page was given by hand follow those of its entry."""
    written = {one["location"]: _of_material(one) for found in pages.values() for one in found}
    for entry in entries(state.catalog):
        for document in search_documents(state.catalog, entry, state.lang):
            by_hand = written.pop(document.location, None)
            texts = document.texts + (by_hand.texts if by_hand else ())
            yield SearchDocument(
                document.location,
                document.title,
                texts,
                document.names,
                document.tags,
                document.what,
            )
    yield from written.values()


def _of_material(document: dict[str, Any]) -> SearchDocument:
    lines = (_plain(line) for line in _LINE.split(document["text"]))
    title, tags = _plain(document["title"]), tuple(document.get("tags", ()))
    return SearchDocument(document["location"], title, tuple(filter(None, lines)), tags=tags)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def _columns(document: SearchDocument) -> list[Any]:
    """Return a document as search.js reads it: a list, as names of keys would double its size."""
    found = [
        document.location,
        document.title,
        document.texts,
        document.names,
        document.tags,
        document.what,
    ]
    while not found[-1]:
        found.pop()
    return found


def _index(config: MkDocsConfig) -> Any:
    plugins: dict[str, Any] = dict(config.plugins)
    plugin = next((plugins[name] for name in _PLUGINS if name in plugins), None)
    return plugin and plugin.search_index
