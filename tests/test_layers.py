"""One way through the house, for modules and for folders; nothing grows without a bound."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = "standards_catalog"
PACKAGE = Path(__file__).parents[1] / "macros" / HOUSE

# Each room may import from those before it; the last two know all others, not each other.
ROOMS = (
    "schema",
    "documents",
    "model",
    "evidence",
    "checks",
    "editing",
    "history",
    "views",
    "render",
    "publish",
    "site",
    "cli",
)
# What all rooms speak of: these modules beside the rooms import none of them.
SHARED = ("invisible", "problems", "rule", "text")
# The commands that hand over to the site; the other ones do without MkDocs.
TO_THE_SITE = {f"{HOUSE}.cli.commands.build", f"{HOUSE}.cli.commands.serve"}
MOST_LINES, MOST_MODULES = 300, 20


class Import(NamedTuple):
    """One module that imports another, perhaps only when a function is called."""

    by: str
    of: str
    lazy: bool


def name_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def modules() -> dict[str, ast.Module]:
    files = sorted(PACKAGE.rglob("*.py"))
    return {name_of(file): ast.parse(file.read_text("utf-8"), file) for file in files}


MODULES = modules()
PACKAGES = {one.rpartition(".")[0] for one in MODULES}


def imports(name: str, tree: ast.Module) -> Iterator[Import]:
    lazy = {id(node) for function in functions(tree) for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, id(node) in lazy)
        elif isinstance(node, ast.ImportFrom):
            home = name if name in PACKAGES else name.rpartition(".")[0]
            if node.level:
                above = home.split(".")[: len(home.split(".")) - node.level + 1]
                target = ".".join([*above, *([node.module] if node.module else [])])
            else:
                target = node.module or ""
            for alias in node.names:
                full = f"{target}.{alias.name}"
                yield Import(name, full if full in MODULES else target, id(node) in lazy)


def functions(tree: ast.Module) -> Iterator[ast.AST]:
    return (
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


IMPORTS = [one for name, tree in MODULES.items() for one in imports(name, tree)]


def room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if parts[0] == HOUSE and len(parts) > 1 else ""


def test_there_is_something_to_see() -> None:
    load, check = f"{HOUSE}.checks.load", f"{HOUSE}.cli.commands.check"
    assert {load, check, f"{HOUSE}.checks.rules.dates"} <= set(MODULES)
    assert Import(load, f"{HOUSE}.documents.files", False) in IMPORTS
    assert Import(check, load, False) in IMPORTS
    assert len([one for one in IMPORTS if room(one.by) == "views"]) > 50


def test_every_module_is_in_a_room() -> None:
    assert {room(name) for name in MODULES} - {"", *SHARED} == set(ROOMS)


def test_what_is_shared_imports_no_room() -> None:
    assert not [one for one in IMPORTS if room(one.by) in SHARED and room(one.of) in ROOMS]


def test_imports_go_one_way() -> None:
    against = [
        one
        for one in IMPORTS
        if room(one.by) in ROOMS
        and room(one.of) in ROOMS
        and (ROOMS.index(room(one.of)) > ROOMS.index(room(one.by)) or crosses(one))
    ]
    assert not against


def crosses(one: Import) -> bool:
    """Whether a command imports from the site, but to hand over to it."""
    if (room(one.by), room(one.of)) != ("cli", "site"):
        return False
    return one.by not in TO_THE_SITE or not one.lazy


def test_nobody_imports_the_top() -> None:
    assert not [one for one in IMPORTS if one.of == HOUSE]


def test_the_top_imports_when_it_is_called() -> None:
    mine = [one for one in IMPORTS if one.by == HOUSE and one.of != "__future__"]
    assert not [one for one in mine if not one.lazy and one.of not in ("typing", "collections.abc")]


def test_there_is_no_second_copy_under_the_name_of_the_source_root() -> None:
    assert not [one for one in IMPORTS if one.of.split(".")[0] == "macros"]


def test_only_the_site_knows_mkdocs() -> None:
    foreign = ("mkdocs", "material", "mkdocs_macros", "properdocs")
    knowing = {one.by for one in IMPORTS if one.of.split(".")[0] in foreign}
    assert {room(name) for name in knowing} <= {"site"}


def test_what_reads_the_data_knows_no_terminal_and_no_pages() -> None:
    foreign = ("click", "jinja2", "markdown", "nh3", "markupsafe")
    reading = ROOMS[: ROOMS.index("views")]
    assert not [
        one for one in IMPORTS if room(one.by) in reading and one.of.split(".")[0] in foreign
    ]


def prints(tree: ast.Module) -> Iterator[str]:
    streams = ("sys.stdout.write", "sys.stderr.write", "pprint.pprint")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in ("print", *streams) or called.startswith(("click.echo", "click.secho")):
                yield called


def test_only_the_commands_print() -> None:
    printing = {name: found for name, tree in MODULES.items() if (found := list(prints(tree)))}
    assert f"{HOUSE}.cli.commands.check" in printing
    assert {room(name) for name in printing} == {"cli"}


def starts_git(tree: ast.Module) -> bool:
    """Whether there is a command that begins with Git."""
    commands = [one.elts for one in ast.walk(tree) if isinstance(one, ast.List | ast.Tuple)]
    first = [elements[0] for elements in commands if elements]
    return any(isinstance(one, ast.Constant) and one.value == "git" for one in first)


def test_git_is_started_in_two_places() -> None:
    """One runner of the catalog's own repository, one of strangers', of which it obeys nothing."""
    starting = {name for name, tree in MODULES.items() if starts_git(tree)}
    assert starting == {f"{HOUSE}.documents.git", f"{HOUSE}.evidence.sources.git"}


def test_only_documents_and_history_ask_git() -> None:
    """The rooms that compute and show know nothing of it, but for what it says when it cannot."""
    asking = set()
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == f"{HOUSE}.documents.git":
                if {alias.name for alias in node.names} != {"GitError"}:
                    asking.add(name)
            elif isinstance(node, ast.ImportFrom) and node.module == f"{HOUSE}.documents":
                asking |= {name for alias in node.names if alias.name == "git"}
    assert f"{HOUSE}.history.log" in asking
    assert {room(name) for name in asking} <= {"documents", "history"}


def test_no_module_runs_in_a_circle() -> None:
    """What is imported at once is imported in one order; Python would stumble over a circle."""
    pairs = [
        (one.by, one.of)
        for one in IMPORTS
        if one.of in MODULES and not one.lazy and HOUSE not in (one.of, one.by)
    ]
    assert circle(pairs) == set()


def folders() -> list[Path]:
    inside = [folder for folder in PACKAGE.rglob("*") if any(folder.glob("*.py"))]
    return [PACKAGE, *sorted(inside)]


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.relative_to(PACKAGE).name)
def test_what_stands_in_a_folder_runs_in_no_circle(folder: Path) -> None:
    """Between neighbours imports go one way, be they modules or folders; lazy ones count too."""
    home = name_of(folder / "__init__.py")
    pairs = [
        (neighbour(home, one.by), neighbour(home, one.of))
        for one in IMPORTS
        if one.of in MODULES and one.by.startswith(f"{home}.") and one.of.startswith(f"{home}.")
    ]
    assert circle(pairs) == set()


def neighbour(home: str, name: str) -> str:
    """Return what holds a module in a folder: itself, or a folder in it."""
    return name.removeprefix(f"{home}.").partition(".")[0]


def circle(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Return what is left when everything that needs nothing left is taken away."""
    needs: dict[str, set[str]] = {}
    for by, of in pairs:
        needs.setdefault(by, set())
        needs.setdefault(of, set())
        if by != of:
            needs[by].add(of)
    return _stuck(needs)


def _stuck(needs: Mapping[str, set[str]]) -> set[str]:
    left = dict(needs)
    while free := [name for name, wanted in left.items() if not wanted & set(left)]:
        for name in free:
            del left[name]
    return set(left)


def test_no_module_is_too_long_and_no_folder_too_full() -> None:
    long = {
        name_of(file): lines
        for file in PACKAGE.rglob("*.py")
        if (lines := len(file.read_text("utf-8").splitlines())) > MOST_LINES
    }
    full = {
        folder.name: modules
        for folder in folders()
        if (modules := len(list(folder.glob("*.py")))) > MOST_MODULES
    }
    assert (long, full) == ({}, {})
