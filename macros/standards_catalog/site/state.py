"""What one build knows: the catalog, the languages, what went wrong, what waits to be put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from markupsafe import Markup
from mkdocs.structure.pages import Page

from standards_catalog.history.revision import tools_on
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Named, Tool
from standards_catalog.problems import Problem
from standards_catalog.render.base import Base, below
from standards_catalog.render.environment import marked_as, render
from standards_catalog.site.language import Languages
from standards_catalog.site.past import Past
from standards_catalog.site.restart import Fingerprint
from standards_catalog.views.kinds.entry import EntryView, Section, entry_view
from standards_catalog.views.shared.pages import FOLDERS, Pages
from standards_catalog.views.shared.words import fill

# A comment is a block of its own to Markdown; characters of private use are text like any other.
_BLOCK = re.compile(r"<!--catalog:([0-9]+)-->")
# What the example links to is no page of the site.
_LINK = re.compile(r'<a(?P<before>(?: [^<>]*?)?) href="(?!https?:|mailto:|#)[^"]*"')
_INDICES = ("index", "README")
_INLINE = re.compile("\ue000([0-9]+)\ue001")


Views = Callable[[], Mapping[str, Any]]
# What is to stand beside a page: a name, the template and what else that is told.
Files = Mapping[str, tuple[str, Mapping[str, Any]]]
Further = Callable[[Mapping[str, Any]], Files]


class Held(NamedTuple):
    """What a call shows, made and put in after Markdown ran."""

    template: str
    views: Views
    further: Further | None = None


class Beside(NamedTuple):
    """A file beside a page, made when that is written, and the part of the page it came with.

    `called` tells a page from the one that it is beside.
    """

    make: Callable[[], str]
    part: str
    called: str = ""


@dataclass
class State:
    """One build; made anew for each, filled while pages are read.

    In a preview, what stands beside pages is put off: it is made `later`, by its path on the site.
    """

    catalog: Catalog
    root: Path
    faults: Sequence[Problem] = ()
    problems: list[Problem] = field(default_factory=list)
    has_last_good: bool = True
    held: dict[str, list[Held]] = field(default_factory=dict)
    beside: dict[str, dict[str, Beside]] = field(default_factory=dict)
    written: dict[str, tuple[str, ...]] = field(default_factory=dict)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)
    called: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reading: Page | None = None
    tools_then: dict[date, Mapping[str, Tool] | None] = field(default_factory=dict)
    code: Fingerprint = frozenset()
    example: Callable[[], State] | None = None
    examples: set[str] = field(default_factory=set)
    foreign: Mapping[str, str] = field(default_factory=dict)
    pages: Pages = FOLDERS
    bases: dict[tuple[str, int], Base] = field(default_factory=dict)
    later: dict[str, Callable[[], None]] | None = None
    past: Past = field(init=False)

    def __post_init__(self) -> None:
        """Know where the past can be read."""
        self.past = Past(
            self.catalog.schemas, self.root, self.catalog.settings.time_zone, self.code
        )

    @property
    def languages(self) -> Languages:
        """The languages of the site."""
        return Languages(self.catalog.settings.languages)

    @property
    def lang(self) -> str:
        """The language of the page that is being read."""
        return self.languages.of(self.page.file.src_uri)

    @property
    def page(self) -> Page:
        """The page that is being read, to which a call belongs."""
        if self.reading is None:
            raise RuntimeError("a call belongs to a page")
        return self.reading

    def begin(self, page: Page) -> None:
        """Read a page, perhaps not for the first time: nothing is held for it yet."""
        self.reading = page
        self.held[page.file.src_uri] = []
        self.beside.pop(page.file.src_uri, None)
        self.anchors[page.file.src_uri] = set()
        if page.meta.get("catalog") == "example":
            self.examples.add(page.file.src_uri)

    def told(self) -> State:
        """Return what the calls of the page are answered from: this one, or the example."""
        is_example = self.page.file.src_uri in self.examples
        return self.example() if self.example and is_example else self

    def hold(self, template: str, views: Views, further: Further | None = None) -> str:
        """Keep what makes a call's views and return the mark of a block, for its HTML.

        What is to stand beside the page, `further` names; the template is told the names of files.
        """
        return f"<!--catalog:{self._keep(template, views, further)}-->"

    def hold_inline(self, template: str, views: Views) -> str:
        """Keep what makes a call's views and return the mark of a few words, for its HTML."""
        return f"\ue000{self._keep(template, views)}\ue001"

    def hold_section(self, section: Section) -> str:
        """Keep a section and return the mark of a block, for its HTML."""
        self.anchors[self.page.file.src_uri].update(section.anchors)
        return self.hold("pages/section.html", lambda: {"section": section})

    def _keep(self, template: str, views: Views, further: Further | None = None) -> int:
        held = self.held[self.page.file.src_uri]
        held.append(Held(template, views, further))
        return len(held) - 1

    def put_words_in(self, html: str, uri: str, base: str) -> str:
        """Return a page's HTML with the HTML of inline calls in the place of their marks."""
        return _INLINE.sub(lambda mark: self._html(uri, mark, base, "words"), html)

    def put_in(self, html: str, uri: str, base: str) -> str:
        """Return a page's HTML with the HTML of block calls in the place of their marks."""
        made = _BLOCK.sub(lambda mark: self._html(uri, mark, base, "paragraphs"), html)
        if other := self.foreign.get(uri):
            called = self.catalog.vocabulary.label("common", "text", other)
            views = {"html": Markup(made), "other": other, "called": called}
            return render("pages/untranslated.html", self.languages.of(uri), base, **views)
        return made

    def _html(self, uri: str, mark: re.Match[str], base: str, marked: str) -> str:
        at = int(mark[1])
        held = self.held[uri][at:][:1]  # empty if somebody typed a mark by hand
        html = "".join(self.put(uri, one, base, at) for one in held)
        return marked_as(html, self.languages.of(uri), marked) if uri in self.foreign else html

    def put(self, uri: str, held: Held, base: str, at: int = 0) -> str:
        """Return the HTML of what is held for a page, at a place among all; know what is beside."""
        views = held.views()
        further = held.further(views) if held.further else {}
        number = sum(one.further is not None for one in self.held.get(uri, [])[:at])
        names = {key: _name(uri, key, number, made[0]) for key, made in further.items()}
        names["own"] = below(as_address(self.languages.bare(uri)), base)
        part = self._rendered(uri, held.template, base, {**views, "further": names})
        for key, (template, more) in further.items():
            told = {**views, "further": names, **more}
            make = partial(self._rendered, uri, template, base, told)
            called = self._called(uri, key) if template.endswith(".html") else ""
            self.beside.setdefault(uri, {})[names[key]] = Beside(make, part, called)
        return part

    def names_beside(self, uri: str, likewise: Iterable[str]) -> set[str]:
        """Return what stands beside a page; what no calls make is as in every language."""
        if uri not in self.held:
            return set(likewise)
        held = [(one, one.further) for one in self.held[uri] if one.further]
        made = (further(one.views()).items() for one, further in held)
        return {
            _name(uri, key, number, template)
            for number, files in enumerate(made)
            for key, (template, _) in files
        }

    def _called(self, uri: str, key: str) -> str:
        what, _, number = key.partition("-")
        return fill(self.languages.of(uri), f"further_{what}", number=number)

    def _rendered(self, uri: str, template: str, base: str, views: Mapping[str, Any]) -> str:
        html = render(template, self.languages.of(uri), base, **views).strip()
        return _LINK.sub(r"<a\g<before>", html) if uri in self.examples else html

    def entry_view(self, entry: Named, lang: str) -> EntryView:
        """Return the whole page of an entry, what changed of it included."""
        return entry_view(self.catalog, entry, lang, self.past.history())

    def problems_of(self, uri: str) -> list[Problem]:
        """Return what a page has to show: all that is wrong in the data, and in its own calls."""
        own = [one for one in self.problems if one.path == f"docs/{uri}"]
        return [*self.faults, *(own if self.has_last_good else [])]

    def tools_on(self, day: date) -> Mapping[str, Tool] | None:
        """Return the tools as they were when a day ended, read once; None if Git cannot say."""
        if day not in self.tools_then:
            self.tools_then[day] = tools_on(self.root, day)
        return self.tools_then[day]


def of_list(template: str, data: str, pages: int, /, **more: Any) -> Files:
    """Return what stands beside a page of a list that has others: all of it as data, and those."""
    others = {f"page-{number}": (template, {"number": number}) for number in range(2, pages + 1)}
    return {"list": (data, more), **others} if others else {}


def as_address(uri: str) -> str:
    """Return the address, as a folder, of a page by its path below `docs/`: `tools/radar/`."""
    page = PurePosixPath(uri)
    folder = page.parent if page.stem in _INDICES else page.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder}/"


def _name(uri: str, key: str, number: int, template: str) -> str:
    """Return what a file beside a page is called, unlike those of its neighbours."""
    page, path = PurePosixPath(uri).stem, PurePosixPath(key + PurePosixPath(template).suffix)
    before = "" if page in _INDICES else f"{page}-"
    return f"{before}{path.stem}{f'-{number + 1}' if number else ''}{path.suffix}"
