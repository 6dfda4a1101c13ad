"""Bytes of a file -> Document: its text and data, and the place of every key and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from standards_catalog.documents.encodings import called, marked
from standards_catalog.documents.positions import Mark, Marks
from standards_catalog.documents.yaml.parser import Composer
from standards_catalog.documents.yaml.syntax import colon_slip
from standards_catalog.invisible import hidden
from standards_catalog.problems import Keys, Problem
from standards_catalog.rule import Family, rule

MAX_BYTES = 1 << 20
MAX_TABLE = 4 << 20
_MOST_HIDDEN = 20

_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)
# The first line that holds something; each line is looked at for itself, however many are empty.
_FIRST = re.compile(r"^(?=[^\S\n]*+(?!#|---|$)).*", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One file that could be read: its path, its bytes and its data.

    `places` are the marks, where they were asked for as it was read. What is worked out of it alone
    is kept in `derived`.
    """

    path: str
    raw: bytes  # a text of Japanese takes half as much again, and is hardly ever asked for
    data: dict[str, Any]
    places: Marks | None = field(default=None, repr=False, compare=False, kw_only=True)
    derived: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """What is written there, its line ends unified."""
        return unified(self.raw)

    def mark(self, keys: Keys, *, at_key: bool = False) -> Mark:
        """Find the place of a value, or of its key; of the nearest one that exists else."""
        return self.marks.nearest(keys, at_key=at_key)

    def start(self) -> Marks:
        """Return the place where the data begins, without reading the text once more."""
        text = self.text
        first = _FIRST.search(text)
        line = text.count("\n", 0, first.start()) + 1 if first else 1
        marks = Marks()
        marks.add(line - 1, 0)
        return marks

    @cached_property
    def marks(self) -> Marks:
        """Return the place of everything, if need be by reading the text once more."""
        if self.places:
            return self.places
        marks = Marks()
        Composer(self.path, self.text, marks).run()
        return marks


def read(path: str, raw: bytes, *, places: bool = False) -> Document | list[Problem]:
    """Read one file; a file that cannot be read is a list of problems, at least one.

    To note the places of everything on the way costs time, to read once more for them costs double.
    """
    text = read_text(path, raw)
    if not isinstance(text, str):
        return text
    composer = Composer(path, text, Marks() if places else None)
    data = composer.run()
    problems = composer.problems or list(not_a_mapping(path, text, data))
    return problems or Document(path, raw, data, places=composer.marks)


def read_text(path: str, raw: bytes, most: int = MAX_BYTES) -> str | list[Problem]:
    """Return the text of a file of so many bytes at most, its line ends unified, or problems."""
    if problems := list(file_too_large(path, raw, most)) or list(wrong_encoding(path, raw)):
        return problems
    text = unified(raw)
    return [*control_character(path, text), *merge_conflict(path, text)] or text


def unified(raw: bytes) -> str:
    """Decode a text, its line ends unified, whichever system wrote it."""
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


@rule(Family.TEXT)
def file_too_large(path: str, raw: bytes, most: int = MAX_BYTES) -> Iterator[Problem]:
    """Complain about a file too large to have been written by a person.

    Why: an entry is a page or two of text; reading a huge file would stop everybody's build.
    Bad: a 5 MB log saved as `tools/ecspresso.yml`
    Good: one entry a file, under 1 MiB
    """
    if len(raw) > most:
        message = f"the file is larger than {most >> 20} MiB, the most that is read of its kind"
        yield file_too_large.problem(path, 1, 1, message, "is it in the right folder?")


@rule(Family.TEXT)
def wrong_encoding(path: str, raw: bytes) -> Iterator[Problem]:
    """Complain about text that is not UTF-8.

    Why: other encodings turn Japanese names into rubbish on other people's machines.
    Bad: a file saved as Shift_JIS or UTF-16
    Good: a file saved as UTF-8, with or without a byte order mark
    """
    line, column, guess = 1, 1, True
    if not marked(raw):
        try:
            raw.decode("utf-8")
            return
        except UnicodeDecodeError as error:
            before = unified(raw[: error.start])
            line, column = _place(before)
            guess = not _is_japanese(before)
    name = called(raw) if guess else ""
    message = "the file is not UTF-8" + (f"; it looks like {name}" if name else "")
    hint = "save it as UTF-8"
    if path.endswith(".csv"):
        hint = 'save it as UTF-8; in Excel, choose "CSV UTF-8" as the format'
    yield wrong_encoding.problem(path, line, column, message, hint)


@rule(Family.TEXT)
def control_character(path: str, text: str) -> Iterator[Problem]:
    """Complain about characters that cannot be seen.

    Why: they break or reverse a line, or split words that look whole, without showing it.
    Bad: a NUL byte, a right-to-left mark, a zero-width space in the middle of a word
    Good: visible text, spaces and line ends; joiners within emoji and in scripts that need them
    """
    found = list(hidden(text))
    for number, one in enumerate(found[:_MOST_HIDDEN], start=1):
        line, column = _place(text[: one.at])
        more = len(found) - number if number == _MOST_HIDDEN else 0
        hint = "delete it" + (f"; {more:,} more such characters follow" if more else "")
        message = f"the character {one.name} is not allowed here, as nobody sees it"
        yield control_character.problem(path, line, column, message, hint)


@rule(Family.TEXT)
def merge_conflict(path: str, text: str) -> Iterator[Problem]:
    """Complain about the marks that Git leaves where two changes collide.

    Why: both versions are still in the file; only its author knows which is right.
    Bad: `<<<<<<< HEAD`
    Good: the lines that you decided to keep, without the marks
    """
    if not _CONFLICT.search(text):
        return
    for line, words in enumerate(text.split("\n"), 1):
        if found := _CONFLICT.match(words):
            message = f"Git's conflict mark `{found[0]}` is still in the file"
            hint = "keep the lines that are right and delete the marks"
            yield merge_conflict.problem(path, line, 1, message, hint)


@rule(Family.TEXT)
def not_a_mapping(path: str, text: str, data: object) -> Iterator[Problem]:
    """Complain about a file that has no keys at its top.

    Why: an entry is a set of facts, each under its name.
    Bad: `- name: ecspresso` as the first line, or an empty file
    Good: `name: ecspresso` as the first line
    """
    if data is None:
        message = "the file holds no entry"
        yield not_a_mapping.problem(path, 1, 1, message, "write its keys, or delete the file")
    elif not isinstance(data, dict):
        what, hint = "a single value", "begin with a key, such as `name: `"
        if isinstance(data, list):
            what, hint = "a list", "take the `- ` away: one file holds one entry"
        first = _FIRST.search(text)
        line, column = _place(text[: first.start()] if first else "")
        if first and isinstance(data, str) and (slip := colon_slip(first[0], line)):
            hint = f"{slip.message}: {slip.hint}"
        message = f"the file holds {what}, but an entry is a mapping of keys to values"
        yield not_a_mapping.problem(path, line, column, message, hint)


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _is_japanese(text: str) -> bool:
    return any("ぁ" <= char <= "ヿ" or "一" <= char <= "鿿" for char in text)


def strings(data: Any, having: str = "", keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield every text in data that has some letters, with the keys that lead to it."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if not isinstance(value, str):
                yield from strings(value, having, (*keys, key))
            elif having in value:
                yield (*keys, key), value
