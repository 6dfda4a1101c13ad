"""Whatever stands in a file, loading it ends, complains in the file, and raises nothing."""

from __future__ import annotations

import random
import re
import shutil
import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_catalog.checks.load import load
from standards_catalog.checks.shape import check_shape
from standards_catalog.documents.document import Document, read
from standards_catalog.documents.files import EntryFile, find
from standards_catalog.problems import Problem
from standards_catalog.schema.schemas import package_schemas
from tests.conftest import BASE, EXAMPLE, NOW
from tests.invalid.cases import HERE

ENTRIES = [file for file in find(BASE, "catalog") if isinstance(file, EntryFile)]
WHOLE = [file for file in find(EXAMPLE, "catalog") if isinstance(file, EntryFile)]
WRONG = sorted(HERE.glob("*/*.yml"))
SNIPPETS = [
    *(
        "\n",
        "\t",
        " ",
        "  ",
        "- ",
        ": ",
        ":",
        "：",
        "　",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        "|",
        ">",
    ),
    *(
        "&a ",
        "*a",
        "!x ",
        "%",
        "@",
        "`",
        "? ",
        "---\n",
        "...\n",
        "\\",
        "\x00",
        "\u2028",
        "\r",
        "名",
        "🚀",
    ),
    *(
        "~",
        "null",
        "true",
        "1.10",
        ".inf",
        ".nan",
        "-0",
        "0x",
        "9999-12-31",
        "0000",
        "1e400",
        "<<: *a",
    ),
    *("=======\n", "[a](tool:b)", "](", "x" * 500, "9" * 500, "\ufeff", "\x85", "id: ", "{{ a }}"),
]


def mutate(raw: bytes, chance: random.Random) -> bytes:
    """Change some characters, lines or bytes, as hands, merges and disks do."""
    text = raw.decode()
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((1, 1, 2, 10)))
        lines = text.split("\n")
        line = chance.randrange(len(lines))
        what = chance.randrange(8)
        if what == 0:
            text = text[:at] + text[end:]
        elif what == 1:
            text = text[:at] + text[at:end] + text[at:]
        elif what in (2, 3):
            text = text[:at] + chance.choice(SNIPPETS) + text[at:]
        elif what == 4:
            text = "\n".join(lines[:line] + lines[line + 1 :])
        elif what == 5:
            text = "\n".join([*lines[:line], lines[line], *lines[line:]])
        elif what == 6:
            lines[line] = " " * chance.randrange(4) + lines[line].lstrip()
            text = "\n".join(lines)
        else:
            value = chance.choice(("[]", "{}", "~", "1", "no", "''", "|\n  a", "[1, [2]]", "true"))
            lines[line] = lines[line].partition(":")[0] + ": " + value
            text = "\n".join(lines)
    changed = text.encode()
    if chance.random() < 0.1:
        at = chance.randrange(len(changed) + 1)
        changed = changed[:at] + bytes([chance.randrange(256)]) + changed[at:]
    return changed


def check(problem: Problem, raw: bytes) -> None:
    assert problem.message
    assert problem.hint
    assert str(problem).isprintable()
    assert len(str(problem)) < 600
    try:
        lines = re.split(r"\r\n?|\n", raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        assert problem.code == "wrong-encoding"
        lines = re.split(r"\r\n?|\n", raw.decode("utf-8-sig", "replace"))
    assert 1 <= problem.line <= len(lines)
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small catalog, in which one file at a time is changed."""
    return Path(shutil.copytree(BASE, tmp_path_factory.mktemp("robust") / "catalog"))


@given(st.sampled_from(ENTRIES), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_changed_files(root: Path, file: EntryFile, chance: random.Random) -> None:
    """One entry is changed; the whole catalog is loaded with it."""
    changing = root / Path(file.path).relative_to("catalog")
    before = file.file.read_bytes()
    changing.write_bytes(mutate(before, chance))
    try:
        problems = load(root, "catalog", NOW).problems
        assert list(problems) == sorted(set(problems))
        for problem in problems:
            check(problem, (root.parent / problem.path).read_bytes())
    finally:
        changing.write_bytes(before)


@given(st.sampled_from(WHOLE), st.randoms(use_true_random=False))
@settings(max_examples=1_000)
def test_changed_files_of_a_whole_catalog(file: EntryFile, chance: random.Random) -> None:
    """Entries of every kind that have more in them to go wrong."""
    raw = mutate(file.file.read_bytes(), chance)
    found = read(file.path, raw)
    if isinstance(found, Document):
        schema = package_schemas().find(file.kind)
        found = check_shape(schema, found)
    for problem in found:
        check(problem, raw)


@given(st.sampled_from(WRONG), st.randoms(use_true_random=False))
@settings(max_examples=1_000)
def test_changed_cases(case: Path, chance: random.Random) -> None:
    """What is wrong already is made worse."""
    raw = mutate(case.read_bytes(), chance)
    found = read("f.yml", raw)
    kind = next(
        (
            one
            for one, schema in package_schemas().kinds.items()
            if schema.folder == case.parent.name
        ),
        "",
    )
    if isinstance(found, Document):
        found = check_shape(package_schemas().kinds[kind], found) if kind else []
    for problem in found:
        check(problem, raw)


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
@settings(max_examples=100)
def test_any_bytes(raw: bytes) -> None:
    found = read("f.yml", raw)
    for problem in found if isinstance(found, list) else ():
        check(problem, raw)


@given(st.text(alphabet="ab:-?[]{},#&*!|>'\"%@`~ \n\t\\1.", max_size=60))
@settings(max_examples=400)
def test_any_punctuation(text: str) -> None:
    raw = text.encode()
    found = read("f.yml", raw)
    for problem in found if isinstance(found, list) else ():
        check(problem, raw)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=20),
    st.sampled_from(
        ["adopt", "hold", "2026-05-01", "2026-05-01\n", "https://a.b", "flow", "", "a\n"]
    ),
)
KEYS = st.sampled_from(
    sorted(
        {key for one in package_schemas().kinds.values() for spot in one.spots for key in spot.keys}
    )
)
DATA: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(st.sampled_from(sorted(package_schemas().kinds)), st.dictionaries(KEYS, DATA, max_size=12))
@settings(max_examples=80)
def test_any_data(kind: str, data: dict[str, Any]) -> None:
    """Both readers agree about anything; what the quick one refuses, the slow one explains."""
    text = yaml.safe_dump(data, allow_unicode=True)
    found = read("f.yml", text.encode("utf-8", "replace"))
    if not isinstance(found, Document):
        return
    schema = package_schemas().kinds[kind]
    assert schema.accepts.is_valid(found.data) == schema.explains.is_valid(found.data)
    problems = check_shape(schema, found)
    assert bool(problems) != schema.accepts.is_valid(found.data)
    for problem in problems:
        check(problem, text.encode("utf-8", "replace"))


def test_every_character_alone_in_a_value() -> None:
    """Both readers agree about the characters that their patterns could take differently."""
    schema = package_schemas().kinds["tool"]
    base = {"name": "A", "summary": "S", "ring": "adopt", "ring_basis": "stated"}
    base["sources"] = [{"title": "R", "basis": "stated"}]  # type: ignore[assignment]
    spaces = (chr(number) for number in range(0x20, 0x10000) if chr(number).isspace())
    for char in (*string.printable, *spaces, *"Éßſ１٣ǅ\u200b\u200d\u0130\u212a🚀"):
        upstream = {"status": "active", "checked_on": "2026-08-22", "homepage": f"https://a{char}b"}
        data = {**base, "upstream": upstream, "tags": [f"a{char}b"]}
        assert schema.accepts.is_valid(data) == schema.explains.is_valid(data), hex(ord(char))
        if char in string.whitespace:
            assert not schema.accepts.is_valid(data)
