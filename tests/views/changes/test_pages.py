"""The history as it is shown: months, who and where, how far it reaches, an entry's own."""

from __future__ import annotations

from datetime import date

from standards_catalog.model.entries import Tool
from standards_catalog.render.environment import render, render_section
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes.groups import Source
from standards_catalog.views.changes.history import History, history
from standards_catalog.views.changes.pages import Past, months, own, reach
from standards_catalog.views.kinds.entry import changes
from tests.conftest import Folder
from tests.repository import commit
from tests.views.changes.sentence import sentence
from tests.views.made import one, records

FORGE = "https://github.com/example/standards"
ANVIL = "tools/anvil.yml"


def past(folder: Folder) -> History:
    return history(package_schemas(), folder.root, "Asia/Tokyo", {})


def shown(folder: Folder, lang: str = "en") -> Past:
    return months(folder.load().catalog, past(folder), lang)


def source(folder: Folder) -> Source:
    """Return the commit of a catalog that has only one."""
    (group,) = shown(folder).months[0].news.groups
    assert group.source
    return group.source


def reviewed(folder: Folder, number: int) -> None:
    """Review the anvil on some days, one commit each."""
    for day in range(1, number + 1):
        text = (folder.root / ANVIL).read_text("utf-8")
        before, _, after = text.partition("reviewed_on: ")
        folder.write(ANVIL, f"{before}reviewed_on: 2026-09-{day:02}{after[10:]}")
        commit(folder, f"Review {day}", f"2026-10-{day:02}")


def test_months_of_tokyo_the_newest_first(folder: Folder) -> None:
    commit(folder, "All of it", "2026-09-30", "23:59:59")
    reviewed(folder, 1)
    found = shown(folder)
    assert [(one.id, one.title) for one in found.months] == [
        ("2026-10", "2026-10"),
        ("2026-09", "2026-09"),
    ]
    assert shown(folder, "ja").months[0].title == "2026年10月"
    assert found.reach.endswith("the first version of the catalog, of 2026-09-30.")


def test_addresses_are_those_of_the_forge(folder: Folder) -> None:
    first = commit(folder, "All of it (#12)")
    known = source(folder)
    assert (known.url, known.pull_url) == (f"{FORGE}/commit/{first}", f"{FORGE}/pull/12")
    assert known.id == first[:7]
    settings = (folder.root / "settings.yml").read_text("utf-8")
    folder.edit("settings.yml", FORGE, "https://gitlab.example.com/a/b")
    known = source(folder)
    assert known.pull_url == "https://gitlab.example.com/a/b/-/merge_requests/12"
    assert known.url == f"https://gitlab.example.com/a/b/-/commit/{first}"
    forge = settings[settings.index("forge:") : settings.index("site:")]
    folder.write("settings.yml", settings.replace(forge, ""))
    known = source(folder)
    assert (known.pull, known.url, known.pull_url) == ("12", "", "")


def page(folder: Folder, lang: str = "en", place: int = 0) -> str:
    """Return a month as a page has it, the newest by default."""
    return render("pages/month.html", lang, "../", month=shown(folder, lang).months[place])


def test_names_are_text_and_subjects_are_not_shown(folder: Folder) -> None:
    commit(folder, "All of it")
    folder.edit(ANVIL, "name: Anvil", 'name: "<b>{entry}</b>"')
    folder.edit(ANVIL, "ring: adopt", "ring: caution")
    commit(folder, "<script>alert(1)</script> {{ 7 * 7 }}", "2026-10-02")
    html = page(folder)
    assert "Ring of " in html
    assert "&lt;b&gt;{entry}&lt;/b&gt;</a>: Adopt → Caution" in html
    assert "<b>" not in html
    assert "script" not in html


def test_of_many_things_at_once_there_is_a_count_by_kind(folder: Folder) -> None:
    commit(folder, "All of it")
    (group,) = shown(folder).months[0].news.groups
    kinds = "1 component, 1 group, 2 platforms, 1 principle, 1 standard"
    assert group.title == f"Added: {kinds}, 2 teams, 1 term, 2 tools, 1 zone"
    assert group.source
    assert group.source.id == past(folder).entries[0].commit.id[:7]
    english, japanese = page(folder), page(folder, "ja")
    assert english.count("<summary>") == 1
    assert english.count("<code>") == 1, "the one commit stands once, not beside each line"
    assert "Tool added: <a" in english
    assert "追加：コンポーネント1件、" in japanese
    assert "、ツール2件、" in japanese
    assert "ツールを追加：<a" in japanese


def test_what_is_told_first_of_a_day_and_edits_in_one_line_of_the_month(folder: Folder) -> None:
    commit(folder, "All of it", "2026-09-30")
    folder.edit(ANVIL, "name: Anvil", "name: An anvil")
    commit(folder, "A name", "2026-10-01")
    folder.edit(ANVIL, "reviewed_on: 2026-09-30", "reviewed_on: 2026-10-02")
    folder.edit(ANVIL, "licence: MIT", "licence: Apache-2.0")
    records(folder, "beta", "tool: anvil, status: adopted", "standard: flow, status: adopted")
    folder.delete("zones/ci.yml")
    commit(folder, "Much", "2026-10-02")
    october = shown(folder).months[0].news
    said = [sentence(one.changes[0].line) for one in october.groups]
    assert said[0] == "Beta adopted An anvil (Partial → Adopted)"
    assert said[-2:] == ["Zone removed: CI zone", "An anvil was reviewed on 2026-10-02"]
    assert october.edits
    assert october.edits.title == "3 edits of wording or details"
    (anvil,) = (
        one for one in october.edits.changes if one.line.entry.id == "anvil" and not one.line.at
    )
    assert sentence(anvil.line) == "An anvil: Licence, Name edited"
    assert len(anvil.sources) == 2
    html = page(folder)
    assert html.rindex("<summary>") > html.index("was reviewed"), "edits come last"
    assert '<summary><time datetime="2026-10">2026-10</time> 3 edits' in html
    assert "文言や詳細の編集：3件" in page(folder, "ja")


def test_an_entry_shows_the_newest_ten_and_its_edits_in_one_line(folder: Folder) -> None:
    commit(folder, "All of it", "2026-09-30")
    reviewed(folder, 12)
    folder.edit(ANVIL, "name: Anvil", "name: An anvil")
    commit(folder, "A name", "2026-11-01")
    catalog = folder.load().catalog
    anvil = one(catalog, Tool, "anvil")
    found = own(catalog, past(folder), anvil, "en")
    assert found
    newest = [change.on.day for group in found.newest for change in group.changes]
    assert newest == list(range(12, 2, -1))
    assert [sentence(group.changes[0].line) for group in found.older] == [
        "An anvil was reviewed on 2026-09-02",
        "An anvil was reviewed on 2026-09-01",
        "Tool added: An anvil",
    ]
    assert found.edits
    assert found.edits.title == "1 edit of wording or details"
    part = changes(catalog, past(folder), anvil, "en")
    assert part
    html = render_section(part, "en", "../../")
    assert html.index("1 edit of wording") < html.index("<summary>3 older changes</summary>")
    assert changes(catalog, History(), anvil, "en") is None


def test_how_far_it_reaches_is_said() -> None:
    assert reach(History(why="no-git"), "en").startswith("No history: Git was missing")
    day = date(2026, 10, 1)
    partial = reach(History((), day, "shallow"), "en")
    assert "incomplete: its history begins on 2026-10-01" in partial
    assert "24 months and 1,000 changes" in reach(History((), day, "limit"), "en")
