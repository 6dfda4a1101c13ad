"""Ties the preview to MkDocs' server, and keeps it alive whatever is saved."""

from __future__ import annotations

import logging
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from posixpath import normpath
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import write_file

from standards_catalog.site.restart import PACKAGE, Fingerprint, fingerprint, restart
from standards_catalog.site.serving.fault import Faults
from standards_catalog.site.serving.watching import Observer, look_often
from standards_catalog.site.staging.interruption import release

_LONGEST = 1_000  # characters of an address


class Serving:
    """What `mkdocs serve` goes through: a first build, and then one a save.

    What fails in a build is what every page shows until the next one. MkDocs would end with the
    first build, and with whatever says SystemExit later.
    """

    def __init__(self) -> None:
        self.faults = Faults()
        self.config: MkDocsConfig | None = None
        self.first = True
        self.sources: Fingerprint = frozenset()
        logging.getLogger("mkdocs").addHandler(self.faults)

    def begin(self, config: MkDocsConfig) -> None:
        """Take the configuration of a build."""
        self.config = config
        if self.first:
            self.look()

    def wire(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        refresh: Callable[[Fingerprint], bool],
        whole: Callable[..., None],
        freshen: Callable[[str], None],
    ) -> None:
        """Have a server call `refresh` after a save, `freshen` with each file before it is sent.

        Where `refresh` says that it is not enough, a `whole` build follows.
        """

        def build() -> None:
            self.look()
            if not refresh(self.sources):
                whole()

        self.first = False
        look_often(server, config)
        _wire(server, self.faults, build, freshen, lambda: self.sources != _sources(config))

    def look(self) -> None:
        """Remember pages and configuration before they are read: what is saved later is news."""
        if self.config:
            self.sources = _sources(self.config)

    def clear(self) -> None:
        """Remove the temporary site."""
        if self.config:
            shutil.rmtree(self.config.site_dir, ignore_errors=True)

    def end(self, folder: str) -> None:
        """Show the fault with which the first build ends, if it does, until it is mended."""
        error, config = sys.exc_info()[1], self.config
        if self.first and config and isinstance(error, (Exception, SystemExit)):
            self.faults.tell(error)
            _hold(config, folder, self.faults)


def _sources(config: MkDocsConfig) -> Fingerprint:
    return fingerprint(Path(config.docs_dir), Path(config.config_file_path))


def _hold(config: MkDocsConfig, folder: str, faults: Faults) -> None:
    """Serve a fault, and begin anew at the next save."""
    host, port = config.dev_addr
    mount_path = urlsplit(config.site_url or "/").path
    server = LiveReloadServer(lambda: None, host, port, config.site_dir, mount_path)
    _wire(server, faults, lambda: restart(config), lambda file: None, lambda: False)
    server.observer = Observer()
    catalog = Path(config.config_file_path).parent / folder
    own = (config.config_file_path, config.docs_dir, str(catalog), str(PACKAGE))
    for path in (*own, *config.theme.dirs, *config.watch):
        server.watch(path)
    try:
        server.serve()
    except KeyboardInterrupt:
        return
    finally:
        server.shutdown()


def _wire(
    server: LiveReloadServer,
    faults: Faults,
    build: Callable[[], None],
    freshen: Callable[[str], None],
    is_past: Callable[[], bool],
) -> None:
    release(signal.SIGINT)  # MkDocs waits for Ctrl-C from here on
    lock = Lock()  # both write to the site
    answer = server.serve_request
    builds = 0

    def saved() -> None:
        nonlocal builds
        with lock:
            builds += 1
            faults.begin()
            faults.tries(build)

    def look_at(file: str) -> int:
        with lock:
            if not faults.html:
                faults.tries(lambda: freshen(file))
            elif is_past():  # it was put right before anybody looked: nothing has changed then
                faults.begin()
                faults.tries(build)
            if faults.html and file.endswith(".html"):
                with suppress(OSError):  # no page can have this address
                    write_file(faults.html.encode(), str(Path(server.root, file)))
            return builds

    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        file = _file(server, environ["PATH_INFO"])
        if file is None:
            start_response("404 Not Found", [("Content-Type", "text/html")])
            return [server.error_handler(404) or b"404 Not Found"]
        if not file:
            return answer(environ, start_response)
        head: tuple[Any, ...] = ()

        def note(*said: Any) -> None:
            nonlocal head
            head = said

        while True:
            build_of = look_at(file)
            body = answer(environ, note)
            if build_of == builds:  # else MkDocs waited for one, and calls the old page the new one
                start_response(*head)
                return body

    server.builder = saved
    server.set_app(serve)


def _file(server: LiveReloadServer, address: str) -> str | None:
    """Return the path below the site of the file that MkDocs would send; None if there is none."""
    try:
        path = address.encode("latin-1").decode()
    except UnicodeDecodeError:
        return None
    if "\0" in path or len(path) > _LONGEST:
        return None
    if path.startswith("/livereload/") or not path.startswith(server.mount_path):
        return ""
    page = "index.html" if path.endswith("/") else ""
    return normpath(f"/{path[len(server.mount_path) :]}{page}").lstrip("/")
