"""Every case complains as it says, and about nothing else; every complaint helps its author."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from standards_catalog.checks.load import load
from standards_catalog.checks.reading import Memory
from standards_catalog.checks.registry import AnyRule, rules_of_check
from standards_catalog.problems import Problem
from standards_catalog.publish.claims.taken import with_site
from standards_catalog.publish.claims.written import beside
from tests.conftest import NOW
from tests.invalid.cases import CASES, Case

RULES = rules_of_check()

# The words of libyaml, JSON Schema and Python, which are not those of an author.
FOREIGN = re.compile(
    r"additionalProperties|anyOf|block (mapping|sequence|collection)|\bconst\b|\bdict\b"
    r"|document start|does not match|\binstance\b|is not of type|\bNone\b|minItems|minLength"
    r"|node content|\bobject\b|oneOf|pattern|properties|regex|scalar|\bschema\b|\bstr\b|\btoken\b"
    r"|Traceback|unicode string"
    r"|uniqueItems|was expected|<class|Error\b|line \d+"
)


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


def test_complains_as_expected_and_about_nothing_else(case: Case, tmp_path: Path) -> None:
    root = case.make(tmp_path)
    problems = with_site(load(root, "catalog", NOW), beside(root, "catalog")).problems
    found = sorted(
        f"{problem.path.removeprefix('catalog/')}:{problem.line}:{problem.column} {problem.code}"
        for problem in problems
        if problem.severity == "error" or problem.code in case.codes
    )
    assert found == list(case.expected), "\n".join(map(str, problems))
    assert list(problems) == sorted(set(problems)), "sorted, and each of them once"
    for problem in problems:
        check_words(problem)
        check_place(problem, tmp_path)


def check_words(problem: Problem) -> None:
    text = str(problem).partition("]: ")[2]
    assert text.strip()
    assert problem.message.strip()
    assert problem.hint, f"no way out: {text}"
    assert text.isprintable(), "one line, and nothing in it that a terminal would obey"
    assert len(text) < 400
    assert not FOREIGN.search(re.sub(r"`[^`]*`|\"[^\"]*\"", "", text)), text
    assert not problem.message.endswith((".", ";", " ")), "the hint follows it"


def check_place(problem: Problem, root: Path) -> None:
    file = root / problem.path
    assert problem.line >= 1
    assert problem.column >= 1
    if not file.is_file() or problem.code in ("wrong-encoding", "file-too-large"):
        return
    lines = re.split(r"\r\n?|\n", file.read_text("utf-8-sig"))
    assert problem.line <= len(lines)
    assert problem.column <= len(lines[problem.line - 1]) + 1


# Hints that say word by word what to write at the place of the complaint.
LITERAL = re.compile(
    r"did you mean \"(?P<meant>.+)\"\?|write \"(?P<form>.+)\"|put it in quotes: (?P<quoted>\".+\")"
    r"|`.+` is called `(?P<renamed>.+)` now|(?P<nothing>take the quotes away)"
)
SCALAR = re.compile(r"\"(?P<text>[^\"]*)\"|[^\s,\[\]{}#:][^,\]}#:]*[^\s,\]}#:]|[^\s,\[\]{}#:]")
IN_PLACE = {"wrong-type", "unknown-value", "unknown-key", "unknown-reference", "invalid-format"}


def followed(problem: Problem, text: str) -> str | None:
    """Return a file's text with the hint followed, or None where it is not word by word."""
    said = LITERAL.fullmatch(problem.hint) if problem.code in IN_PLACE else None
    lines = text.split("\n")
    typed = SCALAR.match(lines[problem.line - 1], problem.column - 1)
    in_link = lines[problem.line - 1][: problem.column - 1].endswith("](")
    if not said or not typed or in_link or "](" in typed[0] or typed[0] in "|>*":
        return None
    better = typed["text"] if said["nothing"] else next(filter(None, said.groups()))
    line = lines[problem.line - 1]
    lines[problem.line - 1] = f"{line[: typed.start()]}{better}{line[typed.end() :]}"
    return "\n".join(lines)


def test_following_a_hint_mends_its_complaint(tmp_path: Path) -> None:
    """For every complaint of every case whose hint says word by word what to write."""
    tried: set[str] = set()
    memory: Memory = {}  # most files are those of the case before
    for number, case in enumerate(CASES):
        root = case.make(tmp_path / str(number))
        for problem in load(root, "catalog", NOW, memory).problems:
            file = root.parent / problem.path
            if problem.code not in IN_PLACE or not file.is_file():
                continue
            before = file.read_bytes()
            if (after := followed(problem, before.decode())) is not None:
                file.write_text(after, "utf-8")
                left = load(root, "catalog", NOW, memory).problems
                places = [(one.path, one.line, one.column, one.code) for one in left]
                here = (problem.path, problem.line, problem.column, problem.code)
                assert here not in places, f"{case.name}: {problem}"
                file.write_bytes(before)
                tried.add(f"{case.name} {problem}")
    assert len(tried) > 40
    assert {one.partition("error[")[2].partition("]")[0] for one in tried} == IN_PLACE


def test_every_code_has_a_case() -> None:
    codes = {rule.code for rule in RULES}
    assert len(codes) == len(RULES), "a code means one rule"
    assert {code for case in CASES for code in case.codes} == codes
    assert len([case for case in CASES if case.expected]) >= 150


def test_cases_have_names_of_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_docstring_is_a_manual(rule: AnyRule) -> None:
    summary, blank, *manual = rule.manual.split("\n")
    assert re.fullmatch(r"(Complain|Warn) about [^.]+\.", summary)
    assert blank == ""
    assert [line.partition(": ")[0] for line in manual] == ["Why", "Bad", "Good"]
    assert all(line.partition(": ")[2] for line in manual)
    assert summary.startswith("Warn" if rule.severity == "warning" else "Complain")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "&a [", "- - "])
def test_endless_nesting_kills_no_process(opening: str, tmp_path: Path) -> None:
    (tmp_path / "principles").mkdir()
    (tmp_path / "principles/deep.yml").write_text(opening * 100_000)
    done = subprocess.run(
        [sys.executable, "-c", _CHECK, str(tmp_path)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[1] in ("too-deep", "complex-key", "yaml-syntax"), done.stdout


_CHECK = """
import sys
from pathlib import Path
from standards_catalog.checks.load import load
for problem in load(Path(sys.argv[1])).problems:
    print(problem.line, problem.code)
"""
