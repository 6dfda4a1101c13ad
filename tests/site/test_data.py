"""The data in the built site: where it is, and that the pages lead there."""

from __future__ import annotations

import json
import re
from posixpath import join, normpath

from tests.site.project import Project

LINK = re.compile(r'<p class="sc-files">(.*?)</p>', re.DOTALL)
HREF = re.compile(r'href="([^"]+)"')


def links(made: Project, page: str) -> list[str]:
    """Return where a page's lines of files lead, from the site's root."""
    html = made.read(f"{page}index.html")
    hrefs = [href for line in LINK.findall(html) for href in HREF.findall(line)]
    return [normpath(join(page, href)) for href in hrefs]


def test_lists_and_matrices_lead_to_their_data(ready: Project) -> None:
    for page, name in {
        "standards/": "standards",
        "tools/": "tools",
        "teams/": "teams",
        "groups/": "groups",
        "platforms/": "platforms",
        "principles/": "principles",
        "adoption/": "matrix/standards",
        "adoption/tools/": "matrix/tools",
        "zones/": "matrix/zones",
    }.items():
        assert links(ready, page) == [f"api/v1/{name}.csv", f"api/v1/{name}.json"]
        assert all((ready.site / file).is_file() for file in links(ready, page))


def test_every_entry_leads_to_its_document(small: Project) -> None:
    small.write("docs/standards/flow.md", "# Flow\n\nBy hand. {{ lede() }}\n")
    assert small.build().code == 0
    for place in ("standards/flow", "tools/anvil", "teams/alpha", "zones/ci", "platforms/eel"):
        assert links(small, f"{place}/") == [f"api/v1/{place}.json"]
        entry = json.loads(small.read(f"api/v1/{place}.json"))["entry"]
        assert entry["page"] == f"https://example.github.io/standards/{place}/"
        assert (
            small.site / entry["page"].removeprefix("https://example.github.io/standards/")
        ).is_dir()


def test_pages_that_are_no_entry_lead_to_no_document(ready: Project) -> None:
    assert links(ready, "") == []


def test_a_former_id_has_its_address_as_page_and_as_document(small: Project) -> None:
    hammer = (small.root / "catalog/tools/hammer.yml").read_text("utf-8")
    small.write("catalog/tools/hammer.yml", f"{hammer}formerly: [maul]\n")
    assert small.build().code == 0
    assert "tools/hammer/" in small.read("tools/maul/index.html")
    moved = json.loads(small.read("api/v1/tools/maul.json"))["moved"]
    assert moved["location"].endswith("/api/v1/tools/hammer.json")


def test_the_schemas_are_at_their_addresses(ready: Project) -> None:
    schema = json.loads(ready.read("schema/v1/tool.json"))
    assert schema["$id"] == "https://example.github.io/standards/schema/v1/tool.json"
    for reference in set(re.findall(r'"\$ref":"([^"#]+)', ready.read("schema/v1/common.json"))):
        assert (ready.site / normpath(join("schema/v1", reference))).is_file()
