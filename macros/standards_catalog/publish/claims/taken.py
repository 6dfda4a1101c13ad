"""Finds addresses that two claim, and says it where one of them can give way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from standards_catalog.checks.addresses import taken_address
from standards_catalog.checks.load import Loaded
from standards_catalog.documents.positions import Marks
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import Fault, Problem, in_order
from standards_catalog.publish.claims import writers
from standards_catalog.publish.claims.claim import (
    PROGRAM,
    Claim,
    Claims,
    Clash,
    Origin,
    address,
    key,
)
from standards_catalog.publish.claims.written import Written

_TOP = Marks()


def with_site(loaded: Loaded, written: Written) -> Loaded:
    """Return a catalog with the problems that it has beside what was written by hand."""
    found = [*written.strays(), *taken(loaded.catalog, written)]
    return replace(loaded, problems=tuple(in_order({*loaded.problems, *found})))


def with_pages(loaded: Loaded, written: Written) -> Loaded:
    """Return a catalog with that, and with the problems that each page has for itself."""
    loaded = with_site(loaded, written)
    return replace(loaded, problems=tuple(in_order({*loaded.problems, *written.wrong_pages()})))


def taken(catalog: Catalog, written: Written) -> Iterator[Problem]:
    """Yield a problem for each who claims an address that another one has, once for each."""
    told: set[Origin] = set()
    for clash in clashes(catalog, written):
        loser = clash.first if clash.second.origin == PROGRAM else clash.second
        keeper = clash.second if loser is clash.first else clash.first
        if loser.origin not in told:
            told.add(loser.origin)
            yield from _problem(catalog, written, loser, keeper)


def clashes(catalog: Catalog, written: Written) -> Iterator[Clash]:
    """Yield each two claims of one address, but those of one who may take the other's place."""
    claims, hands = Claims(), [*writers.by_hand(catalog, written)]
    written_at = {one.path for one in hands}
    for one in writers.of_every_site(catalog):
        claims.hold(one)
    for one in chain(writers.of_the_theme(), writers.of_the_package(catalog, written)):
        if one.path not in written_at:
            claims.hold(one)
    for one in hands:
        yield from _heard(claims, one, written)
    for one in writers.reserved():
        claims.hold(one)
    for one in chain(writers.of_entries(catalog, written), writers.of_products(catalog, written)):
        yield from _heard(claims, one, written)
    for one in writers.for_programs(catalog) if hands else ():  # only these can be in their way
        yield from _heard(claims, one, written)


def _heard(claims: Claims, one: Claim, written: Written) -> Iterator[Clash]:
    first = claims.hear(one)
    if first is None or (first.origin.ref and one.origin.ref):
        pass  # free, or two entries with one id, which is another complaint
    elif first.origin != one.origin and not _stands_in(first, one, written):
        yield Clash(first, one)


def _stands_in(first: Claim, one: Claim, written: Written) -> bool:
    """Whether a page was written by hand to have the place of another one."""
    if not one.page or one.page.source != first.origin.file:
        return False
    file = written.folder / first.origin.file
    return one.page.shows(file.read_text("utf-8", errors="replace"))


def _problem(catalog: Catalog, written: Written, loser: Claim, keeper: Claim) -> Iterator[Problem]:
    ref, keys, file = loser.origin
    message = f"the address `{address(loser.path)}` belongs to {keeper.by}"
    hint = _hint(loser, keeper)
    if ref is None:
        yield from taken_address(written.place(file), Fault((), message, hint), _TOP)
        return
    document = catalog.document(ref)
    places = document.marks if keys else document.start()
    yield from taken_address(document.path, Fault(keys, message, hint), places)


def _hint(loser: Claim, keeper: Claim) -> str:
    if loser.origin.file:
        hint = "rename this file or move it"
    elif loser.page is None:
        hint = "take this former id away"
    else:
        hint = "choose another id"
    if keeper.origin.file:
        hint += f", or move {keeper.by}"
        if loser.page and loser.page.source == keeper.origin.file:
            hint += f", or have that page call {{{{ {loser.page.call} }}}}"
    if key(loser.path) == key(keeper.path) and loser.path != keeper.path:
        hint += "; addresses that differ only in capitals are one"
    return hint
