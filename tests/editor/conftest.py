"""The language server that editors run, where Node.js has installed it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest

from standards_catalog.checks.ids import ids, written
from tests.conftest import ORGANISATION
from tests.editor.server import SERVER, Server

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "macros/standards_catalog/schema"
LINE = "# yaml-language-server: $schema=../../macros/standards_catalog/schema/{}.json\n"


class StartServer(Protocol):
    """Starts a server for a folder; `schemas` are settings that say which files have which."""

    def __call__(self, folder: Path, schemas: Mapping[str, Any] | None = None) -> Server: ...


def put_schemas(home: Path) -> None:
    """Lay the schemas and the lists of ids beside a catalog that stands in a folder."""
    shutil.copytree(
        SCHEMAS, home / "macros/standards_catalog/schema", ignore=shutil.ignore_patterns("ids")
    )
    (home / "macros/standards_catalog/schema/ids").mkdir()
    for kind, text in written(ids(home / "catalog")).items():
        (home / f"macros/standards_catalog/schema/ids/{kind}.yml").write_text(text)


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalog as after a clone: each file names its schema."""
    home = tmp_path_factory.mktemp("clone")
    shutil.copytree(ORGANISATION / "catalog", home / "catalog")
    put_schemas(home)
    return home


@pytest.fixture(scope="session")
def start() -> Iterator[StartServer]:
    """Return a function that starts servers, which all end with the session."""
    reason = ""
    if not shutil.which("node"):
        reason = "the language server needs Node.js"
    elif not SERVER.is_file():
        reason = "the language server is not installed: run `npm ci` in tests/editor"
    if reason and os.environ.get("CATALOG_REQUIRE_EDITOR") == "1":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    with ExitStack() as running:
        yield lambda folder, schemas=None: running.enter_context(Server(folder, schemas))
