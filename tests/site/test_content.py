"""Pages that every site has lead to what a site has, and leave what they show as code alone."""

from __future__ import annotations

from mkdocs.structure.files import File, Files

from standards_catalog.site.content.pages import with_links


def files(*uris: str) -> Files:
    return Files([File(uri, "docs", "site", use_directory_urls=True) for uri in uris])


def test_links_lead_to_what_there_is_and_code_is_left_alone() -> None:
    markdown = (
        "[tools](../tools/index.md#all), [none](../none.md), `[text](../none.md)`\n\n"
        "```markdown\n[text](../none.md)\n```\n"
    )
    there = files("about/index.md", "tools/README.md")
    made = with_links(markdown, "about/data.md", there, {"tools/index.md": "tools/README.md"})
    assert made == markdown.replace("tools/index.md", "tools/README.md").replace(
        "[none](../none.md)", "none", 1
    )
