"""What each commit changed, in the words of the domain, however the catalog was written then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from standards_catalog.history.versions import Step
from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Tool
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes import history as module
from standards_catalog.views.changes.groups import news
from standards_catalog.views.changes.history import Facts, History, history
from standards_catalog.views.changes.pages import own
from standards_catalog.views.changes.told import Told
from tests.conftest import Folder
from tests.repository import commit, git
from tests.views.changes.sentence import sentence
from tests.views.made import records

TOKYO = "Asia/Tokyo"
FIRST = "2026-10-01"


@pytest.fixture
def begun(folder: Folder) -> Folder:
    """Return a catalog with a first commit."""
    commit(folder, "All of it", FIRST)
    return folder


def past(folder: Folder, facts: Facts | None = None) -> History:
    return history(package_schemas(), folder.root, TOKYO, {} if facts is None else facts)


def said(folder: Folder, lang: str = "en", place: int = 0) -> list[str]:
    """Return the sentences of a commit, the newest by default."""
    catalog, known = folder.load().catalog, past(folder)
    shown = news(catalog, known, [known.entries[place]], lang)
    groups = (*shown.groups, *([shown.edits] if shown.edits else []))
    return [sentence(change.line, lang) for group in groups for change in group.changes]


ALPHA = "adoption/alpha.yml"
ANVIL = "tools/anvil.yml"
FLOW = "standards/flow.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "english", "japanese"),
    [
        (
            "adoption/beta.yml",
            "status: partial",
            "status: adopted",
            "Beta adopted Anvil (Partial → Adopted)",
            "BetaがAnvilを導入（一部 → 導入済）",
        ),
        (
            ALPHA,
            "status: adopted",
            "status: partial",
            "Alpha, Deploy flow: Adopted → Partial",
            "アルファ、デプロイフロー：導入済 → 一部",
        ),
        (
            "tools/hammer.yml",
            "ring: adopt",
            "ring: caution",
            "Ring of Hammer: Adopt → Caution",
            "Hammerのリング：採用 → 注意",
        ),
        (
            ANVIL,
            "emu: trial",
            "emu: adopt",
            "Ring of Anvil on Emu: Trial → Adopt",
            "Anvilのリング（Emu）：試行 → 採用",
        ),
        (
            FLOW,
            "stage: standard\nsummary",
            "stage: refinement\nsummary",
            "Deploy flow went back to the stage Refinement (was Company-wide standard)",
            "デプロイフローが段階「改良中」に後退（以前は全社標準）",
        ),
        (
            ANVIL,
            "ring: adopt\n",
            "",
            "General ring of Anvil withdrawn (was Adopt)",
            "Anvilの全般のリングを取り下げ（以前は採用）",
        ),
        (
            ANVIL,
            "rings:\n  emu: trial",
            "rings:\n  emu: trial\n  eel: caution",
            "Ring of Anvil on Eel: Caution",
            "Anvilのリング（Eel）：注意",
        ),
        (
            ANVIL,
            "summary: Shapes [deploys](standard:flow).",
            "summary: { en: Shapes deploys., ja: デプロイに使う。 }",
            "Anvil: Summary edited",
            "Anvil：概要を編集",
        ),
        (
            ANVIL,
            'version: "2.1"',
            'version: "2.2"',
            "Anvil: version 2.1 → 2.2",
            "Anvil：バージョン 2.1 → 2.2",
        ),
        (
            ALPHA,
            "confirmed_on: 2026-09-30",
            "confirmed_on: 2026-10-02",
            "Alpha confirmed Deploy flow on 2026-10-02",
            "アルファがデプロイフローを確認（2026-10-02）",
        ),
        (
            ALPHA,
            "role: origin",
            "role: follower",
            "Alpha, Deploy flow: Role edited",
            "アルファ、デプロイフロー：役割を編集",
        ),
        (
            FLOW,
            "text: Nobody",
            "text: No one",
            "Deploy flow: Clauses edited",
            "デプロイフロー：条項を編集",
        ),
        (
            "zones/ci.yml",
            "not_applicable: Builds run on Eel.",
            "note: Nobody knows.",
            "New gap: CI zone on Emu (was not applicable)",
            "新しいギャップ：CIゾーン（Emu、以前は対象外）",
        ),
        (
            "settings.yml",
            "review_interval_days: 365",
            "review_interval_days: 300",
            "Settings: Review interval edited",
            "設定：レビュー間隔を編集",
        ),
    ],
)
def test_sentences(
    begun: Folder, path: str, old: str, new: str, english: str, japanese: str
) -> None:
    begun.edit(path, old, new)
    commit(begun, "A change", "2026-10-02")
    assert said(begun) == [english]
    assert said(begun, "ja") == [japanese]


def test_what_comes_and_goes(begun: Folder, tool: Callable[..., str]) -> None:
    begun.write("tools/vice.yml", tool(ring="trial")).delete(ALPHA)
    commit(begun, "In and out", "2026-10-02")
    begun.delete("tools/vice.yml")
    commit(begun, "Out", "2026-10-03")
    assert said(begun) == ["Tool removed: A tool"]
    assert said(begun, place=1) == [
        "Alpha: Deploy flow is no longer recorded (was Adopted)",
        "Tool added: A tool (Trial)",
    ]


def test_the_first_commit_is_told_without_being_read(
    begun: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object) -> tuple[Told, ...]:
        raise AssertionError

    monkeypatch.setattr(module, "tell", unread)
    assert len(said(begun)) == 12, "every entry with a page, once"
    assert "Tool added: Anvil" in said(begun)


def test_a_rename_keeps_its_past(begun: Folder) -> None:
    begun.edit("tools/hammer.yml", "ring: adopt", "ring: caution")
    commit(begun, "A ring", "2026-10-02")
    (begun.root / "tools/hammer.yml").rename(begun.root / "tools/mallet.yml")
    begun.edit("tools/mallet.yml", "name: Hammer", "name: Mallet\nformerly: [hammer]")
    begun.edit("zones/ci.yml", "tool: hammer", "tool: mallet")
    commit(begun, "Another name", "2026-10-03")
    assert said(begun) == [
        "Mallet has a new id; it was hammer",
        "Mallet: Name edited",
    ], "that the zone names it otherwise is no news"
    assert said(begun, place=1) == ["Ring of Mallet: Adopt → Caution"]
    own = past(begun).of(begun.load().catalog, Ref("tool", "mallet"))
    assert [one.commit.subject for one in own] == ["Another name", "A ring", "All of it"]


def test_a_version_that_cannot_be_read_is_passed_over(begun: Folder) -> None:
    good = (begun.root / ALPHA).read_text("utf-8")
    begun.write(ALPHA, "records: [\n")
    commit(begun, "Broken", "2026-10-02")
    begun.write(ALPHA, "still: broken\n")
    commit(begun, "Not by the schema", "2026-10-03")
    begun.write(ALPHA, good.replace("status: adopted", "status: partial"))
    commit(begun, "Mended", "2026-10-04")
    assert said(begun) == ["Alpha, Deploy flow: Adopted → Partial"]
    unread = "Alpha was edited; one of the versions is not valid under today's rules"
    assert said(begun, place=1) == said(begun, place=2) == [unread]


def test_layout_and_what_is_not_committed_add_nothing(begun: Folder) -> None:
    begun.edit(ANVIL, "name: Anvil", "# a remark\nname: Anvil")
    commit(begun, "A remark", "2026-10-02")
    before = past(begun)
    assert [one.commit.subject for one in before.entries] == ["All of it"]
    begun.edit(ANVIL, "ring: adopt", "ring: caution")
    assert past(begun) == before


def test_what_is_kept_is_not_worked_out_again(
    begun: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun.edit(ANVIL, "ring: adopt", "ring: trial")
    old = commit(begun, "Old", "2026-10-02")
    facts: Facts = {}
    past(begun, facts)
    begun.edit(ANVIL, "ring: trial", "ring: caution")
    new = commit(begun, "New", "2026-10-03")
    whole = past(begun)
    told: list[str] = []
    real = module.tell

    def tell(step: Step) -> tuple[Told, ...]:
        told.append(step.commit.id)
        return real(step)

    monkeypatch.setattr(module, "tell", tell)
    assert past(begun, facts) == whole
    assert told == [new]
    assert old in facts


def test_a_team_s_past_has_its_records(begun: Folder) -> None:
    records(begun, "beta", "standard: flow, status: planned")
    commit(begun, "Beta", "2026-10-02")
    catalog = begun.load().catalog
    numbers = {Ref("team", "beta"): 2, Ref("tool", "anvil"): 1, Ref("team", "alpha"): 0}
    for ref, number in numbers.items():
        found = [
            fact
            for one in past(begun).of(catalog, ref)
            for fact in one.told
            if one.commit.subject == "Beta" and fact.what == "cell"
        ]
        assert len(found) == number, ref


def test_no_history(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent.parent))
    found = past(folder)
    assert found == History(why="no-repository")
    assert found.of(folder.load().catalog, Ref("tool", "anvil")) == []


def test_content_that_git_has_lost_is_told_as_unread(begun: Folder) -> None:
    begun.edit(ANVIL, "ring: adopt", "ring: caution")
    commit(begun, "A ring", "2026-10-02")
    oid = git(begun, "rev-parse", f"HEAD:catalog/{ANVIL}")
    (begun.root.parent / ".git/objects" / oid[:2] / oid[2:]).unlink()
    assert said(begun)[0].startswith("Anvil was edited; one of the versions")


def test_the_page_of_an_entry_says_why_it_has_no_history(begun: Folder) -> None:
    catalog = begun.load().catalog
    anvil = catalog.all(Tool)[0]
    day = date(2026, 5, 1)
    whys = (
        (History(why="not-owned"), "belongs to another user"),
        (History(begins=day, why="shallow"), "its history begins on 2026-05-01"),
    )
    for unknown, said in whys:
        found = own(catalog, unknown, anvil, "en")
        assert found
        assert said in found.reach
        assert found.newest == ()
    for whole in (History(), History(begins=day, why="first"), History(begins=day, why="limit")):
        assert own(catalog, whole, anvil, "en") is None
