"""The commands that a shell script runs, by the names of their programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from standards_catalog.evidence.extractors.script import Script

_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=")
_SUBCOMMAND = re.compile(r"[a-z][a-z0-9_:-]*\Z")
_NAME = re.compile(r"[\w./@+-]+\Z")

_BEFORE = ("if", "then", "elif", "else", "do", "while", "until", "!", "{")
_CLAUSES = ("for", "case", "select", "function", "in", "esac", "fi", "done", "}", "[[")
_BUILTINS = re.compile(
    r"(?:\.|:|\[|alias|break|cd|continue|declare|echo|eval|exit|export|false|getopts|hash|local|popd"
    r"|printf|pushd|pwd|read|readonly|return|set|shift|shopt|source|test|trap|true|type|ulimit|umask"
    r"|unalias|unset|wait)\Z"
)
_WRAPPERS = {
    "sudo": "ugCDhpRrTt",
    "env": "uCS",
    "time": "fo",
    "nice": "n",
    "exec": "a",
    "command": "",
    "nohup": "",
    "builtin": "",
    "npx": "pc",
    "bunx": "",
    "timeout": "ks",
    "xargs": "ILnPsdEa",
}
_RUNNERS = frozenset((("bundle", "exec"), ("mise", "exec"), ("pnpm", "exec"), ("yarn", "exec")))
_MOST = 500
_LONGEST = 100_000


class Command(NamedTuple):
    """A command, the line of the script it begins on (from 0), and its first plain argument."""

    name: str
    line: int
    subcommand: str

    @property
    def values(self) -> dict[str, str]:
        """What stands with it, as values of a fact."""
        return {"subcommand": self.subcommand} if self.subcommand else {}


def commands(script: str) -> Iterator[Command]:
    """Yield the commands of a shell script, each once a line, without builtins and wrappers."""
    seen: set[Command] = set()
    for words, line in Script(script[:_LONGEST]).simple_commands():
        found = _command(words, line)
        if found and found not in seen:
            seen.add(found)
            yield found
            if len(seen) == _MOST:
                return


def _command(words: list[str], line: int) -> Command | None:
    words = _without_wrappers(words)
    if not words or words[0] in _CLAUSES or _BUILTINS.match(words[0]):
        return None
    name = words[0].rpartition("/")[2].partition("@")[0]
    if not _NAME.match(words[0]) or not name.strip("."):
        return None
    return Command(name, line, _subcommand(words[1:]))


def _subcommand(words: list[str]) -> str:
    return next((word for word in words[:6] if _SUBCOMMAND.match(word)), "")


def _without_wrappers(words: list[str]) -> list[str]:
    """Return a command without what stands before it: keywords, assignments, `sudo` and alike."""
    at = 0
    while at < len(words):
        word = words[at]
        if word in _BEFORE or _ASSIGNMENT.match(word):
            at += 1
        elif tuple(words[at : at + 2]) in _RUNNERS:
            at = _after_flags(words, at + 2, "")
        elif word in _WRAPPERS and at + 1 < len(words):
            at = _after_flags(words, at + 1, _WRAPPERS[word])
            at += word == "timeout"
        else:
            break
    return words[at:]


def _after_flags(words: list[str], at: int, with_value: str) -> int:
    while at < len(words) and words[at].startswith("-"):
        at += 2 if len(words[at]) == 2 and words[at][1] in with_value else 1
    return at
