"""How `catalog check --languages` tells what languages leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_catalog.views.untold import Untold

_FEW = 10


def lines(found: Untold, own: frozenset[str], *, in_full: bool) -> Iterator[str]:
    """Yield the lines about one language; `own` are pages that the organisation wrote in it."""
    one, instead = found.language, " or ".join(lang.overlay.english for lang in found.instead)
    said = found.of - len(found.words)
    rest = f", the rest in {instead}" if found.words else ""
    yield f"{one} ({one.overlay.english}): {said:,} of {found.of:,} words and sentences{rest}"
    yield from _listed([f"{path}: {_short(text)}" for path, text in found.words], in_full)
    if pages := [page for page in found.pages if page not in own]:
        yield f"{one} ({one.overlay.english}): {len(pages):,} pages are in {instead}"
        yield from _listed([f"docs/{one}/{page}" for page in pages], in_full)


def _listed(some: Sequence[str], in_full: bool) -> Iterator[str]:
    shown = some if in_full else some[:_FEW]
    yield from (f"  {line}" for line in shown)
    if left := len(some) - len(shown):
        yield f"  and {left:,} more, which `catalog check --languages --all` lists"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
