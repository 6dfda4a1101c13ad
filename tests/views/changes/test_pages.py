"""The history as it is shown: months, who and where, how far it reaches, an entry's own."""

from __future__ import annotations

from datetime import date

from standards_catalog.model.entries import Tool
from standards_catalog.render.environment import render, render_section
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes.history import History, history
from standards_catalog.views.changes.pages import Past, months, own, reach
from standards_catalog.views.kinds.entry import changes
from tests.conftest import Folder
from tests.repository import commit
from tests.views.made import one

FORGE = "https://github.com/example/standards"
ANVIL = "tools/anvil.yml"


def past(folder: Folder) -> History:
    return history(package_schemas(), folder.root, "Asia/Tokyo", {})


def shown(folder: Folder, lang: str = "en") -> Past:
    return months(folder.load().catalog, past(folder), lang)


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
    assert [(one.anchor, one.title) for one in found.months] == [
        ("2026-10", "2026-10"),
        ("2026-09", "2026-09"),
    ]
    assert shown(folder, "ja").months[0].title == "2026年10月"
    assert found.reach.endswith("the first version of the catalog, of 2026-09-30.")


def test_addresses_are_those_of_the_forge(folder: Folder) -> None:
    first = commit(folder, "All of it (#12)")
    (change,) = shown(folder).months[0].changes
    assert (change.commit_url, change.pull_url) == (
        f"{FORGE}/commit/{first}",
        f"{FORGE}/pull/12",
    )
    settings = (folder.root / "settings.yml").read_text("utf-8")
    folder.edit("settings.yml", FORGE, "https://gitlab.example.com/a/b")
    (change,) = shown(folder).months[0].changes
    assert change.pull_url == "https://gitlab.example.com/a/b/-/merge_requests/12"
    assert change.commit_url == f"https://gitlab.example.com/a/b/-/commit/{first}"
    forge = settings[settings.index("forge:") : settings.index("site:")]
    folder.write("settings.yml", settings.replace(forge, ""))
    (change,) = shown(folder).months[0].changes
    assert (change.pull, change.commit_url, change.pull_url) == ("12", "", "")


def test_words_of_authors_are_text(folder: Folder) -> None:
    commit(folder, "All of it")
    folder.edit(ANVIL, "name: Anvil", 'name: "<b>{entry}</b>"')
    folder.edit(ANVIL, "ring: adopt", "ring: caution")
    commit(folder, "<script>alert(1)</script> {{ 7 * 7 }}", "2026-10-02")
    html = render("pages/month.html", "en", "../", month=shown(folder).months[0])
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in html
    assert "&lt;b&gt;{entry}&lt;/b&gt;</a>: ring Adopt → Caution" in html
    assert "<b>" not in html


def test_of_many_things_at_once_the_rest_is_folded(folder: Folder) -> None:
    commit(folder, "All of it")
    (change,) = shown(folder).months[0].changes
    assert (len(change.lines), len(change.more)) == (8, 3)
    html = render("pages/month.html", "en", "../", month=shown(folder).months[0])
    assert "<summary>and 3 more</summary>" in html


def test_an_entry_shows_the_newest_ten(folder: Folder) -> None:
    commit(folder, "All of it", "2026-09-30")
    reviewed(folder, 12)
    catalog = folder.load().catalog
    anvil = one(catalog, Tool, "anvil")
    found = own(catalog, past(folder), anvil, "en")
    assert found
    newest = [change.subject for change in found.newest]
    assert newest == [f"Review {day}" for day in range(12, 2, -1)]
    assert [change.subject for change in found.older] == ["Review 2", "Review 1", "All of it"]
    part = changes(catalog, past(folder), anvil, "en")
    assert part
    assert "<summary>3 older changes</summary>" in render_section(part, "en", "../../")
    assert changes(catalog, History(), anvil, "en") is None


def test_how_far_it_reaches_is_said() -> None:
    assert reach(History(why="no-git"), "en").startswith("No history: Git was missing")
    day = date(2026, 10, 1)
    partial = reach(History((), day, "shallow"), "en")
    assert "incomplete: its history begins on 2026-10-01" in partial
    assert "24 months and 1,000 changes" in reach(History((), day, "limit"), "en")
