"""Whole projects to build: one of an invented organisation, and small ones of a test's own."""

from __future__ import annotations

import io
import logging
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from standards_catalog.site.run import build_site
from tests.conftest import EXAMPLE, ORGANISATION, Folder
from tests.once import once
from tests.repository import commit
from tests.views.incidents.conftest import COMPONENT, RELEASES, TWELVE

ROOT = Path(__file__).parents[2]
LATE = "adoption/port-office.yml"
CATALOG = str(Path(sys.executable).with_name("catalog"))
MKDOCS = str(Path(sys.executable).with_name("mkdocs"))
EPOCH = "1795316400"  # 2026-11-22, noon in Tokyo
# Where the organisation's site is built; elsewhere it is the same bytes.
HERE = {
    "TZ": "Asia/Tokyo",
    "LC_ALL": "C.UTF-8",
    "LANG": "ja_JP.UTF-8",
    "PYTHONHASHSEED": "1",
    "SOURCE_DATE_EPOCH": EPOCH,
}

PAGES = {
    "index.md": "# Example\n\n{{ home_figures() }}\n\n{{ recent_changes() }}\n",
    "standards/index.md": '# Standards\n\n{{ entries("standard", filters=True) }}\n',
    "tools/index.md": '# Tools\n\n{{ entries("tool", filters=True) }}\n',
    "teams/index.md": '# Teams\n\n{{ entries("team") }}\n',
    "groups/index.md": '# Groups\n\n{{ entries("group") }}\n',
    "zones/index.md": "# Zones\n\n{{ zone_matrix() }}\n",
    "platforms/index.md": '# Platforms\n\n{{ entries("platform") }}\n',
    "principles/index.md": '# Principles\n\n{{ entries("principle") }}\n',
    "adoption/index.md": "# Adoption\n\n{{ adoption_matrix() }}\n",
    "components/index.md": "# Components\n\n{{ components() }}\n",
    "adoption/tools.md": '# Tools by team\n\n{{ adoption_matrix(of="tools") }}\n',
}
NAV = """nav:
  - Home: index.md
  - Standards: [standards/index.md]
  - Tools: [tools/index.md]
  - Teams: [teams/index.md, groups/index.md]
  - Zones: [zones/index.md, platforms/index.md]
  - Adoption: [adoption/index.md, adoption/tools.md, components/index.md]
  - Principles: [principles/index.md]
"""
# Only the pages that a test writes; those that every site has are in test_every_site.py.
CONFIG = """theme: { name: material }
plugins:
  - catalog:
      pages: false
      translations: { ja: { Standards catalog: 標準カタログ } }
  - macros
  - search
"""


@dataclass(frozen=True)
class Built:
    """How a build ended, and what it said."""

    code: int
    output: str

    @property
    def complaints(self) -> list[str]:
        """`docs/x.md:3:1 error[wrong-call]` of every complaint, without its words."""
        found = []
        for line in self.output.splitlines():
            place, colon, rest = line.removeprefix("ERROR   -  ").partition(": error[")
            if colon:
                found.append(f"{place} {rest.partition(']')[0]}")
        return found


@dataclass(frozen=True)
class Project:
    """A project in a folder of its own."""

    root: Path

    @property
    def site(self) -> Path:
        """Where it is built to."""
        return self.root / "site"

    def write(self, path: str, text: str) -> Project:
        """Put a file in its place."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return self

    def read(self, path: str) -> str:
        """Return a page of the built site."""
        return (self.site / path).read_text("utf-8")

    def build(self) -> Built:
        """Build strictly, in this process."""
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = build_site(self.root / "mkdocs.yml", self.site)
        # MkDocs says nothing twice in one process; here it has to.
        logging.getLogger("mkdocs.commands.build").filters.clear()
        return Built(code, said.getvalue())

    def run(self, *command: str, **environment: str) -> Built:
        """Run a command in the project's folder, in a process of its own."""
        env = {**os.environ, **environment}
        done = subprocess.run(command, cwd=self.root, env=env, capture_output=True, check=False)
        return Built(done.returncode, (done.stdout + done.stderr).decode())

    def files(self) -> dict[str, bytes]:
        """Return the whole built site."""
        return contents(self.site)


def with_sample(project: Project) -> None:
    """Add the sample."""
    shutil.copytree(EXAMPLE / "sample", project.root / "catalog/sample")


def with_incidents(project: Project) -> Project:
    """Add the sample, and a product with incidents of its own."""
    with_sample(project)
    for name in ("Cart", "Stock"):
        text = COMPONENT.format(name=name, how="important")
        project.write(f"catalog/components/{name.lower()}.yml", text)
    project.write("catalog/incidents/shop.csv", TWELVE)
    return project.write("catalog/releases/shop.csv", RELEASES)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def project(root: Path) -> Project:
    """Write a project with a page of each kind, and no catalog yet."""
    root.mkdir(parents=True, exist_ok=True)
    made = Project(root)
    for path, text in PAGES.items():
        made.write(f"docs/{path}", text)
    return made.write("mkdocs.yml", f"site_name: Standards catalog\n{NAV}{CONFIG}")


def organisation(root: Path) -> Project:
    """Write the project of the invented organisation: the package's example, and its own pages."""
    shutil.copytree(ORGANISATION, root)
    shutil.copytree(EXAMPLE, root / "catalog")
    return Project(root)


def with_history(made: Project) -> Project:
    """Commit the project of the invented organisation, one team later than the rest."""
    folder = Folder(made.root / "catalog")
    late = folder.root / LATE
    text = late.read_text("utf-8")
    late.unlink()
    commit(folder, "Begin the catalog", "2026-05-01")
    folder.write(LATE, text)
    commit(folder, "Ask the port office", "2026-11-02")
    return made


def organisation_site(factory: pytest.TempPathFactory) -> Project:
    """Return the project of the invented organisation, built; once for all tests."""

    def make(folder: Path) -> None:
        made = with_history(organisation(folder / "project"))
        built = made.run(CATALOG, "build", **HERE)
        assert built.code == 0, built.output

    return Project(once(factory, "organisation", make) / "project")
