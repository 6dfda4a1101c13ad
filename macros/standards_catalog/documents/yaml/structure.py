"""What a YAML text may not hold, however well it is written: tags, endless depth, doubled keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standards_catalog.documents.invisible import hidden
from standards_catalog.problems import Problem, visible
from standards_catalog.rule import Family, rule

MAX_DEPTH = 32
MAX_VALUES = 50_000
_NAMED = 4
LONG = 100  # so many characters of text weigh as much as one value more


@rule(Family.YAML)
def duplicate_key(path: str, event: Any) -> Iterator[Problem]:
    """Complain about a key that stands twice in one mapping.

    Why: most programs keep the last value and silently drop the first.
    Bad: `ring: adopt` and, further down, `ring: trial`
    Good: one `ring:`
    """
    message = f"the key `{visible(event.value)}` stands twice in one mapping"
    yield duplicate_key.problem(*_at(path, event), message, "keep one of them")


@rule(Family.YAML)
def unsupported_tag(path: str, event: Any) -> Iterator[Problem]:
    """Complain about a YAML tag.

    Why: tags make values that are not plain data; entries need none.
    Bad: `version: !!python/name:os.system`
    Good: `version: "1.10"`
    """
    tag = visible(event.tag.replace("tag:yaml.org,2002:", "!!"))
    message = f"`{tag}` is a tag, and tags are not supported"
    yield unsupported_tag.problem(
        *_at(path, event), message, "put text that begins with ! in quotes"
    )


@rule(Family.YAML)
def complex_key(path: str, event: Any) -> Iterator[Problem]:
    """Complain about a key that is not plain text.

    Why: a key is the name of a fact; `{{ name }}` without quotes is a mapping in a mapping.
    Bad: `name: {{ name }}`
    Good: `name: "{{ name }}"`
    """
    message = "a key must be plain text, but here begins a list, a mapping or an alias"
    yield complex_key.problem(
        *_at(path, event), message, "put text that begins with {, [ or * in quotes"
    )


@rule(Family.YAML)
def too_deep(path: str, event: Any) -> Iterator[Problem]:
    """Complain about lists and mappings nested without end.

    Why: no entry needs more than a few levels; endless nesting is a mistake or an attack.
    Bad: `[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[`
    Good: the levels that the field reference shows
    """
    message = f"lists and mappings are nested more than {MAX_DEPTH} levels deep"
    yield too_deep.problem(*_at(path, event), message, "see the field reference for the shape")


@rule(Family.YAML)
def unknown_alias(path: str, event: Any) -> Iterator[Problem]:
    """Complain about an alias without its anchor.

    Why: `*name` repeats what `&name` marked further up; unquoted `*` at the start means that.
    Bad: `note: *important*`
    Good: `note: "*important*"`
    """
    name = visible(event.anchor)
    message = f"`*{name}` repeats what `&{name}` marks, but nothing complete above is marked so"
    yield unknown_alias.problem(*_at(path, event), message, "put text that begins with * in quotes")


@rule(Family.YAML)
def too_many_values(path: str, event: Any) -> Iterator[Problem]:
    """Complain about a file that expands beyond all measure.

    Why: aliases of aliases can turn ten lines into billions of values.
    Bad: `b: [*a, *a, *a, *a, *a, *a, *a, *a, *a]` over and over
    Good: at most 50,000 values and 5,000,000 characters, aliases expanded
    """
    text = f"{MAX_VALUES:,} values or {MAX_VALUES * LONG:,} characters"
    message = f"with its aliases expanded, the file holds more than {text}"
    yield too_many_values.problem(
        *_at(path, event), message, "is it an entry? write out what `*` repeats"
    )


@rule(Family.YAML)
def several_documents(path: str, event: Any) -> Iterator[Problem]:
    """Complain about a second document in one file.

    Why: one file is one entry, named by the file.
    Bad: `---` between two tools
    Good: two files
    """
    message = "a second document begins here, but one file holds one entry"
    yield several_documents.problem(*_at(path, event), message, "move it to a file of its own")


@rule(Family.YAML)
def escaped_control(path: str, event: Any) -> Iterator[Problem]:
    r"""Complain about an invisible character that is written as an escape.

    Why: pages, feeds and terminals cannot show it, and some break on it.
    Bad: `name: "Argo\x00CD"`
    Good: `name: "Argo CD"`
    """
    names = dict.fromkeys(one.name for one in hidden(event.value))
    few = ", ".join([*names][:_NAMED]) + (" and others" if len(names) > _NAMED else "")
    message = f"this text holds the invisible character{'s' * (len(names) > 1)} {few}"
    yield escaped_control.problem(*_at(path, event), message, "delete the escape, or write '…'")


def _at(path: str, event: Any) -> tuple[str, int, int]:
    return path, event.start_mark.line + 1, event.start_mark.column + 1
