"""What happened since last quarter began, and which of Git and recorded days says so."""

from __future__ import annotations

from standards_catalog.render.environment import render
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes.history import History, history
from standards_catalog.views.events.quarter import (
    Since,
    recorded,
    since_last_quarter,
)
from tests.conftest import Folder
from tests.repository import commit
from tests.views.changes.sentence import sentence
from tests.views.made import records, standard


def since(folder: Folder, lang: str = "en") -> Since:
    known = history(package_schemas(), folder.root, "Asia/Tokyo", {})
    return since_last_quarter(folder.load().catalog, known, lang)


def test_git_tells_what_is_different_and_not_the_way_there(folder: Folder) -> None:
    records(folder, "beta", "tool: anvil, status: planned")
    commit(folder, "All of it", "2026-06-30")
    records(folder, "beta", "tool: anvil, status: partial")
    folder.edit("tools/hammer.yml", "ring: adopt", "ring: trial")
    folder.write("tools/vice.yml", "name: Vice\n").write("standards/art.yml", standard())
    commit(folder, "On the way", "2026-08-10")
    records(folder, "beta", "tool: anvil, status: adopted")
    folder.edit("tools/hammer.yml", "ring: trial", "ring: adopt\nreviewed_on: 2026-09-09")
    folder.delete("tools/vice.yml").write("standards/art.yml", standard("prototype"))
    commit(folder, "There", "2026-10-10")
    found = since(folder)
    assert found.by_git
    assert found.told.endswith("Source: Git, whose history goes back to 2026-06-30.")
    said = [sentence(one.line) for group in found.groups for one in group.changes]
    assert said == [
        "Beta adopted Anvil (Planned → Adopted)",
        "Standard added: A standard (Prototype)",
    ], "the ring is what it was, and the vice came and went"
    html = render("pages/since.html", "ja", "../", since=since(folder, "ja"))
    assert "出典はGitの履歴で、2026年6月30日まで遡れます。" in html
    assert "を導入（予定 → 導入済）" in html


def test_where_git_is_too_young_recorded_days_tell(folder: Folder) -> None:
    records(
        folder,
        "beta",
        "tool: anvil, status: adopted, since: 2026-07",
        "tool: hammer, status: adopted, since: '2026'",
        "standard: flow, status: adopted, since: 2026-06-30",
    )
    folder.edit("tools/anvil.yml", "ring_since: 2026-01", "ring_since: 2026-08-02")
    commit(folder, "All of it", "2026-07-01")
    found = since(folder)
    assert (found.by_git, found.groups) == (False, ())
    assert "as the history in Git only begins on 2026-07-01" in found.told
    assert [(one.on, one.title) for one in found.events] == [
        ("2026-08-02", "Anvil: ring Adopt, Trial on Emu"),
        ("2026-07", "Beta took up Anvil"),
    ]
    assert [one.title for one in found.unsure] == ["Beta took up Hammer"]
    html = render("pages/since.html", "en", "../", since=found)
    assert html.index("took up Anvil") < html.index("Perhaps earlier") < html.index("up Hammer")
    assert '<time datetime="2026-07">2026-07</time>' in html
    alone = recorded(folder.load().catalog, History(), "ja", "tool")
    assert "Gitの履歴がないため、エントリーに記録された日付によります。" in alone.told
    assert [one.title for one in alone.events] == ["BetaがAnvilの利用を開始"]


def test_that_nothing_is_recorded_is_not_told_as_nothing_moved(folder: Folder) -> None:
    records(folder, "beta", "tool: anvil, status: adopted")
    catalog = folder.load().catalog
    html = render("pages/since.html", "en", "../", since=recorded(catalog, History(), "en"))
    assert "No move since then has a recorded day." in html
