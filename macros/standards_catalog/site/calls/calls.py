"""What a hand-written page may call. Each call checks its arguments and returns a mark.

The marks are swapped for HTML after Markdown ran, so that no table passes through Markdown and
no word of the data is ever read as a template. A wrong argument is a problem of the page, at the
line of the call; the page goes on without it.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial, wraps
from typing import Any

from mkdocs.structure.pages import Page

from standards_catalog.checks.pages import wrong_call
from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Named, Platform, Standard
from standards_catalog.problems import listed, suggest
from standards_catalog.publish.api.listing import data_list
from standards_catalog.site.calls.incident_calls import IncidentCalls
from standards_catalog.site.calls.wrong_call import WrongCallError, known
from standards_catalog.site.pages.entries import entry_at
from standards_catalog.site.state import State
from standards_catalog.views import home
from standards_catalog.views.adoption.matrix import adopted_tools
from standards_catalog.views.adoption.matrix import adoption_matrix as matrix_view
from standards_catalog.views.changes.pages import months
from standards_catalog.views.changes.quarters import quarters
from standards_catalog.views.kinds.entry import Section, changes, lede, section
from standards_catalog.views.kinds.registry import kind_of, section_names
from standards_catalog.views.lists.entries import entry_list, matching
from standards_catalog.views.lists.matrix_data import matrix_data
from standards_catalog.views.radar.radar import SECTORS, Radar, quarter, radar
from standards_catalog.views.reference import codes, fields
from standards_catalog.views.shared.link import link, source_path
from standards_catalog.views.shared.words import words
from standards_catalog.views.zones.diagram import zone_diagram
from standards_catalog.views.zones.zones import comparison, zone_matrix


class Calls:
    """The calls of one build."""

    def __init__(self, state: State) -> None:
        self.state = state

    def all(self) -> dict[str, Callable[..., str]]:
        """Return every call by name, the sections of entries' pages included."""
        own: list[Callable[..., str]] = [
            self.adoption_matrix,
            self.zone_matrix,
            self.comparison,
            self.zone_diagram,
            self.radar,
            self.entries,
            self.entry_link,
            self.lede,
            self.home_readers,
            self.home_figures,
            self.home_due,
            self.recent_changes,
            self.changes_by_month,
            self.changes,
            self.adoption_comparison,
            self.vocabulary,
            self.fields,
            self.codes,
            self.source_file,
            self.data_files,
            self.count,
        ]
        calls = {call.__name__: call for call in [*own, *IncidentCalls(self.state).all()]}
        calls.update({name: self._section_call(name) for name in section_names()})
        return {name: self._guarded(name, call) for name, call in calls.items()}

    def adoption_matrix(self, of: str = "standards", **wanted: str) -> str:
        """Teams × standards, or teams × tools; `wanted` are facets: `stage="standard"`."""
        kind = self._adopted_kind(of)
        if kind == "standard":
            chosen: Any = self._matching(self.state.catalog.all(Standard), kind, wanted)
        else:
            chosen = self._matching(adopted_tools(self.state.catalog), kind, wanted)
        lang = self.state.lang
        table = words(lang)
        caption = f"{table['adoption']}: {table['teams']} × {table[of]}"
        return self.state.hold(
            "pages/adoption_matrix.html",
            lambda: {
                "matrix": (made := matrix_view(self.state.catalog, chosen, kind)),
                "tools": matrix_data(self.state.catalog, made, lang),
                "caption": caption,
            },
        )

    def zone_matrix(self) -> str:
        """Zones × platforms, with the tools and their basis."""
        table = words(self.state.lang)
        caption = f"{table['zones']} × {table['platforms_title']}"
        return self.state.hold(
            "pages/zone_matrix.html",
            lambda: {"matrix": zone_matrix(self.state.catalog), "caption": caption},
        )

    def comparison(self, origin: str, target: str) -> str:
        """What stays, goes and comes in a move from one platform to another."""
        ends = [self._entry("platform", one) for one in (origin, target)]
        here, there = (end for end in ends if isinstance(end, Platform))
        names = [end.name[self.state.lang] for end in ends]
        return self.state.hold(
            "pages/comparison.html",
            lambda: {
                "comparison": comparison(self.state.catalog, here, there),
                "caption": " → ".join(names),
            },
        )

    def zone_diagram(self, platform: str = "", origin: str = "", target: str = "") -> str:
        """The zones drawn: in the abstract, on a platform, or as a move between two."""
        if bool(origin) != bool(target):
            raise WrongCallError("a move has two ends", "say both: origin and target")
        if platform and origin:
            raise WrongCallError("it shows a platform or a move, not both")
        given = [platform] if platform else [origin, target] if origin else []
        lang = self.state.lang
        ends = [end for one in given if isinstance(end := self._entry("platform", one), Platform)]
        return self.state.hold(
            "pages/zone_diagram.html",
            lambda: {"diagram": zone_diagram(self.state.catalog, ends, lang)},
        )

    def radar(self, by: str = "zone", platform: str = "") -> str:
        """The tools by ring, in sectors by zone or by tag; on a platform, the opinions there."""
        known("way to divide the radar", by, SECTORS)
        end = self._entry("platform", platform) if platform else None
        where = end if isinstance(end, Platform) else None
        lang = self.state.lang
        return self.state.hold("pages/radar.html", lambda: {"radar": self._radar(by, where, lang)})

    def _radar(self, by: str, platform: Platform | None, lang: str) -> Radar:
        catalog = self.state.catalog
        before = self.state.tools_on(quarter(catalog.today) - timedelta(days=1))
        return radar(catalog, by, platform, lang, before)

    def entries(self, kind: str, filters: bool = False, **wanted: str) -> str:
        """The entries of a kind that have the wanted facets; `filters=True` adds controls."""
        known("kind", kind, self.state.catalog.named_kinds)
        chosen = self._matching(self.state.catalog.of_kind(kind), kind, wanted)
        lang = self.state.lang
        return self.state.hold(
            "pages/entries.html",
            lambda: {
                "list": entry_list(self.state.catalog, chosen, kind, lang),
                "filters": bool(filters),
                "caption": self.state.catalog.vocabulary.title(kind)[lang],
            },
        )

    def entry_link(self, kind: str, id: str, label: str = "", clause: str = "") -> str:
        """A link to an entry, or to one of a standard's clauses by its id."""
        entry = self._entry(kind, id)
        anchor = ""
        if clause:
            anchors = {one.id: one.anchor for one in getattr(entry, "clauses", ())}
            known("clause", clause, anchors)
            anchor = anchors[clause]
        views = {"link": link(entry), "label": label, "anchor": anchor}
        return self.state.hold_inline("pages/entry_link.html", lambda: views)

    def lede(self, kind: str = "", id: str = "") -> str:
        """What an entry's page begins with, below its title."""
        return self._held(lede(self.state.catalog, self._own(kind, id), self.state.lang))

    def home_readers(self) -> str:
        """Where each of the catalog's readers begins: a team, an author, whoever sees to it all."""
        catalog = self.state.catalog
        return self.state.hold(
            "pages/home_readers.html", lambda: {"readers": home.readers(catalog)}
        )

    def home_figures(self) -> str:
        """The figures that matter, each with a link to the list behind it."""
        catalog = self.state.catalog
        return self.state.hold("pages/home_figures.html", lambda: {"home": home.home(catalog)})

    def home_due(self) -> str:
        """What is due, an owner a row, with links to the entries; the same as `catalog status`."""
        catalog = self.state.catalog
        return self.state.hold("pages/due.html", lambda: {"owners": home.due_by_owner(catalog)})

    def recent_changes(self, limit: int = 5) -> str:
        """The last changes of the catalog, from Git."""
        if limit not in range(1, 101):
            raise WrongCallError(f"`limit` must be a whole number from 1 to 100, not {limit!r}")
        catalog, past = self.state.catalog, self.state.past
        return self.state.hold(
            "pages/changes.html",
            lambda: {"changes": home.changes(catalog, past.history(), limit)},
        )

    def changes_by_month(self) -> str:
        """Everything that changed, from Git: a heading a month, the newest first."""
        catalog, lang = self.state.catalog, self.state.lang
        past = months(catalog, self.state.past.history(), lang)
        parts = [self.state.hold("pages/reach.html", lambda: {"past": past}), ""]
        for month in past.months:
            mark = self.state.hold("pages/month.html", partial(dict, month=month))
            parts.append(f"## {month.title} {{#{month.anchor}}}\n\n{mark}\n")
        return "\n" + "\n".join(parts)

    def adoption_comparison(self, of: str = "standards") -> str:
        """Who moved between two ends of quarters, or up to now, as Git knows it."""
        kind = self._adopted_kind(of)
        state, lang = self.state, self.state.lang
        caption = words(lang)[of]
        return state.hold(
            "pages/adoption_comparison.html",
            lambda: {
                "quarters": quarters(state.catalog, state.past.history(), kind, lang),
                "kind": kind,
                "caption": caption,
            },
        )

    def changes(self, kind: str = "", id: str = "") -> str:
        """What changed of an entry, from Git; of this page's entry by default."""
        catalog, history = self.state.catalog, self.state.past.history()
        found = changes(catalog, history, self._own(kind, id), self.state.lang)
        return self._held(found) if found else ""

    def vocabulary(self, kind: str, field: str) -> str:
        """The allowed values of a field with their meanings: `"standard", "stage"`."""
        known("kind", kind, [one for one in self.state.catalog.schemas.raw if one != "common"])
        try:
            found = self.state.catalog.vocabulary.terms(kind, *field.split("."))
        except KeyError:
            raise WrongCallError(f'"{field}" is not a field of {kind} with a vocabulary') from None
        return self.state.hold("pages/vocabulary.html", lambda: {"terms": tuple(found.values())})

    def fields(self, kind: str) -> str:
        """The reference of every field of a kind."""
        known("kind", kind, [one for one in self.state.catalog.schemas.raw if one != "common"])
        lang = self.state.lang
        return self.state.hold(
            "pages/fields.html", lambda: {"kind": fields(self.state.catalog.vocabulary, kind, lang)}
        )

    def codes(self) -> str:
        """Every complaint that a check can make, with a heading each."""
        parts = []
        for code in codes():
            mark = self.state.hold("pages/code.html", partial(dict, code=code))
            parts.append(f"## `{code.code}` {{#{code.code}}}\n\n{mark}\n")
        return "\n" + "\n".join(parts)

    def source_file(self, kind: str, id: str) -> str:
        """The YAML file of an entry, as it is; adoption has the id of its team."""
        known("kind", kind, self.state.catalog.schemas.kinds)
        ref = Ref(kind, str(id))
        if ref not in self.state.catalog.documents:
            ids = [other.id for other in self.state.catalog.documents if other.kind == kind]
            raise WrongCallError(f'there is no {kind} "{id}"', suggest(str(id), ids))
        views = {"path": source_path(ref), "text": self.state.catalog.documents[ref].text}
        return self.state.hold("pages/source_file.html", lambda: views)

    def data_files(self) -> str:
        """The addresses of everything that is there as JSON, CSV and JSON Schema."""
        files = data_list(self.state.catalog, self.state.lang)
        return self.state.hold("pages/data_files.html", lambda: {"files": files})

    def count(self, kind: str, **wanted: str) -> str:
        """How many entries of a kind have the wanted facets."""
        known("kind", kind, self.state.catalog.named_kinds)
        return str(len(self._matching(self.state.catalog.of_kind(kind), kind, wanted)))

    def _adopted_kind(self, of: str) -> str:
        kind = {"standards": "standard", "tools": "tool"}.get(of, "")
        if not kind:
            raise WrongCallError(f'`of` must be "standards" or "tools", not "{of}"')
        return kind

    def _section_call(self, name: str) -> Callable[..., str]:
        def call(kind: str = "", id: str = "") -> str:
            entry = self._own(kind, id)
            if name not in kind_of(entry.kind).sections:
                raise WrongCallError(f"a {entry.kind} has no section {name}")
            found = section(self.state.catalog, entry, name, self.state.lang)
            return self._held(found) if found else ""

        call.__doc__ = f"The section `{name}` of an entry's page; of this page's entry by default."
        return call

    def _held(self, part: Section) -> str:
        mark = self.state.hold_section(part)
        head = part.heading
        return (
            f"\n\n## {head.title} {{#{head.anchor}}}\n\n{mark}\n\n" if head else f"\n\n{mark}\n\n"
        )

    def _own(self, kind: str, entry_id: str) -> Named:
        if kind or entry_id:
            return self._entry(kind, entry_id)
        entry = entry_at(self.state, self.state.page.file.src_uri)
        if entry is None:
            raise WrongCallError("this page is not an entry's; say which entry: kind and id")
        return entry

    def _entry(self, kind: str, entry_id: str) -> Named:
        known("kind", kind, self.state.catalog.named_kinds)
        ids = [entry.id for entry in self.state.catalog.of_kind(kind)]
        entry = self.state.catalog.find(Ref(kind, str(entry_id)))
        if entry is None:
            raise WrongCallError(f'there is no {kind} "{entry_id}"', suggest(str(entry_id), ids))
        return entry

    def _matching(self, entries: Iterable[Named], kind: str, wanted: dict[str, str]) -> Any:
        for name, value in wanted.items():
            known("filter", name, kind_of(kind).filters)
            by = kind_of(kind).filters[name]
            if by.field:
                known(name, value, self.state.catalog.vocabulary.terms(kind, *by.field))
            elif name in by.kinds:
                self._entry(name, value)
        return matching(self.state.catalog, entries, wanted)

    def _guarded(self, name: str, call: Callable[..., str]) -> Callable[..., str]:
        signature = inspect.signature(call)

        @wraps(call)
        def guarded(*args: Any, **kwargs: Any) -> str:
            try:
                signature.bind(*args, **kwargs)
                return call(*args, **kwargs)
            except WrongCallError as error:
                self._complain(f"{name}(): {error}", error.hint)
            except TypeError as error:
                wanted = (
                    listed(str(one) for one in signature.parameters)
                    if signature.parameters
                    else "nothing"
                )
                self._complain(f"{name}(): {error}", f"it takes {wanted}")
            return ""

        return guarded

    def _complain(self, message: str, hint: str) -> None:
        page = self.state.page
        path = f"docs/{page.file.src_uri}"
        line = _line_of_call() + front_matter_lines(page)
        self.state.problems.extend(wrong_call(path, line, message, hint))


def front_matter_lines(page: Page) -> int:
    """Return how many lines of a page's file come before its Markdown."""
    return page.file.content_string.count("\n") - (page.markdown or "").count("\n")


def _line_of_call() -> int:
    frame = sys._getframe(1)
    while frame.f_back:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1
