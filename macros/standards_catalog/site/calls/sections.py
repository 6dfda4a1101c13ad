"""What calls of an entry answer: its parts, wherever they are to be told."""

from __future__ import annotations

from standards_catalog.site.calls.group import Call, Calls
from standards_catalog.site.calls.wrong_call import WrongCallError
from standards_catalog.views.kinds.entry import Section, changes, lede, section
from standards_catalog.views.kinds.registry import kind_of, section_names


class SectionCalls(Calls):
    """The calls that show a part of an entry, of the page's own by default."""

    def all(self) -> list[Call]:
        """Return every call."""
        return [*map(self._section_call, section_names()), self.lede, self.changes]

    def lede(self, kind: str = "", id: str = "") -> str:
        """What an entry's page begins with, below its title."""
        return self._held(lede(self.catalog, self.own(kind, id), self.lang))

    def changes(self, kind: str = "", id: str = "") -> str:
        """What changed of an entry, from Git; of this page's entry by default."""
        catalog, history = self.catalog, self.told.past.history()
        found = changes(catalog, history, self.own(kind, id), self.lang)
        return self._held(found) if found else ""

    def _section_call(self, name: str) -> Call:
        def call(kind: str = "", id: str = "") -> str:
            entry = self.own(kind, id)
            if name not in kind_of(entry.kind).sections:
                raise WrongCallError(f"a {entry.kind} has no section {name}")
            found = section(self.catalog, entry, name, self.lang)
            return self._held(found) if found else ""

        call.__name__ = name
        call.__doc__ = f"The section `{name}` of an entry's page; of this page's entry by default."
        return call

    def _held(self, part: Section) -> str:
        mark = self.state.hold_section(part)
        head = part.heading
        return (
            f"\n\n## {head.title} {{#{head.anchor}}}\n\n{mark}\n\n" if head else f"\n\n{mark}\n\n"
        )
