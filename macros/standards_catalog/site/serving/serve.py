"""Ties the preview to MkDocs' server, which looks for saves and sends files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from posixpath import normpath
from threading import Lock
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

_LOOK = 0.2  # seconds; MkDocs looks twice a second only


def wire(
    server: LiveReloadServer,
    refresh: Callable[[], bool],
    whole: Callable[[], None],
    freshen: Callable[[str], None],
) -> None:
    """Have a server call `refresh` after a save, `freshen` with each file before it is sent.

    Where `refresh` says that it is not enough, a `whole` build follows. No two of them run at the
    same time, as all write to the site.
    """
    lock = Lock()
    answer = server.serve_request

    def build() -> None:
        with lock:
            if not refresh():
                whole()

    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if file := _file(server, environ["PATH_INFO"]):
            with lock:
                freshen(file)
        return answer(environ, start_response)

    server.builder = build
    server.set_app(serve)
    _look_often(server)


def _file(server: LiveReloadServer, path: str) -> str:
    """Return the path below the site of the file that MkDocs would send for an address."""
    path = path.encode("latin-1").decode("utf-8", "ignore")
    if path.startswith("/livereload/") or not path.startswith(server.mount_path):
        return ""
    page = "index.html" if path.endswith("/") else ""
    return normpath(f"/{path[len(server.mount_path) :]}{page}").lstrip("/")


def _look_often(server: LiveReloadServer) -> None:
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=_LOOK)
    for path in watched:
        server.watch(path)
