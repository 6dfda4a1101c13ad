"""The same pages as a generated catalog's, written as plain Markdown tables for stock Material."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from standards_catalog.checks.load import load
from standards_catalog.model.catalog import Catalog
from standards_catalog.model.entries import Named, Standard, Team, Tool
from standards_catalog.site.pages.entries import entries, page_uri
from standards_catalog.views.adoption.adoption import Cell
from standards_catalog.views.adoption.matrix import adoption_matrix
from standards_catalog.views.kinds.entry import entry_view
from standards_catalog.views.kinds.standard import Rollout
from standards_catalog.views.kinds.tool import Usage
from standards_catalog.views.shared.summary import summary

CONFIG = """site_name: Stock
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.indexes, navigation.path, navigation.footer]
plugins: [search]
markdown_extensions: [tables, attr_list, {toc: {permalink: true}}]
"""
ADOPTION = ("Team", "Status", "Role", "Version", "Since", "Confirmed", "Evidence")


def project(folder: Path, generated: Path) -> None:
    """Write a stock project with the pages of a generated one."""
    catalog = load(generated).catalog
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for entry in entries(catalog):
        _write(folder / "docs" / page_uri(entry), _page(catalog, entry))
    for cls, name in ((Standard, "standards"), (Tool, "tools"), (Team, "teams")):
        rows = [(_linked(entry), summary(entry)["en"]) for entry in catalog.all(cls)]
        _write(
            folder / "docs" / name / "index.md", f"# {name}\n\n{_table(('Name', 'Summary'), rows)}"
        )
    matrix = adoption_matrix(catalog, catalog.all(Standard), "standard")
    head = ["Team", *(column.link.text["en"] for column in matrix.columns)]
    body = [[row.link.text["en"], *(_short(cell) for cell in row.cells)] for row in matrix.rows]
    _write(folder / "docs" / "adoption" / "index.md", f"# Adoption\n\n{_table(head, body)}")
    _write(folder / "docs" / "index.md", "# Home\n\nThe same pages, as Markdown.\n")


def _page(catalog: Catalog, entry: Named) -> str:
    view = entry_view(catalog, entry, "en")
    parts = [f"# {view.title}\n\n{summary(entry)['en']}\n"]
    for section in view.sections:
        if section.heading:
            parts.append(f"## {section.heading.title}\n")
        parts.append(_section(section.name, section.body))
    return "\n".join(parts)


def _section(name: str, body: object) -> str:
    if name == "facts":
        return _table(("Fact", "Value"), [(one.label, _values(one)) for one in body])  # type: ignore[attr-defined]
    if isinstance(body, Rollout):
        return _table(ADOPTION, [_row(cell) for cell in body.cells])
    if isinstance(body, Usage):
        zones = "".join(
            f"- {cell.zone.text['en']} {cell.platform.text['en']}\n" for cell in body.zones
        )
        return zones + "\n" + _table(ADOPTION, [_row(cell) for cell in body.cells])
    if name == "clauses":
        rows = [(one.level.value, one.text["en"]) for one in body]  # type: ignore[attr-defined]
        return _table(("Level", "Text"), rows)
    if name == "sources":
        return "".join(f"- [{one.source.title['en']}]({one.source.url})\n" for one in body)  # type: ignore[attr-defined]
    if isinstance(body, tuple) and all(isinstance(one, Cell) for one in body):
        return _table(ADOPTION, [_row(cell) for cell in body])
    return "A paragraph of text stands here, as long as the one on the other page.\n"


def _row(cell: Cell) -> Sequence[str]:
    role = cell.role.value if cell.role else ""
    evidence = f"[Evidence]({cell.evidence})" if cell.evidence else ""
    who = f"[{cell.team.text['en']}](../{cell.team.href.rstrip('/')}.md)"
    return (
        who,
        cell.status.value,
        role,
        cell.version,
        cell.since,
        str(cell.confirmed_on or ""),
        evidence,
    )


def _short(cell: Cell) -> str:
    return (
        f"{cell.status.mark} {cell.status.value} {cell.version} [e]({cell.evidence})"
        if cell.recorded
        else "?"
    )


def _values(fact: object) -> str:
    texts = []
    for one in fact.values:  # type: ignore[attr-defined]
        if one.link:
            texts.append(f"[{one.link.text['en']}](../{one.link.href.rstrip('/')}.md)")
        else:
            texts.append(one.term.value if one.term else str(one.url or _text(one.text)))
    return ", ".join(texts)


def _text(text: object) -> str:
    return text["en"] if hasattr(text, "get") else str(text)  # type: ignore[index]


def _linked(entry: Named) -> str:
    return f"[{entry.name['en']}]({entry.id}.md)"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
