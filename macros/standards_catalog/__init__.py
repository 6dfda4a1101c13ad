"""The standards catalog: YAML entries, checked, and rendered as a site.

Reading order of the house, one way only: `schema` (the vocabulary) -> `documents` (files with
positions) -> `model` (trusted entries) -> `checks` (problems; `load`) -> `editing` (what writes
YAML) -> `history` (other revisions) -> `views` (what a page shows) -> `render` (HTML and text) ->
`publish` (files for other programs) -> `site` (MkDocs) and `cli` (the `catalog` command). What all
rooms speak of stands beside them: `problems` and `text`.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register what a hand-written page may call; see the page of macros on the site."""
    for name, call in env.conf.plugins["catalog"].calls().by_name().items():
        env.macro(call, name)
