"""The navigation: what `mkdocs.yml` names, with everything else put where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files as resources
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import dirname_to_title

from standards_catalog.documents.yaml.parser import Composer
from standards_catalog.site.language import Languages
from standards_catalog.views.shared.words import words

# As `mkdocs.yml` has it: the address of a page, or a title with an address or a list of items.
Item = str | dict[str, Any]
FILE = "navigation.yml"
# A plug-in that makes a navigation of all files itself, and warns where there is another one.
_OTHER_MENU = "awesome-nav"


def place_pages(
    files: Files, config: MkDocsConfig, languages: Languages, otherwise: Mapping[str, str]
) -> None:
    """Name in the navigation all pages of the first language that are not in it yet."""
    if _OTHER_MENU in config.plugins:
        return
    there = {
        file.src_uri: file
        for file in files.documentation_pages()
        if languages.of(file.src_uri) == languages.first and not file.inclusion.is_not_in_nav()
    }
    named = {*uris(config.nav or [])}
    told = words(languages.first)
    tree = [_section(item, told, otherwise) for item in _tree()]
    usual = {*uris(tree)}
    left = {uri for uri in there if uri not in named}
    own = sorted(left - usual)
    config.nav = merged(list(config.nav or []), [_with_own(item, own) for item in tree], left)
    folders = {_folder(uri) for uri in usual}
    _add_rest(config.nav, [uri for uri in own if _folder(uri) not in folders or "/" not in uri])


def merged(nav: list[Item], tree: Iterable[dict[str, Any]], left: set[str]) -> list[Item]:
    """Return a navigation with what is left of the usual one, in its sections or new ones."""
    at = 0
    for usual in tree:
        ((title, inside),) = usual.items()
        more = _only(inside if isinstance(inside, list) else [inside], left)
        found = next((place for place, item in enumerate(nav) if _is(item, title, inside)), None)
        if found is not None:
            at = found + 1
            if more:
                nav[found] = {title_of(nav[found], title): [*_inside(nav[found]), *more]}
        elif more:
            nav.insert(at, {title: more if isinstance(inside, list) else more[0]})
            at += 1
    return nav


def uris(items: Any) -> Iterator[str]:
    """Yield the address of each page that a navigation names."""
    if isinstance(items, str):
        yield items
    elif isinstance(items, Mapping):
        yield from uris(list(items.values()))
    else:
        for item in items or ():
            yield from uris(item)


def title_of(item: Item, other: str) -> str:
    """Return the title of a section, or another one for a page without a section."""
    return next(iter(item)) if isinstance(item, dict) else other


def _is(item: Item, title: str, inside: Any) -> bool:
    """Whether an item is the section that is usually there: by its title, or its first page."""
    first = next(uris(inside))
    return first in uris(_inside(item)) or (isinstance(item, dict) and title in item)


def _inside(item: Item) -> list[Item]:
    held = next(iter(item.values())) if isinstance(item, dict) else item
    return list(held) if isinstance(held, list) else [held]


def _only(items: Sequence[Item], left: set[str]) -> list[Item]:
    found: list[Item] = []
    for item in items:
        if isinstance(item, str):
            found += [item] if item in left else []
        elif more := _only(_inside(item), left):
            found.append({next(iter(item)): more})
    return found


def _with_own(item: dict[str, Any], own: Sequence[str]) -> dict[str, Any]:
    """Put an organisation's own pages of a folder after the first page of its section."""
    ((title, inside),) = item.items()
    if not isinstance(inside, list):
        return item
    folders = {_folder(uri) for uri in uris(inside)}
    return {title: [inside[0], *(uri for uri in own if _folder(uri) in folders), *inside[1:]]}


def _add_rest(nav: list[Item], rest: Sequence[str]) -> None:
    """Put pages that belong to no section before the last one, each folder as a section."""
    folders = dict.fromkeys(map(_folder, rest))
    more: list[Item] = [uri for uri in rest if "/" not in uri]
    for folder in filter(None, folders):
        inside = [uri for uri in rest if _folder(uri) == folder]
        more.append({dirname_to_title(folder): inside})
    nav[-1:-1] = more


def _section(item: Any, told: Mapping[str, str], otherwise: Mapping[str, str]) -> Any:
    """Return a part of the usual navigation in the words of a language."""
    if isinstance(item, str):
        return otherwise.get(item, item)
    ((key, inside),) = item.items()
    if isinstance(inside, str):
        return {told[key]: otherwise.get(inside, inside)}
    return {told[key]: [_section(one, told, otherwise) for one in inside]}


def _tree() -> list[dict[str, Any]]:
    text = resources(__package__).joinpath(FILE).read_text("utf-8")
    tree: list[dict[str, Any]] = Composer(FILE, text).run()
    return tree


def _folder(uri: str) -> str:
    return uri.partition("/")[0] if "/" in uri else ""
