"""Every name means one thing, and the thing exists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standards_catalog.schema.schemas import package_schemas
from tests.conftest import Folder
from tests.invalid.cases import HERE

Write = Callable[..., str]


def test_every_field_that_names_an_entry_has_a_case() -> None:
    """The cases are files called `references.yml`; each mentions every field of its kind."""
    for kind, schema in package_schemas().kinds.items():
        folder = {"adoption": "adoption"}.get(kind, schema.folder)
        for spot in schema.references:
            case = (HERE / folder / "references.yml").read_text("utf-8")
            name = next(key for key in reversed(spot.keys) if key != "*")
            assert f"{name}:" in case, f"{kind}: {spot.keys}"


def test_the_hint_knows_other_kinds(folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool("owner: eel"))
    assert folder.messages("unknown-reference") == [
        '`owner`: "eel" is not a group or team; there is a platform of that name'
    ]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("tool:anvi", 'the link "tool:anvi" leads to no tool; did you mean "tool:anvil"?'),
        ("tools:anvil", 'the link "tools:anvil" names no kind of entry that has a page; did you'),
        ("javascript:alert", 'the link "javascript:alert" names no kind of entry that has a page'),
        ("tool:", 'the link "tool:" leads to no tool'),
    ],
)
def test_links(link: str, message: str, folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool(f'ring_note: "[a]({link})"'))
    (said,) = folder.messages("unknown-reference")
    assert said.startswith(message)


@pytest.mark.parametrize("link", ["mailto:a@example.com", "https://a.b/", "/tools/", "#a", "a.md"])
def test_links_to_elsewhere(link: str, folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool(f'ring_note: "[a]({link})"'))
    assert folder.complaints("unknown-reference") == []


def test_former_ids_are_of_a_kind(folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool("formerly: [flow, alpha]"))
    assert folder.complaints("duplicate-id") == [], "another kind has other addresses"


def test_a_former_id_of_a_former_id(folder: Folder, tool: Write) -> None:
    folder.write("tools/vice.yml", tool("formerly: [grip]"))
    folder.write("tools/clamp.yml", tool("formerly: [grip]"))
    assert folder.messages("duplicate-id") == [
        'the former id "grip" belongs to the tool "clamp"; its address can lead to one only'
    ]


def test_a_record_of_a_standard_and_one_of_a_tool(folder: Folder, tool: Write) -> None:
    folder.write("tools/flow.yml", tool())
    old = "  - tool: anvil\n"
    folder.edit(
        "adoption/beta.yml", old, "  - { tool: flow, status: unknown, basis: stated }\n" + old
    )
    assert folder.complaints("duplicate-record") == [], "they only share an id"
