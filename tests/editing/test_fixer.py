"""What has one right answer is put right; everything else stays as its author wrote it."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_catalog.checks.shape import check_shape
from standards_catalog.documents.document import MAX_BYTES, Document, read
from standards_catalog.documents.files import EntryFile, find
from standards_catalog.editing.fixer import RENAMES, mended
from standards_catalog.schema.keywords import canonical
from standards_catalog.schema.schemas import Schema, package_schemas
from tests.checks.test_robust import mutate
from tests.conftest import BASE, EXAMPLE, invented
from tests.invalid.cases import HERE

WHOLE = EXAMPLE
LINE = "# yaml-language-server: $schema=../.schema/tool.json\n"
TOOL = package_schemas().kinds["tool"]


def schema_of(kind: str) -> Schema:
    return invented().schemas.find(kind)


def mend(text: str, kind: str = "tool") -> str:
    """Mend a text without regard to its schema line."""
    schema = schema_of(kind)
    after = mended(text.encode(), schema).after
    first, _, rest = after.partition("\n")
    assert first == f"# yaml-language-server: $schema=../.schema/{kind}.json"
    assert mended(after.encode(), schema).done == (), "twice is the same as once"
    return rest


def comments(text: str) -> Counter[str]:
    """Count the comments of a text, as far as YAML's tokens tell what is none."""
    values = []
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                start = event.start_mark.index
                if event.style in ("|", ">"):
                    start = text.find("\n", start) + 1 or len(text)
                values.append((start, event.end_mark.index))
    except yaml.YAMLError:
        return Counter()
    for start, end in reversed(values):
        text = text[:start] + "x" + re.sub(r"[^\n]", "", text[start:end]) + text[end:]
    found = re.findall(r"(?:^|(?<=\s))#.*", text, re.MULTILINE)
    return Counter(one.strip() for one in found if "yaml-language-server" not in one)


def data(text: str | bytes) -> str | None:
    found = read("", text.encode() if isinstance(text, str) else text)
    return canonical(found.data) if isinstance(found, Document) else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # old names
        ("ring: hold\n", "ring: caution\n"),
        ("ring: 'hold' # for now\n", "ring: 'caution' # for now\n"),
        ("rings: { emu: hold, eel: adopt }\n", "rings: { emu: caution, eel: adopt }\n"),
        ("ring_note: hold\n", "ring_note: hold\n"),
        # numbers where text is wanted, digits as typed
        ("name: 1.10\n", 'name: "1.10"\n'),
        ("name: 0777e1\n", 'name: "0777e1"\n'),
        ("name: true\n", 'name: "true"\n'),
        ("aliases: [1.10, a, 0x1F]\n", 'aliases: ["1.10", a, "0x1F"]\n'),
        ("name: { en: 7, ja: 七 }\n", 'name: { en: "7", ja: 七 }\n'),
        ("ring_since: 2026\n", 'ring_since: "2026"\n'),
        ("name: ~\n", "name: ~\n"),
        ("name: [1]\n", "name: [1]\n"),
        ("upstream:\n  version: 1.10 # as is\n", 'upstream:\n  version: "1.10" # as is\n'),
        # text where a number is wanted
        ('review_interval_days: "180"\n', "review_interval_days: 180\n"),
        ('review_interval_days: "many"\n', 'review_interval_days: "many"\n'),
        # days
        ("reviewed_on: 2026/5/1\n", "reviewed_on: 2026-05-01\n"),
        ("reviewed_on: '2026.5.1'\n", "reviewed_on: '2026-05-01'\n"),
        ("reviewed_on: 2026年5月1日\n", "reviewed_on: 2026-05-01\n"),
        ("ring_since: 2026.10\n", "ring_since: 2026-10\n"),
        ("reviewed_on: 5/1/2026\n", "reviewed_on: 5/1/2026\n"),
        ("reviewed_on: 2026/2/30\n", "reviewed_on: 2026/2/30\n"),
        ("reviewed_on: 2026/5\n", "reviewed_on: 2026/5\n"),
        ("summary: 2026/5/1\n", "summary: 2026/5/1\n"),
        # blanks
        ("name: A  \n  \nsummary: B\t\n# c \n", "name: A\n\nsummary: B\n# c\n"),
        (
            "summary: |  \n  two  \n  lines\nring: adopt \n",
            "summary: |\n  two  \n  lines\nring: adopt\n",
        ),
        ('summary: "a  \n  b"\n', 'summary: "a\n  b"\n'),
        ("name: A", "name: A\n"),
        ("summary: |\n  A", "summary: |\n  A"),
        # slips that keep a file from being read
        ("name：Anvil\nsummary: A\n", "name: Anvil\nsummary: A\n"),
        ("name:Anvil\nsummary: A\n", "name: Anvil\nsummary: A\n"),
        ("upstream:\n\tstatus: active\n", "upstream:\n  status: active\n"),
        ("upstream:\n　　status: active\n　　note: A\n",) * 2,
        ("owner: @example/sre # them\n", 'owner: "@example/sre" # them\n'),
        ("unheard：Anvil\nsummary: A\n", "unheard：Anvil\nsummary: A\n"),
        ("summary: A\nhttp://example.com/\n", "summary: A\nhttp://example.com/\n"),
        ("tags:\n\t- a\n \t- b\n", "tags:\n\t- a\n \t- b\n"),
        ("<<<<<<< HEAD\nname：A\n", "<<<<<<< HEAD\nname：A\n"),
    ],
)
def test_one_right_answer(before: str, after: str) -> None:
    assert mend(before) == after


def test_line_ends_and_byte_order_mark() -> None:
    found = mended(b"\xef\xbb\xbf" + LINE.encode() + b"name: A\r\nsummary: B\r", TOOL)
    assert (found.after, found.done) == (f"{LINE}name: A\nsummary: B\n", ("line ends",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\n", f"{LINE}name: A\n"),
        (f"{LINE}name: A\n", f"{LINE}name: A\n"),
        (LINE.replace("tool", "team") + "name: A\n", f"{LINE}name: A\n"),
        ("#yaml-language-server:$schema=tool.json\nname: A\n", f"{LINE}name: A\n"),
        (f"# Our best one.\n{LINE}name: A\n", f"{LINE}# Our best one.\nname: A\n"),
        (f"name: A\n{LINE}", f"{LINE}name: A\n"),
        ("name: [\n", f"{LINE}name: [\n"),
        (
            "# yaml-language-server: $schema=https://example.com/schema/tool.json\nname: A\n",
            "# yaml-language-server: $schema=https://example.com/schema/tool.json\nname: A\n",
        ),
    ],
)
def test_schema_line(before: str, after: str) -> None:
    assert mended(before.encode(), TOOL).after == after


def test_schema_line_of_the_settings() -> None:
    after = mended(b"organisation: A\n", package_schemas().settings).after
    assert after.startswith("# yaml-language-server: $schema=.schema/settings.json\n")


def test_what_was_done_is_said() -> None:
    done = mended(b"ring: hold\nname: 1.10 \nreviewed_on: 2026/5/1", TOOL).done
    assert done == (
        *("renamed values", "quotes", "dates"),
        *("schema line", "key order", "trailing space", "last line"),
    )


@pytest.mark.parametrize("raw", ["名: A\n".encode("cp932"), b"\xff"])
def test_what_is_no_utf_8_is_left_alone(raw: bytes) -> None:
    assert mended(raw, TOOL).done == ()


def test_renames_alone_touch_nothing_else() -> None:
    before = "ring:   hold\nname: 1.10  # odd\n"
    assert mended(before.encode(), TOOL, RENAMES).after == before.replace("hold", "caution")


def renaming() -> Schema:
    """Return the schema of tools in a second version, in which `license` became `licence`."""
    raw: dict[str, Any] = dict(TOOL.raw)
    upstream = {**raw["properties"]["upstream"], "x-renamed": {"license": "licence"}}
    raw["properties"] = {**raw["properties"], "upstream": upstream}
    return Schema("tool", raw, package_schemas())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "upstream:\n  # SPDX\n  license: MIT # sure\n",
            "upstream:\n  # SPDX\n  licence: MIT # sure\n",
        ),
        ("upstream: { 'license': MIT }\n", "upstream: { 'licence': MIT }\n"),
        ("upstream: { license: MIT, licence: MIT }\n",) * 2,
        ("license: MIT\nupstream:\n  note: license\n",) * 2,
    ],
)
def test_renamed_keys(before: str, after: str) -> None:
    assert mended(before.encode(), renaming(), RENAMES).after == after


def test_the_check_tells_of_an_old_key() -> None:
    def said(text: str) -> list[str]:
        document = read("f.yml", text.encode())
        assert isinstance(document, Document)
        found = check_shape(renaming(), document)
        return [f"{one.message}; {one.hint}" for one in found if one.code == "unknown-key"]

    assert said("upstream:\n  license: MIT\n") == [
        "`license` is not a key that exists here; it is called `licence` now: run `catalog migrate`"
    ]
    assert said("upstream:\n  license: MIT\n  licence: MIT\n") == [
        "`license` is not a key that exists here; it is called `licence` now, which stands here "
        "too: keep one of them"
    ]


ENTRIES = [
    file
    for root in (BASE, WHOLE)
    for file in find(root, root.parent.name)
    if isinstance(file, EntryFile) and file.kind not in package_schemas().tables and not file.sample
]


def test_a_catalog_in_the_style_of_the_house_needs_nothing() -> None:
    for file in find(WHOLE, "catalog"):
        if not isinstance(file, EntryFile):
            assert "/evidence/" in file.path, "a scan writes it, and nobody else"
            continue
        if file.kind in package_schemas().tables or file.sample:
            continue
        assert mended(file.file.read_bytes(), schema_of(file.kind)).done == (), file.path


@pytest.mark.parametrize("file", ENTRIES, ids=lambda file: file.path)
def test_a_valid_file_keeps_its_data_and_its_comments(file: EntryFile) -> None:
    """Its lines are shuffled as far as that keeps it valid, and commented at random."""
    chance = random.Random(file.path)
    schema = schema_of(file.kind)
    for _ in range(3):
        text = _shuffled(file.file.read_bytes().decode(), chance)
        result = mended(text.encode(), schema)
        assert data(result.after) == data(text)
        assert comments(result.after) == comments(text)
        assert mended(result.after.encode(), schema).done == ()
        assert _in_order(read("", result.after.encode()), schema)


def _shuffled(text: str, chance: random.Random) -> str:
    """Reorder the keys of the file, and strew comments and blank lines over it."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    blocks: list[list[str]] = []
    for line in lines:
        if re.match(r"[a-z_]+:", line):
            blocks.append([])
        blocks[-1].append(line)
    chance.shuffle(blocks)
    found: list[str] = []
    for number, line in enumerate(line for block in blocks for line in block):
        indent = len(line) - len(line.lstrip())
        if re.match(r" *(- )?[a-z_]+: [^>|]", line):
            if chance.random() < 0.2:
                found += [""] * chance.randrange(2) + [f"{' ' * indent}# above {number}"]
            if chance.random() < 0.2:
                line += f"  # beside {number}"
            if chance.random() < 0.1:
                line += f"\n\n# apart {number}\n"
        found.append(line)
    changed = "\n".join([*found, ""])
    return changed if data(changed) == data("\n".join([*lines, ""])) else "\n".join(lines)


def _in_order(document: object, schema: Schema) -> bool:
    assert isinstance(document, Document)
    known = list(schema.raw["properties"])
    ranks = [known.index(key) for key in document.data]
    return ranks == sorted(ranks)


@pytest.mark.parametrize("seed", range(12))
def test_any_file_is_mended_once_and_never_made_worse(seed: int) -> None:
    """Valid files and wrong ones are changed as hands, merges and disks do."""
    chance = random.Random(seed)
    wrong = sorted(HERE.glob("*/*.yml"))
    kinds = {schema.folder: schema for schema in package_schemas().kinds.values()}
    files = [(file, kinds.get(file.parent.name, TOOL)) for file in wrong]
    files += [(entry.file, schema_of(entry.kind)) for entry in ENTRIES[:20]]
    for file, schema in chance.sample(files, 40):
        check_mended(mutate(file.read_bytes(), chance), schema)


@given(st.text(alphabet="name: ringhold12./\n -#'\"[]{}&*,|>\t：@", max_size=80))
@settings(max_examples=300)
def test_any_text(text: str) -> None:
    check_mended(text.encode(), TOOL)


def check_mended(raw: bytes, schema: Schema) -> None:
    if len(raw) > MAX_BYTES:
        return
    first = mended(raw, schema)
    if not first.done:
        return
    again = mended(first.after.encode(), schema)
    assert again.done == (), first.after
    was, now = (read("", one) for one in (raw, first.after.encode()))
    if isinstance(was, Document):
        assert isinstance(now, Document)
        assert comments(now.text) == comments(was.text)
        assert len(check_shape(schema, now)) <= len(check_shape(schema, was))
        if check_shape(schema, was) == []:
            assert canonical(was.data) == canonical(now.data)
