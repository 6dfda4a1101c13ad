"""The pages that every site has, unless `docs/` has a page of the same address.

They lie beside this module in a folder for each language. A page of an organisation that takes the
place of one can include its `parts/`, and calls the same macros.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from standards_catalog.checks.usual import CONTENT, pages_in
from standards_catalog.site.language import Languages
from standards_catalog.text import without_code

EXAMPLE = CONTENT.parents[1] / "example/catalog"
_LINK = re.compile(
    r"\[(?P<words>[^\[\]]*+)\]\((?P<path>[^\[()#\s:]+\.md)(?P<anchor>#[^\[()\s]*+)?\)"
)


def add_pages(files: Files, config: MkDocsConfig, languages: Languages) -> Mapping[str, str]:
    """Add each page that `docs/` does not have; return those that it calls otherwise.

    `docs/tools/README.md` is the page that others lead to as `tools/index.md`.
    """
    own = {file.dest_uri: file for file in files if not file.inclusion.is_excluded()}
    otherwise = {}
    for lang in languages.codes:
        for name, source, _ in pages_in(lang, languages.first):
            uri = languages.put(name, lang)
            if config.exclude_docs and config.exclude_docs.match_file(uri):
                continue
            file = File.generated(config, uri, abs_src_path=str(source))
            if taken := own.get(file.dest_uri):
                if taken.src_uri != uri:
                    otherwise[uri] = taken.src_uri
            else:
                files.append(file)
    return otherwise


def include_parts(config: MkDocsConfig) -> None:
    """Let pages include the parts of ours, as in `{% include "en/parts/lifecycle.md" %}`."""
    macros: Any = config.plugins["macros"]
    macros.env.loader = ChoiceLoader([macros.env.loader, FileSystemLoader(CONTENT)])


def is_ours(file: File) -> bool:
    """Return whether a page is one of these."""
    return file.abs_src_path is not None and CONTENT in Path(file.abs_src_path).parents


def foreign(files: Files, languages: Languages) -> Mapping[str, str]:
    """Return the language of each of these pages that is not written in that of its address."""
    ours = {
        file.src_uri: Path(file.abs_src_path or "").relative_to(CONTENT).parts[0]
        for file in files
        if is_ours(file)
    }
    return {uri: lang for uri, lang in ours.items() if lang != languages.of(uri)}


def with_links(markdown: str, uri: str, files: Files, otherwise: Mapping[str, str]) -> str:
    """Return one of these pages with links to what is there, and words where nothing is."""
    prose = without_code(markdown)

    def led(link: re.Match[str]) -> str:
        if prose[link.start()] != "[":
            return link[0]
        target = normpath(join(dirname(uri), link["path"]))
        there = otherwise.get(target, target)
        if not files.get_file_from_path(there):
            return link["words"]
        path = relpath(there, dirname(uri) or ".")
        return f"[{link['words']}]({path}{link['anchor'] or ''})"

    return _LINK.sub(led, markdown)
