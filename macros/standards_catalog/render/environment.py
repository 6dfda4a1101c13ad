"""View objects -> HTML. All markup is in the templates beside this module.

Everything is escaped (autoescape), a missing value is an error (StrictUndefined), and addresses
are written relative to the page, so that a site works below any path.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any

from jinja2 import (
    Environment,
    PackageLoader,
    StrictUndefined,
)
from markupsafe import Markup

from standards_catalog.render import prose as markdown
from standards_catalog.render.base import below, page, site
from standards_catalog.render.compiler import OurEnvironment
from standards_catalog.render.span import code_line, target
from standards_catalog.text import ENGLISH, Text
from standards_catalog.views.kinds.entry import EntryView, Section
from standards_catalog.views.shared.words import fill, names, when


def strict(kind: type[Environment] = Environment, **options: Any) -> Environment:
    """Return an environment of the templates here, in which a missing value is an error."""
    made = kind(
        loader=PackageLoader("standards_catalog", "render/templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        **options,
    )
    made.globals.update(english=ENGLISH)
    return made


@cache
def environment() -> Environment:
    """Return the one template environment."""
    env = strict(OurEnvironment, autoescape=True)
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    env.filters.update(code=code_line, target=target, site=site, page=page, below=below)
    env.globals.update(prose=prose, inline=inline, fill=fill, text=text, when=when)
    return env


def text(value: Text | str | date, lang: str) -> str:
    """Return a text in a language, marked as foreign where it is in another; a day in words."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return when(value, lang)
    words, other = value.get(lang)
    return _macro("foreign.html", "words")(words, other) if other else words


def prose(value: Text, lang: str, base: str) -> Markup:
    """Return a text's Markdown as paragraphs, marked as foreign where they are."""
    html, other = markdown.prose(value, lang, base), value.get(lang)[1]
    return _macro("foreign.html", "paragraphs")(html, other) if other else html


def inline(value: Text, lang: str, base: str) -> Markup:
    """Return a text's Markdown without its paragraph, marked as foreign where it is."""
    html, other = markdown.inline(value, lang, base), value.get(lang)[1]
    return _macro("foreign.html", "words")(html, other) if other else html


def marked_as(html: str, lang: str, what: str) -> str:
    """Return HTML that is in another language than what is around it: `words` or `paragraphs`."""
    return str(_macro("foreign.html", what)(Markup(html), lang))


def render(template: str, lang: str, base: str, **views: Any) -> str:
    """Fill a template for a page; `base` leads from the page to the site's root."""
    made = environment().get_template(template)
    return made.render(lang=lang, base=base, t=names(lang), **views)


def render_section(section: Section, lang: str, base: str) -> str:
    """Return the HTML of one section of an entry's page, without its heading."""
    return str(_macro(f"sections/{section.name}.html")(section, lang, base, names(lang)))


def render_entry(view: EntryView, lang: str, base: str) -> str:
    """Return the HTML of an entry's whole page."""
    parts = [_macro("heading.html")(1, view.ref.id, view.name, lang)]
    for section in (view.lede, *view.sections):
        if head := section.heading:
            parts.append(render_heading(2, head.anchor, head.title, lang))
        parts.append(render_section(section, lang, base))
    return "\n".join(parts)


def render_as_json(href: str, lang: str, base: str) -> str:
    """Return the line below an entry's page that leads to the same as data."""
    return str(_macro("as_json.html")(href, base, names(lang))).strip()


@lru_cache(maxsize=1_000)
def render_heading(level: int, anchor: str, title: str, lang: str) -> str:
    """Return a heading that can be linked to, such as thousands of pages have alike."""
    return str(_macro("heading.html")(level, anchor, title, lang))


@cache
def _macro(template: str, name: str = "show") -> Any:
    return getattr(environment().get_template(template).module, name)
