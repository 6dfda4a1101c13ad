"""What `mkdocs.yml` can tell the plug-in."""

from __future__ import annotations

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type


class CatalogConfig(Config):
    """What `mkdocs.yml` can set."""

    folder = Type(str, default="catalog")
    # Whether to add the pages that every site has; without them, docs/ has all that there are.
    pages = Type(bool, default=True)
    # What this file says in the site's first language, in each other one: {ja: {Home: ホーム}}.
    translations = Type(dict, default={})
