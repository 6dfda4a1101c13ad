"""Rules about stages, successors and versions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from packaging.version import InvalidVersion, Version

from standards_catalog.checks.gates import Need, gate
from standards_catalog.checks.rules.references import Found
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Adoption, Standard, Tool
from standards_catalog.model.standing import stage_of, status_of
from standards_catalog.problems import Fault, Keys
from standards_catalog.rule import Family, rule

_WANTS = {
    "origins": "exactly {teams} with role origin that adopted it at least in part",
    "teams": "{teams} that adopted it at least in part",
    "refiners": "{teams} with role refiner that adopted it at least in part",
    "products": "{teams} of different products that adopted it",
    "artifacts": "{want} named under `artifacts`",
    "observed": "{teams} with repositories that show it",
    "users": "at most {teams} left with it",
}


@rule(Family.LIFECYCLE, needs=("entries",), silenceable=True)
def stage_gate(catalog: Catalog) -> Iterator[Found]:
    """Complain about a stage that recorded adoption has not earned.

    Why: a standard counts as one only when teams of different products use it.
    Bad: `stage: standard` with one team adopted
    Good: `stage: prototype`, a second team's record in `adoption/`, or `mandated` with its reason
    """
    for standard in catalog.all(Standard):
        missing = [
            one for one in gate(catalog, standard, stage_of(catalog, standard)) if not one.met
        ]
        for severity in ("error", "warning"):
            wants = " and ".join(_want(need) for need in missing if need.severity == severity)
            if wants:
                message = f"stage {standard.stage} needs {wants}"
                hint = "record what is missing, or set the stage that was reached"
                fault = Fault(("stage",), message, hint, severity=severity)
                yield Ref("standard", standard.id), fault


def _want(need: Need) -> str:
    teams = f"{need.want} team{'s' * (need.want != 1)}"
    return f"{_WANTS[need.name].format(teams=teams, want=need.want)} ({need.have} recorded)"


@rule(Family.LIFECYCLE, silenceable=True)
def ring_history(catalog: Catalog) -> Iterator[Found]:
    """Complain about a history that does not end at the present ring.

    Why: the page shows both; a reader cannot tell which is true.
    Bad: `ring: adopt` with a history that ends at trial
    Good: a last history item `ring: adopt`
    """
    for tool in catalog.all(Tool):
        last = {one.platform: (at, one) for at, one in enumerate(tool.history)}
        for platform, (at, one) in last.items():
            ring = tool.rings.get(platform, tool.ring)
            if one.ring != ring:
                where = f' on "{platform}"' if platform else ""
                now = f"the ring is {ring}" if ring else "there is no ring"
                message = f"the history{where} ends at {one.ring}, but {now}"
                fault = Fault(("history", at, "ring"), message, "add the last step")
                yield Ref("tool", tool.id), fault


@rule(Family.LIFECYCLE, silenceable=True)
def stage_history(catalog: Catalog) -> Iterator[Found]:
    """Complain about a history that does not end at the present stage.

    Why: the page shows both; a reader cannot tell which is true.
    Bad: `stage: standard` with a history that ends at refinement
    Good: a last history item `stage: standard`
    """
    for standard in catalog.all(Standard):
        if standard.history and standard.history[-1].stage != standard.stage:
            last = len(standard.history) - 1
            ends = standard.history[-1].stage
            message = f"the history ends at {ends}, but `stage` is {standard.stage}"
            fault = Fault(("history", last, "stage"), message, "add the last step")
            yield Ref("standard", standard.id), fault


@rule(Family.LIFECYCLE, silenceable=True)
def supersession_cycle(catalog: Catalog) -> Iterator[Found]:
    """Complain about entries that replace each other in a circle.

    Why: a reader who follows the successors never arrives.
    Bad: `a` superseded by `b`, `b` superseded by `a`
    Good: `a` superseded by `b`
    """
    kinds: tuple[tuple[Standard | Tool, ...], ...] = (catalog.all(Standard), catalog.all(Tool))
    for entries in kinds:
        successors = {entry.id: entry.superseded_by for entry in entries}
        for start in successors:
            chain = [start]
            while (following := successors.get(chain[-1], "")) and following not in chain:
                chain.append(following)
            if following == start:
                circle = " -> ".join([*chain, start])
                message = f"the successors go in a circle: {circle}"
                hint = "delete `superseded_by` where the newest one stands"
                fault = Fault(("superseded_by",), message, hint)
                yield Ref(entries[0].kind, start), fault


@rule(Family.LIFECYCLE, silenceable=True)
def dead_successor(catalog: Catalog) -> Iterator[Found]:
    """Complain about a successor that is on its way out itself.

    Why: teams would be sent from one dead end into the next.
    Bad: superseded by a deprecated standard that itself has no successor
    Good: superseded by a standard that teams can adopt
    """
    for standard in catalog.all(Standard):
        successor = catalog.get(Standard, standard.superseded_by)
        ended = successor and "ended" in stage_of(catalog, successor).counts_as
        if successor and ended and not successor.superseded_by:
            message = f'the successor "{successor.id}" is itself {successor.stage}'
            fault = Fault(("superseded_by",), message, "name one that teams can adopt")
            yield Ref("standard", standard.id), fault


@rule(Family.LIFECYCLE, silenceable=True)
def superseded_ring(catalog: Catalog) -> Iterator[Found]:
    """Complain about a replaced tool that is still recommended.

    Why: the page would say "use it" and "use the other one" at once.
    Bad: `ring: adopt` with `superseded_by: opentelemetry-collector`
    Good: `ring: caution` with `superseded_by: opentelemetry-collector`
    """
    right = catalog.vocabulary.counted("discouraged", "tool", "ring")
    for tool in catalog.all(Tool):
        rings: dict[Keys, str] = {("ring",): tool.ring}
        rings |= {("rings", platform): ring for platform, ring in tool.rings.items()}
        for keys, ring in rings.items():
            if right and tool.superseded_by and ring and ring not in right:
                message = f"`{keys[-1]}` is {ring}, but the tool is superseded"
                yield Ref("tool", tool.id), Fault(keys, message, f"write {right[0]}")


@rule(Family.LIFECYCLE, silenceable=True)
def adoption_of_retired(catalog: Catalog) -> Iterator[Found]:
    """Complain about a team that uses what is retired.

    Why: a standard is retired when nobody uses it; until then it is deprecated.
    Bad: `status: adopted` for a standard whose stage is retired
    Good: the record deleted, or the standard's stage deprecated
    """
    for adoption in catalog.all(Adoption):
        for index, record in enumerate(adoption.records):
            standard = catalog.get(Standard, record.standard)
            going = {"in_use", "intended"} & {*status_of(catalog, record).counts_as}
            if standard and going and "retired" in stage_of(catalog, standard).counts_as:
                named = f'the standard "{standard.id}" is {standard.stage}'
                message = f"{named}, but this says {record.status}"
                hint = "delete the record, or name the successor"
                fault = Fault(("records", index, "status"), message, hint)
                yield Ref("adoption", adoption.id), fault


@rule(Family.LIFECYCLE, silenceable=True)
def version_ahead(catalog: Catalog) -> Iterator[Found]:
    """Complain about a version in use that is newer than the current one.

    Why: one of the two is a slip, or the entry was not updated.
    Bad: `version: "3.0"` where the standard's `version` is `"2.1"`
    Good: the standard's `version` brought up to date first
    """
    for adoption in catalog.all(Adoption):
        for index, record in enumerate(adoption.records):
            subject = catalog.subject(record)
            current = subject.version if subject else ""
            if is_newer(record.version, current):
                message = f"version {record.version} is newer than the current one, {current}"
                fault = Fault(("records", index, "version"), message, "update the entry first")
                yield Ref("adoption", adoption.id), fault


@lru_cache(maxsize=10_000)  # thousands of records have few versions
def is_newer(version: str, than: str) -> bool:
    """Whether a version is newer than another; versions that have no order are not."""
    try:
        return Version(version) > Version(than)
    except InvalidVersion:
        return False


@lru_cache(maxsize=10_000)
def is_behind(version: str, current: str) -> bool:
    """Whether a version is older than the current one; versions that have no order are not.

    `2` is any 2.x, as is a tag that moves with its releases: only as much is compared as it says.
    """
    if not is_newer(current, version):
        return False
    said, whole = Version(version), Version(current)
    if said.public != said.base_version:
        return True
    size = len(said.release)
    return (whole.epoch, whole.release[:size]) != (said.epoch, said.release)
