"""Text that an author wrote once, or once a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

# What the program and its schemas speak, and what is said where another language is missing.
ENGLISH = "en"

# A fence may be indented (in a list, in an admonition); one that stays open runs to the end.
_CODE = re.compile(
    r"""
    ^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)|\Z)
    | (?<!`)(?P<ticks>`+)(?!`)[^\n]{0,2000}?(?<!`)(?P=ticks)(?!`)
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)

# A link that is not closed stays, and is read over once: so a text is read in one go.
_MARKS = re.compile(r"\[(?P<words>[^\[\]]*+)\]\([^)]*+(?P<end>\))?+|[`*]")


# To an entry; one that is not closed is none, and is read over once: a text is read in one go.
_LINK = re.compile(
    r"\]\((?P<target>(?P<kind>[a-z]++):(?P<id>[^)/\s#]*+)(?:#(?P<anchor>[^)/\s]*+))?+)(?P<end>\))?+"
)


class Text:
    """Untrusted text by language; a single string stands under the empty language.

    Not a `Struct`, so that `msgspec` hands its conversion to the model.
    """

    __slots__ = ("_texts",)

    def __init__(self, data: str | Mapping[str, str]) -> None:
        """Take what stands in the YAML."""
        # One that stands for all is kept bare: thousands of mappings take more than their words.
        self._texts: str | dict[str, str]
        if isinstance(data, str):
            self._texts = data
        else:
            self._texts = data[""] if "" in data else dict(sorted(data.items()))

    def get(self, lang: str) -> tuple[str, str]:
        """Return the text for a language, and the language it is really in if another."""
        if isinstance(self._texts, str):
            return self._texts, ""
        if lang in self._texts:
            return self._texts[lang], ""
        other = next(one for one in (ENGLISH, *self._texts) if one in self._texts)
        return self._texts[other], other

    def __getitem__(self, lang: str) -> str:
        """Return the text for a language, or in another where it is missing."""
        return self.get(lang)[0]

    def map(self, change: Callable[[str], str]) -> Text:
        """Return the text with every wording changed."""
        return Text({lang: change(wording) for lang, wording in self.by_language.items()})

    @property
    def all(self) -> tuple[str, ...]:
        """Every wording, without repetition."""
        return tuple(dict.fromkeys(self.by_language.values()))

    @property
    def by_language(self) -> Mapping[str, str]:
        """Every wording by its language, which is empty where one stands for all."""
        return {"": self._texts} if isinstance(self._texts, str) else self._texts

    def __eq__(self, other: object) -> bool:
        """Compare by wording."""
        return isinstance(other, Text) and self._texts == other._texts

    def __hash__(self) -> int:
        """Hash by wording."""
        return hash(tuple(self.by_language.items()))

    def __repr__(self) -> str:
        """Show what stands in the YAML."""
        return f"Text({dict(self.by_language)!r})"


def kebab(text: str) -> str:
    """Return a text as an id: lower-case words joined by single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def without_code(markdown: str) -> str:
    """Return Markdown with blanks for its code, in which links are only text; the rest stays."""
    if "`" not in markdown and "~" not in markdown:
        return markdown
    return _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), markdown)


def links_in(markdown: str) -> Iterator[re.Match[str]]:
    """Yield the links of a text that have no path: `target`, and `kind`, `id`, `anchor` of it."""
    yield from (link for link in _LINK.finditer(without_code(markdown)) if link["end"])


def plain(markdown: str) -> str:
    """Return one line of text without the marks of links and code, for descriptions."""
    return " ".join(_MARKS.sub(_without_marks, markdown).split())


def _without_marks(found: re.Match[str]) -> str:
    is_open = found["words"] is not None and not found["end"]
    return found[0] if is_open else found["words"] or ""


def as_text(cls: type, data: Any) -> Any:
    """Convert what `msgspec` cannot: texts."""
    return Text(data) if cls is Text else data
