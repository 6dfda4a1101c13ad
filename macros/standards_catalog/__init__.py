"""The standards catalog: YAML entries, checked, and rendered as a site.

Reading order of the house, one way only: `catalog` (YAML -> trusted Catalog) -> `views` (what a
page shows) -> `templates` (HTML) -> `site` (MkDocs) and `cli` (the `catalog` command). The schemas
in `schema/` are the one vocabulary of all of them.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register what a hand-written page may call; see the page of macros on the site."""
    for name, call in env.conf.plugins["catalog"].calls().all().items():
        env.macro(call, name)
