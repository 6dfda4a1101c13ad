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
    plugins: dict[str, Any] = dict(config.plugins)
    plugin = next((plugins[name] for name in _PLUGINS if name in plugins), None)
    if plugin is None:
        return
    index: list[dict[str, Any]] = plugin.search_index.entries
    known = {document["location"]: document for document in index}
    for entry in entries(state.catalog):
        for document in search_documents(entry, state.lang):
            if found := known.get(document.location):
                found["text"] = f"{escape(document.text)} {found['text']}"
                found["tags"] = list(document.tags)
            else:
                index.append(_as_material(document))


def _as_material(document: SearchDocument) -> dict[str, Any]:
    found: dict[str, Any] = {
        "location": document.location,
        "title": escape(document.title),
        "text": escape(document.text),
    }
    if document.tags:
        found["tags"] = list(document.tags)
    return found
