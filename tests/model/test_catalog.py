"""Entries are linked by id, in both directions."""

from __future__ import annotations

import pytest

from standards_catalog.model.catalog import Catalog, Placed, Ref
from standards_catalog.model.entries import Adoption, Standard, Tool
from tests.conftest import Folder


@pytest.fixture
def catalog(folder: Folder) -> Catalog:
    return folder.load().catalog


def test_entries(catalog: Catalog) -> None:
    assert [tool.id for tool in catalog.all(Tool)] == ["anvil", "hammer"]
    assert catalog.get(Tool, "anvil") is catalog.all(Tool)[0]
    assert catalog.get(Tool, "flow") is None
    assert catalog.find(Ref("tool", "anvil")) is catalog.all(Tool)[0]
    assert catalog.find(Ref("adoption", "alpha")) is None, "no page, no link"
    assert catalog.find(Ref("nothing", "alpha")) is None
    assert "adoption" not in catalog.named_kinds
    assert [platform.id for platform in catalog.platforms] == ["eel", "emu"]


def test_records_by_what_they_are_about(catalog: Catalog) -> None:
    flow = catalog.get(Standard, "flow")
    assert flow
    placed = catalog.adoption_of(flow)
    assert list(placed) == ["alpha", "beta"]
    assert placed["beta"] == Placed("beta", 0, catalog.all(Adoption)[1].records[0])
    assert catalog.records[Ref("tool", "anvil")]["beta"].index == 1
    assert catalog.adoption_of(catalog.all(Tool)[1]) == {}


def test_mentions(catalog: Catalog) -> None:
    of_anvil = [one for one in catalog.mentions if one.by == Ref("tool", "anvil")]
    assert {(one.keys, one.id, one.at_key, one.in_prose) for one in of_anvil} == {
        (("owner",), "committee", False, False),
        (("rings", "emu"), "emu", True, False),
        (("summary",), "flow", False, True),
    }
    assert catalog.mentioned_by[Ref("tool", "anvil")] == (
        Ref("adoption", "beta"),
        Ref("platform", "eel"),
        Ref("standard", "flow"),
    )
    assert Ref("adoption", "alpha") in catalog.mentioned_by[Ref("team", "alpha")]


def test_links_that_are_not_typed_plainly(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "summary: Builds.", 'summary: "[a]\\u0028tool:nothing)"')
    assert folder.complaints() == ["tools/hammer.yml:2:20 unknown-reference"]


def test_links_by_language(folder: Folder) -> None:
    new = 'summary: { en: "[a](tool:anvil)", ja: "[a](tool:nothing)" }'
    folder.edit("tools/hammer.yml", "summary: Builds.", new)
    assert folder.complaints() == ["tools/hammer.yml:2:44 unknown-reference"]
    assert folder.messages("unknown-reference") == [
        'the link "tool:nothing" leads to no tool; name one that exists, or add the tool first'
    ]


def test_marks(catalog: Catalog) -> None:
    ref = Ref("tool", "anvil")
    assert catalog.marks(ref).nearest(("ring",))[:2] == (3, 7)
    assert catalog.marks(ref) is catalog.marks(ref)
