"""The engine serves any organisation: it names nothing of this one, and nor do its tests.

Looked for is what the numbered facts rest on; an entry that somebody adds may be called as anything
is called elsewhere. Tests may use the time zone of this one: it is a public name, and any other
would do.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from standards_catalog.checks.load import load
from standards_catalog.schema.schemas import package_schemas
from tests.content.places import FACTS, ROOT, entry_of

CATALOG = ROOT / "catalog"
KINDS = ("groups", "platforms", "principles", "standards", "teams", "zones")
ENGINE = ("macros",)
# CODEOWNERS is written from the catalog.
PROJECT = (
    *(".ci", ".github", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", ".vscode"),
    *("CONTRIBUTING.md", "Makefile", "README.md", "pyproject.toml", "requirements*.txt", "tests"),
    *(":!.github/CODEOWNERS", ":!tests/content"),
)
# What anybody calls the thing, or any prose may say.
ORDINARY = {
    *("artifact", "ci", "deploy", "logging", "metrics", "orchestrator", "provisioning"),
    *("CI zone", "CIゾーン", "SLO coverage", "SLOのカバレッジ", "Sharing postmortems"),
    *("ci-cd", "containerisation", "sample", "コンテナ化", "ポストモーテム", "寄付", "標準構成"),
    *("実装の提供",),
}


def read(path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((CATALOG / path).read_text("utf-8"))
    return found


def texts(text: str | dict[str, str]) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]


def names() -> Iterator[str]:
    """Yield what the organisation calls itself, its entries, products and talks."""
    yield from texts(read("settings.yml")["organisation"])
    for path in own_files():
        entry = read(path)
        yield Path(path).stem
        for named in (entry, *entry.get("products", ())):
            if "id" in named:
                yield named["id"]
            yield from texts(named["name"])  # other names are what anybody may say
        for source in entry.get("sources", ()):
            if "url" not in source:
                yield from texts(source["title"])


def own_files() -> set[str]:
    """Return the files of the entries that numbered facts rest on, below the catalog."""
    catalog = load(CATALOG).catalog
    told = {"/".join(fact["entry"].split("/")[:2]) for fact in FACTS.values() if "entry" in fact}
    entries = [one for target in told if (one := entry_of(catalog, target))]
    paths = {f"{folder_of(one.kind)}/{one.id}.yml" for one in entries}
    for kind in ("platform", "zone"):  # which those entries name
        ids = {one for entry in entries for one in getattr(entry, f"{kind}s", ())}
        paths |= {f"{folder_of(kind)}/{one}.yml" for one in ids & catalog.entries[kind].keys()}
    return {path for path in paths if path.partition("/")[0] in KINDS}


def folder_of(kind: str) -> str:
    return package_schemas().kinds[kind].folder


def places(wanted: set[str], *paths: str) -> set[str]:
    """Return where files that Git has say one of the words, as words of their own."""
    longest = sorted(wanted, key=len, reverse=True)
    latin = [re.escape(word) for word in longest if word.isascii()]
    other = [re.escape(word) for word in longest if not word.isascii()]
    said = re.compile(
        "|".join([rf"(?<![A-Za-z0-9_-])(?:{'|'.join(latin)})(?![A-Za-z0-9_-])", *other])
    )
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *paths]
    found = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    files = [ROOT / path for path in found.split("\0") if (ROOT / path).is_file()]
    assert files
    return {
        f"{file.relative_to(ROOT)}: {word}"
        for file in files
        for word in said.findall(file.read_bytes().decode("utf-8", "ignore"))
    }


@pytest.fixture(scope="module")
def own() -> set[str]:
    return set(names()) - ORDINARY


def test_the_engine_its_tests_and_the_project_name_nothing_of_the_organisation(
    own: set[str],
) -> None:
    assert places(own, *ENGINE, *PROJECT) == set()


def test_the_engine_has_not_its_time_zone() -> None:
    assert places({read("settings.yml")["time_zone"]}, *ENGINE) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_looked_for_would_be_found(own: set[str], kind: str) -> None:
    said = places(own, f"catalog/{kind}")
    files = {place.partition(": ")[0] for place in said}
    wanted = {f"catalog/{path}" for path in own_files() if path.startswith(f"{kind}/")}
    assert wanted
    assert files >= wanted
