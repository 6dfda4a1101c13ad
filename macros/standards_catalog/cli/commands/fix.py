"""`catalog fix`: what has one right answer is put right, in the author's own text."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

import click

from standards_catalog.checks.reading import spoken
from standards_catalog.cli.opening import catalog_folder, require, shown
from standards_catalog.cli.places import named
from standards_catalog.documents.disk import DiskFile, replace
from standards_catalog.documents.document import MAX_BYTES
from standards_catalog.documents.files import EntryFile, find
from standards_catalog.editing.fixer import Mended, Rule, mended
from standards_catalog.invisible import unhidden
from standards_catalog.schema.languages.shape import LANGUAGE
from standards_catalog.schema.schemas import ALONE, Schemas, package_schemas

_EXAMPLES = """\b
Examples:
  catalog fix
  catalog fix --check
  catalog fix catalog/tools/argo-cd.yml catalog/adoption
"""
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; show what would be changed.")
@catalog_folder
def fix(paths: tuple[Path, ...], check: bool, root: Path) -> None:
    """Fix what has one right answer; comments and everything else stay as they are.

    These are fixed: the order of keys, with their comments; old names, as `hold` for `caution`;
    missing quotes around numbers, digits as typed; days such as 2026/5/1; the schema line; spaces
    and signs at line ends; a full-width colon, or a colon without a space, after a key; tabs; a
    bare @; what Renovate has to read of a tool and cannot see.

    Files with other errors are fixed as far as is safe; `catalog check` reports the rest.
    With PATHS, only files there. Running it twice changes nothing more.

    Exit codes: 0 done, 1 something would change (with --check), 2 wrong usage.
    """
    require(root)
    run(root, named(paths, root), check=check)


def run(
    root: Path, paths: Sequence[Path], *, check: bool, rules: Sequence[Rule] | None = None
) -> None:
    """Fix files of a catalog, paths as called from there, or show what that would change; exit."""
    require(root)
    found = [file for file in find(root, shown(root)) if isinstance(file, EntryFile)]
    words = spoken(found)
    if words is None:
        click.echo("the vocabulary has faults: nothing else is fixed before them", err=True)
    files = [
        file
        for file in found
        if file.readable
        and (file.kind in (*ALONE, LANGUAGE) or (words and file.kind in words.kinds))
        and not file.sample
        and (not paths or any(map(_place(file).relative_to(root).is_relative_to, paths)))
    ]
    changed = 0
    for file, result in _mended(files, words or package_schemas(), rules):
        changed += 1
        click.echo(f"{file.path}: {', '.join(result.done)}")
        if check:
            _show(file.path, result)
            continue
        replace(_place(file), result.after)
    count = f"{len(files):,} file" + ("" if len(files) == 1 else "s")
    click.echo(f"{changed:,} of {count} {'would be fixed' if check else 'fixed'}")
    sys.exit(1 if check and changed else 0)


def _mended(
    files: Sequence[EntryFile], schemas: Schemas, rules: Sequence[Rule] | None
) -> Iterator[tuple[EntryFile, Mended]]:
    for file in files:
        try:
            raw = file.file.read_bytes()
        except OSError:  # gone since it was found, or not ours to read: the check says so
            continue
        schema = schemas.find(file.kind)
        if len(raw) <= MAX_BYTES and (result := mended(raw, schema, rules)).done:
            yield file, result


def _place(file: EntryFile) -> Path:
    assert isinstance(file.file, DiskFile)
    return file.file.place


def _show(path: str, result: Mended) -> None:
    before, after = (text.splitlines() for text in (result.before, result.after))
    for line in unified_diff(before, after, path, path, lineterm=""):
        click.secho(unhidden(line), fg=_COLOURS.get(line[:1]))
