"""What a project's site is made of, none of which a site may replace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from standards_catalog.site.restart import PACKAGE


def sources(config: MkDocsConfig, catalog: Path) -> Iterator[Path]:
    """Yield the folders and files that a site may neither hold nor, if folders, be in."""
    project = Path(config.config_file_path).resolve().parent
    yield from (Path(config.config_file_path), catalog, Path(config.docs_dir), PACKAGE)
    if PACKAGE.is_relative_to(project):  # a source root, or an environment
        yield project / PACKAGE.relative_to(project).parts[0]
    yield project / "tests"
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)
