"""`catalog explain` says what the site says, and finds what was meant."""

from __future__ import annotations

import re
from html import unescape

from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from standards_catalog.checks.registry import rules_of_check
from standards_catalog.cli import main
from standards_catalog.render.environment import render
from standards_catalog.rule import Family
from standards_catalog.site.calls.calls import AllCalls
from standards_catalog.site.state import State
from standards_catalog.views.reference import codes
from tests.conftest import Folder
from tests.site.project import project

CODES_PAGE = "contribute/codes.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


def test_why_bad_and_good() -> None:
    result = run("zone-gap")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "zone-gap (warning)",
        "Warn about a zone that nothing fills on a platform.",
        "",
        "Why: a gap may be a real one, or only not recorded; either way somebody should look.",
        "Bad: a zone without `buoy:` under `platforms:`",
        "Good: `buoy:` with its tools, or with `not_applicable:` and the reason",
        "Silence: `# catalog: allow zone-gap until YYYY-MM-DD because …`",
    ]


def words(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def reading(folder: Folder) -> State:
    """Return the state of a build that reads a page."""
    state = State(folder.load().catalog, folder.root)
    config = load_config(str(project(folder.root.parent).root / "mkdocs.yml"))
    file = File(CODES_PAGE, config.docs_dir, config.site_dir, use_directory_urls=True)
    state.begin(Page(None, file, config))
    return state


def test_the_same_text_as_on_the_site(folder: Folder) -> None:
    state = reading(folder)
    AllCalls(state).by_name()["codes"]()
    held = [render(one.template, "en", "../", **one.views()) for one in state.held[CODES_PAGE]]
    on_site = [words(unescape(re.sub(r"<[^>]+>", "", html))) for html in held]
    for view, text in zip(codes(), on_site, strict=True):
        head, summary, _, *parts = run(view.code).output.splitlines()
        assert head == f"{view.code} ({view.severity})"
        for part in (summary, *(part.partition(": ")[2] for part in parts)):
            assert words(part) in text


def test_every_code_of_the_site_is_explained(folder: Folder) -> None:
    page = AllCalls(reading(folder)).by_name()["codes"]()
    on_site = [line.split("`")[1] for line in page.splitlines() if line.startswith("## ")]
    listed = [line.split()[0] for line in run().output.splitlines() if line.startswith("  ")]
    assert sorted(listed) == on_site
    assert all(run(code).exit_code == 0 for code in on_site)


def test_without_a_code_all_are_listed_by_family() -> None:
    output = run().output
    blocks = [block.splitlines() for block in output.split("\n\n")[:-1]]
    assert [block[0] for block in blocks] == [family.value for family in Family]
    (silences,) = (block for block in blocks if block[0] == "Silences")
    assert [line.split()[0] for line in silences[1:]] == [
        "wrong-baseline",
        "wrong-silence",
        "paid-debt",
        "expired-silence",
        "unused-silence",
    ]


def test_what_cannot_be_silenced_says_nothing_of_it() -> None:
    assert "Silence:" not in run("yaml-syntax").output


def test_an_unknown_code() -> None:
    result = run("zone-gop")
    assert result.exit_code == 2
    assert 'no complaint has the code "zone-gop"; did you mean "zone-gap"?' in result.output
    assert "`catalog explain` lists them" in run("x").output


def complete(*arguments: str, incomplete: str) -> dict[str, str | None]:
    shell = ShellComplete(main, {}, "catalog", "_CATALOG_COMPLETE")
    found = shell.get_completions(list(arguments), incomplete)
    return {item.value: item.help for item in found}


def test_codes_complete_in_the_shell() -> None:
    assert complete("explain", incomplete="zone") == {
        "zone-gap": "Warn about a zone that nothing fills on a platform."
    }
    unknown = complete("check", "--only", "zone-gap", "--only", incomplete="unknown-")
    assert list(unknown) == sorted(
        rule.code for rule in rules_of_check() if rule.code.startswith("unknown-")
    )
    assert len(complete("explain", incomplete="")) == len(codes())
    assert "wrong-call" not in complete("check", "--only", incomplete="wrong-")
