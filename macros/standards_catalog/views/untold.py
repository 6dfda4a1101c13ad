"""What the languages of a site leave out, and so is said in another one."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from standards_catalog.checks.usual import pages_in
from standards_catalog.model.catalog import Catalog
from standards_catalog.schema.languages import Language, Overlay, missing
from standards_catalog.schema.sources import NOTHING, sources
from standards_catalog.text import ENGLISH
from standards_catalog.views.reference import codes


class Untold(Struct, frozen=True):
    """What a language leaves out: paths in its file with the English for it, and pages.

    `of` is how much there is to say; `instead` are the languages that say it, the first one first.
    """

    language: Language
    of: int
    words: tuple[tuple[str, str], ...]
    pages: tuple[str, ...]
    instead: tuple[Language, ...]


def untold(catalog: Catalog) -> Iterator[Untold]:
    """Yield what each language of the site leaves out, and each that the catalog has a file for."""
    spoken, first = catalog.schemas.languages, catalog.settings.languages[0]
    for code in dict.fromkeys((*catalog.settings.languages, *spoken)):
        one = spoken[code]
        instead = (spoken[lang] for lang in dict.fromkeys((first, ENGLISH)) if lang != code)
        yield Untold(
            one,
            len([*_words(Overlay.of(code, {}))]),
            tuple(_words(one.overlay)),
            tuple(name for name, _, lang in pages_in(code, first) if lang != code),
            tuple(instead),
        )


def _words(overlay: Overlay) -> Iterator[tuple[str, str]]:
    yield from missing(overlay, sources(NOTHING))
    for view in codes([overlay]) if overlay.code != ENGLISH else ():
        parts = {"summary": view.summary, "why": view.why, "bad": view.bad, "good": view.good}
        for part, text in parts.items():
            if not {"", overlay.code} & set(text.by_language):
                yield f"codes.{view.code}.{part}", text[ENGLISH]
