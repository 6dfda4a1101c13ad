"""The pages of a stock project for Hugo, inside the chrome of a page that the engine built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.bench.running import Cost, run

CONFIG = """baseURL = "https://example.com/"
title = "Stock"
disableKinds = ["taxonomy", "term", "RSS"]
"""
_CONTENT = re.compile(r'(<article class="md-content__inner md-typeset">).*(</article>)', re.DOTALL)
_TITLE = re.compile(r"(<title>).*?(</title>)", re.DOTALL)


def project(folder: Path, docs: Path, built: Path) -> None:
    """Write a project with the Markdown of `docs`; its one layout is made of a built page."""
    (folder / "config.toml").write_text(CONFIG, "utf-8")
    shutil.copytree(docs, folder / "content")
    for index in [*folder.glob("content/**/index.md")]:
        index.rename(index.with_name("_index.md"))  # else all beside it are parts of that page
    for page in folder.glob("content/**/*.md"):
        text = page.read_text("utf-8")
        title = text.partition("\n")[0].removeprefix("# ")
        page.write_text(f'---\ntitle: "{title}"\n---\n{text}', "utf-8")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_layout(built.read_text("utf-8")), "utf-8")
    shutil.copy(layouts / "list.html", folder / "layouts/index.html")


def build(folder: Path, number: int) -> Cost:
    """Build a project into a folder of its own for each number."""
    return run(["hugo", "--quiet", "--destination", f"public-{number}"], folder)


def _layout(html: str) -> str:
    html = html.replace("{{", '{{ "{{" }}')
    html = _TITLE.sub(r"\1{{ .Title }}\2", html)
    return _CONTENT.sub(r"\1{{ .Content }}\2", html)
