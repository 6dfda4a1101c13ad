"""Posts what a check said about a pull request, as one comment that is kept current.

The text is an artifact of a run in which the pull request's own code ran, so it is a stranger's
word: its size has bounds, nothing of it is written to disk or run, and whose words they are stands
before it. It is shown as a block of code, in which GitHub reads neither Markdown nor HTML nor the
names of people, changes and commits. Which pull request the run was of is for GitHub to say; the
artifact only chooses among those.
"""

from __future__ import annotations

import json
import os
import re
import sys
import textwrap
import zipfile
import zlib
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

ARTIFACT = "change"
MARK = "<!-- catalog change -->"
BOT = "github-actions[bot]"
LARGEST = 1_000_000  # bytes of the artifact
LONGEST = 60_000  # characters of the text; GitHub takes comments of 65,536
LINES = 400
WRAP = textwrap.TextWrapper(120, break_on_hyphens=False)
PAGE = 100
NOTE = (
    "**The code of {:.12} says** what it changes; nobody else vouches for it."
    " The built site is an artifact of the same run."
)


class Forge:
    """GitHub's REST interface, for one repository."""

    def __init__(self, url: str, repository: str, token: str) -> None:
        self.base = f"{url}/repos/{repository}"
        self.token = token

    def ask(self, path: str, **query: str | int) -> Any:
        """Return what a GET answers."""
        return json.loads(self.open(f"{path}?{urlencode(query)}").read())

    def send(self, method: str, path: str, body: str) -> None:
        """Write a text."""
        self.open(path, method, json.dumps({"body": body}).encode()).close()

    def open(self, path: str, method: str = "GET", data: bytes | None = None) -> Any:
        """Open an answer; the token stays with GitHub when an artifact is stored elsewhere."""
        request = Request(f"{self.base}/{path}", data, {"X-GitHub-Api-Version": "2022-11-28"})
        request.method = method
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        return urlopen(request, timeout=60)


def main() -> str:
    """Post or correct the comment of the run that the event is about; say what was done."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    run = event["workflow_run"]
    if not run["head_repository"]:
        return "The repository that the change came from is gone."
    forge = Forge(
        os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["TOKEN"]
    )
    found = forge.ask(f"actions/runs/{run['id']}/artifacts", name=ARTIFACT)["artifacts"]
    if not found:
        return "This run says nothing about a change."
    archive = fetch(forge, found[0])
    number = read(archive, "number", 20).strip()
    if number not in pull_requests(forge, run):
        return "This run is not of the newest commit of the open pull request that it names."
    text = read(archive, "change.md", LONGEST)
    body = f"{MARK}\n{NOTE.format(run['head_sha'])}\n\n{quoted(text)}"
    if comment := own_comment(forge, number):
        forge.send("PATCH", f"issues/comments/{comment}", body)
        return f"The comment of #{number} is current."
    forge.send("POST", f"issues/{number}/comments", body)
    return f"#{number} has a comment."


def fetch(forge: Forge, artifact: dict[str, Any]) -> zipfile.ZipFile:
    """Return the files of an artifact, in memory."""
    with forge.open(f"actions/artifacts/{artifact['id']}/zip") as answer:
        raw = answer.read(LARGEST + 1)
    if len(raw) > LARGEST:
        sys.exit(
            f"The artifact is larger than {LARGEST:,} bytes, the most that a comment is worth."
        )
    try:
        return zipfile.ZipFile(BytesIO(raw))
    except (NotImplementedError, ValueError, zipfile.BadZipFile):
        sys.exit("The artifact is no archive.")


def read(archive: zipfile.ZipFile, name: str, longest: int) -> str:
    """Return the beginning of a file; however much there is to unpack, no more is unpacked."""
    try:
        # Other ways to pack may ask for any amount of memory before the first byte.
        if archive.getinfo(name).compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            with archive.open(name) as file:
                return file.read(4 * longest).decode("utf-8", "replace")[:longest]
    except (EOFError, KeyError, OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error):
        pass
    sys.exit(f"The artifact has no file {name} that can be read.")


def quoted(text: str) -> str:
    """Return a stranger's text as a block of code, which it cannot end, of lines that fit."""
    seen = "".join(one if one.isprintable() or one in "\n\u200d" else "\ufffd" for one in text)
    lines = [part for line in seen.split("\n") for part in WRAP.wrap(line) or [""]]
    if len(lines) > LINES:
        lines[LINES:] = ["… the rest is in the summary of the run"]
    shown = "\n".join(lines).strip("\n")
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", shown))])
    return f"{fence}diff\n{shown}\n{fence}\n"


def pull_requests(forge: Forge, run: dict[str, Any]) -> set[str]:
    """Return the open pull requests whose newest commit a run was of.

    The event names them only where the branch is of this repository, so GitHub is asked.
    """
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    found = forge.ask("pulls", state="open", head=head, per_page=PAGE)
    return {str(one["number"]) for one in found if one["head"]["sha"] == run["head_sha"]}


def own_comment(forge: Forge, number: str) -> int | None:
    """Return the comment that was posted before, by its mark and its author."""
    for page in count(1):
        comments = forge.ask(f"issues/{number}/comments", per_page=PAGE, page=page)
        for one in comments:
            if one["user"]["login"] == BOT and one["body"].startswith(MARK):
                return int(one["id"])
        if len(comments) < PAGE:
            break
    return None


if __name__ == "__main__":
    print(main())
