"""What one build knows: the catalog, the language, what went wrong, what waits to be put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.history import Change, recent
from macros.catalog.problems import Problem
from macros.templates import render, render_section
from macros.views.entry import Section

# A comment is a block of its own to Markdown; characters of private use are text like any other.
_BLOCK = re.compile(r"<!--catalog:([0-9]+)-->")
_INLINE = re.compile("\ue000([0-9]+)\ue001")


Waiting = Callable[[str], str]
"""Makes the HTML that is put in after Markdown ran, told what leads to the site's root."""


@dataclass
class State:
    """One build; made anew for each, filled while pages are read."""

    catalog: Catalog
    root: Path
    faults: Sequence[Problem] = ()
    problems: list[Problem] = field(default_factory=list)
    has_last_good: bool = True
    waiting: list[Waiting] = field(default_factory=list)
    anchors: dict[str, set[str]] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """The language of the site."""
        return self.catalog.settings.languages[0]

    def hold(self, template: str, **views: Any) -> str:
        """Keep a call's views and return the mark of a block, for its HTML."""
        return f"<!--catalog:{self._wait(self._rendered(template, views))}-->"

    def hold_inline(self, template: str, **views: Any) -> str:
        """Keep a call's views and return the mark of a few words, for its HTML."""
        return f"\ue000{self._wait(self._rendered(template, views))}\ue001"

    def hold_section(self, section: Section) -> str:
        """Keep a section and return the mark of a block, for its HTML."""
        made = self._wait(lambda base: render_section(section, self.lang, base))
        return f"<!--catalog:{made}-->"

    def _rendered(self, template: str, views: dict[str, Any]) -> Waiting:
        return lambda base: render(template, self.lang, base, **views)

    def _wait(self, make: Waiting) -> int:
        self.waiting.append(make)
        return len(self.waiting) - 1

    def put_words_in(self, html: str, base: str) -> str:
        """Return a page's HTML with the HTML of inline calls in the place of their marks."""
        return _INLINE.sub(lambda mark: self.waiting[int(mark[1])](base).strip(), html)

    def put_in(self, html: str, base: str) -> str:
        """Return a page's HTML with the HTML of block calls in the place of their marks."""
        return _BLOCK.sub(lambda mark: self.waiting[int(mark[1])](base).strip(), html)

    def problems_of(self, uri: str) -> list[Problem]:
        """Return what a page has to show: all that is wrong in the data, and in its own calls."""
        own = [one for one in self.problems if one.path == f"docs/{uri}"]
        return [*self.faults, *(own if self.has_last_good else [])]

    def history(self, limit: int) -> tuple[Change, ...]:
        """Return the last changes of the catalog, as far as Git knows them."""
        return recent(self.root, limit)
