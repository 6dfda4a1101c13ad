from __future__ import annotations

from pathlib import Path

from standards_catalog.checks.load import load
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Standard, Tool
from standards_catalog.publish.search.documents import search_documents
from standards_catalog.text import plain
from standards_catalog.views.shared.link import edit_url, line_url

SHIPPED = Path(__file__).parents[2] / "catalog"


def shipped() -> Catalog:
    return load(SHIPPED).catalog


def test_an_entry_is_found_by_all_its_names() -> None:
    catalog = shipped()
    tool = catalog.get(Tool, "hcp-terraform")
    assert tool
    page = next(iter(search_documents(catalog, tool, "en")))
    told = " ".join([page.title, *page.names, *page.tags])
    assert page.location == "tools/hcp-terraform/"
    assert page.what[0] == "Tool"
    for name in (*tool.name.all, tool.id, *tool.aliases):
        assert name in told


def test_clauses_are_found_at_their_anchors() -> None:
    catalog = shipped()
    standard = catalog.get(Standard, "ecs-deploy-flow")
    assert standard
    documents = list(search_documents(catalog, standard, "en"))
    anchors = {document.location.partition("#")[2] for document in documents} - {""}
    assert anchors == {clause.anchor for clause in standard.clauses}


def test_what_an_entry_says_is_found_but_not_how_it_is_coded() -> None:
    catalog = shipped()
    standard = catalog.get(Standard, "ecs-deploy-flow")
    assert standard
    page, *clauses = search_documents(catalog, standard, "ja")
    assert page.title == "ECSデプロイフローの標準化"
    assert page.what == ("標準", "全社標準")
    assert "ECS deploy flow" in page.names
    told = "\n".join(page.texts)
    for said in ("Ambiguity A1", "リリース用テンプレートリポジトリ", "hatena/hatenablog-workflows"):
        assert said in told
    assert "sre-standardisation-committee" not in told
    assert "https://" not in told
    assert len(clauses) == len(standard.clauses)
    assert all(len(page.what) == 2 and not page.names for page in clauses)


def test_a_team_is_found_by_what_its_records_say() -> None:
    catalog = shipped()
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


def test_a_cell_leads_to_its_line() -> None:
    catalog = shipped()
    for ref, placed in catalog.records.items():
        for team, record in placed.items():
            about = type(ref)("adoption", team)
            url = line_url(catalog, about, "records", record.index)
            line = catalog.documents[about].text.splitlines()[int(url.rpartition("#L")[2]) - 1]
            assert f"{ref.kind}: {ref.id}" in line


def test_edit_leads_to_the_forge() -> None:
    assert edit_url(shipped(), "catalog/tools/x.yml").endswith("/edit/main/catalog/tools/x.yml")
