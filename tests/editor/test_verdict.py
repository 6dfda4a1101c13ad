"""The editor underlines the lines that `catalog check` complains about, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from standards_catalog.checks import load
from standards_catalog.checks.ids import FOLDER
from standards_catalog.checks.registry import rules, rules_of
from standards_catalog.documents.disk import DiskFile
from standards_catalog.documents.document import Document, read
from standards_catalog.documents.files import EntryFile, find
from standards_catalog.editing.beginning import Beginning, begun_catalog
from standards_catalog.problems import Problem
from standards_catalog.rule import Family
from standards_catalog.schema.schemas import matches, package_schemas
from tests.conftest import BASE, NOW, Folder
from tests.editor.conftest import LINE, ROOT, StartServer, put_schemas
from tests.editor.server import Complaint
from tests.invalid.cases import CASES, Case


def codes(family: Family) -> set[str]:
    return {rule.code for rule in rules_of(family)}


# What is wrong with the YAML itself. The rest of such a file is only half read, and `catalog check`
# says nothing of it, so other lines may be underlined as well.
SYNTAX = {
    *("yaml-syntax", "duplicate-key", "unsupported-tag", "complex-key", "unknown-alias"),
    *("several-documents", "merge-conflict", "unused-anchor"),
}
# What a schema says; of references those that stand in a field of their own.
SHAPE = {*codes(Family.SHAPE), "not-a-mapping", "unknown-reference"} - {"too-much-markdown"}
# Bytes, characters and sizes that an editor copes with; such a file is not read at all.
UNREAD = {
    *("file-too-large", "wrong-encoding", "control-character", "escaped-control"),
    *("too-deep", "too-many-values"),
}
# What no schema can say: of names of files, of the calendar, of entries together.
BEYOND = {rule.code for rule in rules()} - SYNTAX - SHAPE - UNREAD

# Where the server differs, and nothing in a schema could change it.
DIFFERENT = {
    "broken-vocabulary": "the server does not know that words are explained in a file with faults",
    "tools/alias-as-key.yml": "the server takes an alias for a key",
    "tools/alias-of-itself.yml": "the server takes an alias inside what it repeats",
    "tools/comments-only.yml": "the server does not look at a file without data",
    "tools/dates.yml": "the server knows the form of a day, not the calendar (2026-02-30)",
    "tools/impossible-character.yml": "the server takes half a character for a whole one",
    "tools/indented-too-far.yml": "the server underlines the line above, which goes on",
    "tools/list-as-key.yml": "the server takes a list for a key",
    "tools/merge-conflict-of-three.yml": "the server takes `|||||||` for the beginning of a text",
    "tools/merge-key.yml": "the server follows `<<`, and underlines what it brings along",
    "tools/number-by-alias.yml": "the server underlines the number, not the alias that repeats it",
    "tools/several-documents.yml": "the server takes each document for an entry of its own",
    "tools/unclosed-list.yml": "the server underlines where a list should have ended",
    "tools/unclosed-mapping.yml": "the server underlines where a mapping should have ended",
    "tools/unclosed-quote.yml": "the server underlines where the text ends, not where it begins",
    "tools/unquoted-template.yml": "the server takes a mapping for a key",
    "made/right-cr": "the server does not take a carriage return alone for the end of a line",
}


@dataclass(frozen=True)
class Opened:
    """A file of a case that an editor has opened, and what both of them say of it."""

    case: str
    problems: tuple[Problem, ...]
    complaints: tuple[Complaint, ...]

    @property
    def syntax(self) -> set[int]:
        return {problem.line for problem in self.problems if problem.code in SYNTAX}

    @property
    def shape(self) -> set[int]:
        return {problem.line for problem in self.problems if problem.code in SHAPE}

    def agrees(self) -> bool:
        if self.syntax:
            return self.syntax <= {one.line for one in self.complaints if one.syntax}
        return self.shape == {one.line for one in self.complaints}


def project(case: Case, home: Path) -> Iterator[tuple[EntryFile, tuple[Problem, ...]]]:
    """Lay a case beside its own schemas; yield its files and what a schema can say of them."""
    root = case.make(home)
    put_schemas(root)
    problems = load.load(root, "catalog", NOW).problems
    for file in find(root, "catalog"):
        # A schema of a table is of its rows, which no editor reads in a spreadsheet's export.
        if not isinstance(file, EntryFile) or file.kind in package_schemas().tables:
            continue
        if file.readable and is_of_case(place(file), root):
            mine = tuple(problem for problem in problems if problem.path == file.path)
            if not UNREAD & {problem.code for problem in mine}:
                yield file, tuple(one for one in mine if in_a_field(one, file))


def place(file: EntryFile) -> Path:
    assert isinstance(file.file, DiskFile)
    return file.file.place


def is_of_case(file: Path, root: Path) -> bool:
    before = BASE / file.relative_to(root)
    return not before.is_file() or before.read_bytes() != file.read_bytes()


def in_a_field(problem: Problem, file: EntryFile) -> bool:
    """Whether a dangling reference stands in a field, not in Markdown or in the file's name."""
    found = read(file.path, file.file.read_bytes())
    if problem.code != "unknown-reference" or not isinstance(found, Document):
        return True
    return (problem.line, problem.column) in {
        found.mark(keys, at_key=spot.at_key)[:2]
        for spot in package_schemas().kinds[file.kind].references
        for keys, _ in matches(found.data, spot.keys)
    }


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, start: StartServer) -> list[Opened]:
    """Open every file of every case in one editor, each beside its own schemas."""
    home = tmp_path_factory.mktemp("cases")
    all_files: dict[Path, tuple[str, tuple[Problem, ...]]] = {}
    of_schema: dict[str, list[str]] = {}
    for number, case in enumerate(CASES):
        for file, problems in project(case, home / str(number)):
            all_files[place(file)] = (case.name, problems)
            schema = home / f"{number}/catalog/{FOLDER}/{file.kind}.json"
            of_schema.setdefault(schema.as_uri(), []).append(str(place(file)))
    said = start(home, of_schema).complaints(all_files)
    return [
        Opened(name, problems, tuple(said[file])) for file, (name, problems) in all_files.items()
    ]


def test_every_code_is_of_one_sort() -> None:
    reading = codes(Family.TEXT) | codes(Family.YAML)
    sorts = (SYNTAX, SHAPE, UNREAD, BEYOND)
    assert reading <= SYNTAX | UNREAD | {"not-a-mapping"}
    assert sum(map(len, sorts)) == len(set().union(*sorts))


def test_same_lines(opened: list[Opened]) -> None:
    assert {one.case for one in opened if not one.agrees()} == set(DIFFERENT)
    compared = [one for one in opened if one.case not in DIFFERENT]
    assert len([one for one in compared if one.syntax]) > 40
    assert len([one for one in compared if one.shape]) > 20
    assert len([one for one in compared if not one.syntax | one.shape]) > 20


def test_valid_catalog_without_any_setting(start: StartServer, clone: Path) -> None:
    """As after a clone: each file names its schema, and nothing else is set."""
    entries = sorted((clone / "catalog").glob("[!.]*/**/*.yml"))
    said = start(clone).complaints(entries)
    assert len(said) > 50
    assert {file.name: found for file, found in said.items() if found} == {}


def test_catalog_that_was_just_begun(start: StartServer, tmp_path: Path) -> None:
    texts = begun_catalog(
        Beginning(
            organisation="Acme",
            platforms={"raft": "Raft"},
            languages=("en", "ja"),
            time_zone="UTC",
            today="2026-11-22",
        )
    )
    Folder(tmp_path / "catalog").write(
        "tools/wrong.yml", LINE.format("tool") + "name: Wrong\nring: hold\n"
    )
    for path, text in texts.items():
        Folder(tmp_path / "catalog").write(path, text)
    put_schemas(tmp_path / "catalog")
    said = start(tmp_path).complaints(sorted((tmp_path / "catalog").glob("[!.]*/*.yml")))
    assert {file.name for file, found in said.items() if found} == {"wrong.yml"}
    assert len(said) == len(texts) - 1  # its vocabulary stands beside the folders


def test_settings_of_vs_code_give_every_folder_its_schema() -> None:
    """So that a new file is helped from its first letter, before it names its schema."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    alone = package_schemas().alone.items()
    expected = {f"catalog/{FOLDER}/{kind}.json": f"catalog/{name}" for name, kind in alone}
    for kind, schema in package_schemas().kinds.items():
        expected[f"catalog/{FOLDER}/{kind}.json"] = f"catalog/{schema.folder}/*.yml"
    assert settings == expected


def test_unknown_id_says_what_to_do(start: StartServer, clone: Path) -> None:
    file = clone / "catalog/tools/new.yml"
    said = start(clone).underlined(file, f"{LINE.format('tool')}superseded_by: slipwya\n")
    assert (2, "no tool has this id; if one was added just now, run `catalog ids`") in {
        (one.line, one.message) for one in said
    }
