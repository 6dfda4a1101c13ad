"""What is really wrong with the content is found: each of its tests fails where it should."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import yaml

from tests.content import edits
from tests.content.places import FACTS, marks

LOST = """\
# 見出し

These words wait for a translation into [Japanese](tools/nobody-knows-this.md).

手順：
- 前の段落に飲み込まれます。
"""


def test_each_test_finds_its_fault(tmp_path: Path) -> None:
    root = edits.copied(tmp_path)
    edits.rename(root, formerly=False)
    say_otherwise(root / "catalog/tools" / f"{edits.add_in_english(root).id}.yml")
    lose_facts(root)
    (root / "docs/ja/alone.md").write_text(LOST, "utf-8")
    add(root / "catalog/sample/releases/sample.csv", "2026-10,1\n")
    rewrite(root / "mkdocs.yml", r"^site_name: .*$", "site_name: Quite another name")
    said = subprocess.run(
        edits.TESTS,
        cwd=root,
        env={**os.environ, "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    ).stdout
    named = re.findall(r"^def (test_\w+)", source(root), re.MULTILINE)
    assert sorted(re.findall(r"^FAILED \S+::(\w+)", said, re.MULTILINE)) == sorted(named), said


def say_otherwise(tool: Path) -> None:
    """Make a tool contradict itself in its two languages, in ways that the check allows."""
    data: dict[str, Any] = yaml.safe_load(tool.read_text("utf-8"))
    data["name"] = {"en": "Half", "ja": "半分"}
    note = {"en": "これは日本語です。", "ja": "これは日本語ではありません。"}
    data["upstream"] = {"status": "active", "checked_on": "2026-01-01", "note": note}
    data["ring_note"] = {"en": f"[This](tool:{tool.stem}) is linked.", "ja": "リンクがない。"}
    tool.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def lose_facts(root: Path) -> None:
    """Leave nothing of a fact but its mark in the first language, and mark what is no fact."""
    fact = next(number for number, places in FACTS.items() if "prose" in places)
    for page in (root / "docs").rglob("*.md"):
        if "ja" not in page.relative_to(root / "docs").parts:
            text = page.read_text("utf-8")
            if fact in marks(text):
                page.write_text(f"# Nothing\n\n<!-- {fact} -->\n", "utf-8")
    add(root / "docs/index.md", "\nNobody counted this. <!-- S0 -->\n")
    add(root / "tests/content/facts.yml", "S105: { reason: ' ' }\n")


def add(file: Path, text: str) -> None:
    """Put words at the end of a file."""
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def rewrite(file: Path, pattern: str, new: str) -> None:
    """Replace a line of a file."""
    text, count = re.subn(pattern, new, file.read_text("utf-8"), flags=re.MULTILINE)
    assert count == 1
    file.write_text(text, "utf-8")


def source(root: Path) -> str:
    """Return the source of all tests of the content."""
    files = sorted((root / "tests/content").glob("test_*.py"))
    return "\n".join(file.read_text("utf-8") for file in files)
