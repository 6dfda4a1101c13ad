"""`catalog new` writes what the check accepts, asks for what it cannot know, overwrites nothing."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from standards_catalog.cli.commands.new import new
from standards_catalog.cli.fields import FieldOption
from standards_catalog.schema.schemas import package_schemas
from tests.conftest import NOW, Folder

VICE = ("new", "tool", "vice")


@pytest.fixture(autouse=True)
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in the folder that holds the catalog, on the day of the tests; Git knows nobody."""
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def written(folder: Folder, path: str) -> str:
    return (folder.root / path).read_text("utf-8")


def test_tool(here: Folder) -> None:
    home = ("--upstream.homepage", "https://example.com/")
    result = run(*VICE, "--name", "Vice", *home, "--bare")
    assert result.exit_code == 0
    assert result.stdout == "catalog/tools/vice.yml\n", "fit for an editor"
    assert result.stderr.splitlines() == [
        "Write:",
        "  line   7  summary: What it does, neutrally, in a sentence or two.",
        "  line  28  sources.title: What the source is called.",
        "Decide; these values stand in for now:",
        "  line  11  ring: assess",
        "  line  14  ring_basis: inferred",
        "  line  21  upstream.status: unknown",
        "  line  23  upstream.checked_on: 2026-11-22",
        "  line  30  sources.basis: inferred",
        "Then: no other entry names this tool; link it or drop it",
        "At the end: catalog check catalog/tools/vice.yml",
    ]
    assert here.load().errors == ()
    assert here.complaints() == [
        "tools/vice.yml:4:1 unreferenced-entry",
        "tools/vice.yml:7:10 left-to-do",
        "tools/vice.yml:28:12 left-to-do",
    ]
    assert "\nname: Vice\n" in written(here, "tools/vice.yml")


def test_what_is_made_from_the_entries_follows(here: Folder) -> None:
    project = here.root.parent
    (project / "catalog/.schema").mkdir()
    assert run("ids").exit_code == run("codeowners").exit_code == 0
    result = run(*VICE)
    assert result.stderr.splitlines()[:2] == [
        "Also written, from the entries: catalog/.schema/ids/tool.yml",
        "Write:",
    ]
    assert run("ids", "--check").exit_code == run("codeowners", "--check").exit_code == 0
    (project / ".github/CODEOWNERS").write_text("* @somebody\n")
    run("new", "team", "gamma")
    assert (project / ".github/CODEOWNERS").read_text() == "* @somebody\n"


@pytest.mark.parametrize("kind", [kind for kind in package_schemas().kinds if kind != "adoption"])
def test_every_kind(kind: str, here: Folder) -> None:
    asked = {
        "standard": ("--owner", "committee"),
        "component": ("--product", "shop", "--team", "alpha"),
    }
    result = run("new", kind, "my-thing", *asked.get(kind, ()))
    assert result.exit_code == 0, result.output
    assert here.load().errors == ()
    assert run("fix", "--check", result.stdout.strip()).exit_code == 0


@pytest.mark.parametrize("kind", package_schemas().kinds)
def test_help_lists_the_fields(kind: str) -> None:
    said = run("new", kind, "--help").output
    assert "--catalog" in said
    assert len([line for line in said.splitlines() if line.startswith("  --")]) > 5
    taken = {"--catalog", "--bare", "--help"}
    fields = [
        opt
        for option in new.get_command(click.Context(new), kind).params
        if isinstance(option, FieldOption)
        for opt in option.opts
    ]
    assert not taken & set(fields)
    assert len(set(fields)) == len(fields)


def test_fields_of_all_forms(here: Folder) -> None:
    result = run(
        *(*VICE, "--bare", "--name.ja", "万力", "--name.en", "Vice", "--rings", "eel=trial"),
        *("--rings", "emu=adopt", "--tags", "a", "--tags", "b", "--review_interval_days", "90"),
        *("--upstream.version", "1.10", "--sources.title", "Roundtable: the second"),
    )
    assert result.exit_code == 0, result.output
    text = written(here, "tools/vice.yml")
    assert "name: { en: Vice, ja: 万力 }\n" in text
    assert "rings: { eel: trial, emu: adopt }\n" in text
    assert "tags: [a, b]\n" in text
    assert "review_interval_days: 90\n" in text
    assert '  version: "1.10"\n' in text
    assert '  - title: "Roundtable: the second"\n' in text
    assert "\nring: " not in text
    assert not [
        line for line in text.splitlines() if line.strip().startswith("#") and "# " not in line
    ]


def test_git_tells_the_owner(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "catalog.team")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "alpha")
    result = run("new", "standard", "log-format")
    assert result.exit_code == 0
    assert "owner: alpha (from git config catalog.team)" in result.stderr
    assert "\nowner: alpha\n" in written(here, "standards/log-format.yml")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "tol", "x"), 'there is no kind of entry called "tol"; did you mean "tool"?'),
        (("new", "widget", "x"), "the kinds are adoption, component, group, platform, "),
        (("new", "tool"), "Missing argument 'ID'"),
        (("new", "tool", "Argo CD"), "must be kebab-case: lower-case letters and digits"),
        (("new", "tool", "Argo CD"), 'write "argo-cd"'),
        (("new", "tool", "index"), "the id `index` is reserved"),
        (("new", "tool", "a" * 64), "the id is longer than 63 characters"),
        (("new", "tool", "../teams/x"), "must be kebab-case"),
        ((*VICE, "--rign", "adopt"), "--ring"),
        ((*VICE, "--ring", "hold"), 'it is called "caution" now'),
        ((*VICE, "--ring", "adpt"), 'did you mean "adopt"?'),
        ((*VICE, "--rings", "emu=hold"), 'it is called "caution" now'),
        ((*VICE, "--rings", "emu"), '"emu" is not KEY=VALUE'),
        ((*VICE, "--upstream.homepage", "example.com"), 'write "https://example.com"'),
        ((*VICE, "--upstream.checked_on", "2026/5/1"), 'write "2026-05-01"'),
        ((*VICE, "--review_interval_days", "0"), "must be at least 1"),
        ((*VICE, "--name", ""), "`name` is empty"),
        ((*VICE, "--name", "A", "--name.ja", "A"), "--name and --name.ja cannot both be given"),
        (("new", "standard", "x"), "say --owner: The group or team that answers for it; one of "),
        (("new", "standard", "x", "--owner", "alpha", "--clauses.text", "A"), "--clauses.level"),
        (("new", "tool", "vice", "--catalog", "nowhere"), 'there is no folder "nowhere" here'),
    ],
)  # fmt: skip
def test_wrong_usage(arguments: tuple[str, ...], said: str, here: Folder) -> None:
    before = sorted(here.root.rglob("*"))
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert said in result.stderr.replace("\n", " ")
    assert sorted(here.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "tool", "hammer"), "catalog/tools/hammer.yml exists already; edit it"),
        (("new", "tool", "mallet"), '"mallet" is a former id of the tool "hammer"'),
        ((*VICE, "--owner", "comittee"), 'did you mean "committee"?'),
        (("new", "group", "alpha"), '"alpha" is a group and a team'),
        (("new", "standard", "x", "--owner", "alpha", "--stage", "standard"), "stage standard"),
    ],
)  # fmt: skip
def test_what_the_catalog_does_not_allow(
    arguments: tuple[str, ...], said: str, here: Folder
) -> None:
    here.edit("tools/hammer.yml", "ring_basis: stated", "ring_basis: stated\nformerly: [mallet]")
    before = {path: path.read_bytes() for path in here.root.rglob("*.yml")}
    result = run(*arguments)
    assert result.exit_code == 1, result.output
    assert said in result.stderr
    assert {path: path.read_bytes() for path in here.root.rglob("*.yml")} == before


def test_a_look_alike_is_named(here: Folder) -> None:
    result = run("new", "tool", "hammers")
    assert result.exit_code == 0
    assert result.stderr.startswith('Is this the tool "hammer"?\n')


def test_errors_elsewhere_do_not_matter(here: Folder) -> None:
    here.write("tools/broken.yml", "name: [\n")
    assert run(*VICE).exit_code == 0
    assert here.complaints() == [
        "tools/broken.yml:1:7 yaml-syntax",
        *here.complaints("unreferenced-entry"),
        *here.complaints("left-to-do"),
    ]
