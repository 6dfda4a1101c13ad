"""What calls of the home page answer, and those of what changed."""

from __future__ import annotations

from functools import partial

from standards_catalog.site.calls.group import Call, Calls
from standards_catalog.site.calls.wrong_call import WrongCallError
from standards_catalog.views import home
from standards_catalog.views.changes.pages import latest, months
from standards_catalog.views.events.quarter import since_last_quarter
from standards_catalog.views.observed.disagreements import disagreements
from standards_catalog.views.shared.words import words


class HomeCalls(Calls):
    """The calls about the catalog as a whole."""

    def all(self) -> list[Call]:
        """Return every call."""
        return [
            self.home_readers,
            self.home_figures,
            self.home_due,
            self.recent_changes,
            self.changes_by_month,
        ]

    def home_readers(self) -> str:
        """Where each of the catalog's readers begins: a team, an author, whoever sees to it all."""
        catalog = self.catalog
        return self.hold("pages/home_readers.html", lambda: {"readers": home.readers(catalog)})

    def home_figures(self) -> str:
        """The figures that matter, each with a link to the list behind it."""
        catalog = self.catalog
        return self.hold(
            "pages/home_figures.html",
            lambda: {"home": home.home(catalog), "seen": disagreements(catalog)},
        )

    def home_due(self) -> str:
        """What is due, an owner a row, with links to the entries; the same as `catalog status`."""
        catalog = self.catalog
        return self.hold("pages/due.html", lambda: {"owners": home.due_by_owner(catalog)})

    def recent_changes(self, limit: int = 5) -> str:
        """The last changes of the catalog, from Git."""
        if limit not in range(1, 101):
            raise WrongCallError(f"`limit` must be a whole number from 1 to 100, not {limit!r}")
        catalog, past, lang = self.catalog, self.told.past, self.lang
        return self.hold(
            "pages/changes.html",
            lambda: {"latest": latest(catalog, past.history(), limit, lang)},
        )

    def changes_by_month(self) -> str:
        """What changed since last quarter, and everything from Git: a heading a month."""
        catalog, lang, history = self.catalog, self.lang, self.told.past.history()
        past = months(catalog, history, lang)
        since = self.hold(
            "pages/since.html", lambda: {"since": since_last_quarter(catalog, history, lang)}
        )
        parts = [
            self.hold("pages/reach.html", lambda: {"past": past}),
            f"\n## {words(lang)['since_title']} {{#since-last-quarter}}\n\n{since}\n",
        ]
        for month in past.months:
            mark = self.hold("pages/month.html", partial(dict, month=month))
            parts.append(f"## {month.title} {{#{month.id}}}\n\n{mark}\n")
        return "\n" + "\n".join(parts)
