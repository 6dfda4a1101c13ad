"""The language server that editors run, where Node.js has installed it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.editor.server import SERVER, Server

ROOT = Path(__file__).parents[2]
LINE = "# yaml-language-server: $schema=../.schema/{}.json\n"


class StartServer(Protocol):
    """Starts a server for a folder; `schemas` are settings that say which files have which."""

    def __call__(self, folder: Path, schemas: Mapping[str, Any] | None = None) -> Server: ...


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
