"""Reads the catalog, and what was written by hand beside it, at each build and save."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from standards_catalog.checks.load import Loaded, Settle, load
from standards_catalog.checks.reading import Memory
from standards_catalog.documents.disk import DiskFile
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.today import moment
from standards_catalog.publish.claims.taken import with_site
from standards_catalog.publish.claims.written import HIDDEN, Written
from standards_catalog.schema.schemas import Schemas, schemas_of
from standards_catalog.site.content.pages import EXAMPLE
from standards_catalog.site.options import CatalogConfig
from standards_catalog.site.pages.addresses import settled
from standards_catalog.site.state import State


@dataclass(frozen=True)
class Reader:
    """Reads catalogs; `shown` is the name of the site's own in messages.

    `settle` adds to its settings what `mkdocs.yml` and Git know; `memory` is for a next save.
    """

    shown: str
    written: Written
    settle: Settle
    memory: Memory | None

    def read(
        self, root: Path, settle: Settle | None = None, schemas: Schemas | None = None
    ) -> Loaded:
        """Read a catalog for itself."""
        try:
            now = moment(os.environ)
        except ValueError as error:
            raise PluginError(str(error)) from error
        return load(root, self.shown, now, self.memory, schemas, settle)

    def example(self, site: Catalog) -> State:
        """Read the invented organisation of the package, to be told in the languages of a site."""
        found, said = self.read(EXAMPLE).catalog, site.schemas.own
        own = found.schemas.own._replace(languages=said.languages, first=said.first)
        if own != found.schemas.own:
            found = self.read(EXAMPLE, schemas=schemas_of(own)).catalog
        return State(found, Path(os.devnull))

    def read_site(self, root: Path, placed: Callable[[Catalog], bool] | None = None) -> Loaded:
        """Read the site's own catalog, with what it has wrong beside the pages of `docs/`.

        Where all of a sound catalog is `placed` as before, nothing can be wrong there.
        """
        loaded = self.read(root, self.settle)
        same = placed and not loaded.errors and placed(loaded.catalog)
        return loaded if same else with_site(loaded, self.written)


def reader(config: MkDocsConfig, options: CatalogConfig, serving: bool, memory: Memory) -> Reader:
    """Return what reads the catalog of a project."""
    by_hand = written(config, options.pages)
    kept = memory if serving else None
    return Reader(options.folder, by_hand, settled(config, serving), kept)


def written(config: MkDocsConfig, usual: bool) -> Written:
    """Return what is written by hand; `usual` says whether the package's pages are added."""
    project = Path(config.config_file_path).parent
    return Written(
        Path(config.docs_dir),
        shown=Path(os.path.relpath(config.docs_dir, project)).as_posix(),
        left_out=sum(filter(None, (config.exclude_docs, config.draft_docs)), HIDDEN),
        usual=usual,
        directories=config.use_directory_urls,
    )


def keep_inside(files: Files, docs: Path) -> None:
    """Leave out what is not in `docs/`, or cannot be read: while serving, that ends no build."""
    inside = os.path.realpath(docs)
    for file in list(files):
        path = file.abs_src_path if file.src_dir == str(docs) else None
        leads_out = path and not Path(os.path.realpath(path)).is_relative_to(inside)
        if leads_out or (path and DiskFile(path, docs).obstacle):
            files.remove(file)
