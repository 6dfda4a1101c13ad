"""A catalog that is begun is right in every way, and nothing of anybody's is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from standards_catalog.checks.reading import read_entry
from standards_catalog.cli import answers, engine, main
from standards_catalog.cli.commands.codeowners import codeowners
from standards_catalog.cli.commands.ids import ids
from standards_catalog.documents.document import Document
from standards_catalog.editing.beginning import FILE
from standards_catalog.model.vocabulary import Vocabulary
from standards_catalog.schema.languages import codes, overlay
from standards_catalog.schema.schemas import VOCABULARY, package_schemas
from tests.cli.conftest import EPOCH
from tests.conftest import NOW, Folder
from tests.engine_pages import PAGES
from tests.site.project import Project, contents

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github/workflows"
ASKED = {"name": "Acme", "platforms": "nomad,AWS Lambda", "languages": "en,ja"}
Init = Callable[..., Result]


def run(*arguments: str, **asked: str) -> Result:
    options = [word for key, value in asked.items() for word in (f"--{key}", value)]
    environment = {"SOURCE_DATE_EPOCH": EPOCH}
    return CliRunner().invoke(main, ["init", "--no-pin", *arguments, *options], env=environment)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the project that a new user has: all that there is, nothing changed."""
    root = tmp_path_factory.mktemp("begun")
    wheel = root / "standards_catalog-1.0.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    said = {"engine": str(wheel), "engine-repository": "example/engine@v1.0.0"}
    forge = {"repository": "https://example.org/acme/catalog", "maintainers": "@acme/all"}
    result = run(str(root / "acme"), **ASKED, **said, **forge, timezone="Europe/Berlin")
    assert result.exit_code == 0, result.output
    return Project(root / "acme")


def test_every_kind_has_an_entry_and_the_check_has_nothing_to_say(made: Project) -> None:
    loaded = Folder(made.root / "catalog").load()
    assert loaded.problems == ()
    assert {kind: bool(found) for kind, found in loaded.catalog.entries.items()} == dict.fromkeys(
        package_schemas().kinds, True
    )
    assert [one.id for one in loaded.catalog.platforms] == ["aws-lambda", "nomad"]
    settings = loaded.catalog.settings
    assert (settings.organisation["en"], settings.time_zone) == ("Acme", "Europe/Berlin")
    assert settings.languages == ("en", "ja")


def test_every_entry_says_what_it_is_and_what_else_it_could_have(made: Project) -> None:
    files = sorted((made.root / "catalog").glob("*/*.yml"))
    for file in files:
        schema, example, *rest = file.read_text("utf-8").splitlines()
        assert schema.startswith("# yaml-language-server: $schema=../.schema/")
        assert example.startswith("# An example")
        assert [line for line in rest if line.startswith("# ")]
    assert len(files) == len(package_schemas().kinds) + 1


def test_what_is_written_from_the_catalog_is_current(
    made: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made.root)
    for command in (ids, codeowners):
        assert CliRunner().invoke(command, ["--check"]).exit_code == 0
    assert "* @acme/all" in made.root.joinpath(".github/CODEOWNERS").read_text("utf-8")


def test_it_is_a_whole_site(made: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    built = made.build()
    assert built.code == 0, built.output
    assert "Acme standards" in made.read("index.html")
    assert re.search(r"<h1[^>]*>Acmeの技術標準", made.read("ja/index.html"))
    assert 'id="what-is-due"' in made.read("index.html")
    assert "Lambda" in made.read("zones/dependency-updates/index.html")


def test_the_same_answers_give_the_same_bytes(made: Project, tmp_path: Path) -> None:
    assert run(str(tmp_path), **ASKED, timezone="Europe/Berlin").exit_code == 0
    again, before = contents(tmp_path), contents(made.root)
    same = [path for path in again if path.startswith(("catalog/", "docs/", ".vscode/", "Make"))]
    assert len(same) > 30
    assert [path for path in same if again[path] != before[path]] == ["catalog/settings.yml"]


def test_it_is_pinned_by_what_comes_along(made: Project) -> None:
    (wheel,) = (made.root / "engine").iterdir()
    assert wheel.read_bytes() == b"wheel"
    assert f"\n./engine/{wheel.name}\n" in made.root.joinpath("requirements.in").read_text()
    assert engine.COMPILE in made.root.joinpath("Makefile").read_text()
    assert "uv==" in made.root.joinpath("requirements-pins.txt").read_text()


def test_make_has_what_the_pages_of_every_site_tell_to_make(made: Project) -> None:
    pages = (file.read_text("utf-8") for file in PAGES.rglob("*.md"))
    told = {
        word
        for line in re.findall(r"^\$ make ([a-z ]+)", "\n".join(pages), re.MULTILINE)
        for word in line.split()
    }
    targets = re.findall(r"^([a-z]+):", made.root.joinpath("Makefile").read_text(), re.MULTILINE)
    assert {"serve", "check", "test", "upgrade"} <= told
    assert told - {*targets} == set()


def test_renovate_moves_the_engine_and_reads_tools_as_in_this_repository(made: Project) -> None:
    ours, theirs = (
        json.loads(folder.joinpath("renovate.json").read_text("utf-8"))
        for folder in (ROOT, made.root)
    )
    assert theirs["customManagers"] == ours["customManagers"]
    assert theirs["packageRules"][0] == ours["packageRules"][0]
    named = [set(rule["matchPackageNames"]) for rule in theirs["packageRules"][1:]]
    assert named == [
        {"standards-catalog", "example/engine"},
        {"!standards-catalog", "!example/engine"},
    ]


@pytest.mark.parametrize("name", ["check", "comment", "links", "scan", "site"])
def test_a_workflow_calls_one_that_is_there_with_all_that_it_needs(
    made: Project, name: str
) -> None:
    text = made.root.joinpath(f".github/workflows/{name}.yml").read_text("utf-8")
    workflow = yaml.load(text, yaml.BaseLoader)
    (job,) = workflow["jobs"].values()
    repository, _, ref = job["uses"].partition("@")
    assert (workflow["permissions"], ref) == ({}, "v1.0.0")
    called = WORKFLOWS / repository.removeprefix("example/engine/.github/workflows/")
    reusable = yaml.load(called.read_text("utf-8"), yaml.BaseLoader)
    inputs = (reusable["on"]["workflow_call"] or {}).get("inputs", {})
    assert set(job.get("with", {})) == set(inputs) & {"requirements"}
    needed: dict[str, str] = {}
    for one in reusable["jobs"].values():
        for scope, level in one["permissions"].items():
            needed[scope] = max(needed.get(scope, level), level)
    assert {scope: level for scope, level in needed.items() if level == "write"}.items() <= job[
        "permissions"
    ].items()
    assert set(needed) == set(job["permissions"])


def test_the_site_is_built_just_after_midnight(made: Project) -> None:
    text = made.root.joinpath(".github/workflows/site.yml").read_text("utf-8")
    assert '- cron: "5 23 * * *"' in text  # at 00:05 in Berlin, in winter


def test_nothing_is_ever_overwritten(made: Project) -> None:
    made.write("README.md", "mine").write("catalog/tools/own.yml", "name: Own\n")
    before = contents(made.root)
    result = run(str(made.root))  # what it asks for, the catalog that is there knows
    assert result.exit_code == 0, result.output
    assert contents(made.root) == before
    assert f"left as it is: {made.root}/README.md" in result.output
    made.root.joinpath("catalog/tools/own.yml").unlink()


def test_a_dry_run_lists_what_would_be_written(tmp_path: Path) -> None:
    said = run(str(tmp_path), "--dry-run", **ASKED).stdout.splitlines()
    assert [*tmp_path.iterdir()] == []
    done = run(str(tmp_path), **ASKED).stdout.splitlines()
    assert done
    assert said == [f"would be written: {path}" for path in done]


def test_into_a_site_comes_what_it_lacks(tmp_path: Path) -> None:
    own = Project(tmp_path).write("mkdocs.yml", "site_name: Handbook\nplugins: [search, tags]\n")
    own.write("docs/index.md", "# Handbook\n").write("Makefile", "all:\n")
    result = run(str(tmp_path), **ASKED)
    assert result.exit_code == 0
    assert "plugins: [catalog, macros, search]" in result.stderr
    assert "theme: { name: material }" in result.stderr
    assert [file.name for file in (tmp_path / "docs").iterdir()] == ["index.md"]
    assert (tmp_path / "catalog/settings.yml").is_file()
    theme = "theme:\n  name: material\n"
    own.write("mkdocs.yml", f"{theme}plugins:\n  - search\n")
    assert "theme: { name" not in run(str(tmp_path), **ASKED).stderr
    own.write("mkdocs.yml", f"{theme}plugins:\n  - search\n  - catalog\n  - macros\n")
    assert "Add to" not in run(str(tmp_path), **ASKED).stderr


def test_in_a_part_of_a_repository_nothing_is_written_for_the_forge(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("HEAD", "config"):
        (tmp_path / ".git" / name).write_text("ref: refs/heads/main\n" if name == "HEAD" else "")
    for name in ("objects", "refs"):
        (tmp_path / ".git" / name).mkdir()
    result = run(str(tmp_path / "platform"), **ASKED, **{"engine-repository": "example/engine"})
    assert result.exit_code == 0
    assert ".github" not in result.stdout
    assert "belong to the top of the repository" in result.stderr


@pytest.mark.parametrize("left_out", ASKED)
def test_without_a_terminal_what_is_missing_is_wrong_usage(tmp_path: Path, left_out: str) -> None:
    asked = {key: value for key, value in ASKED.items() if key != left_out}
    result = run(str(tmp_path), **asked)
    assert result.exit_code == 2
    assert f"say --{left_out}: " in result.output
    assert [*tmp_path.iterdir()] == []


def test_on_a_terminal_what_is_missing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "is_terminal", lambda: True)
    typed = "Acme\nnomad\nJapanese\nja\n\n"
    result = CliRunner().invoke(main, ["init", "--no-pin", str(tmp_path)], input=typed)
    assert result.exit_code == 0, result.output
    assert '"Japanese" is no code of a language; such are en (English)' in result.stderr
    settings = (tmp_path / "catalog/settings.yml").read_text("utf-8")
    assert "languages: [ja]" in settings
    assert "time_zone: UTC" in settings


def test_what_the_vocabulary_could_say_is_right_too(made: Project) -> None:
    folder = Folder(made.root / "catalog")
    said = (folder.root / "vocabulary.yml").read_text("utf-8")
    before = folder.load().catalog.vocabulary.terms("tool", "ring")
    assert before == Vocabulary(package_schemas()).terms("tool", "ring")
    schema = package_schemas().find(VOCABULARY)
    whole = re.sub(r"(?m)^#(?! )", "", re.sub(r"(?m)^#(?=  )", "", said)).encode()
    found = read_entry(package_schemas(), VOCABULARY, "vocabulary.yml", whole)
    assert isinstance(found, Document), found
    assert {*found.data} == {*schema.raw["properties"]}


def test_a_language_that_is_not_there_begins_with_its_file(tmp_path: Path) -> None:
    assert run(str(tmp_path), **{**ASKED, "languages": "en,de"}).exit_code == 0
    loaded = Folder(tmp_path / "catalog").load()
    assert loaded.problems == ()
    assert loaded.catalog.settings.languages == ("en", "de")
    begun = (tmp_path / "catalog/languages/de.yml").read_text("utf-8")
    assert begun.startswith("# yaml-language-server: $schema=../.schema/language.json\n")
    assert (tmp_path / "catalog/.schema/language.json").is_file()
    said = re.sub("(?m)^# (?=words|  )", "", begun)
    assert yaml.safe_load(said)["words"]["tools"] == "Tools"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("name", "  ", "a name has letters"),
        ("platforms", " , ", "name one at least"),
        ("platforms", "プラットフォーム", "has no letters for an id"),
        ("platforms", "con", "is reserved"),
        ("languages", "en,con", '"con" is no code of a language'),
        ("timezone", "Mars/Olympus", 'there is no time zone "Mars/Olympus"'),
        ("engine-repository", "engine", "is not OWNER/NAME"),
        ("engine", "missing.whl", "there is no file"),
        ("engine", "other-package==1", "is neither a wheel nor the web address of one"),
        ("maintainers", "@acme/all", "say --repository too"),
        ("repository", "acme", "the check would not accept this"),
    ],
)
def test_a_wrong_answer_is_wrong_usage(tmp_path: Path, option: str, value: str, said: str) -> None:
    result = run(str(tmp_path), **{**ASKED, option: value})
    assert result.exit_code == 2
    assert said in result.output
    assert [*tmp_path.iterdir()] == []


class Installed:
    """How a package manager says where a package came from."""

    version = "1.2.0"

    def __init__(self, origin: object) -> None:
        self.origin = origin

    def read_text(self, name: str) -> str | None:
        return json.dumps(self.origin) if self.origin and name == "direct_url.json" else None


WEB = "https://example.org/standards_catalog-1.2.0-py3-none-any.whl"


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "standards-catalog==1.2.0"),
        ({"url": WEB, "archive_info": {}}, f"standards-catalog @ {WEB}"),
        ({"url": "file:///gone-1.whl", "archive_info": {}}, "# standards-catalog==1.2.0  (say"),
        (
            {"url": "file:///src", "dir_info": {"editable": True}},
            "# standards-catalog==1.2.0  (say",
        ),
    ],
    ids=["registry", "web", "file that is gone", "checkout"],
)
def test_the_engine_that_runs_is_the_one_that_is_pinned(
    monkeypatch: pytest.MonkeyPatch, origin: object, line: str
) -> None:
    """A name is asked of the registry only where it is known to lead to the engine."""
    monkeypatch.setattr(engine, "distribution", lambda name: Installed(origin))
    assert engine.engine("").line.startswith(line)


def test_pins_are_the_work_of_the_resolver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "uv").write_text('#!/bin/sh\necho "$@" > requirements.txt\n')
    (tmp_path / "uv").chmod(0o755)
    monkeypatch.setattr(engine.shutil, "which", lambda name: str(tmp_path / name))
    assert engine.pinned(tmp_path) == ""
    assert (tmp_path / "requirements.txt").read_text().split() == engine.COMPILE.split()
    (tmp_path / "uv").write_text("#!/bin/sh\necho no network >&2\nexit 2\n")
    assert engine.pinned(tmp_path) == "no network"


@pytest.mark.parametrize("code", codes())
def test_each_word_of_the_beginning_is_said(code: str) -> None:
    files = [*(ROOT / "macros/standards_catalog/editing").glob(FILE), Path(engine.__file__)]
    asked = set(re.findall(r"start_\w+", "\n".join(file.read_text("utf-8") for file in files)))
    asked |= {"start_site_name", "start_home", "start_home_next"}
    assert asked == {key for key in overlay(code).words if key.startswith("start_")}


def test_dates_are_of_the_day_where_the_organisation_is(tmp_path: Path) -> None:
    late = NOW.replace(hour=12)  # already the next day in Kiritimati, 14 hours ahead
    environment = {"SOURCE_DATE_EPOCH": str(int(late.timestamp()))}
    options = [word for key, value in ASKED.items() for word in (f"--{key}", value)]
    asked = ["init", "--no-pin", str(tmp_path), *options, "--timezone", "Pacific/Kiritimati"]
    assert CliRunner().invoke(main, asked, env=environment).exit_code == 0
    record = (tmp_path / "catalog/adoption/first-team.yml").read_text("utf-8")
    assert "confirmed_on: 2026-11-23" in record
