"""What is missing comes in, what people wrote stays, comments and all."""

from __future__ import annotations

from standards_catalog.documents.document import Document, read
from standards_catalog.editing.importing.merging import merged, with_records
from standards_catalog.schema.schemas import package_schemas

TOOL = package_schemas().kinds["tool"]
TEXT = """# ours
name: Anvil
ring: adopt # for years
ring_basis: stated
upstream:
  status: active
  checked_on: 2026-05-01 # looked twice
sources: [{ title: Talk, basis: stated }]
"""
NONE: frozenset[str] = frozenset()


def document(text: str) -> Document:
    found = read("x.yml", text.encode())
    assert isinstance(found, Document)
    return found


def test_what_is_missing_comes_in_and_the_rest_stays() -> None:
    new = {
        "ring": "trial",
        "tags": ["iron"],
        "upstream": {"licence": "MIT", "status": "eol"},
    }
    found = merged(document(TEXT), TOOL, new, NONE)
    assert found.changed == ["tags", "upstream.licence"]
    assert found.kept == [("ring",), ("upstream", "status")]
    kept = found.text.replace("tags: [iron]\n", "").replace("  licence: MIT\n", "")
    assert kept == TEXT
    assert merged(document(found.text), TOOL, new, NONE).changed == []


def test_where_the_source_is_right_it_is_taken_and_lists_grow() -> None:
    text = TEXT + "tags: [old]\nring_note: |\n  Long\n  text.\n"
    new = {"ring": "trial", "tags": ["new", "old"], "ring_note": "Short."}
    found = merged(document(text), TOOL, new, frozenset({"ring", "tags", "ring_note"}))
    data = document(found.text).data
    assert (data["ring"], data["tags"], data["ring_note"]) == ("trial", ["old", "new"], "Short.")
    assert "ring: trial # for years\n" in found.text
    assert found.kept == []


def test_records_are_told_apart_by_what_they_are_about() -> None:
    text = "records:\n  - standard: flow # ours\n    status: adopted\n    basis: stated\n"
    records = [
        ({"standard": "flow", "status": "planned", "since": "2026"}, {}),
        ({"tool": "flow"}, {"tool": "flow", "status": "adopted", "basis": "inferred"}),
    ]
    found = with_records(document(text), records, NONE)
    first, second = document(found.text).data["records"]
    assert first == {"standard": "flow", "status": "adopted", "basis": "stated", "since": "2026"}
    assert second["tool"] == "flow"
    assert found.kept == [("records", 0, "status")]
    assert "flow # ours" in found.text
