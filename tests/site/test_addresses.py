"""A build says what `catalog check` says of addresses, and publishes nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from standards_catalog.site.reader import keep_inside
from tests.site.project import Project


def test_an_entry_without_a_page_ends_the_build(small: Project) -> None:
    assert small.build().code == 0
    small.write("docs/zones/ci.md", "# How we build\n\nSlowly.\n")
    built = small.build()
    assert built.code == 1
    assert built.complaints == ["catalog/zones/ci.yml:1:1 taken-address"]
    assert "CI zone" in small.read("zones/ci/index.html"), "the last good site is there"


def test_a_draft_does_not_have_the_place_of_an_entry(small: Project) -> None:
    small.write("docs/zones/ci.md", "# How we build\n\nSlowly.\n")
    config = (small.root / "mkdocs.yml").read_text("utf-8")
    small.write("mkdocs.yml", f"{config}\ndraft_docs: /zones/ci.md\n")
    built = small.build()
    assert built.code == 0, built.output
    assert "CI zone" in small.read("zones/ci/index.html")


def test_what_lies_outside_is_not_published(small: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("A secret.\n", "utf-8")
    (small.root / "docs/teams/key.txt").symlink_to(secret)
    assert small.build().complaints == ["docs/teams/key.txt:1:1 symlink-outside"]
    docs = small.root / "docs"
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(docs), "site_dir": str(small.site)})
    config.validate()
    files = get_files(config)
    keep_inside(files, docs)
    assert files.get_file_from_path("teams/index.md")
    assert not files.get_file_from_path("teams/key.txt"), "while serving, which goes on"
