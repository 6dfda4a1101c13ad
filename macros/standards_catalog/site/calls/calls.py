"""What a hand-written page may call. Each call checks its arguments and returns a mark.

The marks are swapped for HTML after Markdown ran, so that no table passes through Markdown and
no word of the data is ever read as a template. A wrong argument is a problem of the page, at the
line of the call; the page goes on without it.
"""

from __future__ import annotations

import inspect
import sys
from functools import wraps
from typing import Any

from mkdocs.structure.pages import Page

from standards_catalog.checks.pages import wrong_call
from standards_catalog.problems import listed
from standards_catalog.site.calls.adoption import AdoptionCalls
from standards_catalog.site.calls.group import Call
from standards_catalog.site.calls.home import HomeCalls
from standards_catalog.site.calls.incidents import IncidentCalls
from standards_catalog.site.calls.lists import ListCalls
from standards_catalog.site.calls.reference import ReferenceCalls
from standards_catalog.site.calls.sections import SectionCalls
from standards_catalog.site.calls.wrong_call import WrongCallError
from standards_catalog.site.calls.zones import ZoneCalls
from standards_catalog.site.state import State

THEMES = (
    SectionCalls,
    ListCalls,
    AdoptionCalls,
    ZoneCalls,
    HomeCalls,
    ReferenceCalls,
    IncidentCalls,
)


class AllCalls:
    """The calls of one build."""

    def __init__(self, state: State) -> None:
        self.state = state

    def by_name(self) -> dict[str, Call]:
        """Return every call by name, the sections of entries' pages included."""
        calls = [call for theme in THEMES for call in theme(self.state).all()]
        return {call.__name__: self._guarded(call.__name__, call) for call in calls}

    def _guarded(self, name: str, call: Call) -> Call:
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

    def fails(self, line: int, error: BaseException) -> None:
        """Complain about what fails while a page is filled, at a line of its Markdown."""
        message = f"this call fails: {type(error).__name__}: {error}"
        hint = "correct it, or put text that is no call between {% raw %} and {% endraw %}"
        self._complain(message, hint, line)

    def _complain(self, message: str, hint: str, line: int = 0) -> None:
        page = self.state.page
        path = f"docs/{page.file.src_uri}"
        line = (line or _line_of_call()) + front_matter_lines(page)
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
