"""How a command comes to the catalog: the option that names its folder, and the day it is read."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

import click

from standards_catalog.checks.baseline import Debts
from standards_catalog.checks.load import Loaded, load
from standards_catalog.checks.reading import spoken
from standards_catalog.documents.files import EntryFile, find
from standards_catalog.history.revision import RevisionError, load_revision
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.today import moment
from standards_catalog.problems import visible
from standards_catalog.schema.schemas import Schemas, package_schemas
from standards_catalog.views.shared.pages import FOLDERS, Pages

# Plug-ins such as `offline` change it for one build; reports lead to the site that is served.
_AS_FILES = re.compile(
    r"^use_directory_urls:[ \t]*(?:false|no|off)\b", re.MULTILINE | re.IGNORECASE
)

catalog_folder = click.option(
    "--catalog",
    "root",
    default="catalog",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder that holds the entries.",
)


def opened(root: Path, commit: str = "", debts: Debts | None = None) -> Loaded:
    """Load a catalog as it is on disk, or in a commit; a UsageError where there is none.

    It is judged as of today, or of SOURCE_DATE_EPOCH; `debts` take the place of its baseline.
    """
    require(root)
    if not commit:
        return load(root, shown=shown(root), now=today(), debts=debts)
    try:
        return load_revision(root, commit, today(), shown(root))
    except RevisionError as error:
        raise click.UsageError(str(error)) from error


def spoken_in_catalog(words: Sequence[str]) -> Schemas:
    """Return the schemas in the words of the catalog that a command line names.

    Options are made from them before the command line is parsed, so its words are looked through.
    """
    named = "catalog"
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        option, _, value = word.partition("=")
        named = value or following if option == "--catalog" else named
    root = Path(named)
    files = find(root, named) if root.is_dir() else ()
    return spoken(one for one in files if isinstance(one, EntryFile)) or package_schemas()


def language(catalog: Catalog, said: str | None) -> str:
    """Return a language of a catalog by its code, its site's own by default; a BadParameter."""
    spoken = catalog.schemas.languages
    if said is not None and said not in spoken:
        known = ", ".join(f"{code} ({one.overlay.english})" for code, one in spoken.items())
        message = f'there is no language "{visible(said)}"; there are {known}'
        raise click.BadParameter(message, param_hint="--lang")
    return spoken[said or catalog.settings.languages[0]]


def require(root: Path) -> None:
    """Raise a UsageError where there is no such folder."""
    if not root.is_dir():
        message = f'there is no folder "{root}" here'
        hint = "run this in the folder that holds it, or name it with --catalog"
        raise click.UsageError(f"{message}; {hint}")


def shown(root: Path) -> str:
    """Return the name of a catalog's folder in messages."""
    return root.as_posix().rstrip("/")


def pages(root: Path) -> Pages:
    """Return where the site has its pages, as `mkdocs.yml` beside the catalog's folder says."""
    config = root.parent / "mkdocs.yml"
    try:
        said = config.read_text("utf-8", errors="replace")
    except OSError:
        return FOLDERS
    return Pages(as_files=_AS_FILES.search(said) is not None)


def today() -> datetime:
    """Return the moment that decides which day it is; a UsageError where that cannot be read."""
    try:
        return moment(os.environ)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
