"""Where the catalog and its pages lead out to the web: every address, its place and its owner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from posixpath import splitext
from urllib.parse import quote, urlsplit, urlunsplit

from msgspec import Struct

from standards_catalog.documents.document import Document, strings
from standards_catalog.documents.files import Content
from standards_catalog.documents.positions import Mark
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.owners import owner_of
from standards_catalog.problems import Keys, place_of
from standards_catalog.text import without_code

_WHOLE = re.compile(r"https?://[^\s<>\"]+")
_ADDRESS = r"https?://(?:[^\s<>()\"']|\([^\s<>()\"']*\))+"
_IN_MARKDOWN = re.compile(
    rf"""(?:\]\(\s*<?|\]:\s*<?|<|\b(?:href|src)\s*=\s*["'])({_ADDRESS})""", re.IGNORECASE
)
# What may stand in the parts of an address as it is; `%` among it, so that nothing is done twice.
_KEPT = "%/:@!$&'()*+,;=~-._"


class Use(Struct, frozen=True, order=True):
    """One place that leads to the web: the address as typed, the place, the entry, its owner."""

    path: str
    line: int
    column: int
    url: str
    entry: Ref | None = None
    owner: Ref | None = None


def normal(url: str) -> str:
    """Return an address as browsers and link checkers write it, to compare it by."""
    try:
        scheme, host, path, query, anchor = urlsplit(url)
        host = host.lower() if host.isascii() else host.encode("idna").decode()
    except (UnicodeError, ValueError):
        return url
    parts = (quote(path, _KEPT) or "/", quote(query, f"{_KEPT}?"), quote(anchor, f"{_KEPT}?"))
    return urlunsplit((scheme.lower(), host, *parts))


def uses(catalog: Catalog, pages: Iterable[tuple[str, Content]], docs: str) -> list[Use]:
    """Return every place of the entries and of the pages below `docs` that leads to the web."""
    found = list(_of_entries(catalog))
    for path, content in pages:
        if splitext(path)[1] == ".md" and not content.obstacle:
            found += _of_page(catalog, path, content.read_bytes().decode("utf-8", "replace"), docs)
    return sorted(found)


def new_uses(now: Iterable[Use], before: Iterable[Use]) -> list[Use]:
    """Return the places of addresses that stood nowhere before."""
    known = {normal(use.url) for use in before}
    return [use for use in now if normal(use.url) not in known]


def addresses(document: Document) -> Iterator[tuple[Keys, str]]:
    """Yield every address of the web in an entry, with the keys of the value that has it."""
    if b"://" in document.raw or b"\\" in document.raw:
        for keys, text in strings(document.data, "://"):
            for url in _in_value(text):
                yield keys, url


def _of_entries(catalog: Catalog) -> Iterator[Use]:
    for ref, document in catalog.documents.items():
        owner = owner_of(catalog, ref)
        for keys, url in addresses(document):
            at = _place(catalog, ref, document, keys, url)
            yield Use(document.path, at.line, at.column, url, ref, owner)


def _of_page(catalog: Catalog, path: str, text: str, docs: str) -> Iterator[Use]:
    shown = without_code(text)
    folder, _, name = path.rpartition("/")
    kinds = catalog.schemas.kinds.items()
    kind = next((kind for kind, schema in kinds if schema.folder == folder), "")
    entry = catalog.find(Ref(kind, name.removesuffix(".md")))
    ref = Ref(entry.kind, entry.id) if entry else None
    for found in _IN_MARKDOWN.finditer(shown):
        before = shown[: found.start(1)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        owner = owner_of(catalog, ref) if ref else None
        yield Use(f"{docs}/{path}", line, column, unescape(found[1]), ref, owner)


def _in_value(text: str) -> list[str]:
    if _WHOLE.fullmatch(text):
        return [text]
    return list(dict.fromkeys(one[1] for one in _IN_MARKDOWN.finditer(without_code(text))))


def _place(catalog: Catalog, ref: Ref, document: Document, keys: Keys, url: str) -> Mark:
    at = catalog.marks(ref).nearest(keys)
    return Mark(*place_of(url, document.text, at.line, at.column))
