"""What the search finds, in parts, where it is too much to be sent at once.

The names of all entries come first. What entries say is in files of a few entries each; an index
tells which of these files have a word. It is in files too, each of some hundred words in their
order. So a reader is sent the files that have the words asked for. Of Japanese, which has no words
apart, every two signs that follow each other are one word.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby

from standards_catalog.views.shared.found import SearchDocument

WHOLE = 1_000_000  # letters of entries that are sent as one: about 300 KB, compressed

_TEXTS = 24_000  # letters of a file of texts
_WORDS = 500  # words of a file of the index

# How a text is cut into words, which the browser reads too: the general categories of Unicode that
# words are of, the signs of Japanese, and the long vowel that the end of a word is written without.
CUT = json.loads(files("standards_catalog").joinpath("publish/search/cut.json").read_text("utf-8"))

_CJK = re.compile(f"[{CUT['cjk']}]")
_SEAM = re.compile("(?<=[{0}])(?=[^{0} ])|(?<=[^{0} ])(?=[{0}])".format(CUT["cjk"]))
_LONG_END = re.compile(CUT["long_end"])

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Parts:
    """Files of texts, by address; of the index, by word: in which files of texts it is.

    `words` are those that are not Japanese, in order; `firsts` is the first word of each file of
    the index.
    """

    texts: Sequence[Texts]
    index: Sequence[Mapping[str, Sequence[int]]]
    words: Sequence[str]
    firsts: Sequence[str]

    @property
    def place(self) -> dict[str, int]:
        """In which file of texts a document is, by its address."""
        return {location: at for at, texts in enumerate(self.texts) for location in texts}


def parts(documents: Iterable[SearchDocument]) -> Parts | None:
    """Return the texts of entries in parts, or None where they are few enough to be sent as one."""
    said = [one for one in documents if one.what and one.texts]
    if sum(_letters(one) for one in said) <= WHOLE:
        return None
    texts = list(_files(said))
    found: dict[str, list[int]] = {}
    apart: set[str] = set()
    for at, file in enumerate(texts):
        latin, cjk = words("\n".join("\n".join(lines) for lines in file.values()))
        apart |= latin
        for word in latin | cjk:
            found.setdefault(word, []).append(at)
    order = sorted(found)
    cuts = range(0, len(order), _WORDS)
    index = [{word: found[word] for word in order[cut : cut + _WORDS]} for cut in cuts]
    return Parts(texts, index, sorted(apart), [order[cut] for cut in cuts])


def words(text: str) -> tuple[set[str], set[str]]:
    """Return the words of a text: those of letters, and the pairs of signs of Japanese ones."""
    tokens = set(plain(text).split(" ")) - {""}
    runs = {token for token in tokens if _CJK.match(token)}
    pairs = {run[at : at + 2] for run in runs for at in range(len(run))}  # the last sign is alone
    return tokens - runs, pairs


def plain(text: str) -> str:
    """Return a text as it is compared: one form of each character, blanks between words."""
    text = unicodedata.normalize("NFKC", text).lower()
    between = {sign for sign in set(text) if unicodedata.category(sign)[0] not in CUT["word"]}
    text = text.translate(dict.fromkeys(map(ord, between), " "))
    return _SEAM.sub(" ", _LONG_END.sub("", text))


def _files(documents: Sequence[SearchDocument]) -> Iterator[Texts]:
    """Yield texts by address, those of one page in one file."""
    file: dict[str, Sequence[str]] = {}
    size = 0
    for _, page in groupby(documents, key=lambda one: one.location.partition("#")[0]):
        if size > _TEXTS:
            yield file
            file, size = {}, 0
        for one in page:
            file[one.location] = one.texts
            size += _letters(one)
    yield file


def _letters(document: SearchDocument) -> int:
    return sum(map(len, document.texts))
