"""Writes a page as MkDocs does, with what MkDocs offers to plug-ins."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file


def write_page(
    page: Page, config: MkDocsConfig, files: Sequence[File], nav: Navigation, env: Environment
) -> None:
    """Fill the theme's template with a page, and write it to its place on the site."""
    page.active = True
    try:
        context = get_context(nav, files, config, page)
        template = env.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        html = config.plugins.on_post_page(template.render(context), page=page, config=config)
        if html.strip():
            write_file(html.encode(errors="xmlcharrefreplace"), page.file.abs_dest_path)
    finally:
        page.active = False
