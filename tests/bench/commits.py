"""A repository whose generated catalog changed in every commit, the same one every time."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench import generate

BEGAN = 1_760_000_000


def repository(folder: Path, tools: int, teams: int, standards: int, commits: int) -> None:
    """Write a catalog and its history: each commit changes one record, ring or version."""
    generate.catalog(folder / "catalog", tools, teams, standards)
    for command in (["init", "-q", "-b", "main"], ["fast-import", "--quiet"], ["reset", "--hard"]):
        stream = b"".join(_stream(folder, commits)) if command[0] == "fast-import" else b""
        subprocess.run(["git", *command], cwd=folder, input=stream, check=True, capture_output=True)


def _stream(folder: Path, commits: int) -> Iterator[bytes]:
    chance = random.Random(20261122)
    files = {file: file.read_text("utf-8") for file in sorted(folder.glob("catalog/*/*.yml"))}
    yield from _commit(0)
    for file, text in files.items():
        yield from _file(file.relative_to(folder), text)
    changing = [file for file in files if file.parent.name in ("adoption", "tools")]
    for number in range(1, commits + 1):
        file = chance.choice(changing)
        files[file] = _changed(chance, files[file], number)
        yield from _commit(number)
        yield from _file(file.relative_to(folder), files[file])


def _changed(chance: random.Random, text: str, number: int) -> str:
    lines = text.splitlines(keepends=True)
    keys = {"status": generate.STATUSES, "ring": generate.RINGS, "version": (f'"3.{number}"',)}
    spots = [at for at, line in enumerate(lines) if line.strip().partition(":")[0] in keys]
    at = chance.choice([spot for spot in spots if "status: active" not in lines[spot]])
    start, colon, _ = lines[at].partition(":")
    lines[at] = f"{start}{colon} {chance.choice(keys[start.strip()])}\n"
    return "".join(lines)


def _commit(number: int) -> Iterator[bytes]:
    subject = f"Change {number}".encode()
    yield b"commit refs/heads/main\n"
    yield b"committer Nobody <nobody@example.com> %d +0000\n" % (BEGAN + number * 3600)
    yield b"data %d\n%s\n" % (len(subject), subject)


def _file(path: Path, text: str) -> Iterator[bytes]:
    data = text.encode()
    yield b"M 100644 inline %s\ndata %d\n%s\n" % (path.as_posix().encode(), len(data), data)
