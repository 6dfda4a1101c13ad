"""Rules about the links in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalog.catalog import Catalog, Ref
from macros.catalog.problems import Fault, Keys
from macros.catalog.rules.references import Found
from macros.catalog.schema import matches, schemas
from macros.catalog.text import without_code

_TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_ALLOWED = re.compile(r"(https?://|mailto:)\S|[a-z]+:[^/\s]+$")


def unsafe_link(catalog: Catalog) -> Iterator[Found]:
    """Complain about a link that leads neither to the web, nor to a mailbox, nor to an entry.

    Why: other links break when the site moves, or run code in the reader's browser.
    Bad: `[the tool](../tools/ecspresso.md)`, `[here](JavaScript:alert(1))`
    Good: `[the tool](tool:ecspresso)`, `[here](https://example.com/)`
    """
    for ref, document in catalog.documents.items():
        if "](" in document.text or "]:" in document.text:
            for spot in schemas()[ref.kind].prose:
                for keys, value in matches(document.data, spot.keys):
                    yield from _unsafe(ref, keys, value)


ERRORS = (unsafe_link,)


def _unsafe(ref: Ref, keys: Keys, value: str | dict[str, str]) -> Iterator[Found]:
    texts = {keys: value} if isinstance(value, str) else {(*keys, k): v for k, v in value.items()}
    for at, text in texts.items():
        for found in _TARGET.finditer(without_code(text)):
            target = found[1] or found[2] or ""
            if not _ALLOWED.match(target):
                message = f'the link "{target}" leads neither to the web nor to an entry'
                hint = "write https://…, mailto:… or a kind and an id, such as tool:ecspresso"
                yield ref, Fault(at, message, hint)
