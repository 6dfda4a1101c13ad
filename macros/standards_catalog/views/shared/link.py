"""Addresses: of entries on the site, and of their lines on the forge."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

from standards_catalog.evidence.repositories import bare
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Entry, Named
from standards_catalog.model.settings import Settings
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.text import Text

_GITLAB = "/-"

_quoted = lru_cache(maxsize=1_000)(quote)  # a path of a repository is another one's too


class Link(Struct, frozen=True):
    """A link to a page of the site; `href` begins at the site's root."""

    href: str
    text: Text
    kind: str = ""
    id: str = ""


def address(ref: Ref) -> str:
    """Return the address of an entry's page from the site's root: `tools/ecspresso/`."""
    return f"{package_schemas().kinds[ref.kind].folder}/{ref.id}/"


def link(entry: Named) -> Link:
    """Return a link to an entry."""
    return Link(address(Ref(entry.kind, entry.id)), entry.name, entry.kind, entry.id)


def links(entries: Iterable[Entry | None]) -> tuple[Link, ...]:
    """Return links to the entries that have a page, in their order."""
    return tuple(link(entry) for entry in entries if isinstance(entry, Named))


def find_links(catalog: Catalog, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
    """Return links to entries of one kind by their ids, in the order of the ids."""
    return links(catalog.find(Ref(kind, one)) for one in ids)


def owner_link(catalog: Catalog, owner: str) -> Link | None:
    """Return a link to the group or team that an id means, or None."""
    ref = catalog.resolve(("group", "team"), owner) if owner else None
    entry = catalog.find(ref) if ref else None
    return link(entry) if entry else None


def source_path(ref: Ref) -> str:
    """Return the path of an entry's file in the project."""
    return f"catalog/{package_schemas().kinds[ref.kind].folder}/{ref.id}.yml"


def line_url(catalog: Catalog, ref: Ref, *keys: str | int) -> str:
    """Return the address on the forge of the line where a value stands, if there is a forge."""
    url = file_url(catalog, ref)
    return f"{url}#L{catalog.marks(ref).nearest(keys).line}" if url else ""


def file_url(catalog: Catalog, ref: Ref) -> str:
    """Return the address on the forge of an entry's file, if there is a forge."""
    return blob_url(catalog, source_path(ref))


def blob_url(catalog: Catalog, path: str) -> str:
    """Return the address on the forge of a file of the project, if there is a forge."""
    forge = catalog.settings.forge
    return (
        f"{forge.repository}{_style(catalog)}/blob/{forge.branch}/{forge.folder}{path}"
        if forge
        else ""
    )


def line_of_file(catalog: Catalog, ref: Ref) -> str:
    """Return the address on the forge of a table as plain text, to which a line can be added."""
    table = catalog.tables.get(ref)
    url = blob_url(catalog, table.path) if table else ""
    return f"{url}?plain=1" if url else ""


def edit_url(catalog: Catalog, path: str) -> str:
    """Return the address on the forge where a file of the project is edited."""
    forge = catalog.settings.forge
    return (
        f"{forge.repository}{_style(catalog)}/edit/{forge.branch}/{forge.folder}{path}"
        if forge
        else ""
    )


def commit_url(catalog: Catalog, commit: str) -> str:
    """Return the address on the forge of a commit, if there is a forge."""
    forge = catalog.settings.forge
    return f"{forge.repository}{_style(catalog)}/commit/{commit}" if forge else ""


def pull_url(catalog: Catalog, number: str) -> str:
    """Return the address on the forge of a pull or merge request, if there is a forge."""
    forge = catalog.settings.forge
    style = _style(catalog)
    what = f"{style}/merge_requests" if style else "/pull"
    return f"{forge.repository}{what}/{number}" if forge else ""


def line_at(repository: str, commit: str, path: str, line: int) -> str:
    """Return the address of a line at a commit on the forge of any repository."""
    base = bare(repository)
    return f"{base}{_style_of(base)}/blob/{commit}/{_quoted(path)}#L{line}" if commit else base


def _style(catalog: Catalog) -> str:
    forge = catalog.settings.forge
    return _style_of(forge.repository) if forge else ""


def _style_of(repository: str) -> str:
    return _GITLAB if "gitlab" in repository else ""


def site_in(settings: Settings, lang: str) -> str:
    """Return the address of the site's pages in a language, or nothing where it has none."""
    if not settings.site or lang == settings.languages[0] or lang not in settings.languages:
        return settings.site
    return f"{settings.site}{lang}/"
