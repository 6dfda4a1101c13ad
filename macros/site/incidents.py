"""The pages about incidents that nobody writes by hand: a few calls each, as a page could have.

They are Markdown, as they are few: a handful for each product, not one for each incident.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.catalog.catalog import Catalog
from macros.site.state import State
from macros.views.incidents.compare import years_of_all
from macros.views.incidents.figure import product_name
from macros.views.incidents.selection import Selection, sample, selections, years
from macros.views.words import fill, words

_FRONT = "---\nhide: [navigation]\ndescription: {description}\n---\n"


class Written(NamedTuple):
    """A page: its path below `docs/`, and its Markdown."""

    uri: str
    text: str


def add_incident_files(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add the pages of each product's incidents, unless one was written by hand."""
    for lang in state.languages.codes:
        for page in pages(state.catalog, lang):
            uri = state.languages.put(page.uri, lang)
            if files.get_file_from_path(uri) is None:
                out = InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, uri, content=page.text, inclusion=out))


def place_incidents_in_navigation(files: Files, state: State) -> None:
    """Give these pages the section that the page of all incidents is in."""
    for lang in state.languages.codes:
        index = files.get_file_from_path(state.languages.put("incidents/index.md", lang))
        parent = index.page.parent if index and index.page else None
        for uri in addresses(state.catalog):
            file = files.get_file_from_path(state.languages.put(uri, lang))
            if file and file.page and file.page.parent is None:
                file.page.parent = parent


def addresses(catalog: Catalog) -> list[str]:
    """Return the paths of these pages, the same in each language."""
    return [page.uri for page in pages(catalog, "en")]


def pages(catalog: Catalog, lang: str) -> Iterator[Written]:
    """Yield the pages of products and of the sample, and those of the comparison by year."""
    found = [*selections(catalog), *([invented] if (invented := sample(catalog)) else [])]
    for whole in found:
        yield from _of_product(whole, lang)
    title = words(lang)["inc_comparison"]
    for year in years_of_all(selections(catalog)):
        call = f'incident_comparison(year="{year}")'
        yield _page(f"incidents/comparison/{year}.md", f"{title}, {year}", call)


def _of_product(whole: Selection, lang: str) -> Iterator[Written]:
    t, name, at = words(lang), product_name(whole, lang), whole.place
    title = fill(lang, "inc_title", product=name)
    for year in ("", *years(whole)):
        given = f'"{at}"' + (f', year="{year}"' if year else "")
        yield _page(
            f"incidents/{at}/{year or 'index'}.md",
            f"{title}, {year}" if year else title,
            f"incident_record({given})",
            f"incident_figures({given})",
        )
    yield _page(
        f"incidents/{at}/rows.md", f"{title}: {t['inc_all_rows']}", f'incident_rows("{at}")'
    )
    if whole.is_sample:
        yield _page(
            f"incidents/{at}/components.md",
            f"{name}: {t['inc_components_all']}",
            f'components("{at}")',
        )
        yield _page(
            f"incidents/{at}/reading.md", f"{name}: {t['inc_reading']}", f'reading_list("{at}")'
        )


def _page(uri: str, title: str, *calls: str) -> Written:
    body = "\n\n".join(f"{{{{ {call} }}}}" for call in calls)
    front = _FRONT.format(description=_quoted(title))
    return Written(uri, f"{front}\n# {_plain(title)}\n\n{body}\n")


def _plain(title: str) -> str:
    """Return a text of the catalog that is neither Markdown nor a template."""
    return "".join(one if one.isalnum() or one in " ,:" else f"&#{ord(one)};" for one in title)


def _quoted(title: str) -> str:
    return '"' + _plain(title).replace("\n", " ") + '"'
