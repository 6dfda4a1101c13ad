"""Any configuration: its keys, so that a program is known by them whatever its file is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_catalog.documents.yaml.nodes import Node
from standards_catalog.evidence.extractors.facts import fact, scalars
from standards_catalog.model.evidence import Fact

_MOST_KEYS = 40
_KEY = re.compile(r"[A-Za-z_$][\w.$-]{0,63}\Z")


def in_configuration(path: str, document: Node) -> Iterator[Fact]:
    """Yield the top-level keys of a mapping, sorted and joined by commas, and its plain values.

    A mapping with more keys than a configuration has, or with keys that are no names, is data.
    """
    keys = sorted(document.mapping)
    if 0 < len(keys) <= _MOST_KEYS and all(_KEY.match(key) for key in keys):
        yield fact("keys", ",".join(keys), path, document.line, None, scalars(document))
