"""Columns of a source -> fields of a kind: what is said, what is known by name, what is near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct

from standards_catalog.documents.csv.header import folded
from standards_catalog.editing.importing.fields import Target
from standards_catalog.editing.importing.rows import Row
from standards_catalog.editing.importing.wishes import REST, Wishes
from standards_catalog.schema.keywords import fits

ON = "on"
"""What a column is mapped to whose values are the days that rows tell of."""

_LONGEST = 60  # of a name that a near one is looked for


class Column(Struct, frozen=True):
    """A column: its name, the fields that it fills, who said so, a value, how many it has.

    `how` is `named` (known by this name), `guessed` (a near one), `said`, `left`, `unplaced`, or
    `lacking` where no field of the kind is what was said.
    """

    name: str
    fields: tuple[str, ...]
    how: str
    example: str
    count: int = 0


def placed(target: Target, rows: Sequence[Row], wishes: Wishes) -> list[Column]:
    """Return what each column fills."""
    found = dict(_columns(rows))
    taken = {path for name in found for path in wishes.columns.get(folded(name), ())}
    columns = {}
    for name, (example, count) in _likely_first(target, found):
        fields, how = _fields(target, name, wishes, taken, example)
        taken.update(fields)
        columns[name] = Column(name, fields, how, example, count)
    return [columns[name] for name in found]


def _columns(rows: Iterable[Row]) -> Mapping[str, tuple[str, int]]:
    """Return the columns in their order, each with its first value and how many it has."""
    found: dict[str, tuple[str, int]] = {}
    for row in rows:
        for name, value in row.cells.items():
            example, count = found.get(name, (_shown(value), 0))
            found[name] = example, count + 1
    return found


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value[:3])
    return ", ".join(map(str, value)) if isinstance(value, Mapping) else str(value)


def _likely_first(
    target: Target, found: Mapping[str, tuple[str, int]]
) -> list[tuple[str, tuple[str, int]]]:
    """Return the columns that are called as a field is before those that go by another name."""
    own = {folded(path) for path in target.paths}
    return sorted(found.items(), key=lambda one: folded(one[0]) not in own)


def _fields(
    target: Target, name: str, wishes: Wishes, taken: set[str], example: str
) -> tuple[tuple[str, ...], str]:
    word = folded(name)
    if word in wishes.columns:
        wanted = wishes.columns[word]
        fields = tuple(path for path in wanted if path == ON or target.field(path))
        return fields, "said" if fields else "lacking" if wanted else "left"
    known = target.names.get(word, "")
    if known and known not in taken:
        return (known,), "named"
    if (near := _near(target, word, taken, example)) and not known:
        return (near,), "guessed"
    if REST in wishes.columns:
        below = [f"{path}.{_key(name)}" for path in wishes.columns[REST]]
        fields = tuple(path for path in below if target.field(path))
        return fields, "said" if fields else "left"
    return (), "unplaced"


def _near(target: Target, word: str, taken: set[str], example: str) -> str:
    """Return the free field at the top whose name is near, or a part of it, and may hold this."""
    if not word or len(word) > _LONGEST:
        return ""
    known = {
        name: path
        for name, path in target.names.items()
        if path not in taken and "." not in path and _may_hold(target, path, example)
    }
    near = get_close_matches(word, known, n=1, cutoff=0.8)
    within = [one for one in known if len(one) > 1 and (one in word or word in one)]
    found = near or (sorted(within, key=len, reverse=True) if target.is_table else [])
    return known[found[0]] if found else ""


def _may_hold(target: Target, path: str, example: str) -> bool:
    field = target.field(path)
    pattern = field.schema.get("pattern", "") if field else ""
    return not path.endswith("_at") or fits(pattern, example)


def _key(name: str) -> str:
    return "_".join(part for part in _words(name) if part)


def _words(name: str) -> Iterator[str]:
    word = ""
    for char in name.lower():
        if char.isascii() and char.isalnum():
            word += char
        else:
            yield word
            word = ""
    yield word
