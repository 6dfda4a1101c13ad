"""A language more: one overlay beside the schemas and one folder of pages, and nothing else."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests.conftest import BASE
from tests.site.project import EPOCH, PAGES, ROOT, Built, Project, project

OVERLAY = """name: Deutsch
english: German
words:
  zones: Zonen
schemas:
  tool:
    label: Werkzeug
codes:
  dead-link:
    summary: Der Link geht ins Leere.
"""
PAGE = """# Felder

{{ fields("tool") }}

{{ codes() }}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small site with a package of its own, to which a language was added."""
    found = project(tmp_path_factory.mktemp("german"))
    shutil.copytree(ROOT / "macros", found.root / "macros")
    shutil.copytree(BASE, found.root / "catalog")
    found.write("macros/standards_catalog/schema/languages/de.yml", OVERLAY)
    for path, text in PAGES.items():
        found.write(f"docs/de/{path}", text)
    found.write("docs/de/contribute/fields.md", PAGE)
    settings = (BASE / "settings.yml").read_text("utf-8")
    assert "\nlanguages: [en, ja]\n" in f"\n{settings}"
    found.write("catalog/settings.yml", settings.replace("[en, ja]", "[en, de]"))
    hammer = (BASE / "tools/hammer.yml").read_text("utf-8")
    hammer = hammer.replace("name: Hammer", "name: { en: Hammer, de: Schlägel }")
    found.write("catalog/tools/hammer.yml", hammer)
    built = run(found, "build", "--site", "site")
    assert built.code == 0, built.output
    return found


def run(made: Project, *command: str) -> Built:
    """Run the command of the package that has the language."""
    code = "from standards_catalog.cli import main; main()"
    path = str(made.root / "macros")
    return made.run(sys.executable, "-c", code, *command, PYTHONPATH=path, SOURCE_DATE_EPOCH=EPOCH)


def test_its_pages_stand_in_its_folder_in_its_words_or_in_english(made: Project) -> None:
    tool = made.read("de/tools/hammer/index.html")
    assert '<html lang="de"' in tool
    assert "Schlägel" in tool
    assert "Where it is used" in tool
    assert ">Deutsch<" in made.read("index.html").replace("\n", "").replace(" ", "")
    assert "Werkzeug" in made.read("de/contribute/fields/index.html")


def test_what_a_code_says_is_in_the_language_or_marked_as_english(made: Project) -> None:
    page = made.read("de/contribute/fields/index.html")
    assert "Der Link geht ins Leere." in page
    assert '<span lang="en">Der Link' not in page
    assert '<span lang="en">What it does, neutrally, in a sentence or two.</span>' in page
    assert '<span lang="en">a misspelt key would be dropped silently' in page


def test_data_may_use_it_and_no_other(made: Project) -> None:
    file = made.root / "catalog/tools/hammer.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("de: Schlägel", "fr: Maillet"), "utf-8")
    wrong = run(made, "check", "--catalog", "catalog")
    file.write_text(text, "utf-8")
    assert wrong.code == 1
    known = "`fr` is not a key that exists here; known here: en, de, ja"
    assert f"catalog/tools/hammer.yml:1:21: error[unknown-key]: {known}" in wrong.output
    assert run(made, "check", "--catalog", "catalog").code == 0
