"""The built site behind a small server, at the path that its address has."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv"}


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a path, and answers as GitHub Pages does what is not there."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, under: str, zipped: bool, **more: object) -> None:
        self.under, self.zipped = under, zipped
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.under):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path(path.removeprefix(self.under.rstrip("/")))

    def do_GET(self) -> None:
        """Answer; what is text comes compressed, where that is wanted, as from any host."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not (self.zipped and path.is_file() and path.suffix in _TEXT):
            return super().do_GET()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A page that is closed while it loads is no error."""


@contextmanager
def served(folder: Path, address: str, *, zipped: bool = False) -> Iterator[str]:
    """Serve a folder and yield where; the path is the one of the site's address."""
    under = urlsplit(address).path or "/"
    handler = partial(_Handler, directory=folder, under=under, zipped=zipped)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{under}"
        server.shutdown()
        thread.join()
