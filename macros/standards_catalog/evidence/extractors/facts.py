"""What all extractors share: how a version is known, and facts of bounded size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.model.evidence import Fact

MOST_VALUES = 30
LONGEST = 300

_SHA = re.compile(r"[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?\Z")
_SHORT_SHA = re.compile(r"(?=[0-9a-f]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,39}\Z")
_VERSION = re.compile(
    r"v?[0-9]{1,20}(?:\.[0-9A-Za-z]{1,20}){0,4}(?:[-+.][0-9A-Za-z.+_-]{1,100})?\Z"
)
_NAMED = re.compile(
    r"[\w.@/-]{1,100}[-/@_](?=(v?[0-9]{1,20}(?:\.[0-9]{1,20}){1,3}[\w.+-]{0,50})\Z)"
)
_SAID = re.compile(r"v?[0-9]{1,20}(?:\.[0-9]{1,20}){0,3}(?:[-+][0-9A-Za-z.]{1,40})?\Z")
_BETWEEN = re.compile(r"[\s=@:#,;()]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EXACT = re.compile(
    r"=?\s{0,9}(v?[0-9]{1,20}(?:\.[0-9]{1,20}){2,3}(?:[-+][0-9A-Za-z.+-]{1,60})?)\Z"
)
_VARIABLES = ("${", "$(", "{{", "{%", "<%", "@@")


class Pin(NamedTuple):
    """What a file pins something to, what that says as a version, and how that is known.

    `source` is `tag`, `sha_comment`, `sha`, `branch`, `digest`, `exact`, `constraint`, `lock`,
    `local`, `none` or `unresolved`.
    """

    ref: str = ""
    version: str = ""
    source: str = "none"


def is_unresolved(text: str) -> bool:
    """Tell whether a text hangs on a variable, an input or a template."""
    return any(one in text for one in _VARIABLES) or bool(re.match(r"\$\w", text))


def git_pin(ref: str, comment: str = "") -> Pin:
    """Return how a Git reference pins; a comment beside a commit may name its version."""
    if not ref:
        return Pin()
    if is_unresolved(ref):
        return Pin(ref, "", "unresolved")
    if _SHA.match(ref):
        said = said_version(comment)
        return Pin(ref, said, "sha_comment" if said else "sha")
    if _VERSION.match(ref):
        return Pin(ref, ref, "tag")
    if named := _NAMED.match(ref):
        return Pin(ref, named[1], "tag")
    return Pin(ref, "", "sha" if _SHORT_SHA.match(ref) else "branch")


def said_version(comment: str) -> str:
    """Return the version that a comment names, such as `# v4.1.2`, `# tag=v3` or `# pin@v2`."""
    words = _BETWEEN.split(comment[:200])
    return next((one for one in words if _SAID.match(one) and not _DATE.match(one)), "")


def constraint_pin(text: str) -> Pin:
    """Return how a version or a range of versions pins."""
    if not text:
        return Pin()
    if is_unresolved(text):
        return Pin(text, "", "unresolved")
    exact = _EXACT.match(text)
    return Pin(text, exact[1], "exact") if exact else Pin(text, "", "constraint")


def value_pin(text: str) -> Pin:
    """Return how a plain version, as in a file of tool versions, pins."""
    if not text or is_unresolved(text):
        return Pin(text, "", "unresolved" if text else "none")
    if _VERSION.match(text):
        return Pin(text, text, "exact")
    return Pin(text, "", "constraint")


def fact(
    what: str,
    name: str,
    path: str,
    line: int,
    pin: Pin | None = None,
    values: Mapping[str, str] | Iterable[tuple[str, str]] = (),
) -> Fact:
    """Return a fact whose texts are bounded; values that are empty or prose are left out."""
    pin = pin or Pin("", "", "")
    kept = [(key[:LONGEST], text) for key, text in dict(values).items() if _is_value(text)]
    return Fact(
        what=what,
        name=name[:LONGEST],
        path=path,
        line=line,
        ref=pin.ref[:LONGEST],
        version=pin.version[:LONGEST],
        version_from=pin.source,
        values=dict(kept[:MOST_VALUES]),
    )


def _is_value(text: str) -> bool:
    return 0 < len(text) <= LONGEST and "\n" not in text


def scalars(node: Node) -> dict[str, str]:
    """Return the scalars that stand directly in a mapping."""
    return {key: one.text for key, one in node.mapping.items() if one.text}
