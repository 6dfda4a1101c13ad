"""Markdown files with facts at their head -> a row each, and the requirements in their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath
from typing import Any

from standards_catalog.documents.yaml.nodes import NOWHERE, read_nodes
from standards_catalog.editing.importing.records import row_of
from standards_catalog.editing.importing.rows import Place, Row, UnreadableError
from standards_catalog.text import kebab, plain

_HEAD = re.compile(r"---[ \t]*\n(?P<facts>.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(
    r"^(?:\[#(?P<id>[\w-]+)\]\n)?(?:#{1,6}|={1,6})[ \t]+(?P<words>[^\n]*\S)", re.MULTILINE
)
_LEVEL = re.compile(r"\{?\b(MUST NOT|MUST|SHALL NOT|SHALL|SHOULD NOT|SHOULD|MAY)\b\}?")
_PLAINLY = re.compile(r"\b[Yy]ou (must not|must|should not|should|may)\b")
_AS_LEVEL = {"SHALL": "MUST", "SHALL NOT": "MUST_NOT"}
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|[0-9]+[.)])[ \t]+", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_TAGS = re.compile(r"<%(?:[^%]|%(?!>))*+(?:%>)?+|<!--(?:[^-]|-(?!->))*+(?:-->)?+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_MOST_CLAUSES = 1_000
_LONGEST = 2_000


def page_of(path: str, text: str) -> Row:
    """Return a file as a row: the facts at its head, and what its text says; raise UnreadableError.

    Beside the facts there are `title`, `summary` (the first paragraph), `rest` (what follows it),
    `body` (all of it), `file`, `folder` and `clauses`, unless the head says them.
    """
    head = _HEAD.match(text)
    node, rest = NOWHERE, text
    if head:
        read = read_nodes(head["facts"] or "")
        if read.reason:
            raise UnreadableError(f"{path}:{read.line + 1} cannot be read: its head is no YAML")
        node = read.documents[0] if read.documents else NOWHERE
        rest = text[head.end() :]
    body = _TAGS.sub("", rest).strip()
    found = {**_said(path, body), **row_of(path, node, {}).cells}
    places = {name: Place(path, one.line + 1, one.column) for name, one in node.mapping.items()}
    return Row(Place(path), {key: value for key, value in found.items() if value}, places)


def _said(path: str, body: str) -> dict[str, Any]:
    where = PurePath(path)
    title = _HEADING.search(body)
    stem = where.name.partition(".")[0]
    return {
        "title": plain(title["words"]) if title else stem.replace("-", " ").capitalize(),
        "summary": _first_paragraph(body),
        "rest": _rest(body),
        "body": body,
        "file": stem,
        "folder": where.parent.name,
        "clauses": list(islice(_clauses(body), _MOST_CLAUSES)),
    }


def _first_paragraph(body: str) -> str:
    return next((" ".join(part.split()) for part in _blocks(body) if _is_prose(part)), "")


def _rest(body: str) -> str:
    blocks = _blocks(body)
    first = next((at for at, part in enumerate(blocks) if _is_prose(part)), len(blocks))
    return "\n\n".join(blocks[first + 1 :])


def _blocks(body: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", body) if part.strip()]


def _is_prose(part: str) -> bool:
    return part.startswith("**") or not part.startswith((*"#=-*|>!<`:{", "[[", "[#"))


def _clauses(body: str) -> Iterator[dict[str, Any]]:
    """Yield what a text asks for: its headings that do, or else the items and sentences that do."""
    body = _CODE.sub("", body)
    headings = [
        (one["words"], one["id"] or "")
        for one in _HEADING.finditer(body)
        if _LEVEL.search(one["words"])
    ]
    seen: set[str] = set()
    for words, given in headings or ((one, "") for one in _sentences(body)):
        text = " ".join(words.split())
        level = _LEVEL.search(text) or (None if headings else _PLAINLY.search(text))
        clause = kebab(given or plain(text))[:60].strip("-")
        if level and clause and clause not in seen:
            seen.add(clause)
            word = level[1].upper()
            named = _AS_LEVEL.get(word, word.replace(" ", "_"))
            text = text.replace("{", "").replace("}", "")
            yield {"id": clause, "level": named, "text": text[:_LONGEST]}


def _sentences(body: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", _ITEM.sub("\n\n", body)):
        if not block.lstrip().startswith(("#", "=", "|")):
            yield from _SENTENCE.split(block.strip())
