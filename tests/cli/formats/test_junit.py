"""A file is a test case: those without errors pass, and warnings are said beside them."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from tests.cli.formats.conftest import Told
from tests.conftest import Folder


def suites(output: str) -> Element:
    assert output.isascii()
    return fromstring(output)


def case(root: Element, name: str) -> Element:
    (found,) = (one for one in root.iter("testcase") if one.get("name") == name)
    return found


def test_every_file_is_a_case(told: Told, mixed: Folder) -> None:
    root = suites(told("junit"))
    names = [one.get("name") for one in root.iter("testcase")]
    files = sorted(file.relative_to(mixed.root.parent) for file in mixed.root.rglob("*.yml"))
    assert sorted(names) == [file.as_posix() for file in files]
    for counted in (root, root.find("testsuite")):
        assert counted is not None
        assert (counted.get("tests"), counted.get("failures")) == ("16", "1")
        assert counted.get("errors") == "0"


def test_errors_fail_and_warnings_do_not(told: Told, mixed: Folder) -> None:
    root = suites(told("junit"))
    vice = case(root, "catalog/tools/vice.yml")
    assert vice.get("classname") == "catalog.tools"
    failure, said = vice
    assert failure.get("type") == "unknown-reference"
    assert failure.get("message") == '`owner`: "nobody" is not a group or team'
    assert (failure.text or "").startswith("catalog/tools/vice.yml:1:35: error[unknown-reference]")
    assert said.tag == "system-out"
    assert "warning[overdue-review]" in (said.text or "")
    assert list(case(root, "catalog/tools/anvil.yml")) == []
    mixed.edit("tools/vice.yml", "owner: nobody", "owner: committee")
    healed = suites(told("junit", exit_code=0))
    assert [one.tag for one in case(healed, "catalog/tools/vice.yml")] == ["system-out"]


def test_all_errors_of_a_file_are_in_its_one_failure(told: Told, mixed: Folder) -> None:
    mixed.write("tools/drill.yml", "a: 1\nb: 2\n")
    drill = case(suites(told("junit")), "catalog/tools/drill.yml")
    (failure,) = drill
    lines = (failure.text or "").splitlines()
    assert len(lines) > 2
    assert failure.get("message", "").endswith(f" (and {len(lines) - 1} more)")


def test_a_file_that_is_no_entry_is_a_case_when_it_is_wrong(told: Told, mixed: Folder) -> None:
    mixed.write("tools/notes.txt", "notes\n")
    failure = case(suites(told("junit")), "catalog/tools/notes.txt").find("failure")
    assert failure is not None
    assert failure.get("type") == "stray-file"


def test_only_what_is_asked_for(told: Told) -> None:
    root = suites(told("junit", "catalog/teams", exit_code=0))
    assert {one.get("classname") for one in root.iter("testcase")} == {"catalog.teams"}
