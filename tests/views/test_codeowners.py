"""CODEOWNERS is what the forge reads: a pattern, handles, and nothing that it does not know."""

from __future__ import annotations

import re

from standards_catalog.model.catalog import Ref
from standards_catalog.views.shared.codeowners import codeowners, handles
from tests.conftest import Folder
from tests.views.made import sound, standard, team

LINE = re.compile(r"(?P<pattern>(?:\\.|[^\s\\])+)(?P<handles>(?: @[A-Za-z0-9][A-Za-z0-9_./-]*)+)")


def read(text: str) -> dict[str, list[str]]:
    """Read the file as a forge does: comments have lines of their own, each pattern has owners."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            parts = LINE.fullmatch(line)
            assert parts, line
            assert parts["pattern"] not in found
            found[parts["pattern"]] = parts["handles"].split()
    return found


def asked(text: str, path: str) -> list[str]:
    """Return whom the forge asks: the last line that fits decides."""
    patterns = read(text)
    return patterns.get(f"/{path}", patterns.get("*", []))


def with_handles(folder: Folder) -> Folder:
    """Name the maintainers, and a group's handle; team alpha has one already."""
    maintainers = '  branch: main\n  maintainers: ["@example/catalog", "@ada"]'
    folder.edit("settings.yml", "  branch: main", maintainers)
    return folder.edit("groups/committee.yml", "members:", 'handle: "@example/sre"\nmembers:')


def test_each_file_is_its_owners(folder: Folder) -> None:
    folder.write("releases/shop.csv", "month,count\n")
    text = codeowners(sound(with_handles(folder)), "catalog")
    assert read(text) == {
        "*": ["@example/catalog", "@ada"],
        "/catalog/adoption/alpha.yml": ["@example/alpha"],
        "/catalog/components/till.yml": ["@example/alpha"],
        "/catalog/groups/committee.yml": ["@example/sre"],
        "/catalog/releases/shop.csv": ["@example/alpha"],
        "/catalog/standards/flow.yml": ["@example/sre"],
        "/catalog/teams/alpha.yml": ["@example/alpha"],
        "/catalog/tools/anvil.yml": ["@example/sre"],
    }


def test_what_nobody_with_a_handle_owns_is_for_the_maintainers(folder: Folder) -> None:
    text = codeowners(sound(with_handles(folder)), "catalog")
    for path in ("adoption/beta", "teams/beta", "tools/hammer", "zones/ci", "settings"):
        assert asked(text, f"catalog/{path}.yml") == ["@example/catalog", "@ada"]
    assert asked(text, "README.md") == ["@example/catalog", "@ada"]
    assert "# catalog/adoption/beta.yml: the team beta has no handle\n" in text
    assert "hammer" not in text


def test_the_rest_comes_first_so_that_it_never_decides_for_an_entry(folder: Folder) -> None:
    assert next(iter(read(codeowners(sound(with_handles(folder)), "catalog")))) == "*"


def test_group_without_a_handle_is_its_members(folder: Folder) -> None:
    catalog = sound(folder)
    assert handles(catalog, Ref("group", "committee")) == ("@example/alpha",)
    folder.edit("teams/beta.yml", "summary:", 'handle: "@example/beta"\nsummary:')
    assert asked(codeowners(sound(folder), "catalog"), "catalog/standards/flow.yml") == [
        "@example/alpha",
        "@example/beta",
    ]


def test_members_of_one_handle_are_asked_once(folder: Folder) -> None:
    folder.edit("teams/beta.yml", "summary:", 'handle: "@example/alpha"\nsummary:')
    assert handles(sound(folder), Ref("group", "committee")) == ("@example/alpha",)


def test_team_can_own_a_standard(folder: Folder) -> None:
    folder.write("standards/art.yml", standard().replace("owner: committee", "owner: alpha"))
    text = codeowners(sound(folder), "catalog")
    assert asked(text, "catalog/standards/art.yml") == ["@example/alpha"]


def test_without_any_handle_there_are_only_comments(folder: Folder) -> None:
    folder.edit("teams/alpha.yml", 'handle: "@example/alpha"\n', "")
    text = codeowners(sound(folder), "catalog")
    assert read(text) == {}
    assert "nobody: `forge.maintainers` in catalog/settings.yml names no one" in text
    assert "# catalog/standards/flow.yml: the group committee has no handle" in text


def test_an_empty_catalog_has_a_file_all_the_same(empty: Folder) -> None:
    text = codeowners(sound(empty), "catalog")
    assert read(text) == {}
    assert text.endswith("\n")


def test_order_is_that_of_the_paths(folder: Folder) -> None:
    folder.write("teams/aaa.yml", team('handle: "@example/aaa"'))
    lines = codeowners(sound(folder), "catalog").splitlines()
    paths = [found[0] for line in lines if (found := re.search(r"catalog/[a-z]+/\S+\.yml", line))]
    assert len(paths) > 6
    assert paths == sorted(paths)
