"""What keeps a tool's version current from outside, and whether it can read what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from standards_catalog.checks.rules.alone import Alone
from standards_catalog.documents.document import Document
from standards_catalog.problems import Fault
from standards_catalog.rule import Family, rule

FACTS = ("datasource", "package", "version", "released_on", "checked_on")


def _fact(key: str, value: str) -> str:
    return rf"""["']?{key}["']?[ \t]*:[ \t\r\n]+["']?{value}["']?"""


_GAP = r"[ \t\r\n]+"
# The very expression of `renovate.json`, but for how Python writes names. RE2, which Renovate uses,
# JavaScript and Python read it alike: it is made of characters, classes, repetitions and groups.
SEEN = re.compile(
    r"[\r\n](?P<indentation>[ ]+)"
    + _fact("datasource", "(?P<datasource>[a-z-]+)")
    + _GAP
    + _fact("package", "(?P<depName>[A-Za-z0-9._/-]+)")
    + _GAP
    + _fact("version", "(?P<currentValue>[A-Za-z0-9._+~-]+)")
    + f"(?:{_GAP}{_fact('released_on', '[0-9-]+')})?"
    + _GAP
    + _fact("checked_on", "[0-9-]+")
)


@rule(Family.LIFECYCLE, severity="warning", silenceable=True, alone=True)
def unseen_version(entry: Alone) -> Iterator[Fault]:
    """Warn about a version that Renovate cannot see.

    Why: it reads text, not YAML: lines in one order, nothing between them. It would not say so.
    Bad: `upstream: { datasource: github-tags, … }`, or a comment between `package` and `version`
    Good: `datasource`, `package`, `version`, `released_on`, `checked_on`, each in a line
    """
    if not is_seen(entry.document):
        message = "Renovate cannot see this version, and will not keep it current"
        hint = "run `catalog fix`, or write the lines from `datasource` to `checked_on` together"
        yield Fault(("upstream", "datasource"), message, hint, at_key=True)


def is_seen(document: Document) -> bool:
    """Whether Renovate reads in a text what the data says; true of what asks for no Renovate."""
    upstream = document.data.get("upstream")
    if not isinstance(upstream, Mapping) or "datasource" not in upstream:
        return True
    said = tuple(upstream.get(key) for key in FACTS[:3])
    return any(
        said == found.group("datasource", "depName", "currentValue")
        for found in SEEN.finditer(document.text)
    )
