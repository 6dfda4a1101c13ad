"""Builds beside the old site and swaps, so that a failing build leaves the last good one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


@dataclass
class Staging:
    """A site that is being built beside the one that is shown."""

    target: Path
    folder: Path
    done: bool = False

    def end(self) -> None:
        """Put the new site in the place of the old one, or throw it away if it is not whole."""
        if not self.done:
            shutil.rmtree(self.folder, ignore_errors=True)
            return
        old = self.target.with_name(f".{self.target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if self.target.exists():
            self.target.rename(old)
        self.folder.rename(self.target)
        shutil.rmtree(old, ignore_errors=True)


def begin(config: MkDocsConfig) -> Staging:
    """Send MkDocs' output to a folder beside the site's."""
    target = Path(config.site_dir)
    folder = target.with_name(f".{target.name}.new")
    shutil.rmtree(folder, ignore_errors=True)
    config.site_dir = str(folder)
    return Staging(target, folder)
