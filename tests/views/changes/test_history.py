"""What each commit changed, in the words of the domain, however the catalog was written then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standards_catalog.history.versions import Step
from standards_catalog.model.catalog import Ref
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.changes import history as module
from standards_catalog.views.changes.history import Facts, History, history
from standards_catalog.views.changes.pages import months
from standards_catalog.views.changes.told import Told
from standards_catalog.views.shared.words import fill
from tests.conftest import Folder
from tests.repository import commit, git
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
    shown = months(folder.load().catalog, past(folder), lang)
    change = [change for month in shown.months for change in month.changes][place]
    return [
        fill(
            lang,
            line.key,
            entry=line.entry.text[lang],
            at=line.at.text[lang] if line.at else "",
            before=line.before,
            after=line.after,
            fields=line.fields,
        )
        for line in (*change.lines, *change.more)
    ]


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
            "Hammer: ring Adopt → Caution",
            "Hammer：評価 採用 → 注意",
        ),
        (
            ANVIL,
            "emu: trial",
            "emu: adopt",
            "Anvil on Emu: ring Trial → Adopt",
            "Anvil（Emu）：評価 試行 → 採用",
        ),
        (
            FLOW,
            "stage: standard\nsummary",
            "stage: refinement\nsummary",
            "Deploy flow: stage Company-wide standard → Refinement",
            "デプロイフロー：段階 全社標準 → 改良中",
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
            "CI zone on Emu: not applicable → not recorded",
            "CIゾーン（Emu）：対象外 → 未記録",
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
    assert said(begun) == ["A tool was removed"]
    assert said(begun, place=1) == [
        "A tool is new (Trial)",
        "Alpha, Deploy flow: Adopted → not recorded",
    ]


def test_the_first_commit_is_told_without_being_read(
    begun: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object) -> tuple[Told, ...]:
        raise AssertionError

    monkeypatch.setattr(module, "tell", unread)
    assert len(said(begun)) == 11, "every entry with a page, once"
    assert "Anvil is new" in said(begun)


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
    assert said(begun, place=1) == ["Mallet: ring Adopt → Caution"]
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
    unread = "Alpha was edited; one of the versions is not valid by today's rules"
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
