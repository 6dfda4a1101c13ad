"""Hands the entries' search documents to Material's search, past its HTML parser.

The index holds HTML, which the browser shows as such: untrusted text is escaped here.
"""

from __future__ import annotations

from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from macros.site.pages import entries
from macros.site.state import State
from macros.views.search import SearchDocument, search_documents

_PLUGINS = ("material/search", "search")


def add(config: MkDocsConfig, state: State) -> None:
    """Add a document for each entry and clause; one that a page brought already gets the words."""
    if index := _index(config):
        known = {document["location"]: document for document in index.entries}
        for entry in entries(state.catalog):
            for document in search_documents(entry, state.lang):
                made = _as_material(document)
                if found := known.get(document.location):
                    made |= {"title": found["title"], "text": f"{made['text']} {found['text']}"}
                    found.update(made)
                else:
                    index.entries.append(made)


ByPage = dict[str, list[dict[str, Any]]]


def by_page(config: MkDocsConfig) -> ByPage:
    """Return the documents that pages brought, by the page's address, in their order."""
    found: ByPage = {}
    for document in index.entries if (index := _index(config)) else ():
        found.setdefault(document["location"].partition("#")[0], []).append({**document})
    return found


def clear(config: MkDocsConfig) -> None:
    """Forget the documents that are there."""
    if index := _index(config):
        index.entries = []


def write(config: MkDocsConfig, state: State, pages: ByPage) -> None:
    """Write the index of documents that pages brought, and of the entries."""
    if index := _index(config):
        index.entries = [{**document} for documents in pages.values() for document in documents]
        add(config, state)
        _plugin(config).on_post_build(config=config)


def _index(config: MkDocsConfig) -> Any:
    plugin = _plugin(config)
    return plugin and plugin.search_index


def _plugin(config: MkDocsConfig) -> Any:
    plugins: dict[str, Any] = dict(config.plugins)
    return next((plugins[name] for name in _PLUGINS if name in plugins), None)


def _as_material(document: SearchDocument) -> dict[str, Any]:
    made: dict[str, Any] = {
        "location": document.location,
        "title": escape(document.title),
        "text": "".join(f"<p>{escape(text)}</p>" for text in document.texts),
    }
    if document.tags:
        made["tags"] = [escape(tag) for tag in document.tags]
    if document.boost != 1:
        made["boost"] = document.boost
    return made
