"""The page of a group: what it is part of, what it owns, who takes part."""

from __future__ import annotations

from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Group
from standards_catalog.views.kinds import group as views
from tests.conftest import Folder
from tests.views.made import one, sound

PART = "name: Part\npurpose: Small.\nsources: [{ title: Roundtable, basis: stated }]\n"


def linked(catalog: Catalog, entry_id: str) -> dict[str, list[str]]:
    found = views.facts(catalog, one(catalog, Group, entry_id), "en") or ()
    every = {fact.label: [one.link.href for one in fact.values if one.link] for fact in found}
    return {label: hrefs for label, hrefs in every.items() if hrefs}


def test_owns_and_parts(folder: Folder) -> None:
    folder.write("groups/part.yml", f"{PART}parent: committee\n")
    catalog = sound(folder)
    assert linked(catalog, "committee") == {
        "Sub-groups": ["groups/part/"],
        "Owns": ["standards/flow/", "tools/anvil/"],
    }
    assert linked(catalog, "part") == {"Part of": ["groups/committee/"]}


def test_members_have_their_basis_and_note(folder: Folder) -> None:
    member = "  - team: beta\n    basis: inferred\n    note: Since spring.\n"
    folder.edit("groups/committee.yml", "  - team: beta\n    basis: stated\n", member)
    catalog = sound(folder)
    found = views.members(catalog, one(catalog, Group, "committee"), "en")
    assert found
    told = [(member.team.href, member.basis.value) for member in found]
    assert told == [("teams/alpha/", "stated"), ("teams/beta/", "inferred")]
    assert found[1].note
    assert found[1].note["en"] == "Since spring."


def test_a_group_without_anything_has_no_sections_and_says_that_no_contact_is_recorded(
    folder: Folder,
) -> None:
    catalog = sound(folder.write("groups/part.yml", PART))
    part = one(catalog, Group, "part")
    (fact,) = views.facts(catalog, part, "en") or ()
    assert (fact.label, [value.text for value in fact.values]) == (
        "Contact",
        ["no contact recorded"],
    )
    assert views.members(catalog, part, "en") is None


def test_contact_is_shown_without_its_scheme(folder: Folder) -> None:
    folder.write("groups/part.yml", f"{PART}contact: mailto:part@example.com\n")
    catalog = sound(folder)
    (fact,) = views.facts(catalog, one(catalog, Group, "part"), "en") or ()
    (value,) = fact.values
    assert (value.text, value.url) == ("part@example.com", "mailto:part@example.com")
