"""A file is tried out before it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standards_catalog.editing.proposal import former_owner, look_alike, tried
from standards_catalog.model.catalog import Ref
from tests.conftest import Folder

VICE = Ref("tool", "vice")


def test_nothing_is_wrong(folder: Folder, tool: Callable[..., str]) -> None:
    found = tried(folder.load().catalog, VICE, "catalog/tools/vice.yml", tool())
    assert (found.wrong, found.errors) == ((), ())
    assert [problem.code for problem in found.warnings] == ["unreferenced-entry"]


def test_wrong_in_itself(folder: Folder, tool: Callable[..., str]) -> None:
    found = tried(folder.load().catalog, VICE, "catalog/tools/vice.yml", tool(ring="hold"))
    assert [problem.code for problem in found.wrong] == ["unknown-value"]
    found = tried(folder.load().catalog, VICE, "catalog/tools/vice.yml", "name: [\n")
    assert [problem.code for problem in found.wrong] == ["yaml-syntax"]


def test_only_new_errors_count(folder: Folder, tool: Callable[..., str]) -> None:
    folder.edit("tools/hammer.yml", "ring_basis: stated", "ring_basis: stated\nowner: nobody")
    text = tool("superseded_by: nothing", ring="caution")
    found = tried(folder.load().catalog, VICE, "catalog/tools/vice.yml", text)
    assert [(one.path, one.code) for one in found.errors] == [
        ("catalog/tools/vice.yml", "unknown-reference")
    ]


def test_errors_that_it_causes_elsewhere(folder: Folder) -> None:
    text = "name: C\npurpose: P\nsources: [{ title: R, basis: stated }]\n"
    found = tried(folder.load().catalog, Ref("group", "alpha"), "catalog/groups/alpha.yml", text)
    assert [(one.path, one.code) for one in found.errors] == [
        ("catalog/teams/alpha.yml", "duplicate-id")
    ]


def test_former_ids(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "ring_basis: stated", "ring_basis: stated\nformerly: [mallet]")
    catalog = folder.load().catalog
    assert former_owner(catalog, VICE) is None
    owner = former_owner(catalog, Ref("tool", "mallet"))
    assert owner is not None
    assert owner.id == "hammer"


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Hammer",), "hammer"),
        (("vice", "The hammer!"), None),
        (("sledge-hammer",), "Sledgehammer"),
        (("槌",), "槌"),
        (("vices", "Sledgehammers"), "Sledgehammer"),
        (("ham",), None),
        (("",), None),
    ],
)
def test_look_alikes(names: tuple[str, ...], found: str | None, folder: Folder) -> None:
    folder.edit(
        "tools/hammer.yml", "ring_basis: stated", "ring_basis: stated\naliases: [Sledgehammer, 槌]"
    )
    like = look_alike(folder.load().catalog, "tool", *names)
    assert (like and like[1]) == found
