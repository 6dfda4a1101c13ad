"""Addresses: on the site, and on the forge."""

from __future__ import annotations

import pytest

from standards_catalog.model.catalog import Ref
from standards_catalog.views.shared.link import address, edit_url, line_url, owner_link
from tests.conftest import Folder
from tests.views.made import sound

FORGE = "  repository: https://github.com/example/standards\n"


def lined(folder: Folder, ref: Ref, *keys: str | int) -> tuple[str, str]:
    """Return what line an address leads to, and the text of that line."""
    url = line_url(sound(folder), ref, *keys)
    path, _, number = url.partition("#L")
    file = folder.root / path.partition("/catalog/")[2]
    return path, file.read_text("utf-8").splitlines()[int(number) - 1]


def test_address_has_the_folder_of_the_kind() -> None:
    assert address(Ref("tool", "anvil")) == "tools/anvil/"
    assert address(Ref("adoption", "alpha")) == "adoption/alpha/"


@pytest.mark.parametrize(
    ("ref", "keys", "line"),
    [
        (Ref("adoption", "beta"), ("records", 0), "  - standard: flow"),
        (Ref("adoption", "beta"), ("records", 1), "  - tool: anvil"),
        (Ref("adoption", "beta"), ("records", 1, "waiver"), "  - tool: anvil"),
        (Ref("tool", "anvil"), ("upstream", "licence"), "  licence: MIT"),
        (Ref("tool", "anvil"), ("contributions",), "name: Anvil"),
    ],
)
def test_line_is_that_of_the_value_or_of_what_is_around(
    ref: Ref, keys: tuple[str | int, ...], line: str, folder: Folder
) -> None:
    path, text = lined(folder, ref, *keys)
    folders = {"adoption": "adoption", "tool": "tools"}
    at = f"catalog/{folders[ref.kind]}/{ref.id}.yml"
    assert path == f"https://github.com/example/standards/blob/main/{at}"
    assert text == line


@pytest.mark.parametrize("host", ["gitlab.com", "gitlab.example.com"])
def test_gitlab_writes_addresses_in_its_own_way(host: str, folder: Folder) -> None:
    folder.edit("settings.yml", "github.com", host)
    catalog = sound(folder)
    repository = f"https://{host}/example/standards"
    ref = Ref("adoption", "beta")
    assert line_url(catalog, ref, "records", 1) == (
        f"{repository}/-/blob/main/catalog/adoption/beta.yml#L7"
    )
    assert edit_url(catalog, "docs/index.md") == f"{repository}/-/edit/main/docs/index.md"


def test_without_a_forge_there_is_no_address(folder: Folder) -> None:
    folder.edit("settings.yml", f"forge:\n{FORGE}  branch: main\n", "")
    catalog = sound(folder)
    assert line_url(catalog, Ref("adoption", "beta"), "records", 1) == ""
    assert edit_url(catalog, "catalog/tools/anvil.yml") == ""


def test_edit_is_on_the_branch_of_the_settings(folder: Folder) -> None:
    catalog = sound(folder.edit("settings.yml", "branch: main", "branch: trunk"))
    url = "https://github.com/example/standards/edit/trunk/catalog/tools/anvil.yml"
    assert edit_url(catalog, "catalog/tools/anvil.yml") == url


def test_owner_is_a_group_or_a_team_or_nobody(folder: Folder) -> None:
    catalog = sound(folder)
    group, team = owner_link(catalog, "committee"), owner_link(catalog, "alpha")
    assert group
    assert team
    assert (group.href, team.href) == ("groups/committee/", "teams/alpha/")
    assert owner_link(catalog, "") is None
    assert owner_link(catalog, "nobody") is None
