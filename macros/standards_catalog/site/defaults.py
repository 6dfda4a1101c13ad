"""What `mkdocs.yml` need not say: how the site is set up, unless that file says otherwise."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from standards_catalog.site.language import Languages, speak
from standards_catalog.site.pages.anchors import slugify
from standards_catalog.views.shared.words import words

Translations = Mapping[str, Mapping[str, str]]

THEME = Path(__file__).parent / "theme"
NO_PAGE = "404.html"
NEEDED = {
    "theme": "theme: { name: material }",
    "macros": "plugins: [catalog, macros, search]",
}

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    # The title would be in English: what leads to a heading is called by its words.
    "toc": {"permalink": True, "permalink_title": "", "slugify": slugify},
    "pymdownx.details": {},
    "pymdownx.highlight": {},
    "pymdownx.inlinehilite": {},
    "pymdownx.superfences": {},
}
MACROS = {
    "on_error_fail": True,
    "on_undefined": "strict",
    # {#name} is a heading's anchor, not a comment.
    "j2_comment_start_string": "{##",
    "j2_comment_end_string": "##}",
}
# Marks the words on a page that were searched for; what answers a search is the theme's own script.
SEPARATOR = r'[\s\-_/:.,;・、。「」『』（）()\[\]"“”]+'
# The plug-in checks links itself, as MkDocs knows no lines.
LINKS = ("not_found", "anchors", "absolute_links", "unrecognized_links")
FEATURES = [
    "content.action.edit",
    "content.code.copy",
    "navigation.footer",
    "navigation.indexes",
    "navigation.path",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "search.share",
    "search.suggest",
    "toc.follow",
]
# The words of the interface that are told to the theme in the site's first language.
TOLD = (
    "nav_home",
    "standards",
    "tools",
    "teams",
    "zones",
    "adoption",
    "nav_incidents",
    "nav_about",
    "nav_contribute",
    "to_dark_mode",
    "to_light_mode",
)
ICONS = {"logo": "material/table-check", "edit": "material/pencil"}


def set_up(config: MkDocsConfig, languages: Languages) -> None:
    """Set what `mkdocs.yml` leaves out, for a site that speaks some languages."""
    said = _said(config)
    plugins = _by_name(said.get("plugins"))
    if config.theme.name != "material":
        raise PluginError(f"the pages are made for Material: write `{NEEDED['theme']}`")
    if "macros" not in config.plugins:
        raise PluginError(f"the pages call macros: write `{NEEDED['macros']}`")
    macros: Any = config.plugins["macros"]
    _fill(macros.config, MACROS, plugins.get("macros"))
    _add(macros.config["modules"], ["standards_catalog"])
    if "search" in config.plugins:
        search: Any = config.plugins["search"]
        _fill(search.config, {"separator": SEPARATOR}, plugins.get("search"))
    _extend_markdown(config)
    _dress(config, languages.first, said.get("theme"))
    config.theme.static_templates |= {languages.home(one) + NO_PAGE for one in languages.codes}
    _quieten(config, said.get("validation") or {})
    config.extra.setdefault("generator", False)


def translations(languages: Languages, said: Translations) -> Translations:
    """Return what to call in each other language what is said in the first one."""
    told = words(languages.first)
    return {
        lang: {told[key]: words(lang)[key] for key in TOLD} | dict(said.get(lang, {}))
        for lang in languages.others
    }


class _Compiled(BytecodeCache):
    """Templates as Python's bytecode, for the next build of this process."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, unless its template has changed since."""
        if known := self._known.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def set_up_theme(env: Environment, config: MkDocsConfig, languages: Languages) -> None:
    """Let the package's `base.html` extend Material's; an organisation's `main.html` keeps both.

    In the folder of each other language are the same templates again: `ja/404.html` is one.
    """
    below = config.theme.dirs[config.theme.dirs.index(str(THEME)) + 1 :]
    own = env.loader or FileSystemLoader(str(THEME))
    material = PrefixLoader({"material": FileSystemLoader(below)})
    env.loader = ChoiceLoader([own, material, PrefixLoader(dict.fromkeys(languages.others, own))])
    env.bytecode_cache = _COMPILED
    env.globals.update(t=words(languages.first), home="", folder="")


def _extend_markdown(config: MkDocsConfig) -> None:
    _add(config.markdown_extensions, EXTENSIONS)
    for name, options in EXTENSIONS.items():
        if options:
            config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


def _dress(config: MkDocsConfig, lang: str, said: Any) -> None:
    theme, told = config.theme, words(lang)
    palette = [
        _palette("light", "default", "material/weather-night", told["to_dark_mode"]),
        _palette("dark", "slate", "material/weather-sunny", told["to_light_mode"]),
    ]
    looks = {"font": False, "features": FEATURES, "palette": palette}
    _fill(theme, looks, said)
    if not isinstance(said, Mapping) or "language" not in said:
        speak(theme, lang)
    theme["icon"] = {**ICONS, **(theme.get("icon") or {})}
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    config.extra_css[:0] = [f"assets/{name}.css" for name in ("catalog", "filters", "cards")]
    config.extra_javascript.insert(0, "assets/catalog.js")


def _palette(mode: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    media = f"(prefers-color-scheme: {mode})"
    colours = {"scheme": scheme, "primary": "custom", "accent": "custom"}
    return {"media": media, **colours, "toggle": {"icon": icon, "name": name}}


def _quieten(config: MkDocsConfig, said: Mapping[str, Any]) -> None:
    ignored = dict.fromkeys(LINKS, logging.DEBUG)  # what MkDocs makes of `ignore`
    _fill(config.validation.links, ignored, {**said, **(said.get("links") or {})})


def _said(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return `mkdocs.yml` as it was written, to tell what was set from what MkDocs filled in."""
    with Path(config.config_file_path).open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=config))


def _by_name(plugins: Any) -> Mapping[str, Any]:
    """Return the options of plug-ins, which are written as a list or as a mapping."""
    if isinstance(plugins, Mapping):
        return plugins
    named = [one for one in plugins or () if isinstance(one, Mapping)]
    return {name: options for one in named for name, options in one.items()}


def _fill(options: Any, values: Mapping[str, Any], said: Any) -> None:
    """Set the options that were not said; a name alone, as in `theme: material`, says none."""
    for name, value in values.items():
        if not isinstance(said, Mapping) or name not in said:
            options[name] = value


def _add(names: list[str], more: Iterable[str]) -> None:
    names += [one for one in more if one not in names]
