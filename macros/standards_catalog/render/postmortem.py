"""The first file of a postmortem: Markdown, for its author to fill in."""

from __future__ import annotations

import json
import re

from standards_catalog.render.environment import strict
from standards_catalog.views.postmortem import Postmortem
from standards_catalog.views.shared.words import fill, names

# What Markdown or the macros of a page would take for their own.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|!&~^=])")


def render_postmortem(view: Postmortem, lang: str) -> str:
    """Return the page, with a heading and a question for each part."""
    made = strict(autoescape=False)  # it is Markdown: the filters escape
    made.filters.update(md=_markdown, yaml=_yaml)
    made.globals.update(fill=fill)
    page = made.get_template("postmortem.md")
    return page.render(
        lang=lang,
        t=names(lang),
        title=view.title,
        rows=view.rows,
        times=view.times,
        detected_by=view.detected_by,
        trigger=view.trigger,
    )


def _markdown(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _yaml(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
