"""An entry gets another name everywhere but in prose, and nothing else changes."""

from __future__ import annotations

from standards_catalog.history.rename import renamed, renames
from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Adoption, Platform, Standard, Tool, Zone
from tests.conftest import Folder

NAMES = {
    Ref("tool", "anvil"): Ref("tool", "smithy"),
    Ref("platform", "emu"): Ref("platform", "kube"),
    Ref("standard", "flow"): Ref("standard", "way"),
}


def test_renamed(folder: Folder) -> None:
    before = folder.load().catalog
    after = renamed(before, NAMES)
    assert after.get(Tool, "anvil") is None
    tool = after.all(Tool)[-1]
    assert (tool.id, dict(tool.rings)) == ("smithy", {"kube": "trial"})
    assert tool.summary["en"] == "Shapes [deploys](standard:flow).", "prose is the author's"
    assert after.all(Standard)[0].tools == ("smithy",)
    assert [one.tool for one in after.all(Platform)] == ["smithy", ""]
    assert list(after.all(Zone)[0].platforms) == ["eel", "kube"], "the order stays"
    assert [one.standard or one.tool for one in after.all(Adoption)[1].records] == ["way", "smithy"]
    assert before.all(Zone)[0].platforms.keys() == {"eel", "emu"}, "the other one is as it was"


def test_nothing_to_rename(folder: Folder) -> None:
    catalog = folder.load().catalog
    assert renamed(catalog, {}) is catalog


def test_what_could_not_be_read_is_renamed_too(folder: Folder) -> None:
    folder.write("tools/anvil.yml", "name: @\n")
    assert renamed(folder.load().catalog, NAMES).broken == {Ref("tool", "smithy")}


def test_renames(folder: Folder) -> None:
    """Who was there before, is gone now, and is claimed by someone new, has another name."""
    before = folder.load().catalog
    (folder.root / "tools/anvil.yml").rename(folder.root / "tools/smithy.yml")
    folder.edit("tools/smithy.yml", "name: Anvil", "name: Anvil\nformerly: [bench, anvil]")
    folder.edit("teams/beta.yml", "name: Beta", "name: Beta\nformerly: [bravo]")
    folder.edit("tools/hammer.yml", "name: Hammer", "name: Hammer\nformerly: [mallet]")
    after = folder.load().catalog
    assert renames(before, after) == {Ref("tool", "anvil"): Ref("tool", "smithy")}
    assert renames(after, before) == {}
