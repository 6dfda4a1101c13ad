"""The engine serves any organisation: it names no team, product, group or standard of this one."""

from __future__ import annotations

import re

import yaml

from tests.content.places import ROOT

PACKAGE = ROOT / "macros/standards_catalog"
CATALOG = ROOT / "catalog"
TEXTS = (".py", ".json", ".yml", ".html", ".md", ".js", ".css")
# Ids that are what anybody calls the thing.
ORDINARY = {"ci-cd", "containerisation", "sample"}


def test_the_package_names_no_team_product_group_or_standard() -> None:
    ids = {
        file.stem
        for kind in ("teams", "groups", "standards")
        for file in (CATALOG / kind).glob("*.yml")
    }
    for file in (CATALOG / "teams").glob("*.yml"):
        team = yaml.safe_load(file.read_text("utf-8"))
        ids |= {product["id"] for product in team.get("products", ())}
    assert ids - ORDINARY
    named = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(ids - ORDINARY)))})(?![\w-])")
    found = {
        f"{file.relative_to(PACKAGE)}: {one}"
        for file in PACKAGE.rglob("*")
        if file.suffix in TEXTS
        for one in named.findall(file.read_text("utf-8"))
    }
    assert found == set()
