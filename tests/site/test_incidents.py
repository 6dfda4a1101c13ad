"""The pages about incidents, in a site that is built: the sample apart, and real ones."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.site.project import Project, with_incidents, with_sample
from tests.views.incidents.conftest import TWELVE

PAGES = ("index.md", "comparison.md", "reading.md")
BANNER = "sc-sample-banner"


@pytest.fixture
def joined(small: Project) -> Project:
    """A project with the sample, and a product with incidents of its own."""
    with_pages(small)
    return with_incidents(small)


def with_pages(project: Project) -> None:
    config = (project.root / "mkdocs.yml").read_text("utf-8")
    adoption = "adoption/index.md, "
    pages = ", ".join([*(f"incidents/{name}" for name in PAGES), "components/index.md, "])
    project.write("mkdocs.yml", config.replace(adoption, adoption + pages))
    project.write("docs/incidents/index.md", "# Incidents\n\n{{ incident_products() }}\n")
    project.write("docs/incidents/comparison.md", "# Compare\n\n{{ incident_comparison() }}\n")
    project.write("docs/incidents/reading.md", "# Read\n\n{{ reading_list() }}\n")
    project.write("docs/components/index.md", "# Components\n\n{{ components() }}\n")


def test_every_page_of_the_sample_says_that_it_is_invented(organisation: Project) -> None:
    pages = [*(organisation.site / "incidents/sample").rglob("index.html")]
    assert len(pages) == 9  # the record, five years, rows, components, reading list
    for page in pages:
        text = page.read_text("utf-8")
        assert text.count(BANNER) == 1, page
        assert len(re.findall(r"<figure", text)) == len(
            re.findall(r'<figcaption><span class="sc-sample">', text)
        )


def test_the_sample_enters_no_page_of_the_organisation(organisation: Project) -> None:
    for page in organisation.site.rglob("index.html"):
        if "sample" in page.relative_to(organisation.site).parts:
            continue
        text = page.read_text("utf-8")
        assert "SAMPLE-" not in text, page
        assert "sample-database" not in text, page
    assert not (organisation.site / "components/sample-web").exists()


def test_without_incidents_the_pages_say_so(small: Project) -> None:
    with_pages(small)
    with_sample(small)
    assert small.build().code == 0
    index = small.read("incidents/index.html")
    assert "No product has a record of its incidents here yet." in index
    assert 'href="../incidents/sample/"' in index
    comparison = small.read("incidents/comparison/index.html")
    assert "A comparison needs the records of two products." in comparison


def test_a_product_has_its_pages_without_a_banner(joined: Project) -> None:
    built = joined.build()
    assert built.code == 0, built.output
    for path in ("", "2026/", "rows/"):
        text = (joined.site / f"incidents/shop/{path}index.html").read_text("utf-8")
        assert BANNER not in text
        assert "<h1" in text
    text = (joined.site / "incidents/shop/index.html").read_text("utf-8")
    assert "Alerts noticed 64 %: 7 of 11 incidents" in text
    assert 'id="alert_share"' in text
    page = (joined.site / "components/index.html").read_text("utf-8")
    assert 'href="../incidents/shop/rows/#A11"' in page
    cart = (joined.site / "components/cart/index.html").read_text("utf-8")
    assert "6 incidents in 12 months" in cart


def test_wrong_calls_are_complaints_of_their_page(joined: Project) -> None:
    joined.write(
        "docs/incidents/index.md",
        '# Incidents\n\n{{ incident_figures("shpo") }}\n\n'
        '{{ incident_figures("shop", year="1999") }}\n\n'
        '{{ incident_figure("shop", "alerts") }}\n\n{{ components("shop") }}\n',
    )
    built = joined.build()
    assert built.code == 1
    assert [one.partition(" ")[0] for one in built.complaints] == [
        "docs/incidents/index.md:3:1",
        "docs/incidents/index.md:5:1",
        "docs/incidents/index.md:7:1",
        "docs/incidents/index.md:9:1",
    ]
    assert 'did you mean "shop"' in built.output


def test_only_years_with_something_recorded_have_a_page(joined: Project) -> None:
    old = "OLD,cart,1957-03-04 09:00,,1957-03-04 09:30,alert,hardware,,\n"
    joined.write("catalog/incidents/shop.csv", TWELVE + old)
    joined.write(
        "docs/incidents/reading.md", '# In 1999\n\n{{ incident_record("shop", "1999") }}\n'
    )
    built = joined.build()
    assert built.code == 0, built.output
    assert "1 warning: " in built.output
    pages = sorted(one.name for one in (joined.site / "incidents/shop").iterdir() if one.is_dir())
    assert [name for name in pages if name.isdecimal()] == ["1957", "2025", "2026"]
    links = re.findall(
        r'href="[./]*incidents/shop/(\d+)/"', joined.read("incidents/shop/index.html")
    )
    assert links == ["2026", "2025", "1957"]
    assert "0 incidents" in joined.read("incidents/reading/index.html")


def test_a_page_of_ones_own_takes_the_place(joined: Project) -> None:
    text = '# Our year\n\n{{ incident_record("shop", "2026") }}\n'
    joined.write("docs/incidents/shop/2026.md", text)
    config = (joined.root / "mkdocs.yml").read_text("utf-8")
    joined.write("mkdocs.yml", config + "\nnot_in_nav: /incidents/shop/\n")
    assert joined.build().code == 0
    page = joined.read("incidents/shop/2026/index.html")
    assert page.count("<h1") == 1
    assert "Our year" in page
    assert "12 incidents" in page
    assert "<figure" not in page
    found = documents(joined)
    assert found["incidents/shop/2026/"][1] == "Our year"
    assert found["incidents/shop/"][1] == "Incidents: Shop"


def test_links_lead_to_parts_of_these_pages(joined: Project) -> None:
    joined.write(
        "docs/about.md",
        "# About\n\n[Alerts](incidents/shop/index.md#alert_share), "
        "[a row](incidents/shop/rows.md#A11)\n\n"
        "[nothing](incidents/shop/2026.md#alerts), [no row](incidents/shop/rows.md#A13)\n",
    )
    built = joined.build()
    assert built.complaints == [
        "docs/about.md:5:11 dead-link",
        "docs/about.md:5:52 dead-link",
    ]


def test_the_search_finds_each_page_by_what_it_is(joined: Project) -> None:
    joined.write(
        "catalog/settings.yml",
        re.sub(
            "languages: .*",
            "languages: [en, ja]",
            (joined.root / "catalog/settings.yml").read_text("utf-8"),
        ),
    )
    assert joined.build().code == 0
    found = documents(joined)
    for place in ("shop", "sample"):
        pages = {page.parent for page in (joined.site / f"incidents/{place}").rglob("*.html")}
        assert {f"{page.relative_to(joined.site)}/" for page in pages} <= {*found}
    assert found["incidents/shop/2026/"][1] == "Incidents: Shop, 2026"
    assert any("Alerts noticed 64 %" in line for line in found["incidents/shop/"][2])
    for location, document in found.items():
        if location.startswith("incidents/s"):
            texts = document[2] if len(document) > 2 else []
            assert ("Sample, invented" in texts) == ("/sample/" in location)
    assert "ja/incidents/shop/2026/" in documents(joined, "ja/")


def documents(project: Project, home: str = "") -> dict[str, list[Any]]:
    """Return what the search finds, by address."""
    return {one[0]: one for one in json.loads(project.read(f"{home}search/documents.json"))}
