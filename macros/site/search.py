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
            made = _as_material(document)
            if found := known.get(document.location):
                made |= {"title": found["title"], "text": f"{made['text']} {found['text']}"}
                found.update(made)
            else:
                index.append(made)


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
