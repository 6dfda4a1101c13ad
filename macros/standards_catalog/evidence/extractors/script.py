"""Shell text to simple commands, read without running it.

A reader of one pass over tokens: it knows quotes, substitutions, here-documents, comments and the
words of compound commands, so that text which is only printed is not taken for a command.
See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

_TOKENS = re.compile(
    r"""
    (?P<skip>\\\n | [ \t\r]+)
    | (?P<template>\$\{\{[^}$\n]*+\}\})
    | (?P<arithmetic>\$?\(\()
    | (?P<open>\$\(|<\(|>\()
    | (?P<variable>\$\{[^}\n]*+\}? | \$\w* | \$)
    | (?P<heredoc><<-?[ \t]*+(?:'[^'\n]*+'|"[^"\n]*+"|[\w.-]+)(?!<))
    | (?P<redirect>[0-9]?(?:<<<|&>>|&>|>>|>\||<>|[<>]&?))
    | (?P<end>&&|\|\||;;&?|;&|\|&|[;|&])
    | (?P<line>\n)
    | (?P<paren>[()])
    | (?P<tick>`)
    | (?P<single>'[^']*+'?)
    | (?P<double>")
    | (?P<comment>\#)
    | (?P<word>(?:[^\s\\$<>;|&()`'"#]|\\.)(?:[^\s\\$<>;|&()`'"]|\\[^\n])*+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(
    r"""(?P<text>(?:[^"\\`$]|\\.)++) | (?P<close>") | (?P<tick>`)
    | (?P<template>\$\{\{[^}$\n]*+\}\}) | (?P<arithmetic>\$\(\() | (?P<open>\$\()
    | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_HEREDOC = re.compile(r"<<(-?)[ \t]*['\"]?([^'\"\n]*)")
_TARGET = re.compile(r"[ \t]*[\w./~$&{}-]+")
_NO_SCRIPT = ('"', "array")
_LONG = 500
_DEEPEST = 100


class _Frame(Struct):
    """A command that is being read, and what ends the script it stands in."""

    closer: str = ""
    words: list[str] = field(default_factory=list)
    line: int = 0
    joined: bool = False
    pattern: bool = False


class Script:
    """One reading of a script."""

    def __init__(self, text: str) -> None:
        self._script = text
        self._at = 0
        self._row = 0
        self._frames = [_Frame()]
        self._heredocs: list[tuple[str, bool]] = []
        self._done: list[tuple[list[str], int]] = []

    def simple_commands(self) -> Iterator[tuple[list[str], int]]:
        """Yield the words of each simple command, and its line, in the order they end."""
        text, size = self._script, len(self._script)
        while self._at < size:
            if self._frames[-1].closer == '"':
                found = _QUOTED.match(text, self._at)
            else:
                found = _TOKENS.match(text, self._at)
            assert found  # both end with any sign at all
            self._at = found.end()
            getattr(self, f"_{found.lastgroup}")(found[0])
            self._row += found[0].count("\n")
            yield from self._taken()
        while self._frames:
            self._finish()
            self._frames.pop()
        yield from self._taken()

    def _taken(self) -> list[tuple[list[str], int]]:
        done, self._done = self._done, []
        return done

    def _add(self, text: str) -> None:
        """Add text to the word that is being read, or begin one."""
        top = self._frames[-1]
        if top.joined and top.words:
            if len(top.words[-1]) < _LONG:
                top.words[-1] += text
        else:
            if not top.words:
                top.line = self._row
            top.words.append(text)
        top.joined = True

    def _finish(self) -> None:
        top = self._frames[-1]
        words, top.words, top.joined = top.words, [], False
        if words[:1] == ["esac"]:
            top.pattern = False
        elif words[:1] == ["case"] and words[-1] == "in":
            top.pattern = True
        elif words and not top.pattern and top.closer not in _NO_SCRIPT:
            self._done.append((words, top.line))

    def _drop(self) -> None:
        """Forget the words that were read: they are no command."""
        top = self._frames[-1]
        top.words, top.joined, top.pattern = [], False, False

    def _push(self, closer: str) -> None:
        if len(self._frames) < _DEEPEST:
            self._frames.append(_Frame(closer))

    def _skip(self, _: str) -> None:
        self._frames[-1].joined = False

    def _word(self, text: str) -> None:
        self._add(text)

    _variable = _template = _other = _text = _word

    def _single(self, text: str) -> None:
        self._add(text.strip("'"))

    def _double(self, _: str) -> None:
        self._add("")
        self._push('"')

    def _close(self, _: str) -> None:
        closed = self._frames.pop()
        self._add("".join(closed.words))

    def _comment(self, text: str) -> None:
        if self._frames[-1].joined:
            self._add(text)
            return
        end = self._script.find("\n", self._at)
        self._at = end if end >= 0 else len(self._script)

    def _arithmetic(self, _: str) -> None:
        self._add("$")
        end = self._script.find("))", self._at)
        end = end + 2 if end >= 0 else len(self._script)
        self._row += self._script.count("\n", self._at, end)
        self._at = end

    def _open(self, _: str) -> None:
        self._add("$")
        self._push(")")

    def _tick(self, _: str) -> None:
        if self._frames[-1].closer == "`":
            self._finish()
            self._frames.pop()
        else:
            self._add("$")
            self._push("`")

    def _paren(self, text: str) -> None:
        top = self._frames[-1]
        if text == "(":
            is_array = top.joined and top.words[-1].endswith("=")
            if top.joined and not is_array:  # `name()` begins a function
                self._drop()
            self._push("array" if is_array else "subshell")
        elif top.pattern or not top.closer:  # a pattern of `case` ends
            self._drop()
        else:
            self._finish()
            self._frames.pop()
            self._frames[-1].joined = top.closer != "subshell"

    def _end(self, text: str) -> None:
        self._finish()
        if text.startswith(";") and len(text) > 1:
            self._frames[-1].pattern = True

    def _redirect(self, _: str) -> None:
        """Leave the file out that output goes to: it is the next word."""
        self._frames[-1].joined = False
        found = _TARGET.match(self._script, self._at)
        if found:
            self._at = found.end()

    def _heredoc(self, text: str) -> None:
        found = _HEREDOC.match(text)
        assert found
        self._heredocs.append((found[2].strip(), bool(found[1])))
        self._frames[-1].joined = False

    def _line(self, _: str) -> None:
        self._finish()
        for word, dash in self._heredocs:
            self._skip_heredoc(word, dash)
        self._heredocs = []

    def _skip_heredoc(self, word: str, dash: bool) -> None:
        while self._at < len(self._script):
            end = self._script.find("\n", self._at)
            end = end if end >= 0 else len(self._script)
            line = self._script[self._at : end].rstrip("\r")
            self._row += end < len(self._script)
            self._at = end + 1
            if (line.lstrip("\t") if dash else line) == word:
                break
