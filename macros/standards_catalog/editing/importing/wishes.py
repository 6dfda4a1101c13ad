"""What somebody says of columns, values and constants, in options or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from standards_catalog.documents.csv.header import folded
from standards_catalog.problems import listed, visible

REST = "*"
"""The column that stands for all which have no place."""

_KEYS = ("kind", "from", "at", "map", "values", "set", "split", "update")


class WrongWishError(ValueError):
    """Something that cannot be understood; its text says what to write."""


@dataclass(frozen=True)
class Wishes:
    """What columns are called here, what values mean, what holds for all rows.

    `columns` maps the folded name of a column to fields, none to leave it out; `order` ranks the
    columns of one field, the first that holds something counts. `values` maps a field or column to
    what its folded values mean, `*` being all others. `update` are the fields in which the source
    is right, `own` those that people spoke of, which have to be there, as have the columns that
    are `spoken` of in options.
    """

    kind: str = ""
    preset: str = ""
    at: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    separators: Mapping[str, str] = field(default_factory=dict)
    update: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()

    def over(self, other: Wishes) -> Wishes:
        """Return these wishes, and where they say nothing those of another."""
        values = {
            name: {**other.values.get(name, {}), **self.values.get(name, {})}
            for name in (*other.values, *self.values)
        }
        return Wishes(
            self.kind or other.kind,
            self.preset or other.preset,
            self.at or other.at,
            {**self.columns, **{k: v for k, v in other.columns.items() if k not in self.columns}},
            values,
            {**other.constants, **self.constants},
            {**other.separators, **self.separators},
            self.update | other.update,
            self.own | other.own,
            self.spoken | other.spoken,
        )

    def meant(self, names: Iterable[str], value: str) -> str | None:
        """Return what a value of a field or column means, if somebody said so."""
        said = [self.values[name] for name in map(folded, names) if name in self.values]
        for word in (folded(value), REST):
            for meanings in said:
                if word in meanings:
                    return meanings[word]
        return None


def said(
    maps: Iterable[str], values: Iterable[str], constants: Iterable[str], update: Iterable[str]
) -> Wishes:
    """Return what options say: `COLUMN=FIELD`, `FIELD:VALUE=VALUE`, `FIELD=VALUE`.

    Raises WrongWishError.
    """
    columns: dict[str, tuple[str, ...]] = {}
    for one in maps:
        name, path = _parted(one, "COLUMN=FIELD", "--map")
        key = name if name == REST else folded(name)
        columns[key] = (*columns.get(key, ()), path) if path else ()
    meanings: dict[str, dict[str, str]] = {}
    for one in values:
        name, meaning = _parted(one, "FIELD:VALUE=VALUE", "--value")
        about, colon, value = name.partition(":")
        if not colon:
            raise WrongWishError(f'--value: write FIELD:VALUE=VALUE, not "{visible(one)}"')
        meanings.setdefault(folded(about), {})[_word(value)] = meaning
    sets = dict(_parted(one, "FIELD=VALUE", "--set", first=True) for one in constants)
    own = {path for fields in columns.values() for path in fields} - set(columns.get(REST, ()))
    return Wishes(
        columns=columns,
        values=meanings,
        constants=sets,
        update=frozenset(update),
        own=frozenset({*own, *sets}),
        spoken=frozenset({*columns, *meanings} - {REST}),
    )


def of_file(path: str, data: Mapping[str, Any]) -> Wishes:
    """Return what a mapping file says; raise WrongWishError."""
    for key in data:
        if key not in _KEYS:
            raise WrongWishError(f'{path}: "{visible(key)}" is no key; write {listed(_KEYS)}')
    for key in ("map", "values", "set", "split"):
        if not isinstance(data.get(key, {}), Mapping):
            raise WrongWishError(f"{path}: `{key}` must be a mapping of keys to values")
    columns = {
        name if name == REST else folded(str(name)): tuple(filter(None, _texts(path, fields)))
        for name, fields in data.get("map", {}).items()
    }
    values = {
        folded(name): {_word(one): _text(path, to) for one, to in _mapping(path, some).items()}
        for name, some in data.get("values", {}).items()
    }
    constants = {key: _text(path, value) for key, value in data.get("set", {}).items()}
    own = {one for name, fields in columns.items() if name != REST for one in fields}
    kind, preset, at = (_text(path, data.get(key, "")) for key in ("kind", "from", "at"))
    splits = {key: _text(path, value) for key, value in data.get("split", {}).items()}
    update = frozenset(filter(None, _texts(path, data.get("update", []))))
    spoken_of = frozenset({*own, *constants})
    return Wishes(kind, preset, at, columns, values, constants, splits, update, spoken_of)


def for_kind(wishes: Wishes, kind: str, kinds: Iterable[str]) -> Wishes:
    """Return what is said for rows of a kind: `team.summary` only for teams, `summary` for all."""
    others = tuple(f"{one}." for one in kinds if one != kind)
    constants = {
        path.removeprefix(f"{kind}."): value
        for path, value in sorted(wishes.constants.items(), key=lambda one: one[0].count("."))
        if not path.startswith(others)
    }
    return replace(wishes, constants=constants)


def _word(value: Any) -> str:
    return REST if value == REST else folded(str(value))


def _parted(one: str, form: str, option: str, *, first: bool = False) -> tuple[str, str]:
    name, sign, rest = one.partition("=") if first else one.rpartition("=")
    if not sign or not name:
        raise WrongWishError(f'{option}: write {form}, not "{visible(one)}"')
    return name, rest


def _text(path: str, value: Any) -> str:
    if isinstance(value, Mapping | list):
        raise WrongWishError(f"{path}: one value is wanted where there is a list or mapping")
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _texts(path: str, value: Any) -> list[str]:
    return [_text(path, one) for one in (value if isinstance(value, list) else [value])]


def _mapping(path: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise WrongWishError(f"{path}: `values` maps a field to what its values mean")
    return value
