"""`catalog check` prints every complaint, points at it on a terminal, and says how it ended."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.cli.conftest import EPOCH
from tests.conftest import NOW, Folder
from tests.repository import commit

PROGRAM = [sys.executable, "-c", "from standards_catalog.cli import main; main()", "check"]
SLIP = "name: {{ name }}\n"


def run(*arguments: str, color: bool = False) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], color=color)


def spawn(folder: Folder, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        **options.pop("env", {}),  # type: ignore[dict-item]
    }
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [*PROGRAM, *arguments],
        cwd=folder.root.parent,
        env=environment,
        text=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )


def test_clean(here: Folder) -> None:
    result = run()
    assert result.output == "15 files checked: 0 errors, 0 warnings\n"
    assert result.exit_code == 0


def test_what_is_wrong_beside_the_catalog_is_told_with_all_of_it(here: Folder) -> None:
    page = here.root.parent / "docs/hosts.md"
    page.parent.mkdir()
    page.symlink_to("/etc/hosts")
    for asked in ((), ("catalog",), (".",), ("catalog/teams", ".")):
        result = run(*asked)
        assert result.output.startswith("docs/hosts.md:1:1: error[symlink-outside]"), result.output
        assert result.exit_code == 1
    assert run("catalog/teams").exit_code == 0


def test_errors(here: Folder) -> None:
    here.write("tools/vice.yml", SLIP).write("tools/Tongs.yml", SLIP)
    result = run()
    assert result.output.splitlines() == [
        "catalog/tools/Tongs.yml:1:1: error[misnamed-entry]: the file name is the id, and `Tongs` "
        "must be kebab-case: lower-case letters and digits, joined by single hyphens; rename the "
        'file to "tongs.yml"',
        "catalog/tools/Tongs.yml:1:8: error[complex-key]: a key must be plain text, but here "
        "begins a list, a mapping or an alias; put text that begins with {, [ or * in quotes",
        "catalog/tools/vice.yml:1:8: error[complex-key]: a key must be plain text, but here begins "
        "a list, a mapping or an alias; put text that begins with {, [ or * in quotes",
        "17 files checked: 3 errors, 0 warnings",
    ]
    assert result.exit_code == 1


def test_warnings_stop_nothing(here: Folder) -> None:
    here.edit("standards/flow.yml", "principles: [simple]\n", "")
    result = run()
    assert result.output.splitlines() == [
        "catalog/principles/simple.yml:1:1: warning[unreferenced-entry]: no other entry names this "
        "principle; link it or drop it",
        "15 files checked: 0 errors, 1 warning",
    ]
    assert result.exit_code == 0


def test_of_a_flood_the_first_are_told_and_all_are_counted(here: Folder) -> None:
    unnamed = "statement: { en: S, ja: S }\nsources: [{ title: R, basis: stated }]\n"
    for number in range(13):
        here.write(f"principles/p{number:02}.yml", f"name: P{number}\n{unnamed}")
    here.edit("standards/flow.yml", "principles: [simple]\n", "")
    *told, more, summary = run().output.splitlines()
    assert len(told) == 10
    assert more == "and 4 more warning[unreferenced-entry]; `catalog check --all` lists them"
    assert summary == "28 files checked: 0 errors, 14 warnings"
    for asked in (["--all"], ["--only", "unreferenced-entry"]):
        assert len(run(*asked).output.splitlines()) == 15


def test_what_waits_for_the_settings_is_said(here: Folder) -> None:
    here.write("settings.yml", "organisation: [\n")
    said = run("--only", "stale-confirmation").output.splitlines()[0]
    assert said == "Not checked before the files above can be read: stale-confirmation"
    assert "future-date" in run().output.splitlines()[-2]


def test_one_of_each(here: Folder) -> None:
    for file in here.root.rglob("*.yml"):
        file.unlink()
    here.write("tools/vice.yml", SLIP)
    assert run().output.splitlines()[-1] == "1 file checked: 1 error, 0 warnings"


def test_output_is_sorted(here: Folder) -> None:
    for name in ("z", "b", "a"):
        here.write(f"tools/{name}.yml", "a: 1\nb: 2\n").write(f"adoption/{name}.yml", "c: 1\n")
    *problems, _ = run().output.splitlines()
    places = [one.split(": ")[0].split(":") for one in problems]
    assert len(problems) > 10
    assert places == sorted(places, key=lambda place: (place[0], int(place[1]), int(place[2])))


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["catalog/tools"], ["tools/vice.yml"]),
        (["catalog/tools/"], ["tools/vice.yml"]),
        (["catalog/tools/vice.yml"], ["tools/vice.yml"]),
        (["./catalog/../catalog/zones/z.yml"], ["zones/z.yml"]),
        (["catalog/zones", "catalog/tools/vice.yml"], ["tools/vice.yml", "zones/z.yml"]),
        (["."], ["tools/vice.yml", "zones/z.yml"]),
        (["catalog/teams"], []),
    ],
)
def test_paths(paths: list[str], names: list[str], here: Folder) -> None:
    here.write("tools/vice.yml", SLIP).write("zones/z.yml", SLIP)
    result = run(*paths)
    *problems, summary = result.output.splitlines()
    assert [one.partition(":")[0].removeprefix("catalog/") for one in problems] == names
    assert summary.startswith(f"17 files checked: {len(names)} error")
    assert result.exit_code == (1 if names else 0)


def test_absolute_path(here: Folder) -> None:
    here.write("tools/vice.yml", SLIP)
    assert run(str(here.root / "tools")).exit_code == 1
    assert run(str(here.root / "teams")).exit_code == 0


def test_a_complaint_about_a_link_is_about_the_link(here: Folder) -> None:
    (here.root / "tools/link.yml").symlink_to("/etc/passwd")
    assert "symlink-outside" in run("catalog/tools").output


def test_another_folder(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    here.write("tools/vice.yml", SLIP)
    (here.root.parent / "beside").mkdir()
    monkeypatch.chdir(here.root.parent / "beside")
    result = run("--catalog", "../catalog/")
    assert result.output.startswith("../catalog/tools/vice.yml:1:8: error[complex-key]")
    assert run("--catalog", "../catalog", "../catalog/tools").exit_code == 1
    assert run("--catalog", "../catalog", "../catalog/teams").exit_code == 0


def test_no_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert 'there is no folder "catalog" here' in result.output
    assert "--catalog" in result.output


@pytest.mark.parametrize(
    "arguments", [["nowhere.yml"], ["--catalog", "nowhere"], ["--catalog", "file"], ["--nonsense"]]
)
def test_wrong_usage(arguments: list[str], here: Folder) -> None:
    (here.root.parent / "file").touch()
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_wrong_epoch(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    result = run()
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH must be seconds since 1970, not 'tomorrow'" in result.output


def test_the_day_is_told_from_outside(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + 365 * 86_400))
    result = run()
    assert "stale-confirmation" in result.output
    assert result.exit_code == 0


def test_strict_time_makes_errors_of_what_the_calendar_did(
    here: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.edit("standards/flow.yml", "principles: [simple]\n", "")
    assert run("--strict-time").exit_code == 0, "somebody made that gap"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + 365 * 86_400))
    result = run("--strict-time")
    assert "error[stale-confirmation]" in result.output
    assert "error[overdue-review]" in result.output
    assert "warning[unreferenced-entry]" in result.output
    assert result.exit_code == 1
    assert run("--strict-time", "--only", "unreferenced-entry").exit_code == 0


def test_strict_time_leaves_a_silence_alone(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    silence = "# catalog: allow overdue-review until 2026-12-31 because nobody is there"
    here.edit("standards/flow.yml", "reviewed_on: 2026-09-30", f"reviewed_on: 2023-01-01 {silence}")
    here.edit("standards/flow.yml", "decided_on: 2026-04-01", "decided_on: 2022-04-01")
    assert run("--strict-time").output.endswith("0 errors, 0 warnings, 1 silenced\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + 60 * 86_400))
    result = run("--strict-time")
    assert "error[expired-silence]: the silence of `overdue-review` ended on" in result.output
    assert result.exit_code == 1


def test_only_some_codes(here: Folder) -> None:
    here.edit("standards/flow.yml", "principles: [simple]\n", "").write("tools/vice.yml", SLIP)
    here.delete("principles/simple.yml").write("zones/z.yml", "name: x\n")
    codes = {line.partition("[")[2].partition("]")[0] for line in run().output.splitlines()[:-1]}
    assert {"complex-key", "missing-key"} == codes
    result = run("--only", "complex-key")
    assert [line.partition("[")[2][:11] for line in result.output.splitlines()[:-1]] == [
        "complex-key"
    ]
    assert result.exit_code == 1
    both = run("--only", "complex-key", "--only", "missing-key")
    assert both.output == run().output
    assert run("--only", "zone-gap").output.endswith("0 errors, 0 warnings\n")
    assert run("--only", "zone-gap").exit_code == 0
    assert run("--only", "complex-key", "catalog/zones").exit_code == 0


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("zone-gop", 'did you mean "zone-gap"?'),
        ("wrong-call", "no complaint has the code"),
        ("", "`catalog explain` lists them"),
    ],
)
def test_only_an_unknown_code(code: str, hint: str, here: Folder) -> None:
    result = run("--only", code)
    assert result.exit_code == 2
    assert hint in result.output


def test_since(here: Folder) -> None:
    here.edit("standards/flow.yml", "principles: [simple]\n", "").write("tools/vice.yml", SLIP)
    before = commit(here, "Old slips")
    assert run("--since", "main").output == "16 files checked: 0 errors, 0 warnings\n"
    here.write("zones/z.yml", SLIP).delete("groups/committee.yml")
    result = run("--since", before)
    paths = {line.partition(":")[0] for line in result.output.splitlines()[:-1]}
    assert paths == {"catalog/standards/flow.yml", "catalog/tools/anvil.yml", "catalog/zones/z.yml"}
    assert run("--since", before, "catalog/zones").output.count("error[") == 1
    assert run("--since", before, "--only", "zone-gap").exit_code == 0
    cases = run("--since", before, "--format", "junit").output.count("<testcase ")
    assert cases == len(paths), "what is not the change's own is no test case"


def test_since_what_is_not_there(here: Folder) -> None:
    result = run("--since", "main")
    assert result.exit_code == 2
    assert "has no history that can be read" in result.output
    commit(here, "All is well")
    result = run("--since", "origin/main")
    assert result.exit_code == 2
    assert 'there is no revision "origin/main"' in result.output


def test_no_caret_where_nobody_looks(here: Folder) -> None:
    here.write("tools/vice.yml", SLIP)
    assert "^" not in run().output
    assert "\x1b" not in run().output


@pytest.fixture
def terminal(here: Folder, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Return a function that checks a tool's text as on a terminal, and returns the lines."""

    def shown(text: str | bytes) -> list[str]:
        here.write("tools/vice.yml", text)
        monkeypatch.setattr(
            "click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False
        )
        result = run()
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return [line for line in result.output.splitlines() if line.startswith("    ")]

    return shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1\nname: {{ b }}\n", ["    name: {{ b }}", "           ^"]),
        ("名称: {{ b }}\n", ["    名称: {{ b }}", "           ^"]),
        ("{ カナ: 1, ｶﾅ: 2, é: {{ b }} }\n", None),
        ("e\u0301: {{ b }}\n", ["    e\u0301: {{ b }}", "        ^"]),
        ("a:\t{{ b }}\n", ["    a:\t{{ b }}", "      \t ^"]),
        ("name: x\r\nb: {{ b }}\r\n", ["    b: {{ b }}", "        ^"]),
        ("\ufeffname: {{ b }}\n", ["    name: {{ b }}", "           ^"]),
        ("name: 'x\n", ["    name: 'x", "          ^"]),
    ],
)
def test_caret(text: str, lines: list[str] | None, terminal: Callable[[str], list[str]]) -> None:
    found = terminal(text)
    if lines is None:
        width = 4 + len("{ ") + 4 + len(": 1, ") + 2 + len(": 2, ") + 1 + len(": {")
        lines = ["    " + text.rstrip("\n"), " " * width + "^"]
    assert found == lines


def test_caret_in_a_long_line(terminal: Callable[[str], list[str]]) -> None:
    line, caret = terminal("name: " + "x" * 100_000 + ": y\n")
    assert len(line) < 200
    assert len(caret) < 200
    assert line[len(caret) - 1] == ":"


def test_a_file_cannot_command_the_terminal(terminal: Callable[[str | bytes], list[str]]) -> None:
    line, first, again, second = terminal(b"name: \x1b]0;owned\x07\n")
    assert line == again == "    name: �]0;owned�"
    assert (first, second) == (" " * 10 + "^", " " * 19 + "^")


@pytest.mark.parametrize("raw", [b"", "name: 標準\n".encode("cp932"), b"\xff\xfe"])
def test_nothing_to_point_at(raw: bytes, terminal: Callable[[str | bytes], list[str]]) -> None:
    assert terminal(raw) in ([], ["    ", "    ^"])


def test_no_caret_for_files_that_are_not_read(
    here: Folder, terminal: Callable[[str], list[str]]
) -> None:
    (here.root / "tools/secret.yml").symlink_to("/etc/passwd")
    os.mkfifo(here.root / "tools/pipe.yml")
    here.write("tools/notes.txt", "notes\n")
    anvil = (here.root / "tools/anvil.yml").read_text()
    assert terminal(anvil.replace("name: Anvil", "name: Vice")) == []


def test_on_a_terminal(here: Folder) -> None:
    here.write("tools/vice.yml", "名称: {{ b }}\n")
    control, end = pty.openpty()
    done = spawn(here, stdout=end)
    os.close(end)
    shown = b""
    try:
        while piece := os.read(control, 4096):
            shown += piece
    except OSError:  # how Linux ends a terminal
        pass
    os.close(control)
    assert done.returncode == 1
    lines = click.unstyle(shown.decode()).splitlines()
    assert "\x1b[" in shown.decode()
    assert lines[0].startswith("catalog/tools/vice.yml:1:6: error[complex-key]: ")
    assert lines[1:3] == ["    名称: {{ b }}", "           ^"]
    assert lines[-1] == "16 files checked: 1 error, 0 warnings"


def test_closed_output(here: Folder) -> None:
    here.write("tools/vice.yml", SLIP)
    command = " ".join(
        [f"{sys.executable} -c 'from standards_catalog.cli import main; main()' check >&-"]
    )
    done = subprocess.run(
        command,
        shell=True,
        cwd=here.root.parent,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert (done.returncode, done.stderr) == (1, "")


def test_reader_that_goes_away(here: Folder) -> None:
    for number in range(300):
        here.write(f"tools/t{number}.yml", "a: 1\nb: 2\nc: 3\n")
    reader, writer = os.pipe()
    os.close(reader)
    done = spawn(here, stdout=writer)
    os.close(writer)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_output_that_knows_no_japanese(here: Folder) -> None:
    here.edit("settings.yml", "Asia/Tokyo", "東京")
    here.write("tools/vice.yml", "名称: 1\n")
    done = spawn(here, encoding="cp1252", env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert done.returncode == 1
    assert done.stderr == ""
    assert r"`\u540d\u79f0` is not a key" in done.stdout
