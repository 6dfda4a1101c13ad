"""One way only: `catalog -> views -> templates -> site`, and `cli` beside `site`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parents[1] / "macros"

# Each room with the rooms that it may import from, itself left out.
ROOMS = {
    "catalog": set(),
    "views": {"catalog"},
    "templates": {"catalog", "views"},
    "site": {"catalog", "views", "templates"},
    "cli": {"catalog", "views", "templates"},
}
# The commands that hand over to the site; the other ones do without MkDocs.
TO_THE_SITE = {"standards_catalog.cli.commands.build", "standards_catalog.cli.serve"}


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


def imports(name: str, tree: ast.Module) -> Iterator[Import]:
    packages = {one.rpartition(".")[0] for one in MODULES}
    lazy = {id(node) for function in functions(tree) for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, id(node) in lazy)
        elif isinstance(node, ast.ImportFrom):
            home = name if name in packages else name.rpartition(".")[0]
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
    return parts[1] if parts[0] == "macros" and len(parts) > 1 else ""


def test_there_is_something_to_see() -> None:
    assert {
        "standards_catalog.checks.load",
        "standards_catalog.checks.rules.dates",
        "standards_catalog.cli.commands.check",
    } <= set(MODULES)
    assert (
        Import("standards_catalog.checks.load", "standards_catalog.documents.files", False)
        in IMPORTS
    )
    assert (
        Import("standards_catalog.cli.commands.check", "standards_catalog.checks.load", False)
        in IMPORTS
    )
    assert len([one for one in IMPORTS if room(one.by) == "catalog"]) > 50


def test_every_module_is_in_a_room() -> None:
    assert {room(name) for name in MODULES} - {""} <= set(ROOMS)


def test_imports_go_one_way() -> None:
    against = [
        one
        for one in IMPORTS
        if room(one.of)
        and room(one.by)
        and room(one.of) not in {room(one.by), *ROOMS[room(one.by)]}
        and not (room(one.of) == "site" and one.by in TO_THE_SITE and one.lazy)
    ]
    assert not against


def test_nobody_imports_the_top() -> None:
    assert not [one for one in IMPORTS if one.of == "macros"]


def test_the_top_imports_when_it_is_called() -> None:
    mine = [one for one in IMPORTS if one.by == "macros" and one.of != "__future__"]
    assert not [one for one in mine if not one.lazy and one.of not in ("typing", "collections.abc")]


def test_only_the_site_knows_mkdocs() -> None:
    foreign = ("mkdocs", "material", "mkdocs_macros")
    knowing = {one.by for one in IMPORTS if one.of.split(".")[0] in foreign}
    assert {room(name) for name in knowing} <= {"site"}


def test_the_catalog_knows_no_terminal_and_no_pages() -> None:
    foreign = ("click", "jinja2", "markdown", "nh3", "markupsafe")
    assert not [
        one for one in IMPORTS if room(one.by) == "catalog" and one.of.split(".")[0] in foreign
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
    assert "standards_catalog.cli.commands.check" in printing
    assert {room(name) for name in printing} == {"cli"}


def test_no_module_runs_in_a_circle() -> None:
    """What is imported at once is imported in one order; Python would stumble over a circle."""
    needs: dict[str, set[str]] = {name: set() for name in MODULES}
    for one in IMPORTS:
        if one.of in MODULES and not one.lazy and one.of not in ("macros", one.by):
            needs[one.by].add(one.of)
    while needs:
        free = [name for name, wanted in needs.items() if not wanted & set(needs)]
        assert free, f"these import each other: {sorted(needs)}"
        for name in free:
            del needs[name]
