"""What editors complete from: the schemas, and the ids of each kind, beside the catalog.

`catalog ids` writes `.schema/` into the catalog's folder. A schema cannot look into a folder, so
the ids that references may name stand in `ids/` beside the schemas. The lists are YAML with one id
a line, in order: branches that add entries touch different lines, and those that touch the same
place are merged by union (`.gitattributes`), which a list in JSON, with its commas, would not
survive. Order is therefore not checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from standards_catalog.checks.reading import spoken
from standards_catalog.documents.files import EntryFile, find
from standards_catalog.problems import Problem, visible
from standards_catalog.rule import Family, rule
from standards_catalog.schema.languages.shape import FOLDER as LANGUAGES
from standards_catalog.schema.languages.shape import LANGUAGE
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.schema.sources import NOTHING, Own, language_text, schema_texts

FOLDER = ".schema"


def editor_files(root: Path) -> Mapping[str, str]:
    """Return the text of every file of `.schema/` by its path there."""
    lists, texts = written(ids(root)), dict(schema_texts(own_words(root) or NOTHING))
    if (root / LANGUAGES).is_dir():  # it is as large as all others
        texts[LANGUAGE] = language_text()
    return {
        **{f"{name}.json": text for name, text in texts.items()},
        **{f"ids/{kind}.yml": text for kind, text in lists.items()},
    }


def own_words(root: Path) -> Own | None:
    """Return what the organisation says itself; None where its vocabulary has faults."""
    schemas = spoken(file for file in find(root, root.name) if isinstance(file, EntryFile))
    return schemas.own if schemas else None


def ids(root: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of every kind that entries can refer to, in order, by kind."""
    spots = (spot for schema in package_schemas().kinds.values() for spot in schema.references)
    found: dict[str, set[str]] = {
        kind: set() for kind in sorted({kind for spot in spots for kind in spot.schema["x-ref"]})
    }
    for file in find(root, root.name):
        if isinstance(file, EntryFile) and file.kind in found:
            found[file.kind].add(file.id)
    return {kind: tuple(sorted(names)) for kind, names in found.items()}


def written(ids: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    """Return the text of each kind's list, by kind."""
    kinds = package_schemas().kinds
    return {kind: _text(kinds[kind].raw["title"].lower(), list(ids[kind])) for kind in ids}


@rule(Family.IDS)
def outdated_ids(path: str, text: str, wanted: str) -> Iterator[Problem]:
    """Complain about a list of ids that is not the list of files.

    Why: editors complete from it, and underline what it does not name.
    Bad: `catalog/tools/argo-cd.yml` without `- "argo-cd"` in `catalog/.schema/ids/tool.yml`
    Good: the list as `catalog ids` writes it
    """
    if not text:
        message = "this list of ids is missing or empty"
        yield outdated_ids.problem(path, 1, 1, message, "run `catalog ids`")
        return
    lines, kept = text.splitlines(), wanted.splitlines()
    for number, line in enumerate(lines, 1):
        if line not in kept:
            message = f"`{visible(line.strip())}` is no entry's id any more"
            yield outdated_ids.problem(
                path, number, 1, message, "run `catalog ids`, or delete the line"
            )
    for line in kept:
        if line not in lines:
            message = f"`{line.strip()}` is not in the list"
            yield outdated_ids.problem(
                path, len(lines), 1, message, "run `catalog ids`, or add the line"
            )


@rule(Family.IDS)
def outdated_schema(path: str, text: str, wanted: str) -> Iterator[Problem]:
    """Complain about a schema beside the catalog that is not the one that checks it.

    Why: the editor and the check would say different things of the same file.
    Bad: `catalog/.schema/tool.json` of an older version of the package
    Good: the schema as `catalog ids` writes it
    """
    if not wanted:
        message = "no schema or list is called this any more"
        yield outdated_schema.problem(path, 1, 1, message, "run `catalog ids`, or delete it")
    elif text != wanted:
        message = "this is not the schema that the check goes by"
        yield outdated_schema.problem(path, 1, 1, message, "run `catalog ids`")


def _text(title: str, ids: list[str]) -> str:
    lines = [
        f"# The id of every {title}. Written by `catalog ids`: one a line, so that Git can merge.",
        "$schema: https://json-schema.org/draft/2020-12/schema",
        f"errorMessage: no {title} has this id; if one was added just now, run `catalog ids`",
        "enum:" if ids else "enum: []",
        *(f"  - {json.dumps(one)}" for one in ids),
    ]
    return "\n".join(lines) + "\n"
