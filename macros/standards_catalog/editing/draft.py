"""The first file of an entry, written from the schema of its kind.

What an author has not said gets a stand-in where there is an honest one: the schema's `default`,
the day, the entry's own id, a note of what is to be written. Where there is none, the author is
asked: an owner cannot be made up.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from standards_catalog.editing.emitter import WIDTH, lines
from standards_catalog.problems import Keys
from standards_catalog.schema.renames import renewed_by
from standards_catalog.schema.schemas import package_schemas

TODO = "TODO"
_REST = "The rest is optional: uncomment what you know, and delete what you do not."


class MissingError(Exception):
    """Something only the author can say: its path of keys and its schema."""

    def __init__(self, keys: Keys, schema: Mapping[str, Any]) -> None:
        super().__init__(keys, schema)
        self.keys = keys
        self.schema = schema


@dataclass(frozen=True)
class Author:
    """What is known before a word is written: the entry's id, the day, the author's team."""

    id: str
    today: str
    team: str = ""
    stands_in: list[Keys] = field(default_factory=list)


def complete(schema: Mapping[str, Any], given: Mapping[str, Any], author: Author) -> dict[str, Any]:
    """Return what is given and every required field beside it, in the schema's order.

    `author.stands_in` gets the paths of what was not given. Raises MissingError.
    """
    return _mapping((), schema, given, author)


def commented(schema: Mapping[str, Any], data: Mapping[str, Any], *, bare: bool = False) -> str:
    """Return the text of a file: the data with a comment on each field, then what else there is.

    A `bare` one has nothing but the data and its comments.
    """
    found = list(_fields(schema, data, 0, bare))
    rest = list(_rest(schema, data, 0, bare, explained=True))
    if rest:
        found += ["", f"# {_REST}", *rest]
    return "\n".join([*found, ""])


def needed(schema: Mapping[str, Any], given: Mapping[str, Any]) -> set[str]:
    """Return the required keys of a mapping; of alternatives the first, unless one is given."""
    wanted = set(schema.get("required", ()))
    for rule in (schema, *schema.get("allOf", ())):
        ways = [set(way.get("required", ())) for way in rule.get("anyOf", ())]
        if all(ways) and not any(way <= set(given) for way in ways):
            wanted |= next(iter(ways), set())
    return wanted


def _mapping(
    keys: Keys, schema: Mapping[str, Any], given: Mapping[str, Any], author: Author
) -> dict[str, Any]:
    if "properties" not in schema:
        return dict(given)
    wanted = needed(schema, given)
    found = {}
    for key, sub in schema["properties"].items():
        ours = not keys and author.team and "team" in sub.get("x-ref", ())
        if key in given or key in wanted or ours:
            found[key] = _value((*keys, key), sub, given.get(key), author)
    return found


def _value(keys: Keys, schema: Mapping[str, Any], given: Any, author: Author) -> Any:
    if schema.get("type") == "object":
        return _mapping(keys, schema, given or {}, author)
    if schema.get("type") == "array":
        items = schema["items"]
        if "properties" in items or not given:
            given = [_value((*keys, 0), items, one, author) for one in given or [None]]
        return given
    if given is not None:
        return given
    author.stands_in.append(keys)
    return _stand_in(keys, schema, author)


def _stand_in(keys: Keys, schema: Mapping[str, Any], author: Author) -> Any:
    shapes = package_schemas().shapes
    if "default" in schema:
        return schema["default"]
    if schema.get("format") == "date":
        return author.today
    if schema.get("pattern") == shapes["id"]["pattern"] and "x-product" not in schema:
        return author.id
    if "team" in schema.get("x-ref", ()) and author.team:
        return author.team
    if "string" in schema.get("type", ()) and not {"pattern", "x-ref"} & set(schema):
        return f"{TODO}: {schema['description']}"
    raise MissingError(keys, schema)


def _fields(
    schema: Mapping[str, Any], data: Mapping[str, Any], indent: int, bare: bool
) -> Iterator[str]:
    for key, value in data.items():
        sub = schema["properties"][key]
        if indent == 0:
            yield ""
        yield from _comment(sub, indent)
        yield from _written(key, value, sub, indent, bare)


def _written(
    key: str, value: Any, schema: Mapping[str, Any], indent: int, bare: bool
) -> Iterator[str]:
    inner = schema.get("items", schema)
    if inner.get("type") != "object" or "properties" not in inner:
        yield from lines({key: value}, indent)
        return
    yield f"{' ' * indent}{key}:"
    is_list = "items" in schema
    deeper = indent + (4 if is_list else 2)
    for part in value if is_list else [value]:
        found = [*_fields(inner, part, deeper, bare), *_rest(inner, part, deeper, bare)]
        yield from _with_dash(found) if is_list else found


def _with_dash(item: Sequence[str]) -> Iterator[str]:
    """Put a dash before the first key of an item; the comment on it stands above the dash."""
    first = next(at for at, line in enumerate(item) if not line.lstrip().startswith("#"))
    indent = len(item[first]) - len(item[first].lstrip())
    yield from (line[2:] for line in item[:first])
    yield f"{' ' * (indent - 2)}- {item[first].lstrip()}"
    yield from item[first + 1 :]


def _rest(
    schema: Mapping[str, Any],
    data: Mapping[str, Any],
    indent: int,
    bare: bool,
    *,
    explained: bool = False,
) -> Iterator[str]:
    """Yield what the data leaves out, commented out, with an example each."""
    for key, sub in schema["properties"].items():
        if key not in data and not bare:
            if explained:
                yield ""
                yield from _comment(sub, indent)
            for line in lines({key: renewed_by(sub, sub["examples"][0])}):
                yield f"{' ' * indent}#{line}"


def _comment(schema: Mapping[str, Any], indent: int) -> Iterator[str]:
    said = schema["description"]
    if "oneOf" in schema:
        said += f" One of {', '.join(str(choice['const']) for choice in schema['oneOf'])}."
    for line in textwrap.wrap(said, WIDTH - indent - 2, break_long_words=False):
        yield f"{' ' * indent}# {line}"
