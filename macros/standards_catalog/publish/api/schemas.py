"""The schemas of entries as other repositories' editors load them, at addresses that stay.

An address names the version that its schema had. A schema refers to the others by the version that
each of them has, and to the ids that there are: these follow the catalog and have no version. Below
older versions stands the way to the present one, so that an address once noted keeps working.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from standards_catalog.schema.sources import NOTHING, Own, schema_texts

ROOT = "schema/"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Data = dict[str, Any]


def published(site: str, ids: Mapping[str, Sequence[str]], own: Own = NOTHING) -> dict[str, Data]:
    """Return each schema by its path from the site's root; without a `site` they have no `$id`.

    They are in the organisation's `own` words.
    """
    made = dict(_without_ids(own))
    for kind, known in ids.items():
        made[f"{ROOT}ids/{kind}.json"] = _list(kind, known)
    return {
        path: {"$schema": _DIALECT, **({"$id": site + path} if site else {}), **schema}
        for path, schema in made.items()
    }


def schema_path(name: str) -> str:
    """Return the path from the site's root of a schema as it is today."""
    return _path(name, _sources(NOTHING)[name]["x-version"])


def _schemas(sources: Mapping[str, Data]) -> Iterator[tuple[str, Data]]:
    versions = {name: source["x-version"] for name, source in sources.items()}
    for name, source in sources.items():
        now = versions[name]
        for before in range(1, now):
            comment = f"Version {before} is over; renamed keys and values are in x-renamed."
            yield _path(name, before), {"$comment": comment, "$ref": f"../v{now}/{name}.json"}
        schema = {key: value for key, value in source.items() if key != "$schema"}
        yield _path(name, now), _rewritten(schema, versions)


def _path(name: str, version: int) -> str:
    return f"{ROOT}v{version}/{name}.json"


def _rewritten(schema: Any, versions: Mapping[str, int]) -> Any:
    """Return a schema whose references lead to where the others are published."""
    if isinstance(schema, list):
        return [_rewritten(one, versions) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _rewritten(value, versions) for key, value in schema.items()}
    if isinstance(target := made.get("$ref"), str):
        made["$ref"] = _reference(target, versions)
    return made


def _reference(target: str, versions: Mapping[str, int]) -> str:
    file, mark, anchor = target.partition("#")
    name = file.rpartition(".")[0]
    if name.startswith("ids/"):
        return f"../{name}.json"
    return f"../v{versions[name]}/{file}{mark}{anchor}" if file else target


def _list(kind: str, ids: Sequence[str]) -> Data:
    return {
        "title": f"The id of every {kind}",
        "errorMessage": f"no {kind} of the catalog has this id",
        "enum": list(ids),
    }


@lru_cache(maxsize=4)
def _without_ids(own: Own) -> Mapping[str, Data]:
    return dict(_schemas(_sources(own)))


@lru_cache(maxsize=4)
def _sources(own: Own) -> Mapping[str, Data]:
    return {name: json.loads(text) for name, text in schema_texts(own).items()}
