"""Turns what fails while a hand-written page is filled into a complaint at its line.

The macros plug-in ends the whole program there. With this a page that divides by zero, includes
what is missing or calls itself for ever is told like any other wrong call, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from traceback import walk_tb
from typing import Any

from jinja2 import Environment, Template
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import safe_range

Complain = Callable[[int, BaseException], None]

_KEPT = 1_000  # pages; a save of one leaves what it was behind


def guard(env: Environment, complain: Complain) -> None:
    """Have pages of an environment complain, with the line, instead of failing.

    It knows by `names_of` which names a page uses.
    """

    class Guarded(Template):
        def render(self, *args: Any, **kwargs: Any) -> str:
            if self.name:  # a file that somebody's macro fills: it knows what to do
                return super().render(*args, **kwargs)
            context = self.new_context(dict(*args, **kwargs))
            try:
                return self.environment.concat(self.root_render_func(context))
            except (Exception, SystemExit) as error:
                complain(_line(self, error), error)
                return ""

    env.template_class = Guarded
    # While serving, pages that did not change are filled again at each save.
    env.compile = lru_cache(_KEPT)(env.compile)  # type: ignore[assignment]
    env.extend(names_of=lru_cache(_KEPT)(lambda text: find_undeclared_variables(env.parse(text))))
    env.globals["range"] = safe_range


def _line(template: Template, error: BaseException) -> int:
    """Return the line of a page that was being filled when something failed."""
    lines = [
        template.get_corresponding_lineno(line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_globals.get("__jinja_template__") is template
    ]
    return lines[-1] if lines else 1
