"""`catalog scan --fetch` from servers: over HTTP with a token, and where they refuse."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.test_scan import scan
from tests.evidence.repositories import CI, git, made, plain

TOKEN = "c2VjcmV0"
GUARDED = f"basic {TOKEN}"


class Server(BaseHTTPRequestHandler):
    """Git's own program behind HTTP; what is below `/private` wants a token."""

    root = ""

    def do_GET(self) -> None:
        """Answer what is asked, or refuse."""
        path, _, query = self.path.partition("?")
        if path.startswith("/private/") and self.headers["Authorization"] != GUARDED:
            self.send_response(401)
            self.send_header("WWW-Authenticate", "Basic realm=here")
            self.end_headers()
            return
        if path.startswith("/broken/"):
            self.send_error(500)
            return
        head, _, body = self._git(path.removeprefix("/private"), query).partition(b"\r\n\r\n")
        said = dict(line.split(": ", 1) for line in head.decode().splitlines())
        self.send_response(int(said.pop("Status", "200").split()[0]))
        for name, value in said.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def _git(self, path: str, query: str) -> bytes:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        asked = {
            "GIT_PROJECT_ROOT": self.root,
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers["Content-Type"] or "",
            "HTTP_CONTENT_ENCODING": self.headers["Content-Encoding"] or "",
            "HTTP_GIT_PROTOCOL": self.headers["Git-Protocol"] or "",
        }
        environment = {name: os.environ[name] for name in ("PATH", "GIT_CONFIG_GLOBAL")}
        command = ["git", "-c", "safe.directory=*", "http-backend"]
        done = subprocess.run(
            command, input=body, env=environment | asked, capture_output=True, check=False
        )
        return done.stdout

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the address of a server that has one repository, `shop.git`."""
    plain(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / "mine").write_text("[safe]\n\tdirectory = *\n[http]\n\tproxy =\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "mine"))
    place = made(tmp_path / "server/shop.git", {CI: "uses: example/deploy@v1\n"})
    git(place, "config", "uploadpack.allowFilter", "true")
    Server.root = str(tmp_path / "server")
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_token_opens_what_is_private_and_stands_nowhere(
    forge: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"http.{forge}/.extraheader")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", f"Authorization: {GUARDED}")
    told = scan("--fetch", f"{forge}/private/shop.git", "--format", "json").output
    assert "example/deploy" in told
    kept = [file.read_bytes() for file in (tmp_path / "cache").rglob("*") if file.is_file()]
    assert TOKEN not in told
    assert not [data for data in kept if TOKEN.encode() in data]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("private/shop.git", "terminal prompts disabled"),
        ("none.git", "not found"),
        ("p@ss", "URL using bad/illegal format"),
        ("broken/a", "error: 500"),
    ],
)
def test_a_server_that_refuses_is_told_with_its_reason(path: str, says: str, forge: str) -> None:
    secret = {"none.git": "me:word@", "p@ss": "me:p@ss:word@"}.get(path, "")
    address = forge.replace("://", f"://{secret}")
    told = scan("--fetch", f"{address}/{path}").stdout
    assert "not fetched: " in told
    assert says in told
    assert "word" not in told


def test_why_ssh_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_SSH_VARIANT", "ssh")
    monkeypatch.setenv("GIT_SSH_COMMAND", "echo 'me@x: Permission denied (publickey).' >&2; false")
    told = scan("--fetch", "ssh://git@example.com/a").stdout
    assert "not fetched: me@x: Permission denied (publickey).\n" in told
