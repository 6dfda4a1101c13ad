"""Rules about the names by which entries mean each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from standards_catalog.checks.usual import folders
from standards_catalog.model.catalog import PAGE, Catalog, Mention, Ref
from standards_catalog.model.entries import Adoption, Entry, Group, Named, Standard
from standards_catalog.problems import Fault, Keys, listed, suggest, visible
from standards_catalog.rule import Family, rule

Found = tuple[Ref, Fault]


@rule(Family.NAMES)
def unknown_reference(catalog: Catalog) -> Iterator[Found]:
    """Complain about a name that no entry has.

    Why: a link to nothing; the entry would vanish from every list it belongs to.
    Bad: `owner: plaform`
    Good: `owner: platform`
    """
    linked = catalog.named_kinds
    hint: Callable[[], str]
    for mention in catalog.mentions:
        if mention.in_prose and mention.kinds[0] == PAGE:
            if mention.id in folders():
                continue
            message = f'the link "{_address(mention)}" leads to no page that every site has'
            hint = partial(_page_hint, mention.id)
        elif mention.in_prose and mention.kinds[0] not in linked:
            message = f'the link "{_address(mention)}" names no kind of entry that has a page'
            hint = partial(_kind_hint, mention.kinds[0], linked)
        elif catalog.resolve(mention.kinds, mention.id):
            continue
        else:
            message, hint = _unknown_id(mention), partial(_id_hint, catalog, mention)
        yield mention.by, Fault(mention.keys, message, hint, mention.at_key, mention.part)


@rule(Family.NAMES)
def duplicate_id(catalog: Catalog) -> Iterator[Found]:
    """Complain about a name that means two things.

    Why: links, redirects and anchors could lead to either.
    Bad: a group and a team both called `ferries`; two clauses `no-workstation-deploys`
    Good: a different name for each
    """
    yield from _owners(catalog)
    yield from _former_ids(catalog)
    products: dict[str, str] = {}
    for team in catalog.teams:
        for index, product in enumerate(team.products):
            other = products.setdefault(product.id, team.id)
            if other != team.id or product.id in [one.id for one in team.products[:index]]:
                keys: Keys = ("products", index, "id")
                message = f'the product "{product.id}" is listed by team "{other}" already'
                yield Ref("team", team.id), Fault(keys, message, "one product has one team")
    for standard in catalog.all(Standard):
        seen: set[str] = set()
        for index, clause in enumerate(standard.clauses):
            if clause.id in seen:
                message = f'two clauses are called "{clause.id}"'
                at = ("clauses", index, "id")
                yield Ref("standard", standard.id), Fault(at, message, "rename one of them")
            seen.add(clause.id)


@rule(Family.NAMES)
def duplicate_record(catalog: Catalog) -> Iterator[Found]:
    """Complain about two adoption records of one team for the same thing.

    Why: only one of them can be true, and the matrix has one cell.
    Bad: two records with `standard: release-flow` in one file
    Good: one record
    """
    for adoption in catalog.all(Adoption):
        seen: set[Ref] = set()
        for index, record in enumerate(adoption.records):
            kind = "standard" if record.standard else "tool"
            about = Ref(kind, record.standard or record.tool)
            if about in seen:
                message = f'there is a record of the {about.kind} "{about.id}" already'
                yield (
                    Ref("adoption", adoption.id),
                    Fault(("records", index, kind), message, "merge the two"),
                )
            seen.add(about)


def _address(mention: Mention) -> str:
    return visible(f"{mention.kinds[0]}:{mention.id}")


def _kind_hint(kind: str, linked: tuple[str, ...]) -> str:
    return suggest(kind, linked) or f"the kinds are {', '.join(linked)}"


def _page_hint(name: str) -> str:
    return suggest(name, folders(), prefix=f"{PAGE}:") or f"the pages are {', '.join(folders())}"


def _unknown_id(mention: Mention) -> str:
    name = next((key for key in reversed(mention.keys) if isinstance(key, str)), "")
    subject = f'`{name}`: "{visible(mention.id)}"'
    if mention.at_key:
        subject = f'"{visible(mention.id)}"'
    elif mention.in_prose:
        subject = f'the link "{_address(mention)}"'
    elif not mention.keys:
        subject = f'the file name "{visible(mention.id)}"'
    verb = "leads to no" if mention.in_prose else "is not a"
    return f"{subject} {verb} {listed(mention.kinds)}"


def _id_hint(catalog: Catalog, mention: Mention) -> str:
    known = [one for kind in mention.kinds for one in catalog.entries.get(kind, ())]
    hint = suggest(mention.id, known, prefix=f"{mention.kinds[0]}:" if mention.in_prose else "")
    elsewhere = [kind for kind in catalog.named_kinds if catalog.find(Ref(kind, mention.id))]
    if elsewhere and not hint:
        hint = f"there is a {elsewhere[0]} of that name"
    if not mention.keys and not hint:
        hint = f"name the file after a {listed(mention.kinds)}"
    return hint or f"name one that exists, or add the {listed(mention.kinds)} first"


def _owners(catalog: Catalog) -> Iterator[Found]:
    groups = {group.id for group in catalog.all(Group)}
    for team in catalog.teams:
        if team.id in groups:
            message = f'"{team.id}" is a group and a team; owners could mean either'
            yield Ref("team", team.id), Fault((), message, "rename one of the files")


def _former_ids(catalog: Catalog) -> Iterator[Found]:
    for kind, entries in catalog.entries.items():
        if not any(isinstance(entry, Named) for entry in entries.values()):
            continue
        taken: dict[str, Entry] = dict(entries)
        for entry in entries.values():
            for index, former in enumerate(entry.formerly):
                other = taken.setdefault(former, entry)
                if other is not entry or former == entry.id:
                    message = f'the former id "{former}" belongs to the {kind} "{other.id}"'
                    fault = Fault(("formerly", index), message, "its address can lead to one only")
                    yield Ref(kind, entry.id), fault
