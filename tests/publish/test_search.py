from __future__ import annotations

import pytest
import yaml
from msgspec.structs import asdict

from standards_catalog.model.catalog import Ref
from standards_catalog.model.entries import Named, Standard, Team, Term, Tool
from standards_catalog.publish.search.documents import search_documents
from standards_catalog.publish.search.questions import reading
from standards_catalog.site.pages.aliases import aliases, check_aliases
from standards_catalog.text import plain
from standards_catalog.views.shared.link import edit_url, line_url
from tests.conftest import invented


def test_an_entry_is_found_by_all_its_names() -> None:
    catalog = invented()
    tool = catalog.get(Tool, "keel-cloud")
    assert tool
    page = next(iter(search_documents(catalog, tool, "en")))
    told = " ".join([page.title, *page.names, *page.tags])
    assert page.location == "tools/keel-cloud/"
    assert page.what[0] == "Tool"
    for name in (*tool.name.all, tool.id, *tool.aliases):
        assert name in told


def test_clauses_are_found_at_their_anchors() -> None:
    catalog = invented()
    standard = catalog.get(Standard, "release-flow")
    assert standard
    documents = list(search_documents(catalog, standard, "en"))
    anchors = {document.location.partition("#")[2] for document in documents} - {""}
    assert anchors == {clause.anchor for clause in standard.clauses}


def test_what_an_entry_says_is_found_but_not_how_it_is_coded() -> None:
    catalog = invented()
    standard = catalog.get(Standard, "release-flow")
    assert standard
    page, *clauses = search_documents(catalog, standard, "ja")
    assert page.title == "Raftリリースフローの標準化"
    assert page.what == ("標準", "全社標準")
    assert "Raft release flow" in page.names
    told = "\n".join(page.texts)
    for said in ("made the first version", "リリース用テンプレート", "Talk on releases"):
        assert said in told
    assert "no-launch-by-hand" not in told
    assert "https://" not in told
    assert len(clauses) == len(standard.clauses)
    assert all(len(page.what) == 2 and not page.names for page in clauses)


def test_an_entry_is_found_beside_those_that_it_refers_to() -> None:
    catalog = invented()
    tool, team = next(
        (ref, team)
        for ref, records in catalog.records.items()
        for team in records
        if ref.kind == "tool"
    )
    for entry, other in ((catalog.find(tool), Ref("team", team)), (catalog.get(Team, team), tool)):
        named = catalog.find(other)
        assert isinstance(entry, Named)
        assert named
        assert named.name["en"] in next(iter(search_documents(catalog, entry, "en"))).texts[-1]


def test_a_team_is_found_by_what_its_records_say() -> None:
    catalog = invented()
    notes = {
        placed.team: placed.record.note["en"]
        for records in catalog.records.values()
        for placed in records.values()
        if placed.record.note
    }
    assert notes
    for team in catalog.teams:
        if team.id in notes:
            told = "\n".join(next(iter(search_documents(catalog, team, "en"))).texts)
            assert plain(notes[team.id]) in told


def test_the_names_of_a_term_lead_to_its_entries_in_their_order() -> None:
    catalog = invented()
    term = catalog.get(Term, "mttr")
    assert term
    for place, lead in enumerate(term.leads_to):
        ref = next(Ref(kind, id) for kind, id in asdict(lead).items() if id)
        entry = catalog.find(ref)
        assert isinstance(entry, Named)
        leads = next(iter(search_documents(catalog, entry, "en"))).leads
        assert {"MTTR", "平均復旧時間", "time to recovery", "time-to-repair"} <= set(leads[place])


def test_words_around_a_question_are_of_every_language() -> None:
    told = reading(invented(), "ja")
    assert {"who", "uses", "please", "誰", "とは"} <= set(told["around"])
    assert {"version", "バージョン"} <= set(told["facts"])
    assert {"what is", "とは"} <= set(told["meaning"])
    assert {"automate", "自動化"} <= set(told["acts"])
    assert any({"register", "追加"} <= set(group) for group in told["alike"])
    alike = [word for group in told["alike"] for word in group]
    assert len(alike) == len(set(alike))
    assert told["kinds"]["tools"] == told["kinds"]["tool"] == told["kinds"]["ツール"] == "ツール"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("[rss, webhook]", 0),
        ("rss, webhook", 3),
        ("[1]", 3),
        ("['']", 3),
        (f"[{'x' * 81}]", 3),
        (f"[{', '.join(f'n{one}' for one in range(101))}]", 3),
    ],
)
def test_aliases_of_a_page_are_bounded(said: str, line: int) -> None:
    source = f"---\ntitle: A page\naliases: {said}\n---\n# A page\n"
    meta = yaml.safe_load(source.split("---")[1])
    found = list(check_aliases("docs/a.md", source, meta))
    assert [problem.line for problem in found] == [line][: bool(line)]
    assert bool(aliases(meta)) == (not line)


def test_a_cell_leads_to_its_line() -> None:
    catalog = invented()
    for ref, placed in catalog.records.items():
        for team, record in placed.items():
            about = type(ref)("adoption", team)
            url = line_url(catalog, about, "records", record.index)
            line = catalog.documents[about].text.splitlines()[int(url.rpartition("#L")[2]) - 1]
            assert f"{ref.kind}: {ref.id}" in line


def test_edit_leads_to_the_forge() -> None:
    assert edit_url(invented(), "catalog/tools/x.yml").endswith("/edit/main/catalog/tools/x.yml")
