"""Every address of the web that an entry or a page leads to is found, with place and owner."""

from __future__ import annotations

import pytest

from standards_catalog.checks.urls import Use, new_uses, normal, uses
from standards_catalog.documents.disk import walk
from standards_catalog.model.catalog import Ref
from tests.conftest import EXAMPLE, ORGANISATION, Folder, invented

PAGE = """# A page

See [one](https://example.com/one), [two](<https://example.com/two>) and <https://example.com/3>,
![four](https://example.com/four.png "Four"), [five][5] and <a href="https://example.com/6?a=1&amp;b=2">six</a>.

`[code](https://example.com/code)`, https://example.com/bare, [a](../page.md)
[b](mailto:a@example.com) [seven](https://example.com/a_(b)).

    ```
    [code](https://example.com/code)
    ```

[5]: https://example.com/five
"""


def of_pages(folder: Folder, **pages: str) -> list[Use]:
    docs = folder.root.parent / "docs"
    for name, text in pages.items():
        folder.write(f"../docs/{name.replace('__', '/')}.md", text)
    found = uses(folder.load().catalog, walk(docs), "docs")
    return [use for use in found if use.path.startswith("docs/")]


def of_entry(folder: Folder, path: str) -> list[tuple[int, int, str]]:
    found = uses(folder.load().catalog, (), "docs")
    return [(one.line, one.column, one.url) for one in found if one.path == f"catalog/{path}"]


def test_addresses_of_a_page_in_every_form(folder: Folder) -> None:
    assert [(use.line, use.column, use.url) for use in of_pages(folder, page=PAGE)] == [
        (3, 11, "https://example.com/one"),
        (3, 44, "https://example.com/two"),
        (3, 75, "https://example.com/3"),
        (4, 9, "https://example.com/four.png"),
        (4, 70, "https://example.com/6?a=1&b=2"),
        (7, 35, "https://example.com/a_(b)"),
        (13, 6, "https://example.com/five"),
    ]


def test_a_page_has_the_owner_of_its_entry(folder: Folder) -> None:
    text = "[a](https://example.com/)\n"
    about, flow = of_pages(folder, about=text, standards__flow=text)
    assert (about.path, about.entry, about.owner) == ("docs/about.md", None, None)
    assert (flow.path, flow.entry) == ("docs/standards/flow.md", Ref("standard", "flow"))
    assert flow.owner == Ref("group", "committee")


def test_addresses_of_an_entry_in_fields_and_in_prose(folder: Folder) -> None:
    prose = "ring_note: >-\n  It is\n  [here](https://example.com/here), not `[x](https://example.com/x)`.\n"
    folder.edit("tools/anvil.yml", "ring_basis:", f"{prose}ring_basis:")
    assert of_entry(folder, "tools/anvil.yml") == [
        (8, 10, "https://example.com/here"),
        (13, 15, "https://github.com/example/anvil"),
    ]


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("tools/anvil.yml", Ref("group", "committee")),
        ("tools/hammer.yml", None),
        ("standards/flow.yml", Ref("group", "committee")),
        ("teams/alpha.yml", Ref("team", "alpha")),
        ("groups/committee.yml", Ref("group", "committee")),
        ("adoption/alpha.yml", Ref("team", "alpha")),
        ("zones/ci.yml", None),
    ],
)
def test_the_owner_is_whoever_looks_after_the_entry(
    folder: Folder, path: str, owner: Ref | None
) -> None:
    text = (folder.root / path).read_text("utf-8")
    source = "sources: [{ title: Roundtable, basis: stated, url: https://example.com/x }]\n"
    if path.startswith("adoption/"):
        source = "    evidence: https://example.com/x\n"
    folder.write(path, text.partition("\nsources:\n")[0].rstrip("\n") + f"\n{source}")
    found = uses(folder.load().catalog, (), "docs")
    assert [one.owner for one in found if one.url == "https://example.com/x"] == [owner]


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("https://Example.com", "https://example.com/"),
        ("HTTPS://example.com/A", "https://example.com/A"),
        (
            "https://example.com/日本#見出し",
            "https://example.com/%E6%97%A5%E6%9C%AC#%E8%A6%8B%E5%87%BA%E3%81%97",
        ),
        ("https://example.com/%E6%97%A5", "https://example.com/%E6%97%A5"),
        ("https://日本.example/", "https://xn--wgv71a.example/"),
        ("https://example.com/a_(b)?c=d&e=f,g#h", "https://example.com/a_(b)?c=d&e=f,g#h"),
        ("https://[::1", "https://[::1"),
    ],
)
def test_addresses_are_compared_as_link_checkers_write_them(typed: str, compared: str) -> None:
    assert normal(typed) == compared
    assert normal(compared) == compared


def test_new_is_what_stood_nowhere_before() -> None:
    def use(url: str, path: str = "a.yml") -> Use:
        return Use(path, 1, 1, url)

    before = [use("https://example.com"), use("https://example.com/old")]
    now = [use("https://example.com/", "b.yml"), use("https://example.com/new")]
    assert new_uses(now, before) == [use("https://example.com/new")]


def test_every_use_is_told_by_its_place() -> None:
    found = list(uses(invented(), walk(ORGANISATION / "docs"), "docs"))
    assert len(found) > 50
    for use in found:
        root = ORGANISATION if use.path.startswith("docs/") else EXAMPLE.parent
        line = (root / use.path).read_text("utf-8").splitlines()[use.line - 1]
        assert line[use.column - 1 :].startswith(use.url), use
