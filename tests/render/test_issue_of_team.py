"""What a team pastes into its own tracker: a list of tasks, with nothing in it that could act."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from standards_catalog.model.entries import Standard, Team
from standards_catalog.render.environment import render_section
from standards_catalog.views.kinds.entry import section
from tests.conftest import Folder
from tests.views.made import one, records, sound, standard

SITE = "https://example.github.io/standards/"
FORGE = "https://github.com/example/standards/blob/main/catalog/adoption/beta.yml"


class Code(HTMLParser):
    """The text of a block of code, as its copy button takes it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside = 0
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside += tag == "code" or bool(self.inside)

    def handle_endtag(self, tag: str) -> None:
        self.inside -= bool(self.inside)

    def handle_data(self, data: str) -> None:
        if self.inside:
            assert self.inside == 1, "an element in the code"
            self.text += data


@pytest.fixture
def busy(folder: Folder) -> Folder:
    """Return a catalog in which a team has something of everything to do."""
    folder.write("standards/told.yml", standard("standard", "how_to_adopt: Ask."))
    waiver = "waiver: { reason: Moves., approved_by: committee, expires_on: 2027-03-31 }"
    pull = "https://example.com/pull/(7)?a=1&b=2"
    records(folder, "alpha", f'standard: told, status: adopted, since: 2026-01, evidence: "{pull}"')
    folder.write("standards/held.yml", standard("standard").replace("A standard", "Held"))
    return records(
        folder,
        "beta",
        'standard: flow, status: adopted, version: "1.9", confirmed_on: 2025-01-15',
        f"standard: held, status: planned, confirmed_on: 2026-11-01, {waiver}",
    )


def issue(folder: Folder, lang: str = "en") -> str:
    catalog = sound(folder)
    found = section(catalog, one(catalog, Team, "beta"), "issue", lang)
    assert found
    return Code(render_section(found, lang, "../../")).text


def test_every_task_has_its_links_from_the_root_of_the_web(busy: Folder) -> None:
    told = f"{SITE}standards/told/"
    assert issue(busy).splitlines() == [
        "## Standards: what is open at `Beta`, 2026-11-22",
        "",
        f"<{SITE}teams/beta/>",
        "",
        "### What is missing",
        "",
        f"- [ ] Find out where we stand, and record it: [`A standard`]({told}); "
        f"[how]({told}#implementation); last done by [`Alpha`]({SITE}teams/alpha/) "
        "([Evidence](<https://example.com/pull/(7)?a=1&b=2>))",
        f"- [ ] Adopt: [`Held`]({SITE}standards/held/); before 2027-03-31, when the waiver ends",
        "",
        "### Versions behind",
        "",
        f"- [ ] [`Deploy flow`]({SITE}standards/flow/): from `1.9` to `2.0`",
        "",
        "### What is due",
        "",
        f"- [ ] Confirm: [`Deploy flow`]({SITE}standards/flow/); due 2025-07-14; "
        f"[YAML line](<{FORGE}#L2>)",
    ]


def test_the_japanese_one_has_the_same_tasks(busy: Folder) -> None:
    lines = issue(busy, "ja").splitlines()
    assert lines[0] == "## 標準：`Beta`の未対応事項（2026年11月22日）"
    assert sum(line.startswith("- [ ] ") for line in lines) == 4


def test_without_an_address_of_the_site_nothing_is_linked_to_nowhere(busy: Folder) -> None:
    settings = (busy.root / "settings.yml").read_text("utf-8").splitlines()
    busy.write("settings.yml", "\n".join(one for one in settings if not one.startswith("site:")))
    text = issue(busy)
    told = "- [ ] Find out where we stand, and record it: `A standard`; last done by `Alpha`"
    assert told in text
    assert "](/" not in text
    assert "](standards" not in text


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("@everyone [x](https://evil.example) <b>", "`@everyone [x](https://evil.example) <b>`"),
        ("one ` two", "``one ` two``"),
    ],
)
def test_what_an_author_wrote_does_nothing_in_a_tracker(busy: Folder, name: str, span: str) -> None:
    busy.edit("standards/told.yml", "name: A standard", f'name: "{name}"')
    assert f"[{span}]({SITE}standards/told/)" in issue(busy)


def test_a_deprecated_standard_shows_how_far_its_teams_have_moved(folder: Folder) -> None:
    lines = ("deprecated_on: 2026-01-31", "superseded_by: flow")
    folder.write("standards/art.yml", standard("deprecated", *lines))
    records(folder, "beta", "standard: art, status: adopted", "standard: flow, status: partial")
    catalog = sound(folder)
    found = section(catalog, one(catalog, Standard, "art"), "stage", "en")
    assert found
    html = render_section(found, "en", "../../")
    assert '<meter min="0" max="2" value="1"' in html
    assert "1 of 2 teams have moved" in html
    records(folder, "beta", "standard: art, status: planned")
    catalog = sound(folder)
    found = section(catalog, one(catalog, Standard, "art"), "stage", "en")
    assert found
    assert "it can be retired" in render_section(found, "en", "../../")
