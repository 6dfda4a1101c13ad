"""`catalog links`, from the list through lychee and a server on this machine to the issue."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import Folder
from tests.repository import commit

LYCHEE = Path(sys.executable).with_name("lychee")
OPTIONS = [
    "--format=json",
    "--verbose",
    "--no-progress",
    "--max-retries=0",
    "--exclude=//github[.]com",
]
WEEKS = ["1793577600", "1794182400", "1794787200"]  # Mondays in November 2026


class Answers(BaseHTTPRequestHandler):
    """Pages whose path says how they answer."""

    def do_GET(self) -> None:
        self.send_response(404 if self.path.startswith("/gone") else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Stand in the folder that holds the catalog, with a page that leads nowhere yet."""
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", WEEKS[0])
    (folder.root.parent / "docs").mkdir()
    settings = (folder.root / "settings.yml").read_text("utf-8")
    folder.write("settings.yml", f"{settings.rstrip()}\nprivate_domains: [127.0.0.1]\n")
    return folder.write("../docs/about.md", "# About\n")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["links", *arguments])


def listed(*arguments: str) -> list[dict[str, object]]:
    result = run("list", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_only_what_the_settings_name_of_a_private_network_is_tried(here: Folder) -> None:
    here.write(
        "../docs/about.md", "[a](http://0x7f.1/a) [b](https://nas.lan/b) [c](http://wiki/c)\n"
    )
    markdown = run("list", "--format", "markdown").output
    assert "http://0x7f.1/a" in markdown
    assert "nas.lan" not in markdown
    assert "wiki" not in markdown
    assert {"https://nas.lan/b", "http://wiki/c"} <= {str(one["url"]) for one in listed()}


def check(folder: Folder) -> None:
    """Run lychee over the list as the workflow does, without ever leaving this machine."""
    folder.write("../urls.md", run("list", "--format", "markdown").output)
    done = subprocess.run(
        [LYCHEE, *OPTIONS, "--output=report.json", "urls.md"],
        cwd=folder.root.parent,
        env={name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 2), done.stderr


def test_each_place_is_one_object(here: Folder) -> None:
    assert listed() == [
        {
            "url": "https://github.com/example/anvil",
            "path": "catalog/tools/anvil.yml",
            "line": 10,
            "column": 15,
            "entry": "tool:anvil",
            "owner": "group:committee",
        }
    ]


def test_new_since_a_revision(here: Folder) -> None:
    here.write("../docs/about.md", "[a](https://example.com/old)\n")
    commit(here, "Before")
    assert listed("--new-since", "HEAD") == []
    here.write(
        "../docs/about.md", "\n\n[b](https://example.com/new) [a](https://example.com/old)\n"
    )
    text = "url: https://example.com/source"
    here.edit("tools/hammer.yml", "    basis: stated\n", f"    basis: stated\n    {text}\n")
    assert [(one["path"], one["url"]) for one in listed("--new-since", "HEAD")] == [
        ("catalog/tools/hammer.yml", "https://example.com/source"),
        ("docs/about.md", "https://example.com/new"),
    ]


def test_new_since_what_is_no_revision_is_wrong_usage(here: Folder) -> None:
    commit(here, "Before")
    result = run("list", "--new-since", "nowhere")
    assert result.exit_code == 2
    assert 'there is no revision "nowhere"' in result.output


def test_from_the_list_to_the_issue(
    here: Folder, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = ["ok", "gone", "gone/日本_(2).", "gone?a=1&b=2,"]
    links = " ".join(f"[x](<{server}/{page}>)" for page in pages)
    here.write("../docs/about.md", f"# About\n\n{links}\n")
    for week in WEEKS[:2]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", week)
        check(here)
        result = run("record", "report.json")
        assert result.exit_code == 0, result.output
        assert result.output == "4 addresses, 3 of them do not work\n"
    issue = run("report").output
    assert issue.count("404 Not Found") == 3
    assert issue.count("since 2026-11-02 (2 times running)") == 3
    assert f"<{server}/gone?a=1&b=2,>" in issue
    assert f"{server}/ok" not in issue
    assert "`docs/about.md:3`" in issue

    here.write("../docs/about.md", f"[x]({server}/ok)\n")
    check(here)
    assert run("record", "report.json").output == "1 addresses, 0 of them do not work\n"
    assert run("report").output == ""


def test_one_failure_is_not_reported_yet(here: Folder, server: str) -> None:
    here.write("../docs/about.md", f"[x]({server}/gone)\n")
    check(here)
    run("record", "report.json", "--data", "kept.json")
    assert run("report", "--data", "kept.json").output == ""
    assert "/gone" in run("report", "--data", "kept.json", "--failures", "1").output


def test_without_any_run_there_is_nothing_to_report(here: Folder) -> None:
    result = run("report")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize("name", ["report.json", "links.json"])
def test_a_file_that_is_none_is_wrong_usage_and_nothing_is_written(here: Folder, name: str) -> None:
    here.write("../report.json", '{"success_map": {}, "error_map": {}, "timeout_map": {}}')
    here.write(f"../{name}", "{")
    result = run("record", "report.json")
    assert result.exit_code == 2
    assert name in result.output
    assert name == "links.json" or not (here.root.parent / "links.json").exists()
