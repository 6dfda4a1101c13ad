"""Finds calls on a hand-written page that would stop the macros plug-in half-way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import TemplateSyntaxError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from standards_catalog.checks.pages import wrong_call
from standards_catalog.problems import Problem, suggest
from standards_catalog.site.calls.calls import front_matter_lines

_CALL = re.compile(r"\{[{%](?:(?![%}]\}).)*+")


def precheck(page: Page, markdown: str, config: MkDocsConfig) -> list[Problem]:
    """Return syntax errors and unknown names of a page's calls, with their lines."""
    plugin: Any = config.plugins["macros"]
    env = plugin.env
    path = f"docs/{page.file.src_uri}"
    before = front_matter_lines(page)
    try:
        env.compile(markdown)
        names = env.names_of(markdown)
    except TemplateSyntaxError as error:
        message = f"this call cannot be read: {error.message}"
        hint = "text in braces that is no call goes between {% raw %} and {% endraw %}"
        return list(wrong_call(path, before + error.lineno, message, hint))
    except (SyntaxError, RecursionError, MemoryError) as error:  # nested too deeply for Python
        message = f"the calls of this page cannot be read: {error}"
        hint = "nest calls, blocks and brackets less deeply"
        return list(wrong_call(path, before + 1, message, hint))
    known = {*env.globals, *plugin.variables, *page.meta}
    unknown = sorted(names - known)
    return [
        problem
        for name in unknown
        for line in _lines(markdown, name)
        for problem in wrong_call(
            path,
            before + line,
            f"there is nothing called `{name}`",
            suggest(name, plugin.macros) or "see the page of macros",
        )
    ]


def _lines(markdown: str, name: str) -> Iterator[int]:
    named = re.compile(rf"\b{re.escape(name)}\b")
    for number, line in enumerate(markdown.splitlines(), start=1):
        if any(named.search(call) for call in _CALL.findall(line)):
            yield number
