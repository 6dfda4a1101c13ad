"""axe-core finds nothing on any type of page, in any light and width."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "standards/",
    "tools/",
    "teams/",
    "zones/",
    "zones/ecs-to-eks/",
    "adoption/",
    "adoption/tools/",
    "standards/eks-standard-configuration/",
    "standards/ecs-deploy-flow/",
    "tools/ecspresso/",
    "teams/mackerel/",
    "groups/cloud-native-promotion/",
    "zones/deploy/",
    "platforms/ecs/",
    "principles/return-upstream/",
    "contribute/",
    "contribute/fields/",
    "contribute/codes/",
    "contribute/macros/",
    "about/lifecycle/",
    "404.html",
]
# Of a page in another light only the colours are new.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    page.wait_for_load_state("load")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "options => axe.run({...options, resultTypes: ['violations']})", options or {}
    )
    return [
        f"{one['id']}: {node['html'][:120]} at {node['target']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def light(page: Page, scheme: str) -> None:
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everyone(open_page: Opener, path: str) -> None:
    page = open_page(path)
    # What fades has no colour to judge.
    page.add_style_tag(content="*, ::before, ::after {transition: none !important}")
    assert violations(page) == []
    light(page, "slate")
    assert violations(page, COLOURS) == []
    page.set_viewport_size(PHONE)
    assert violations(page) == []
    light(page, "default")
    assert violations(page, COLOURS) == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_open_search_is_open_to_everyone(
    open_page: Opener, size: dict[str, int], scheme: str
) -> None:
    page = open_page("about/", phone=size == PHONE)
    page.add_style_tag(content="*, ::before, ::after {transition: none !important}")
    light(page, scheme)
    if size == PHONE:
        page.locator("label.md-header__button[for=__search]").click()
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("ecs deploy")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert violations(page) == []
