"""`catalog new adoption` adds a record, and leaves what stands in the file as it is."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import NOW, Folder

ALPHA = "adoption/alpha.yml"


@pytest.fixture(autouse=True)
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in the folder that holds the catalog, on the day of the tests."""
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "adoption", *arguments])


def test_record(here: Folder) -> None:
    here.edit(ALPHA, "    role: origin\n", "    role: origin   # they began\n")
    here.write(ALPHA, (here.root / ALPHA).read_bytes() + b"\n# Ask Aki before you edit this.\n")
    before = (here.root / ALPHA).read_text("utf-8")
    result = run("alpha", "hammer", "--status", "partial", "--version", "1.10", "--basis", "stated")
    assert result.exit_code == 0, result.output
    assert result.stdout == "catalog/adoption/alpha.yml\n"
    assert (here.root / ALPHA).read_text("utf-8") == before.replace(
        "\n\n# Ask",
        '\n  - tool: hammer\n    status: partial\n    basis: stated\n    version: "1.10"\n\n# Ask',
    )
    assert here.load().errors == ()


def test_the_first_record_of_a_team_has_an_owner_on_the_forge(here: Folder) -> None:
    named = ["--name", "Gamma", "--products.id", "gamma", "--products.name", "Gamma"]
    for command in (["codeowners"], ["new", "team", "gamma", *named]):
        assert CliRunner().invoke(main, command).exit_code == 0
    assert "Also written" in run("gamma", "hammer", "--basis", "stated").stderr
    assert CliRunner().invoke(main, ["codeowners", "--check"]).exit_code == 0


def test_what_is_left_to_decide(here: Folder) -> None:
    result = run("alpha", "hammer")
    count = len((here.root / ALPHA).read_text("utf-8").splitlines())
    assert result.stderr.splitlines() == [
        "Decide; these values stand in for now:",
        f"  line {count - 1:3}  records.status: unknown",
        f"  line {count:3}  records.basis: inferred",
        "At the end: catalog check catalog/adoption/alpha.yml",
    ]


def test_what_follows_elsewhere_is_said_and_stops_nothing(here: Folder) -> None:
    """The record is true; that the standard has two origins now is for its owner to mend."""
    here.write(
        "standards/shift.yml",
        "name: S\ntype: practice\nstage: prototype\nsummary: S\nproblem: P\nowner: alpha\n"
        "sources: [{ title: R, basis: stated }]\n",
    )
    assert run("alpha", "shift", "--status", "adopted", "--role", "origin").exit_code == 0
    assert here.load().errors == ()
    result = run("beta", "shift", "--status", "adopted", "--role", "origin")
    assert result.exit_code == 0, result.output
    assert "Then: stage prototype needs exactly 1 team with role origin" in result.stderr


def test_a_missing_file_is_written(here: Folder) -> None:
    here.delete("adoption/beta.yml")
    assert run("beta", "hammer", "--status", "planned").exit_code == 0
    text = (here.root / "adoption/beta.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../.schema/adoption.json\n")
    assert "\n  - tool: hammer\n" in text
    assert "\n    #evidence: " in text


def test_list_in_brackets(here: Folder) -> None:
    here.write(ALPHA, "records: [{ tool: anvil, status: planned, basis: stated }] # short\n")
    assert run("alpha", "hammer").exit_code == 0
    assert (here.root / ALPHA).read_text("utf-8") == (
        "records: [{ tool: anvil, status: planned, basis: stated }, "
        "{ tool: hammer, status: unknown, basis: inferred }] # short\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("alhpa", "flow"), 2, 'there is no team "alhpa"; did you mean "alpha"?'),
        (("gamma", "flow"), 2, "the teams are alpha, beta"),
        (("alpha", "flaw"), 2, 'there is no standard or tool "flaw"; did you mean "flow"?'),
        (("alpha", "tool:flow"), 2, 'there is no tool "flow"'),
        (("alpha", "team:beta"), 2, "a record is about a standard or a tool"),
        (("alpha", "hammer", "--status", "done"), 2, 'it is called "adopted" now'),
        (("alpha", "hammer", "--status", "alternative"), 2, "needs a `note`"),
        (("alpha", "hammer", "--waiver.reason", "A"), 2, "say --waiver.approved_by"),
        (("alpha", "hammer", "--confirmed_by", "nobody"), 1, '"nobody" is not a group or team'),
        (("alpha", "flow"), 1, 'of the standard "flow" already: catalog/adoption/alpha.yml:2'),
    ],
)  # fmt: skip
def test_refused(arguments: tuple[str, ...], code: int, said: str, here: Folder) -> None:
    before = (here.root / ALPHA).read_bytes()
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert (here.root / ALPHA).read_bytes() == before


def test_a_name_of_two_things(here: Folder) -> None:
    text = (here.root / "tools/hammer.yml").read_text("utf-8")
    here.write("tools/flow.yml", text)
    assert run("alpha", "flow").exit_code == 2
    assert "write standard:flow or tool:flow" in run("alpha", "flow").stderr
    assert run("alpha", "tool:flow").exit_code == 0


def test_a_file_that_is_wrong_is_mended_first(here: Folder) -> None:
    here.write(ALPHA, "records:\n  - tool: hammer\n    status: done\n    basis: stated\n")
    result = run("alpha", "flow")
    assert result.exit_code == 1
    assert (
        "fix the file first: catalog/adoption/alpha.yml:3:13: error[unknown-value]" in result.stderr
    )
