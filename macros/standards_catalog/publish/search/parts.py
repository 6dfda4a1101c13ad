"""What the search finds, in parts, where it is too much to be sent at once.

The titles of all documents come first. An index tells which documents have a word, and what entries
are called with that word in it: it is in files of words in their order, so a reader is sent those
with the words asked for, and every document with a word is found. What documents say is in files of
a few documents each, of which a reader is sent those whose lines are shown. Of Japanese, which has
no words apart, every two signs that follow each other are one word.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from standards_catalog.views.shared.found import SearchDocument

WHOLE = 1_000_000  # letters that are sent as one: about 300 KB, compressed

_TEXTS = 8_000  # letters of a file of texts
_INDEX = 6_000  # of a file of the index, about as many bytes, compressed: one for a document that
_HEAD = 4  # has a word, and these for the word
_FIRST = 2  # lines that tell more than those below
_NAME = 3  # letters of a name that take a byte, compressed
_JOINED = "="  # before words that a name has apart: they are asked for as they are written in one

# How a text is cut into words, which the browser reads too: the general categories of Unicode that
# words are of, the signs of Japanese, and the long vowel that the end of a word is written without.
CUT = json.loads(files("standards_catalog").joinpath("publish/search/cut.json").read_text("utf-8"))

_CJK = re.compile(f"[{CUT['cjk']}]")
_SEAM = re.compile("(?<=[{0}])(?=[^{0} ])|(?<=[^{0} ])(?=[{0}])".format(CUT["cjk"]))
_LONG_END = re.compile(CUT["long_end"])


class _Signs(dict[int, str]):
    """What each sign of a text is compared as, by its number, once it was asked for."""

    def __missing__(self, number: int) -> str:
        sign = chr(number)
        self[number] = sign if unicodedata.category(sign)[0] in CUT["word"] else " "
        return self[number]


_SIGNS = _Signs()

Texts = Sequence[Sequence[str]]
# The number of a document, what it is called, and where that leads there, its place among others.
Called = Sequence[int | str]
T = TypeVar("T")


class Parts(Struct, frozen=True):
    """Files of texts of documents, in their order; of the index, by word: which documents have it.

    A document is told by twice its number, and one more where its first lines do not have the word;
    each by how much more that is than the one before. Beside them a file has, by word too, what
    entries are called. `words` are those of entries that are not Japanese, in order; `firsts` is
    the first word of each file of the index.
    """

    texts: Sequence[Texts]
    index: Sequence[tuple[Mapping[str, Sequence[int]], Mapping[str, Sequence[Called]]]]
    words: Sequence[str]
    firsts: Sequence[str]

    @property
    def head(self) -> dict[str, Any]:
        """What the browser must know to ask for the others: of a file of texts how many it has."""
        return {"firsts": self.firsts, "texts": [len(file) for file in self.texts]}


def parts(documents: Collection[SearchDocument]) -> Parts | None:
    """Return what documents say in parts, or None where it is little enough to be sent as one."""
    if sum(map(_letters, documents)) <= WHOLE:
        return None
    found: dict[str, array[int]] = defaultdict(partial(array, "I"))
    called: dict[str, list[Called]] = defaultdict(list)
    apart: set[str] = set()
    for number, document in enumerate(documents):
        texts = document.texts
        first, others = (words("\n".join(some)) for some in (texts[:_FIRST], texts[_FIRST:]))
        if document.what:
            apart |= first.latin | others.latin
        for word in first.all:
            found[word].append(2 * number)
        for word in others.all - first.all:
            found[word].append(2 * number + 1)
        for name, *place in _called(document):
            own = words(name)
            apart |= own.latin
            for word in (*own.all, *_in_one(name, own)):
                called[word].append((number, name, *place))
    every = sorted(found.keys() | called.keys())
    files = [*_batches(((word, _size(word, found, called)) for word in every), _INDEX)]
    index = [
        (
            {word: _gaps(found[word]) for word in file if word in found},
            {word: called[word] for word in file if word in called},
        )
        for file in files
    ]
    return Parts([*_files(documents)], index, sorted(apart), [file[0] for file in files])


def at_once(document: SearchDocument) -> Sequence[str]:
    """Return the names that are sent with the title: of an entry its id, which takes no room."""
    own = own_id(document)
    return [name for name in document.names if not document.what or name == own]


def own_id(document: SearchDocument) -> str:
    """Return the last part of an address: of an entry, its id."""
    page = document.location.partition("#")[0]
    return page.removesuffix("/").rpartition("/")[2].removesuffix(".html")


def _called(document: SearchDocument) -> Iterator[tuple[str] | tuple[str, int]]:
    known = set(at_once(document))
    yield from ((name,) for name in document.names if name not in known)
    if document.what:
        yield from ((name, at) for at, names in enumerate(document.leads) for name in names)


def _in_one(name: str, own: Words) -> Iterator[str]:
    apart = plain(name).split()
    if len(apart) > 1 and not own.pairs:
        yield _JOINED + "".join(apart)


def _size(
    word: str, found: Mapping[str, Sequence[int]], called: Mapping[str, Sequence[Called]]
) -> int:
    names = sum(_HEAD + len(str(name)) // _NAME for _, name, *_ in called.get(word, ()))
    return _HEAD + len(found.get(word, ())) + names


class Words(NamedTuple):
    """The words of a text: those of letters, and the pairs of signs of Japanese ones."""

    latin: set[str]
    pairs: set[str]

    @property
    def all(self) -> set[str]:
        """Both."""
        return self.latin | self.pairs


def words(text: str) -> Words:
    """Return the words of a text."""
    tokens = set(plain(text).split(" ")) - {""}
    runs = {token for token in tokens if not token.isascii() and _CJK.match(token)}
    pairs = {run[at : at + 2] for run in runs for at in range(len(run))}  # the last sign is alone
    return Words(tokens - runs, pairs)


def plain(text: str) -> str:
    """Return a text as it is compared: one form of each character, blanks between words."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_SIGNS)
    return _SEAM.sub(" ", _LONG_END.sub("", text))


def _gaps(numbers: Sequence[int]) -> list[int]:
    return [one - before for before, one in pairwise((0, *numbers))]


def _files(documents: Iterable[SearchDocument]) -> Iterator[Texts]:
    """Yield texts of documents, those of one page in one file."""
    by_page = groupby(documents, key=lambda one: one.location.partition("#")[0])
    pages = ([*page] for _, page in by_page)
    for file in _batches(((page, sum(map(_letters, page))) for page in pages), _TEXTS):
        yield [document.texts for page in file for document in page]


def _batches(items: Iterable[tuple[T, int]], most: int) -> Iterator[list[T]]:
    """Yield items in their order, each with how large it is, by as many as first exceed a size."""
    batch: list[T] = []
    size = 0
    for item, own in items:
        if size > most:
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += own
    yield batch


def _letters(document: SearchDocument) -> int:
    return sum(map(len, document.texts))
