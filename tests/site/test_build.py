"""Real strict builds: whole, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from standards_catalog.checks.load import load
from standards_catalog.site.pages.entries import entries
from tests.conftest import NOW, Folder
from tests.repository import commit
from tests.site.project import CATALOG, MKDOCS, Project

WRONG_TOOL = """name: Vice
summary: Holds.
ring: hold
ring_basis: stated
upstream: { status: active, checked_on: 2026-08-22 }
sources: [{ title: Roundtable, basis: stated }]
"""


def test_each_entry_has_a_page(organisation: Project) -> None:
    catalog = load(organisation.root / "catalog", now=NOW).catalog
    hrefs = {f"{_folder(entry.kind)}/{entry.id}/index.html" for entry in entries(catalog)}
    assert len(hrefs) > 60
    assert not hrefs - organisation.files().keys()


def test_nothing_is_left_to_put_in(organisation: Project) -> None:
    left = re.compile(rb"<!--catalog:\d|\xee\x80[\x80\x81]|zzshell|Traceback \(most")
    assert [path for path, html in organisation.files().items() if left.search(html)] == []


def test_links_lead_somewhere(organisation: Project) -> None:
    files = organisation.files()
    pages = {path: html.decode() for path, html in files.items() if path.endswith(".html")}
    anchors = {path: set(re.findall(r'\bid="([^"]*)"', html)) for path, html in pages.items()}
    dead = set()
    for path, html in pages.items():
        if path.endswith("404.html"):
            continue  # its addresses begin with the site's own
        for href in re.findall(r'(?:href|src)="([^"]*)"', html):
            address, _, anchor = href.partition("#")
            address = address.partition("?")[0]
            if re.match(r"[a-z]+:", address):
                continue
            target = _resolve(path, address) if address else path
            if target not in files or (anchor and anchor not in anchors.get(target, set())):
                dead.add((path, href))
    assert not dead


@pytest.mark.parametrize(
    ("command", "told"),
    [((CATALOG, "build"), ""), ((MKDOCS, "build", "--strict"), "1")],  # Material's own banner
)
def test_output_is_free_of_chatter(
    small: Project, command: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", told)
    commit(Folder(small.root / "catalog"), "Begin", "2026-05-01")  # without history, that is told
    built = small.run(*command)
    assert built.code == 0
    lines = [re.sub(r"(/\S+|[\d.]+) *", "", line) for line in built.output.splitlines()]
    assert lines == [
        "INFO    -  Catalog: entries, errors, warnings",
        "INFO    -  Cleaning site directory",
        "INFO    -  Building documentation to directory: ",
        "INFO    -  Documentation built in seconds",
    ]


def test_an_empty_catalog_builds(bare: Project) -> None:
    (bare.root / "catalog").mkdir()
    assert bare.build().code == 0
    assert "unknown" in bare.read("index.html") or "no team" in bare.read("index.html")
    assert "<table" in bare.read("zones/index.html")


def test_a_catalog_of_settings_only_builds(bare: Project) -> None:
    bare.write("catalog/settings.yml", "organisation: Example\nlanguages: [ja]\n")
    assert bare.build().code == 0
    assert "チーム" in bare.read("adoption/index.html")


def test_without_a_forge_nothing_points_to_one(bare: Project) -> None:
    bare.write("catalog/settings.yml", "organisation: Example\n")
    bare.write("catalog/tools/vice.yml", WRONG_TOOL.replace("hold", "adopt"))
    assert bare.build().code == 0
    page = bare.read("tools/vice/index.html")
    assert 'rel="edit"' not in page
    assert 'rel="canonical"' not in page
    assert "None" not in page


def test_wrong_data_fails_and_leaves_the_old_site(old: Project) -> None:
    before = old.files()
    old.write("catalog/tools/vice.yml", WRONG_TOOL)
    old.write("catalog/tools/clamp.yml", WRONG_TOOL.replace("hold", "adopt") + "colour: red\n")
    old.write("catalog/teams/gamma.yml", "name: Gamma\nname: Twice\n")
    old.write("catalog/zones/ci.yml", "tools: [\n")
    built = old.run(CATALOG, "build")
    assert built.code == 1
    assert built.complaints == [
        "catalog/teams/gamma.yml:2:1 duplicate-key",
        "catalog/tools/clamp.yml:7:1 unknown-key",
        "catalog/tools/vice.yml:3:7 unknown-value",
        "catalog/zones/ci.yml:1:8 yaml-syntax",
    ]
    assert "caution" in built.output
    assert "Traceback" not in built.output
    assert old.files() == before
    assert _beside(old) == ["catalog", "docs", "mkdocs.yml", "site"]


def test_wrong_data_leaves_no_site_where_there_was_none(small: Project) -> None:
    small.write("catalog/tools/vice.yml", WRONG_TOOL)
    assert small.build().code == 1
    assert _beside(small) == ["catalog", "docs", "mkdocs.yml"]


def test_a_dead_link_on_a_page_fails_and_leaves_the_old_site(old: Project) -> None:
    before = old.files()
    old.write("docs/teams/index.md", "# Teams\n\n[Gone](gone.md)\n")
    built = old.build()
    assert built.code == 1
    assert "gone.md" in built.output
    assert old.files() == before
    assert ".site.new" not in _beside(old)


def test_a_dead_anchor_on_a_page_fails(small: Project) -> None:
    small.write("docs/teams/index.md", "# Teams\n\n[Gone](../standards/flow.md#must-be-there)\n")
    built = small.build()
    assert built.code == 1
    assert "must-be-there" in built.output


def test_a_page_may_link_to_any_part_of_an_entry(small: Project) -> None:
    anchors = ["flow", "stage", "clauses", "must-not-no-workstation", "implementation", "adoption"]
    links = "\n".join(f"- [Part](../standards/flow.md#{anchor})" for anchor in anchors)
    small.write("docs/teams/index.md", f"# Teams\n\n{links}\n")
    built = small.build()
    assert built.code == 0, built.output
    page = small.read("standards/flow/index.html")
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in page] == []


def test_the_new_site_holds_nothing_of_the_old(old: Project) -> None:
    assert "tools/hammer/index.html" in old.files()
    text = (old.root / "catalog/zones/ci.yml").read_text("utf-8")
    old.write("catalog/zones/ci.yml", text.replace("tool: hammer", "tool: anvil"))
    (old.root / "catalog/tools/hammer.yml").unlink()
    assert old.build().code == 0
    assert "tools/hammer/index.html" not in old.files()


def test_warnings_fail_nothing(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    late = datetime(2031, 1, 1, tzinfo=UTC)
    loaded = load(small.root / "catalog", now=late)
    assert {one.code for one in loaded.problems} >= {"stale-confirmation", "overdue-review"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(late.timestamp())))
    built = small.build()
    assert built.code == 0, built.output
    codes = Counter(problem.code for problem in loaded.problems)
    told = ", ".join(f"{code} {times}" for code, times in codes.most_common())
    assert f"{len(loaded.problems)} warnings: {told}; `catalog check` lists" in built.output


def test_two_builds_one_after_the_other_do_not_mix(small: Project) -> None:
    assert small.build().code == 0
    first = small.files()
    assert small.build().code == 0
    assert small.files() == first


def test_former_addresses_lead_to_the_present_one(small: Project) -> None:
    text = (small.root / "catalog/tools/anvil.yml").read_text("utf-8")
    small.write("catalog/tools/anvil.yml", f"{text}formerly: [block]\n")
    assert small.build().code == 0
    moved = small.read("tools/block/index.html")
    assert "../../tools/anvil/" in moved
    assert "tools/block" not in small.read("sitemap.xml")


def test_source_date_epoch_that_is_none_is_told(small: Project) -> None:
    built = small.run(CATALOG, "build", SOURCE_DATE_EPOCH="yesterday")
    assert built.code != 0
    assert "SOURCE_DATE_EPOCH must be seconds since 1970" in built.output
    assert "Traceback" not in built.output


def _folder(kind: str) -> str:
    return f"{kind}s"


def _resolve(page: str, href: str) -> str:
    parts = page.split("/")[:-1]
    for step in href.split("/"):
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    found = "/".join(parts)
    return f"{found}/index.html".lstrip("/") if href.endswith(("/", "..", ".")) else found


def _beside(project: Project) -> list[str]:
    return sorted(item.name for item in project.root.iterdir())
