"""View objects -> HTML. All markup is in the templates beside this module.

Everything is escaped (autoescape), a missing value is an error (StrictUndefined), and addresses
are written relative to the page, so that a site works below any path.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
)

from macros.catalog.text import Text
from macros.templates.base import site
from macros.templates.prose import inline, prose
from macros.views.entry import EntryView, Section
from macros.views.words import fill, names


@cache
def bytecode() -> BytecodeCache | None:
    """Return where compiled templates wait for the next build, a temporary folder."""
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):  # none is safe here, and one can do without
        return None


def strict(**options: Any) -> Environment:
    """Return an environment of the templates here, in which a missing value is an error."""
    return Environment(
        loader=PackageLoader("macros", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        **options,
    )


@cache
def environment() -> Environment:
    """Return the one template environment."""
    env = strict(autoescape=True, bytecode_cache=bytecode())
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    env.filters["site"] = site
    env.globals.update(prose=prose, inline=inline, fill=fill, text=text)
    return env


def text(value: Text | str, lang: str) -> str:
    """Return a text in a language, marked as foreign where it is in another."""
    if isinstance(value, str):
        return value
    words, other = value.get(lang)
    return _macro("foreign.html")(words, other) if other else words


def render(template: str, lang: str, base: str, **views: Any) -> str:
    """Fill a template for a page; `base` leads from the page to the site's root."""
    page = environment().get_template(template)
    return page.render(lang=lang, base=base, t=names(lang), **views)


def render_section(section: Section, lang: str, base: str) -> str:
    """Return the HTML of one section of an entry's page, without its heading."""
    return str(_macro(f"sections/{section.name}.html")(section, lang, base, names(lang)))


def render_entry(view: EntryView, lang: str, base: str) -> str:
    """Return the HTML of an entry's whole page."""
    heading = _macro("heading.html")
    parts = [heading(1, view.ref.id, view.name, lang)]
    for section in (view.lede, *view.sections):
        if head := section.heading:
            parts.append(heading(2, head.anchor, head.title, lang))
        parts.append(render_section(section, lang, base))
    return "\n".join(parts)


@cache
def _macro(template: str) -> Any:
    return environment().get_template(template).module.show  # type: ignore[attr-defined]
