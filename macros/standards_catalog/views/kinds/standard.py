"""What is shown of a standard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from msgspec import Struct

from standards_catalog.checks.gates import gate
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Standard
from standards_catalog.model.parts import Artifact, Clause
from standards_catalog.model.standing import next_stage, stage_of
from standards_catalog.model.vocabulary import Term
from standards_catalog.text import Text
from standards_catalog.views.adoption.adoption import Cell, Rate, cells_of, rate
from standards_catalog.views.adoption.matrix import rank
from standards_catalog.views.adoption.progress import progress
from standards_catalog.views.adoption.rollout import rollout
from standards_catalog.views.due.overdue import overdue
from standards_catalog.views.kinds.kind import (
    Column,
    ColumnCell,
    Computed,
    Filter,
    Following,
    Kind,
    Passage,
    Search,
)
from standards_catalog.views.kinds.shared import also, linked, many, sources, term
from standards_catalog.views.kinds.subject import FILTERS, OWNER, RATE, computed, review_facts
from standards_catalog.views.observed.sections import observed
from standards_catalog.views.shared.fact import (
    Fact,
    Value,
    field,
    named,
    of_links,
    of_term,
    of_text,
)
from standards_catalog.views.shared.link import find_links, links, owner_link
from standards_catalog.views.shared.said import Said
from standards_catalog.views.shared.subscribe import subscribe
from standards_catalog.views.shared.words import words


class ClauseView(Struct, frozen=True):
    """A clause with its level, its anchor and its basis."""

    anchor: str
    level: Term
    text: Text
    basis: Term


class ArtifactView(Struct, frozen=True):
    """A shipped artifact with its type and basis."""

    name: Text
    type: Term
    basis: Term
    url: str
    note: Text | None


class Implementation(Struct, frozen=True):
    """How to adopt a standard, and what is shipped for it."""

    how_to_adopt: Text | None
    artifacts: tuple[ArtifactView, ...]


class Rollout(Struct, frozen=True):
    """Who has adopted something, and how many of how many."""

    cells: tuple[Cell, ...]
    rate: Rate


def facts(catalog: Catalog, standard: Standard, lang: str) -> tuple[Fact, ...] | None:
    """Return the labelled facts and relations of a standard."""
    older = catalog.superseded_by.get(Ref("standard", standard.id), ())
    reviewed = of_text(standard.reviewed_on)
    return (
        *field(
            catalog,
            "standard",
            ["type"],
            lang,
            of_term(catalog, "standard", ["type"], standard.type),
        ),
        *field(
            catalog,
            "standard",
            ["stage"],
            lang,
            of_term(catalog, "standard", ["stage"], standard.stage),
        ),
        *field(
            catalog, "standard", ["owner"], lang, of_links([owner_link(catalog, standard.owner)])
        ),
        *field(catalog, "standard", ["platforms"], lang, _related(catalog, "platform", standard)),
        *field(catalog, "standard", ["zones"], lang, _related(catalog, "zone", standard)),
        *field(catalog, "standard", ["tools"], lang, _related(catalog, "tool", standard)),
        *field(catalog, "standard", ["principles"], lang, _related(catalog, "principle", standard)),
        *field(catalog, "standard", ["version"], lang, _version(standard, lang)),
        *field(
            catalog,
            "standard",
            ["superseded_by"],
            lang,
            of_links(find_links(catalog, "standard", [standard.superseded_by])),
        ),
        *named("supersedes", lang, of_links(links(older))),
        *field(catalog, "standard", ["decided_on"], lang, of_text(standard.decided_on)),
        *field(catalog, "standard", ["reviewed_on"], lang, reviewed),
        *review_facts(catalog, standard, lang),
        *also(catalog, standard, lang),
    )


def _version(standard: Standard, lang: str) -> list[Value]:
    """Return the version to be on; of what is shipped, that nobody recorded it."""
    unknown = [Value(words(lang)["not_recorded"])] if standard.artifacts else []
    return of_text(standard.version) or unknown


def clauses(catalog: Catalog, standard: Standard, lang: str) -> tuple[ClauseView, ...] | None:
    """Return the clauses in their order."""
    return tuple(_clause(catalog, clause) for clause in standard.clauses) or None


def implementation(catalog: Catalog, standard: Standard, lang: str) -> Implementation | None:
    """Return how to adopt it and what is shipped, if either is recorded."""
    if not standard.how_to_adopt and not standard.artifacts:
        return None
    artifacts = tuple(_artifact(catalog, artifact) for artifact in standard.artifacts)
    return Implementation(standard.how_to_adopt, artifacts)


def adoption(catalog: Catalog, standard: Standard, lang: str) -> Rollout | None:
    """Return every team's cell for a standard, and the rate."""
    cells = cells_of(catalog, standard)
    return Rollout(cells, rate(cells)) if cells else None


def _related(catalog: Catalog, kind: str, standard: Standard) -> list[Value]:
    return of_links(find_links(catalog, kind, getattr(standard, f"{kind}s")))


def _clause(catalog: Catalog, clause: Clause) -> ClauseView:
    level = catalog.vocabulary.terms("standard", "clauses", "level")[clause.level]
    basis = catalog.vocabulary.terms("common", "basis")[clause.basis]
    return ClauseView(clause.anchor, level, clause.text, basis)


def _artifact(catalog: Catalog, artifact: Artifact) -> ArtifactView:
    return ArtifactView(
        artifact.name,
        catalog.vocabulary.terms("standard", "artifacts", "type")[artifact.type],
        catalog.vocabulary.terms("common", "basis")[artifact.basis],
        artifact.url,
        artifact.note,
    )


def _stage(catalog: Catalog, standard: Standard, lang: str) -> ColumnCell:
    values = tuple(of_term(catalog, "standard", ["stage"], standard.stage))
    return ColumnCell(values, sort=str(rank(catalog, standard)))


def _said(catalog: Catalog, standard: Standard, lang: str) -> Said:
    stage = stage_of(catalog, standard)
    return Said(standard.name[lang], stage.label(lang), stage.tone)


def _next_stage(catalog: Catalog, standard: Standard) -> str | None:
    following = next_stage(catalog, standard)
    return following.value if following else None


def _needs(catalog: Catalog, standard: Standard) -> list[dict[str, Any]]:
    following = next_stage(catalog, standard)
    return [need._asdict() for need in gate(catalog, standard, following)] if following else []


def _passages(standard: Standard) -> Iterator[Passage]:
    for clause in standard.clauses:
        yield Passage(clause.anchor, clause.level.replace("_", " "), clause)


KIND = Kind(
    sections={
        "overdue": overdue,
        "facts": facts,
        "stage": progress,
        "clauses": clauses,
        "implementation": implementation,
        "adoption": adoption,
        "rollout": rollout,
        "observed": observed,
        "sources": sources,
        "subscribe": partial(subscribe, badge=True),
    },
    badge=term("standard", "stage"),
    columns={
        "stage": Column(_stage),
        "adoption": RATE,
        "owner": OWNER,
        "platforms": linked("platform", "platforms"),
        "zones": linked("zone", "zones"),
    },
    filters={
        "stage": Filter(lambda catalog, entry: [entry.stage], field=("stage",)),
        "type": Filter(lambda catalog, entry: [entry.type], field=("type",)),
        "zone": Filter(lambda catalog, entry: entry.zones, kinds=("zone",)),
        "platform": Filter(lambda catalog, entry: entry.platforms, kinds=("platform",)),
        **FILTERS,
    },
    rank=rank,
    search=Search(first=("problem", "how_to_adopt"), apart="clauses", passages=_passages),
    readme=_said,
    following=Following(lambda catalog, entry: [Ref(entry.kind, entry.id)]),
    computed={
        "next_stage": Computed(
            {"type": ["string", "null"]},
            "The stage that comes next, if there is one.",
            _next_stage,
        ),
        "needs": Computed(many("Need"), "What the next stage asks for.", _needs),
        **computed("standards"),
    },
)
