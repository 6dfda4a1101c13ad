"""Puts feeds, calendars and badges into the site.

Each is a file of the site that is made when it is written, so that pages can link to it and the
preview can make it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file

from standards_catalog.publish.subscriptions import Make, outputs
from standards_catalog.site.state import State


class Made(File):
    """A file of the site whose bytes are made when it is written."""

    def __init__(self, path: str, config: MkDocsConfig, make: Make) -> None:
        """Take the place in MkDocs that a file below `docs/` would have."""
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.make = make

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it to `write`, which need not wait for MkDocs' turn."""

    def write(self) -> None:
        """Make the bytes and write them."""
        made = self.make()
        write_file(made if isinstance(made, bytes) else made.encode(), self.abs_dest_path)


def add(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add every feed, calendar and badge; a file that was written by hand keeps its place."""
    _append(files, config, _outputs(config, state))


def renew(files: Files, config: MkDocsConfig, state: State) -> Mapping[str, Made]:
    """Put those of another catalog in their place; return what there is to write, or to remove."""
    old, new = _by_path(files), _outputs(config, state)
    for path, file in old.items():
        if path in new:
            file.make = new[path]
        else:
            files.remove(file)
    _append(files, config, {path: make for path, make in new.items() if path not in old})
    return old | _by_path(files)


def _outputs(config: MkDocsConfig, state: State) -> Mapping[str, Make]:
    return outputs(state.catalog, state.languages.first, config.site_url or "", state.pages)


def _append(files: Files, config: MkDocsConfig, made: Mapping[str, Make]) -> None:
    for path, make in made.items():
        if path not in files.src_uris:
            files.append(Made(path, config, make))


def write_all(files: Files) -> None:
    """Write every file of a whole build."""
    for file in _by_path(files).values():
        file.write()


def _by_path(files: Files) -> dict[str, Made]:
    return {file.src_uri: file for file in files if isinstance(file, Made)}


def write(file: Made, files: Files) -> None:
    """Write a file, or remove it where it is no longer one of the site's."""
    if file.src_uri in files.src_uris:
        file.write()
    else:
        Path(file.abs_dest_path).unlink(missing_ok=True)
