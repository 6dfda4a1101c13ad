"""A language that the package does not have, and other words in one that it has."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from standards_catalog.checks.ids import editor_files
from standards_catalog.checks.load import load
from standards_catalog.cli import main
from standards_catalog.site.serving.preview import alike
from standards_catalog.views.shared.words import fill, words
from tests.conftest import BASE, NOW, Folder
from tests.site.project import EPOCH, Project

OVERLAYS = Path(__file__).parents[1] / "fixtures/languages"
CONFIG = "site_name: Example\ntheme: { name: material }\nplugins: [catalog, macros, search]\n"
CALLS = '{{ fields("tool") }}\n\n{{ codes() }}\n\n{{ entries("tool") }}\n'
EXAMPLE = "---\ncatalog: example\n---\n# Beispiel\n\n{{ entries('tool') }}\n"


def spoken(root: Path, *languages: str) -> Folder:
    """Return a copy of the small catalog that speaks some languages, with files for two."""
    shutil.copytree(BASE, root)
    shutil.copytree(OVERLAYS, root / "languages")
    found = Folder(root)
    found.edit("settings.yml", "languages: [en, ja]", f"languages: [{', '.join(languages)}]")
    found.edit("tools/hammer.yml", "name: Hammer", "name: { en: Hammer, de: Schlägel }")
    return found


@pytest.fixture
def german(tmp_path: Path) -> Folder:
    return spoken(tmp_path / "german/catalog", "en", "de")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("german"))
    spoken(made.root / "catalog", "en", "de")
    kept = ("/index", "/de/index", "**/tools/index", "**/teams/index", "reference", "example")
    left_out = "".join(f"  {path}\n" for path in ("*.md", *(f"!{one}.md" for one in kept)))
    made.write("mkdocs.yml", f"{CONFIG}exclude_docs: |\n{left_out}")
    made.write("docs/de/reference.md", f"# Felder\n\n{CALLS}").write("docs/de/example.md", EXAMPLE)
    made.write("docs/reference.md", "# Fields\n").write("docs/example.md", "# Example\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        built = made.build()
    assert built.code == 0, built.output
    return made


def test_pages_of_entries_are_in_it_or_in_the_first_language(site: Project) -> None:
    tool = site.read("de/tools/hammer/index.html")
    assert '<html lang="de"' in tool
    assert ">Schlägel<" in tool
    assert "Wo es im Einsatz ist" in tool
    assert "In zones" in tool
    assert "22.8.2026" in tool
    assert 'title="In neuen Diensten zuerst.">Nehmen</span>' in tool
    assert 'content="de_DE"' in tool
    assert 'hreflang="de" lang="de"' in tool
    assert ">Deutsch<" in site.read("index.html").replace("\n", "").replace(" ", "")
    assert "Seite nicht gefunden" in site.read("de/404.html")


def test_a_page_that_is_not_translated_is_there_and_says_so(site: Project) -> None:
    tools = site.read("de/tools/index.html")
    assert "Diese Seite ist noch nicht übersetzt; sie ist auf Englisch." in tools
    before, english = tools.split('<div lang="en" dir="auto">', 1)
    assert '<h1 dir="auto" id="tools">' in english
    assert '<div lang="de" dir="auto"' in english
    assert ">Werkzeuge</a>" in before.replace("\n", "").replace("  ", "")
    assert "noch nicht übersetzt" not in site.read("de/reference/index.html")
    assert '<div lang="en" dir="auto">' not in site.read("tools/index.html")


def test_what_fields_and_codes_say_is_in_it_or_marked_as_english(site: Project) -> None:
    page = site.read("de/reference/index.html")
    assert "Der Link geht ins Leere." in page
    assert '<span lang="en">Der Link' not in page
    assert '<span lang="en">What it does, neutrally, in a sentence or two.</span>' in page
    assert '<span lang="en">a misspelt key would be dropped silently' in page
    assert "Bereich" in page


def test_the_example_is_told_in_it(site: Project) -> None:
    assert "Nehmen" in site.read("de/example/index.html")


def test_the_search_reads_it(site: Project) -> None:
    documents = json.loads(site.read("de/search/documents.json"))
    titles = {one[0]: one[1] for one in documents}
    assert titles["de/tools/hammer/"] == "Schlägel"
    reading = json.loads(site.read("de/search/reading.json"))
    assert {"wie", "how"} <= {*reading["around"]}
    assert reading["kinds"]["werkzeug"] == "Werkzeug"
    assert "?in=de/" in site.read("de/index.html")


def test_single_words_take_the_place_of_the_package_s(site: Project) -> None:
    assert ">Squads</a>" in site.read("index.html").replace("\n", "").replace("  ", "")
    assert "<title>Alpha · Squad - Example</title>" in site.read("teams/alpha/index.html")
    csv = site.read("api/v1/tools.csv").partition("\n")[0]
    assert ("name_de" in csv, "name_ja" in csv) == (True, False)
    text = json.loads(site.read("schema/v1/common.json"))["$defs"]["text"]["properties"]
    assert [*text] == ["en", "de", "ja"]


def test_catalogs_beside_each_other_have_their_own_words(german: Folder, folder: Folder) -> None:
    own, other = german.load().catalog, folder.load().catalog
    (english, spoken), plain = own.settings.languages, other.settings.languages[0]
    assert [words(one)["teams"] for one in (english, spoken, plain, "en")] == [
        *("Squads", "Mannschaften", "Teams", "Teams")
    ]
    assert fill(spoken, "filter_count", shown=1, total=2) == "1 von 2 gezeigt"
    assert own.vocabulary.title("team") == {"en": "Squad", "de": "Mannschaft", "ja": "チーム"}
    assert other.vocabulary.title("team") == {"en": "Team", "ja": "チーム"}


def test_what_it_leaves_out_is_said_in_the_first_language(tmp_path: Path) -> None:
    german = spoken(tmp_path / "catalog", "ja", "de")
    catalog = load(german.root, "catalog", NOW).catalog
    first, other = catalog.settings.languages
    assert words(other)["groups"] == words(first)["groups"] != words("en")["groups"]
    assert catalog.vocabulary.title("group")["de"] == catalog.vocabulary.title("group")["ja"]


def test_all_that_is_wrong_is_told_at_once(german: Folder) -> None:
    german.edit("languages/de.yml", "words:", "words:\n  no_such: x\n  waiver_until: Ende {dday}")
    unknown, blank = german.load().errors
    assert (unknown.code, blank.code) == ("unknown-key", "wrong-blank")
    assert re.search(r"section_stage.* and \d{3} more$", unknown.hint)


@pytest.mark.parametrize(
    ("there", "wrong", "complaint"),
    [
        ("  tools: Werk", "  toolz: Werk", "22:3: error[unknown-key]"),
        ("tools: Werkzeuge", "tools: 7", "error[wrong-type]"),
        ("{shown} von {total}", "{shown} von", "error[wrong-blank]"),
        ("{shown} von {total}", "{shown!r} von {total}", "error[wrong-blank]"),
        ("{shown} von {total}", "{shown.__class__} von {total}", "error[wrong-blank]"),
        ("{shown} von {total}", "{shown:99999999} von {total}", "error[wrong-blank]"),
        ("{shown} von {total}", "{shown von {total}", "error[wrong-blank]"),
        ("tools: Werkzeuge", "tools: '{{ 7 * 7 }}'", "error[wrong-blank]"),
        ("tools: Werkzeuge", "tools: <b>Werkzeuge</b>", "error[markup-in-word]"),
        ("tools: Werkzeuge", """tools: '" onclick="alert(1)'""", "error[markup-in-word]"),
        ("tools: Werkzeuge", "tools: '[a](javascript:alert(1))'", "error[markup-in-word]"),
        ("tools: Werkzeuge", f"tools: {'x' * 2001}", "error[out-of-range]"),
        ("name: Deutsch\n", "", "error[unnamed-language]"),
        ("name: Deutsch", "name: <b>", "error[invalid-format]"),
        ("    label: Werkzeug", "    lable: Werkzeug", "error[unknown-key]"),
        ("  dead-link:", "  dead-lnk:", "error[unknown-key]"),
        ("name: Deutsch", "name: Deutsch\nnames: 1", "error[unknown-key]"),
    ],
)
def test_what_is_wrong_has_a_place(there: str, wrong: str, complaint: str, german: Folder) -> None:
    german.edit("languages/de.yml", there, wrong)
    (found,) = german.load().errors
    assert complaint in str(found)
    assert str(found).startswith("catalog/languages/de.yml:")


def test_another_word_takes_a_whole_build_of_the_preview(german: Folder) -> None:
    before, again = german.load().catalog, german.load().catalog
    german.edit("languages/de.yml", "tools: Werkzeuge", "tools: Geräte")
    after = german.load().catalog
    assert (alike(before, again), alike(before, after)) == (True, False)
    assert words(after.settings.languages[1])["tools"] == "Geräte"


def test_a_file_of_no_language_is_told(german: Folder) -> None:
    for name in ("german", "api", "de_DE"):
        german.write(f"languages/{name}.yml", "name: Deutsch\n")
    german.write("languages/pt-BR.yml", "name: Português\n")
    assert [one.split(":")[0] for one in german.complaints("misnamed-language")] == [
        *("languages/api.yml", "languages/de_DE.yml", "languages/german.yml")
    ]


def test_commands_know_it(german: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, arguments)
        return done.exit_code, done.output

    monkeypatch.chdir(german.root.parent)
    code, said = run("check", "--languages")
    assert code == 0
    assert "  words.groups: Groups\n" in said
    assert "words.tools:" not in said
    assert "more, which `catalog check --languages --all` lists" in said
    whole = run("check", "--languages", "--all")[1].splitlines()
    assert "  codes.dead-link.why" in "\n".join(whole)
    assert "  docs/de/about/index.md" in whole
    listed = [line for line in whole if line.startswith(("  words.", "  schemas.", "  codes."))]
    (told,) = (line for line in whole if line.startswith("de (German): ") and "words" in line)
    said_there, of = (int(part.replace(",", "")) for part in (told.split()[2], told.split()[4]))
    assert len(listed) == of - said_there
    assert run("export", "backstage", "--lang", "de")[0] == 0
    assert run("export", "backstage", "--lang", "fr")[0] == 2
    keys = json.loads(editor_files(german.root)["language.json"])["properties"]["words"]
    assert keys["properties"]["teams"]["description"] == "Teams"
    german.delete("languages/de.yml", "languages/en.yml")
    (german.root / "languages").rmdir()
    assert "language.json" not in editor_files(german.root)
