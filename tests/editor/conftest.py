"""The language server that editors run, where Node.js has installed it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest

from standards_catalog.checks.ids import FOLDER, editor_files
from tests.conftest import EXAMPLE
from tests.editor.server import SERVER, Server

ROOT = Path(__file__).parents[2]
LINE = "# yaml-language-server: $schema=../.schema/{}.json\n"


class StartServer(Protocol):
    """Starts a server for a folder; `schemas` are settings that say which files have which."""

    def __call__(self, folder: Path, schemas: Mapping[str, Any] | None = None) -> Server: ...


def put_schemas(catalog: Path) -> None:
    """Lay what editors complete from into a catalog's folder."""
    for name, text in editor_files(catalog).items():
        file = catalog / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalog as after a clone: each file names its schema."""
    home = tmp_path_factory.mktemp("clone")
    shutil.copytree(EXAMPLE, home / "catalog")
    put_schemas(home / "catalog")
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
