"""The comment on a pull request: posted once, corrected later, and never misled by an artifact."""

from __future__ import annotations

import importlib.util
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".github/actions/comment/comment.py"
SHA = "0123456789abcdef0123456789abcdef01234567"
BOT = "github-actions[bot]"


def program() -> Any:
    spec = importlib.util.spec_from_file_location("comment", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def archive(**files: bytes) -> bytes:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("_", "."), content)
    return raw.getvalue()


def damaged(raw: bytes) -> bytes:
    content = raw.index(b"change.md") + len("change.md")
    return raw[:content] + b"\xff\xff" + raw[content + 2 :]


@dataclass
class Forge:
    """What a forge knows of one repository, and what was written to it."""

    artifact: bytes | None = field(
        default_factory=lambda: archive(number=b"7\n", change_md=b"**1 tool added**\n")
    )
    pulls: list[dict[str, Any]] = field(default_factory=lambda: [pull(7)])
    comments: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def answer(self, path: str, query: dict[str, list[str]]) -> Any:
        if path == "/repos/example/catalog/actions/runs/42/artifacts":
            assert query["name"] == ["change"]
            return {"artifacts": [{"id": 99}] if self.artifact is not None else []}
        if path == "/repos/example/catalog/pulls":
            assert query["state"] == ["open"]
            return [one for one in self.pulls if one["head"]["label"] == query["head"][0]]
        assert path == "/repos/example/catalog/issues/7/comments"
        page, size = int(query["page"][0]), int(query["per_page"][0])
        return self.comments[(page - 1) * size : page * size]


def pull(number: int, sha: str = SHA, label: str = "stranger:topic/日本&x") -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "label": label}}


def comment(
    id: int, login: str = BOT, body: str = "<!-- catalog change -->\nold"
) -> dict[str, Any]:
    return {"id": id, "user": {"login": login}, "body": body}


@pytest.fixture
def forge() -> Forge:
    return Forge()


@pytest.fixture
def run(
    forge: Forge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], str]]:
    """Run the program against the forge, served on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/elsewhere.zip":  # another company's storage
                if self.headers["Authorization"]:
                    forge.faults.append("the token went to the storage")
                return self.say(forge.artifact or b"")
            if self.headers["Authorization"] != "Bearer secret":
                forge.faults.append(f"no token for {self.path}")
            if parts.path == "/repos/example/catalog/actions/artifacts/99/zip":
                self.send_response(302)
                self.send_header("Location", f"http://127.0.0.1:{server.server_port}/elsewhere.zip")
                return self.end_headers()
            found = forge.answer(parts.path, parse_qs(parts.query))
            return self.say(json.dumps(found).encode())

        def write(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))["body"]
            forge.written.append((self.command, self.path, body))
            self.say(b"{}")

        def do_POST(self) -> None:
            self.write()

        def do_PATCH(self) -> None:
            self.write()

        def say(self, raw: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            pass

    event = {
        "workflow_run": {
            "id": 42,
            "head_sha": SHA,
            "head_branch": "topic/日本&x",
            "head_repository": {"owner": {"login": "stranger"}},
        }
    }
    (tmp_path / "event.json").write_text(json.dumps(event), "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
        monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("GITHUB_REPOSITORY", "example/catalog")
        monkeypatch.setenv("TOKEN", "secret")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        yield program().main
        server.shutdown()
    assert forge.faults == []


def test_the_first_time_a_comment_is_posted(run: Callable[[], str], forge: Forge) -> None:
    assert run() == "#7 has a comment."
    (written,) = forge.written
    assert written[:2] == ("POST", "/repos/example/catalog/issues/7/comments")
    assert written[2].startswith("<!-- catalog change -->\n**1 tool added**\n")
    assert "0123456789ab." in written[2]


def test_later_it_is_corrected(run: Callable[[], str], forge: Forge) -> None:
    others = [comment(id, "someone", "hello") for id in range(150)]
    forge.comments = [*others, comment(500), comment(501)]
    run()
    assert [one[:2] for one in forge.written] == [
        ("PATCH", "/repos/example/catalog/issues/comments/500")
    ]


def test_comments_of_others_are_left_alone(run: Callable[[], str], forge: Forge) -> None:
    mark = "<!-- catalog change -->"
    forge.comments = [comment(1, "stranger"), comment(2, BOT, f"quoted:\n> {mark}")]
    run()
    assert [one[0] for one in forge.written] == ["POST"]


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull(8)],
        [pull(7, sha="f" * 40)],
        [pull(7, label="maintainer:main")],
    ],
    ids=["closed", "another one", "newer commit", "another's branch"],
)
def test_a_pull_request_that_the_run_is_not_of_gets_nothing(
    run: Callable[[], str], forge: Forge, pulls: list[dict[str, Any]]
) -> None:
    forge.pulls = pulls
    assert "not of the newest commit" in run()
    assert forge.written == []


def test_of_two_pull_requests_of_one_branch_the_right_one_is_taken(
    run: Callable[[], str], forge: Forge
) -> None:
    forge.pulls = [pull(6), pull(7)]
    run()
    assert [one[1] for one in forge.written] == ["/repos/example/catalog/issues/7/comments"]


@pytest.mark.parametrize("number", [b"", b"7/../8", b"8", b"7 8", b"\xff", b"7" * 1000])
def test_a_forged_number_gets_nothing(run: Callable[[], str], forge: Forge, number: bytes) -> None:
    forge.artifact = archive(number=number, change_md=b"text")
    run()
    assert forge.written == []


def test_nobody_is_mentioned_and_the_text_has_an_end(run: Callable[[], str], forge: Forge) -> None:
    forge.artifact = archive(number=b"7", change_md=b"@everyone " + b"@" * 50_000_000)
    run()
    ((_, _, body),) = forge.written
    assert "@everyone" not in body
    assert "everyone" in body
    assert "@@" not in body
    assert 60_000 < len(body) < 60_300


def test_broken_characters_do_not_stop_it(run: Callable[[], str], forge: Forge) -> None:
    forge.artifact = archive(number=b"7", change_md="日本".encode()[:-1])
    run()
    assert "日\ufffd" in forge.written[0][2]


@pytest.mark.parametrize(
    ("artifact", "words"),
    [
        (b"no archive", "no archive"),
        (b"0" * 1_000_001, "larger than 1,000,000 bytes"),
        (archive(number=b"7"), "no file change.md"),
        (archive(change_md=b"text"), "no file number"),
        (damaged(archive(number=b"7", change_md=b"text" * 100)), "no file change.md"),
    ],
    ids=["no archive", "too large", "no text", "no number", "damaged"],
)
def test_an_artifact_that_is_none_fails_and_posts_nothing(
    run: Callable[[], str], forge: Forge, artifact: bytes, words: str
) -> None:
    forge.artifact = artifact
    with pytest.raises(SystemExit) as stopped:
        run()
    assert words in str(stopped.value)
    assert forge.written == []


def test_a_run_without_an_artifact_is_no_fault(run: Callable[[], str], forge: Forge) -> None:
    forge.artifact = None
    assert run() == "This run says nothing about a change."
    assert forge.written == []
