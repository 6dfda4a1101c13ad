"""What `catalog init` writes, and where: never over a file that is there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from msgspec import Struct

from standards_catalog.checks.ids import FOLDER as EDITOR
from standards_catalog.checks.ids import editor_files
from standards_catalog.checks.load import Loaded, load
from standards_catalog.cli.engine import FOLDER as WHEELS
from standards_catalog.cli.engine import Engine
from standards_catalog.documents.disk import create
from standards_catalog.editing.beginning import Beginning, begun_catalog, word
from standards_catalog.history.place import top
from standards_catalog.render.start import Home, Project, project_files
from standards_catalog.views.shared.codeowners import codeowners

CATALOG = "catalog"
_CONFIGS = ("mkdocs.yml", "mkdocs.yaml")
_THEME = re.compile(r"^theme:\s*(?:\{?\s*name:\s*)?['\"]?material\b", re.MULTILINE)
_PLUGIN = re.compile(r"^\s*(?:-\s*|plugins:.*[\[,{]\s*)catalog\b", re.MULTILINE)
_LINES = (
    (_THEME, "  theme: { name: material }"),
    (_PLUGIN, "  plugins: [catalog, macros, search]"),
)


class Start(Struct, frozen=True):
    """All that somebody said who begins a catalog, and the moment of it."""

    begun: Beginning
    now: datetime
    midnight: tuple[int, int]
    branch: str
    engine: Engine
    workflows: str = ""
    ref: str = ""


def plan(folder: Path, start: Start) -> Mapping[str, str]:
    """Return every file that is wanted in a folder, by its path there.

    Entries are wanted where there are none yet; a site that is there has pages of its own. Raises
    UsageError for what the check would not accept.
    """
    files = dict(project_files(_project(start)))
    if _config(folder):
        files = {path: text for path, text in files.items() if not path.startswith("docs/")}
        files.pop("mkdocs.yml", None)
    if _is_below(folder):
        files = {path: text for path, text in files.items() if not path.startswith(".github/")}
    if any((folder / CATALOG).rglob("*.yml")):
        return files
    begun = begun_catalog(start.begun)
    with TemporaryDirectory() as made:
        root = Path(made) / CATALOG
        for path, text in begun.items():
            create(root / path, text)
        loaded = _accepted(load(root, shown=CATALOG, now=start.now))
        files |= {f"{CATALOG}/{path}": text for path, text in begun.items()}
        files |= {f"{CATALOG}/{EDITOR}/{path}": text for path, text in editor_files(root).items()}
    if not _is_below(folder):
        files[".github/CODEOWNERS"] = codeowners(loaded.catalog, CATALOG)
    return files


def write(folder: Path, files: Mapping[str, str], start: Start, *, dry_run: bool) -> Iterator[str]:
    """Write what is not there yet, and yield a line for each file."""
    wheel = start.engine.wheel
    copied = f"{WHEELS}/{wheel.name}" if wheel else ""
    for path in sorted({*files, *filter(None, [copied])}):
        place = folder / path
        shown = place.as_posix()
        if place.exists() or place.is_symlink():
            yield f"left as it is: {shown}"
            continue
        if not dry_run and path == copied and wheel:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(wheel, place)
        elif not dry_run:
            create(place, files[path])
        yield f"would be written: {shown}" if dry_run else shown


def advice(folder: Path, start: Start) -> Iterator[str]:
    """Yield what is left to do by hand where files are left as they are."""
    if config := _config(folder):
        said = config.read_text("utf-8", errors="replace")
        lines = [line for sought, line in _LINES if not sought.search(said)]
        if lines:
            yield f"Add to {config.as_posix()}, beside what is there:"
            yield from lines
    if not start.workflows:
        yield "No workflow is written: --engine-repository says whose are to be called."
    elif _is_below(folder):
        yield "Workflows and CODEOWNERS belong to the top of the repository; none is written."


def _config(folder: Path) -> Path | None:
    return next((folder / name for name in _CONFIGS if (folder / name).is_file()), None)


def _is_below(folder: Path) -> bool:
    """Whether a folder is, or would be, below the top of a repository."""
    here = folder.resolve()
    there = next(one for one in (here, *here.parents) if one.is_dir())
    above = top(there)
    return above not in (here, there) or (there != here and (above / ".git").exists())


def _accepted(loaded: Loaded) -> Loaded:
    if loaded.errors:
        said = (f"{one.path}: {one.message}; {one.hint}" for one in loaded.errors)
        raise click.UsageError("\n  ".join(["the check would not accept this:", *said]))
    return loaded


def _project(start: Start) -> Project:
    begun = start.begun
    first = begun.languages[0]
    homes = {
        lang: Home(
            path="index.md" if lang == first else f"{lang}/index.md",
            site_name=_said("start_site_name", lang, begun),
            intro=_said("start_home", lang, begun),
            next=_said("start_home_next", lang, begun),
            due=_said("section_due", lang, begun),
        )
        for lang in begun.languages
    }
    return Project(
        name=begun.organisation,
        homes=homes,
        time_zone=begun.time_zone,
        midnight=start.midnight,
        branch=start.branch,
        requirement=start.engine.line,
        workflows=start.workflows,
        ref=start.ref,
    )


def _said(key: str, lang: str, begun: Beginning) -> str:
    return str(word(key, (lang,), name=begun.organisation))
