"""Rules about the links in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from standards_catalog.checks.hosts import private_host
from standards_catalog.checks.rules.alone import Alone
from standards_catalog.checks.rules.references import Found
from standards_catalog.checks.urls import addresses
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard
from standards_catalog.problems import Fault, Keys, some, suggest, visible
from standards_catalog.rule import Family, rule
from standards_catalog.text import without_code

_TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_ALLOWED = re.compile(r"(https?://|mailto:)\S|[a-z]+:[^/\s]+$")


@rule(Family.LINKS, alone=True)
def unsafe_link(entry: Alone) -> Iterator[Fault]:
    """Complain about a link that leads neither to the web, nor to a mailbox, nor to an entry.

    Why: other links break when the site moves, or run code in the reader's browser.
    Bad: `[the tool](../tools/ecspresso.md)`, `[here](JavaScript:alert(1))`
    Good: `[the tool](tool:ecspresso)`, `[here](https://example.com/)`
    """
    for text in entry.texts:
        if text.schema.get("x-prose"):
            for lang, wording in text.wordings.items():
                if "](" in wording or "]:" in wording:
                    yield from _unsafe(text.at(lang), wording)


@rule(Family.LINKS, needs=("settings",), alone=True)
def private_address(entry: Alone) -> Iterator[Fault]:
    """Complain about a link to a host that only a private network knows.

    Why: others cannot follow it, and what tries links would call machines behind the firewall.
    Bad: `url: http://192.168.0.10/`, `[the wiki](https://wiki.internal/)`
    Good: a public address, or `private_domains: [wiki.internal]` in `settings.yml`
    """
    for keys, url in addresses(entry.document):
        if host := private_host(url, entry.known.private_domains):
            message = f'the host "{visible(host)}" is one that only a private network knows'
            hint = "lead to a public one, or name its domain in `private_domains` of settings.yml"
            yield Fault(keys, message, hint, part=url)


@rule(Family.LINKS)
def unknown_clause(catalog: Catalog) -> Iterator[Found]:
    """Complain about a link to a part of an entry that is not there.

    Why: the reader would land at the top of a long page and look for what was meant.
    Bad: `[no deploys by hand](standard:release-flow#no-workstation-deploys)`
    Good: `[no deploys by hand](standard:release-flow#must-not-no-workstation-deploys)`
    """
    for mention in catalog.mentions:
        if mention.anchor is None:
            continue
        found = catalog.find(Ref(mention.kinds[0], mention.id))
        if found is None:
            continue  # unknown, which is another complaint, or broken
        anchors = [one.anchor for one in found.clauses] if isinstance(found, Standard) else []
        if mention.anchor not in anchors:
            message = f'the {found.kind} "{found.id}" has no clause "#{visible(mention.anchor)}"'
            hint = partial(_clause_hint, mention.anchor, anchors)
            yield mention.by, Fault(mention.keys, message, hint, part=mention.part)


def _clause_hint(anchor: str, anchors: list[str]) -> str:
    if not anchors:
        return "take the # and what follows away: only clauses of a standard can be linked to"
    longer = [one for one in anchors if anchor and one.endswith(f"-{anchor}")]
    if longer:
        return f'did you mean "{longer[0]}"?'
    return suggest(anchor, anchors) or f"its clauses are {some(anchors)}"


def _unsafe(keys: Keys, text: str) -> Iterator[Fault]:
    for found in _TARGET.finditer(without_code(text)):
        target = found[1] or found[2] or ""
        if not _ALLOWED.match(target):
            message = f'the link "{visible(target)}" leads neither to the web nor to an entry'
            hint = "write https://…, mailto:… or a kind and an id, such as tool:ecspresso"
            yield Fault(keys, message, hint, part=target)
