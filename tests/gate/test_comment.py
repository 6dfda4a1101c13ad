"""The comment on a pull request: posted once, corrected later, and never misled by an artifact."""

from __future__ import annotations

import importlib.util
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

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


def packed(method: int) -> bytes:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        made.writestr("number", b"7")
        made.writestr("change.md", b"text", method)
    return raw.getvalue()


def misnamed(raw: bytes) -> bytes:
    """Say that names are UTF-8, and write one that is not."""
    raw = raw.replace(b"change.md", b"chang\xff.md")
    at = raw.index(b"PK\x01\x02")
    while at >= 0:
        raw = raw[: at + 9] + b"\x08" + raw[at + 10 :]
        at = raw.find(b"PK\x01\x02", at + 1)
    return raw


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
    assert written[2].startswith("<!-- catalog change -->\n**The code of 0123456789ab says**")
    assert "\n**1 tool added**\n" in written[2]


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


HOSTILE = [
    "<!--",
    "<![CDATA[",
    "<?",
    "<!DOCTYPE x",
    "<details>",
    "<script>",
    "<style>",
    "<textarea>",
    "<img src=x>",
    "</div>",
    "-->",
    "&#64;name @name @example/all &commat;name",
    "#1 GH-1 other/place#1 JIRA-1 0123456789abcdef0123456789abcdef01234567 :shipit: $x$",
    "https://github.com/example/catalog/issues/1 www.example.com a@example.com",
    "![a](https://example.com/a.png) [a](https://example.com) <https://example.com>",
    "[a]: https://example.com\n[a] [^1]\n\n[^1]: note",
    "```",
    "````````",
    "~~~",
    "    code\n```\n<!--",
    "> ```\n```",
    "- ```",
    "`a",
    "`" * 60_000,
    "```\r```",
    "```\x0b```\x85```\u2028```",
    "# heading\n===\n> [!WARNING]\n> quote\n- [ ] task\n|a|\n|-|\n",
    "\u202eabc\u2066\u200b\ufeff\x00\x1b[31m",
    "```mermaid\ngraph TD\n```",
    "a" * 100_000,
    "a\n" * 50_000,
]
READERS: dict[str, Callable[[str], str]] = {
    "GitHub's": lambda text: cmarkgfm.github_flavored_markdown_to_html(
        text, Options.CMARK_OPT_UNSAFE
    ),
    "CommonMark's": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("end", ["", "\n"], ids=["cut off", "ended"])
@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: repr(text[:20]))
def test_whose_words_they_are_comes_first_and_they_are_nothing_but_code(
    run: Callable[[], str], forge: Forge, hostile: str, end: str, reader: str
) -> None:
    forge.artifact = archive(number=b"7", change_md=f"1 tool added\n{hostile}{end}".encode())
    run()
    ((_, _, body),) = forge.written
    assert len(body) < 65_536
    shown = re.fullmatch(
        r"<!-- catalog change -->\n"
        r"<p><strong>The code of 0123456789ab says</strong> what it changes; nobody else vouches "
        r"for it\. The built site is an artifact of the same run\.</p>\n"
        r"<pre(?: lang=\"diff\")?><code(?: class=\"language-diff\")?>1 tool added\n"
        r"([^<>]*)</code></pre>\n",
        READERS[reader](body),
    )
    assert shown, "one paragraph and one block of code, in which GitHub looks for nothing"
    assert all(one.isprintable() or one == "\n" for one in shown[1])
    assert max(map(len, body.splitlines())) <= 150


def test_the_text_has_an_end(run: Callable[[], str], forge: Forge) -> None:
    forge.artifact = archive(number=b"7", change_md=b"word\n" * 1_000_000)
    run()
    ((_, _, body),) = forge.written
    assert body.count("word") == 400
    assert "the rest is in the summary of the run" in body


def test_a_long_line_is_wrapped_and_nothing_of_it_lost(
    run: Callable[[], str], forge: Forge
) -> None:
    forge.artifact = archive(number=b"7", change_md="+ tool 灯台 ".encode() + b"word " * 100)
    run()
    ((_, _, body),) = forge.written
    assert "\n+ tool 灯台 word word" in body
    assert body.count("word") == 100


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
        (packed(zipfile.ZIP_LZMA), "no file change.md"),
        (misnamed(archive(number=b"7", change_md=b"text")), "no archive"),
    ],
    ids=["no archive", "too large", "no text", "no number", "damaged", "packed otherwise", "names"],
)
def test_an_artifact_that_is_none_fails_and_posts_nothing(
    run: Callable[[], str], forge: Forge, artifact: bytes, words: str
) -> None:
    forge.artifact = artifact
    with pytest.raises(SystemExit) as stopped:
        run()
    assert words in str(stopped.value)
    assert forge.written == []


def test_a_fork_that_was_deleted_is_no_fault(
    run: Callable[[], str], forge: Forge, tmp_path: Path
) -> None:
    event = json.loads((tmp_path / "event.json").read_text("utf-8"))
    event["workflow_run"]["head_repository"] = None
    (tmp_path / "event.json").write_text(json.dumps(event), "utf-8")
    assert run() == "The repository that the change came from is gone."
    assert forge.written == []


def test_a_run_without_an_artifact_is_no_fault(run: Callable[[], str], forge: Forge) -> None:
    forge.artifact = None
    assert run() == "This run says nothing about a change."
    assert forge.written == []
