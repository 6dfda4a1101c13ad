"""What people do to a catalog every day, done to a copy of the shipped one.

What is edited is chosen by what it is, never by its name, so that it can be renamed and removed.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from standards_catalog.checks.load import load
from standards_catalog.checks.reading import Memory
from standards_catalog.editing.edit import Edit, edited, places
from standards_catalog.model.catalog import Catalog, Mention, Ref
from standards_catalog.model.entries import Tool
from standards_catalog.schema.schemas import package_schemas
from tests.content.places import FACTS, MARK, ROOT, entry_of, marks
from tests.parity import FRONT_MATTER

_DAY = re.compile(r"\b(checked_on|reviewed_on|confirmed_on): \d{4}(-\d\d){0,2}")
_VERSION = re.compile(r'^(  version: "?(?:\d+\.)*)(\d+)("?)$', re.MULTILINE)
_RELEASED = re.compile(r"^(  released_on:) .+$", re.MULTILINE)
# A link around an image has no words of its own here.
_LINK = re.compile(r"(\[(?P<words>[^\][]*))?\]\((?P<address>[^)\s#]*\.md)(#[^)\s]*)?\)")
# Whatever else this checkout asks of pytest, such as to run in parallel, is left out.
TESTS = (
    *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts="),
    "tests/content",
)

_READ: Memory = {}  # most files stay as they are from one edit to the next
_PROOFS = ("edits.py", "test_faults.py", "test_normal_work.py")
_PROJECT = "project"  # what the rest of the project, or the built site, makes of the content
_NO_PROSE = ("#", "{{", "|", "```", "<", "---")


def copied(to: Path) -> Path:
    """Copy the content, the tests that read it alone, and what leads to the program."""
    left = shutil.ignore_patterns("__pycache__", _PROJECT, *_PROOFS)
    for folder in ("catalog", "docs", "tests/content"):
        shutil.copytree(ROOT / folder, to / folder, ignore=left)
    for file in (
        "mkdocs.yml",
        "pyproject.toml",
        "tests/__init__.py",
        "tests/parity.py",
        "tests/lists.py",
    ):
        shutil.copyfile(ROOT / file, to / file)
    (to / "macros").symlink_to(ROOT / "macros")
    return to


def confirm_today(root: Path) -> None:
    """Say that everything was looked at today."""
    today = _catalog(root).today
    _rewrite(root / "catalog", "*.yml", lambda text: _DAY.sub(rf"\1: {today}", text))


def release_tools(root: Path) -> None:
    """Name a newer version of each tool, released today."""
    catalog = _catalog(root)
    for tool in catalog.all(Tool):
        file = _file(root, Ref(Tool.kind, tool.id))
        text = file.read_text("utf-8")
        new = _VERSION.sub(lambda found: f"{found[1]}{int(found[2]) + 1}{found[3]}", text)
        if new != text:
            file.write_text(_RELEASED.sub(rf"\1 {catalog.today}", new), "utf-8")


def add_in_english(root: Path) -> Ref:
    """Add a tool with what it must have and no more, in one language."""
    catalog = _catalog(root)
    like = catalog.documents[Ref(Tool.kind, catalog.all(Tool)[0].id)]
    required = {
        *package_schemas().kinds[Tool.kind].raw["required"],
        *_one_of_each(Tool.kind, like.data),
    }
    data = {key: _in_english(value) for key, value in like.data.items() if key in required}
    ref = Ref(Tool.kind, "quite-new")
    text = yaml.safe_dump({**data, "name": "Quite new"}, sort_keys=False)
    first = like.text.split("\n")[0]
    _file(root, ref).write_text(f"{first}\n{text}", "utf-8")
    return ref


def remove(root: Path) -> Ref | None:
    """Remove an entry that no fact rests on and only prose names, and the links to it."""
    catalog = _catalog(root)
    ref = next((one for one in _refs(catalog) if _can_go(root, catalog, one)), None)
    if ref:
        _file(root, ref).unlink()
        link = re.compile(rf"\[([^\]]*)\]\({ref.kind}:{ref.id}(?:#[^)]*)?\)")
        _rewrite(root / "catalog", "*.yml", lambda text: link.sub(r"\1", text))
        _relink(root, ref, lambda found: found["words"] or "]")
    return ref


def rename(root: Path, formerly: bool = True) -> list[Ref]:
    """Rename an entry of each kind that facts rest on, wherever it is named."""
    done = []
    for kind in _catalog(root).named_kinds:
        catalog = _catalog(root)
        old = next((one for one in _refs(catalog, kind) if _can_move(root, catalog, one)), None)
        if old:
            _rename(root, catalog, old, Ref(kind, f"{old.id}-by-another-name"), formerly)
            done.append(old)
    return done


def rewrite_prose(root: Path) -> list[Path]:
    """Say everything in other words on the pages that tell facts; marks and headings stay."""
    done = []
    for page in sorted((root / "docs").rglob("*.md")):
        text = page.read_text("utf-8")
        if marks(text) and "ja" not in page.relative_to(root / "docs").parts:
            head = FRONT_MATTER.match(text)
            start = head.end() if head else 0
            blocks = [_in_other_words(one) for one in text[start:].split("\n\n")]
            page.write_text(text[:start] + "\n\n".join(blocks), "utf-8")
            done.append(page)
    return done


def _rename(root: Path, catalog: Catalog, old: Ref, new: Ref, formerly: bool) -> None:
    mentions = [one for one in catalog.mentions if catalog.resolve(one.kinds, one.id) == old]
    for by in {one.by for one in mentions}:
        _rename_in(_file(root, by), by, [one for one in mentions if one.by == by], old, new)
    own = _file(root, old)
    text = own.read_text("utf-8").rstrip("\n")
    own.write_text(f"{text}\nformerly: [{old.id}]\n" if formerly else f"{text}\n", "utf-8")
    for ref in [one for one in mentions if not one.keys]:  # a file that is called after the entry
        _file(root, ref.by).rename(_file(root, Ref(ref.by.kind, new.id)))
    own.rename(_file(root, new))
    _relink(root, old, lambda found: found[0].replace(f"{old.id}.md", f"{new.id}.md"))
    call = f'"{old.kind}", "{old.id}"'
    _rewrite(root / "docs", "*.md", lambda text: text.replace(call, f'"{new.kind}", "{new.id}"'))
    for page in (root / "docs").rglob(f"{package_schemas().kinds[old.kind].folder}/{old.id}.md"):
        page.rename(page.with_stem(new.id))


def _rename_in(file: Path, by: Ref, mentions: list[Mention], old: Ref, new: Ref) -> None:
    text = file.read_text("utf-8")
    named = {one.keys for one in mentions if one.keys and not one.in_prose}
    found = [
        one.node for one in places(text, package_schemas().kinds[by.kind].raw) if one.keys in named
    ]
    edits = [Edit(node.start_mark.index, node.end_mark.index, new.id) for node in found]
    link = re.compile(rf"\]\({old.kind}:{old.id}(?=[)#])")
    file.write_text(link.sub(f"]({new.kind}:{new.id}", edited(text, edits)), "utf-8")


def _can_go(root: Path, catalog: Catalog, ref: Ref) -> bool:
    mentions = [one for one in catalog.mentions if catalog.resolve(one.kinds, one.id) == ref]
    named = all(one.in_prose for one in mentions)
    return named and ref not in _with_facts(catalog) and not _is_in(root / "docs", f'"{ref.id}"')


def _can_move(root: Path, catalog: Catalog, ref: Ref) -> bool:
    mentions = [one for one in catalog.mentions if catalog.resolve(one.kinds, one.id) == ref]
    at_key = any(one.at_key for one in mentions)
    former = catalog.entries[ref.kind][ref.id].formerly
    argument = re.compile(rf'(?<!"{ref.kind}", )"{ref.id}"')
    plain = not former and not at_key and not _is_in(root / "docs", argument)
    return plain and ref in _with_facts(catalog)


def _with_facts(catalog: Catalog) -> frozenset[Ref]:
    targets = (fact["entry"].partition("#")[0] for fact in FACTS.values() if "entry" in fact)
    found = (entry_of(catalog, target) for target in targets)
    return frozenset(Ref(entry.kind, entry.id) for entry in found if entry)


def _refs(catalog: Catalog, kind: str = "") -> Iterator[Ref]:
    for one in [kind] if kind else catalog.named_kinds:
        yield from (Ref(one, entry.id) for entry in catalog.of_kind(one))


def _one_of_each(kind: str, data: dict[str, object]) -> set[str]:
    """Return the keys that an entry has of those of which it must have one."""
    raw = package_schemas().kinds[kind].raw
    choices = [raw, *raw.get("allOf", ())]
    wanted = {
        key
        for choice in choices
        for word in ("oneOf", "anyOf")
        for one in choice.get(word, ())
        for key in one.get("required", ())
    }
    return wanted & data.keys()


def _in_english(value: object) -> object:
    if isinstance(value, dict):
        if "en" in value:
            return value["en"]
        return {key: _in_english(one) for key, one in value.items()}
    return [_in_english(one) for one in value] if isinstance(value, list) else value


def _in_other_words(block: str) -> str:
    if not block.strip() or block.lstrip("\n").startswith(_NO_PROSE):
        return block
    kept = " ".join(found[0] for found in MARK.finditer(block))
    start = "\n" if block.startswith("\n") else ""
    return f"{start}The same is said here in other words. {kept}".rstrip()


def _relink(root: Path, ref: Ref, change: Callable[[re.Match[str]], str]) -> None:
    """Change the links of pages that lead to an entry, in each language."""
    target = f"{package_schemas().kinds[ref.kind].folder}/{ref.id}.md"
    for page in (root / "docs").rglob("*.md"):
        base = page.parent.relative_to(root / "docs").as_posix()

        def changed(found: re.Match[str], base: str = base) -> str:
            leads = posixpath.normpath(posixpath.join(base, found["address"]))
            return change(found) if leads in (target, f"ja/{target}") else found[0]

        _put(page, _LINK.sub(changed, page.read_text("utf-8")))


def _rewrite(folder: Path, pattern: str, change: Callable[[str], str]) -> None:
    for file in folder.rglob(pattern):
        _put(file, change(file.read_text("utf-8")))


def _put(file: Path, text: str) -> None:
    if text != file.read_text("utf-8"):
        file.write_text(text, "utf-8")


def _is_in(folder: Path, words: str | re.Pattern[str]) -> bool:
    return any(re.search(words, file.read_text("utf-8")) for file in folder.rglob("*.md"))


def _file(root: Path, ref: Ref) -> Path:
    return root / "catalog" / package_schemas().kinds[ref.kind].folder / f"{ref.id}.yml"


def _catalog(root: Path) -> Catalog:
    return load(root / "catalog", memory=_READ).catalog
