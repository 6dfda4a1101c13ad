"""What a call on a hand-written page answers that cannot be answered."""

from __future__ import annotations

from collections.abc import Iterable

from standards_catalog.problems import suggest


class WrongCallError(Exception):
    """A call that cannot be answered: what is wrong, and a way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def known(what: str, word: object, words: Iterable[str]) -> None:
    """Raise where a word is none of those that are known."""
    all_known = list(words)
    if word not in all_known:
        hint = suggest(str(word), all_known) or f"known: {', '.join(all_known)}"
        raise WrongCallError(f'"{word}" is not a {what} here', hint)
