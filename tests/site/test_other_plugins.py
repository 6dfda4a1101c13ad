"""A catalog in a site that somebody has already, with plug-ins and macros of his own."""

from __future__ import annotations

import re
import sys

from tests.conftest import Folder
from tests.repository import commit
from tests.site.project import CATALOG, Project

CONFIG = """site_name: Handbook
theme: { name: material, features: [navigation.instant] }
nav:
  - Home: index.md
plugins:
  - catalog
  - search
  - blog
  - tags
  - git-revision-date-localized:
      type: iso_date
      fallback_to_build_date: true
  - macros:
      module_name: handbook_macros
      include_dir: ROOT/parts
      include_yaml: [ROOT/facts.yml]
"""
MACROS = """def define_env(env):
    env.variables["motto"] = "Ship small."

    @env.macro
    def shout(word):
        return word.upper()
"""
NAV = """nav:
  - Home: index.md
  - Our tools: tools
  - "*"
"""
HOME = """---
tags: [start]
description: <b>Ours</b>
---
# Handbook

{{ shout("welcome") }}, {{ answer }}: {% include "house.md" %}

{{ entry_link("tool", "anvil") }} and [all tools](tools/index.md).
"""
POST = """---
date: 2026-11-01
categories: [News]
tags: [ops]
---
# First post

Hello {{ shout("you") }}.

<!-- more -->
"""


HOOK = """def on_env(env, config, files):
    env.filters["shouted"] = lambda text: text.upper()
    return env
"""
THEME = """{% extends "base.html" %}
{% block announce %}{{ config.site_name|shouted }}{% endblock %}
"""


def test_all_that_was_there_still_works(small: Project) -> None:
    config = CONFIG.replace("ROOT", str(small.root))
    small.write("mkdocs.yml", config).write("handbook_macros.py", MACROS)
    small.write("facts.yml", "answer: 42\n").write("parts/house.md", "{{ motto }}\n")
    small.write("docs/index.md", HOME).write("docs/tags.md", "# Tags\n\n<!-- material/tags -->\n")
    small.write("docs/blog/index.md", "# News\n").write("docs/blog/posts/first.md", POST)
    commit(Folder(small.root), "Begin", "2026-05-04")
    try:
        built = small.build()
    finally:
        sys.modules.pop("handbook_macros", None)
    assert built.code == 0, built.output
    home = small.read("index.html")
    assert re.search(r"revision-date[^>]*>2026-05-04<", home)
    assert "<b>Ours</b>" not in home
    assert "WELCOME, 42: Ship small." in home
    assert re.search(r'href="[^"]*\btools/anvil/"', home)
    assert "Hello YOU." in small.read("blog/2026/11/01/first-post/index.html")
    assert re.search(r"ops.*First post", small.read("tags/index.html"), re.DOTALL)
    assert 'href="blog/"' in home
    assert "first-post" not in home


def test_a_navigation_that_another_plugin_makes_is_all_its_own(small: Project) -> None:
    plugins = "plugins: [catalog, awesome-nav, macros, search]"
    small.write("mkdocs.yml", f"site_name: Handbook\ntheme: {{ name: material }}\n{plugins}\n")
    small.write("docs/.nav.yml", NAV)
    built = small.build()
    assert built.code == 0, built.output
    tabs = re.findall(r'class="md-tabs__link">\s*(.*?)\s*</a>', small.read("index.html"), re.DOTALL)
    assert tabs[:3] == ["Home", "Our tools", "About"]


def test_a_theme_of_ones_own_has_what_a_hook_adds_to_it(small: Project) -> None:
    settings = "site_name: Handbook\ntheme: {name: material, custom_dir: ours}\nhooks: [hook.py]\n"
    small.write("mkdocs.yml", settings + "plugins: [catalog: {pages: false}, macros, search]\n")
    small.write("hook.py", HOOK).write("ours/main.html", THEME)
    built = small.run(CATALOG, "build")  # a process of its own can be divided
    assert built.code == 0, built.output
    pages = [page.read_text("utf-8") for page in small.site.rglob("*.html")]
    assert len(pages) > 10
    assert all("HANDBOOK" in page for page in pages)
