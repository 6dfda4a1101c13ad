"""What the theme is told around a page: its words, navigation and addresses in the page's language.

The theme has one language in `mkdocs.yml`. A page of another one is given a copy of the
configuration in which that is the theme's, with what `mkdocs.yml` says translated, and the
navigation of its own pages. Material's switch of languages leads to the same page in the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy, deepcopy
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from standards_catalog.render.base import Base
from standards_catalog.site.language import speak
from standards_catalog.site.pages.addresses import disclaimer, root
from standards_catalog.site.pages.made import base_of
from standards_catalog.site.pages.navigation import Navigations
from standards_catalog.site.state import State
from standards_catalog.views.shared.pages import as_folder
from standards_catalog.views.shared.words import words

Translations = Mapping[str, Mapping[str, str]]
Alternate = dict[str, str]


@dataclass
class Frames:
    """The theme's context in each language of one build.

    `translations` are of what `mkdocs.yml` says, by language.
    """

    config: MkDocsConfig
    files: Files
    state: State
    translations: Translations
    navs: Navigations
    configs: dict[str, MkDocsConfig] = field(default_factory=dict)

    def around(self, page: Page) -> dict[str, Any]:
        """Return what the theme is told of a page, by its language."""
        languages = self.state.languages
        lang = languages.of(page.file.src_uri)
        return {
            "config": self._config(lang, [*self._alternates(page)], base_of(page, self.state)),
            "nav": self.navs[lang],
            "t": words(lang),
            "home": languages.home(lang),
            "folder": as_folder(languages.bare(page.url)),
            "colours": self.state.catalog.vocabulary.own_colours,
        }

    def around_no_page(self, template: str) -> dict[str, Any]:
        """Return what it is told of what is no page: the ways on in the template's language.

        What is in the first language may be all that a host has: it has the ways of the others too.
        """
        languages = self.state.languages
        own = languages.of(template)
        homes = [
            self._alternate(lang, self.state.pages.at(languages.home(lang)))
            for lang in languages.codes
            if self.files.get_file_from_path(languages.put("index.md", lang))
        ]
        base = Base(root(self.config) + languages.home(own), root(self.config), self.state.pages)
        ways = [
            {
                "lang": lang,
                "t": words(lang),
                "home": languages.home(lang),
                "page": self.state.pages.at(languages.home(lang)),
                "nav": self.navs[lang],
            }
            for lang in (languages.codes if own == languages.first else [own])
        ]
        config, nav = self._config(own, homes, base), self.navs[own]
        said = {"t": words(own), "home": languages.home(own), "ways": ways}
        if own == languages.first:
            return {"config": config, **said}
        # MkDocs knows no page of errors in a folder; it too is shown at any address.
        path = urlsplit(self.config.site_url or "/").path
        return {**get_context(nav, self.files, config, base_url=path), **said}

    def _alternates(self, page: Page) -> Iterator[Alternate]:
        """Yield the page in each language, or the nearest one above it that is written in it."""
        languages = self.state.languages
        for lang in languages.codes:
            uri = languages.put(page.file.src_uri, lang)
            if self.files.get_file_from_path(uri):
                yield self._alternate(lang, languages.put(page.url, lang), same=True)
            elif near := self._above(page, lang):
                yield self._alternate(lang, near.url)

    def _above(self, page: Page, lang: str) -> File | None:
        languages = self.state.languages
        for parent in PurePosixPath(languages.bare(page.file.src_uri)).parents:
            uri = languages.put((parent / "index.md").as_posix(), lang)
            if file := self.files.get_file_from_path(uri):
                return file
        return None

    def _alternate(self, lang: str, url: str, same: bool = False) -> Alternate:
        name = self.state.catalog.schemas.languages[lang].overlay.name
        link = url or "./"
        whole = urljoin(self.config.site_url, url) if self.config.site_url else link
        return {"name": name, "lang": lang, "link": link, "whole": whole if same else ""}

    def _config(self, lang: str, alternates: Sequence[Alternate], base: Base) -> MkDocsConfig:
        if lang not in self.configs:
            self.configs[lang] = self._translated(lang)
        made = copy(self.configs[lang])
        if len(self.state.languages.codes) > 1:
            made["extra"] = {**made.extra, "alternate": alternates}
        if made.copyright == self._disclaimer(self.state.languages.first, root(self.config)):
            made.copyright = self._disclaimer(lang, base)
        return made

    def _disclaimer(self, lang: str, base: str) -> str | None:
        return disclaimer(self.state.catalog, lang, base)

    def _translated(self, lang: str) -> MkDocsConfig:
        made, says = copy(self.config), self.translations.get(lang, {})
        if lang == self.state.languages.first:
            return made
        made.site_name = translated(made.site_name, says)
        made.site_description = translated(made.site_description, says)
        made["extra"] = translated(made.extra, says)
        made.theme = deepcopy(made.theme)
        speak(made.theme, lang)
        made.theme["palette"] = translated(made.theme.get("palette"), says)
        return made


def translated(value: Any, says: Mapping[str, str]) -> Any:
    """Return a part of the configuration in which each text that has a translation is it."""
    if isinstance(value, str):
        return says.get(value, value)
    if isinstance(value, Mapping):
        return {key: translated(part, says) for key, part in value.items()}
    if isinstance(value, list):
        return [translated(part, says) for part in value]
    return value
