"""The preview, while files are saved, broken, mended and deleted."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import write_file

from standards_catalog.site.serving import serve
from standards_catalog.site.serving.fault import Faults
from tests.conftest import BASE
from tests.site.project import CONFIG, MKDOCS, PAGES, ROOT, Project, project

DEADLINE = 300.0  # no verdict: when a preview that hangs is given up
HAMMER = "catalog/tools/hammer.yml"
ERRORS = "The catalog has errors"
FAULT = "The site could not be built"


class Preview:
    """A running preview of a project."""

    def __init__(
        self, made: Project, port: int, said: Path, process: subprocess.Popen[bytes]
    ) -> None:
        self.project, self.port, self.said, self.process = made, port, said, process

    def read(self, path: str = "") -> str:
        """Return a page, or nothing while there is none."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=DEADLINE) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                return f"{error.code}"
        except (URLError, ConnectionError, TimeoutError):
            return ""

    def until(self, path: str, *there: str, gone: tuple[str, ...] = ()) -> str:
        """Ask for a page until it holds some words and not others; return it."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self.process.poll() is None:
            page = self.read(path)
            if page and all(one in page for one in there) and not any(one in page for one in gone):
                return page
            time.sleep(0.1)  # nothing else tells when the next build is there
        said = self.said.read_text("utf-8")[-3000:]
        pytest.fail(f"{path} without {there} or with {gone}:\n{said}")

    def text(self, path: str) -> str:
        """Return the text of a file of the project."""
        return (self.project.root / path).read_text("utf-8")

    def save(self, path: str, text: str) -> None:
        """Save a file."""
        self.project.write(path, text)


@contextmanager
def previewed(made: Project, **environment: str) -> Iterator[Preview]:
    """Start a preview and end it as an author does, with Ctrl-C."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary = made.root / "tmp"
    temporary.mkdir()
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary), **environment}
    said = made.root / "said.txt"
    command = [MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with said.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=made.root,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
            # What a shell starts in the background ignores Ctrl-C, and so would this.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        try:
            yield Preview(made, port, said, process)
            assert process.poll() is None, said.read_text("utf-8")
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(DEADLINE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a small project; what a test saved is undone after it."""
    made = project(tmp_path_factory.mktemp("preview"))
    shutil.copytree(BASE, made.root / "catalog")
    with previewed(made) as found:
        found.until("", "Example")
        yield found


@pytest.fixture(autouse=True)
def _leave_no_traces(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "preview" in request.fixturenames:
        made = request.getfixturevalue("preview").project
        shutil.copy(BASE / "tools/hammer.yml", made.root / HAMMER)
        made.write("docs/teams/index.md", PAGES["teams/index.md"])


def test_wrong_data_is_told_in_the_page_and_mended_by_the_next_save(preview: Preview) -> None:
    right = preview.text(HAMMER)
    preview.save(HAMMER, right.replace("ring: adopt", "ring: hold").replace("Hammer", "Sledge"))
    page = preview.until("", ERRORS, "catalog/tools/hammer.yml:3:7", "caution")
    assert "standards-by-stage" in page  # the last good state stays below
    assert "Hammer" in preview.until("tools/hammer/", ERRORS)
    preview.save(HAMMER, right.replace("Builds.", "Builds again."))
    preview.until("tools/hammer/", "Builds again.", gone=(ERRORS,))


def test_a_half_written_file_is_told_and_the_whole_one_is_shown(preview: Preview) -> None:
    right = preview.text(HAMMER)
    whole = right.replace("Builds.", "Builds much.")
    preview.save(HAMMER, whole[: whole.index("upstream:") + 14])
    preview.until("tools/", ERRORS, "catalog/tools/hammer.yml:")
    preview.save(HAMMER, "")
    preview.until("tools/", ERRORS, "catalog/tools/hammer.yml:1:1", "not-a-mapping")
    preview.save(HAMMER, whole)
    preview.until("tools/hammer/", "Builds much.", gone=(ERRORS,))


def test_a_deleted_file_takes_its_page_along(preview: Preview) -> None:
    text = preview.text(HAMMER)
    preview.save("catalog/tools/vice.yml", text.replace("Hammer", "Vice"))
    preview.until("tools/vice/", "Vice")
    (preview.project.root / "catalog/tools/vice.yml").unlink()
    preview.until("tools/vice/", "404")
    (preview.project.root / HAMMER).unlink()  # a zone names it
    preview.until("zones/", ERRORS, "catalog/zones/ci.yml:8:15", "unknown-reference")
    preview.save(HAMMER, text)
    preview.until("zones/", "Hammer", gone=(ERRORS,))


def test_ten_quick_saves_end_with_the_last_one(preview: Preview) -> None:
    right = preview.text(HAMMER)
    for number in range(10):
        wrong = number % 3 == 1
        preview.save(HAMMER, right.replace("Builds.", "Builds: " if wrong else f"Save {number}."))
        time.sleep(0.07)
    preview.until("tools/hammer/", "Save 9.", gone=(ERRORS,))
    preview.until("tools/", "Save 9.", gone=(ERRORS,))
    assert preview.process.poll() is None


def test_a_renamed_id_moves_its_page_and_leaves_a_redirect(preview: Preview) -> None:
    catalog = preview.project.root / "catalog"
    text = preview.text(HAMMER)
    (catalog / "tools/hammer.yml").rename(catalog / "tools/mallet.yml")
    preview.until("zones/", ERRORS, "catalog/zones/ci.yml:8:15", "unknown-reference")
    preview.save("catalog/tools/mallet.yml", text + "formerly: [hammer]\n")
    zone = preview.text("catalog/zones/ci.yml")
    preview.save("catalog/zones/ci.yml", zone.replace("tool: hammer", "tool: mallet"))
    preview.until("tools/mallet/", "Hammer", gone=(ERRORS,))
    preview.until("tools/hammer/", "mallet/", "refresh")
    (catalog / "tools/mallet.yml").unlink()
    preview.save("catalog/zones/ci.yml", zone)
    preview.save(HAMMER, text)
    preview.until("tools/hammer/", "Builds", gone=(ERRORS,))


def test_a_wrong_call_is_told_on_its_page_only(preview: Preview) -> None:
    right = preview.text("docs/teams/index.md")
    preview.save("docs/teams/index.md", right + '\n{{ entries("gadget") }}\n')
    preview.until("teams/", ERRORS, "docs/teams/index.md:5:1", "gadget")
    assert ERRORS not in preview.read("tools/")
    preview.save("docs/teams/index.md", right)
    preview.until("teams/", "Alpha", gone=(ERRORS,))


def test_a_page_that_fails_is_told_at_its_line_and_mended(preview: Preview) -> None:
    right = preview.text("docs/teams/index.md")
    for wrong, words in (("{{ 1 / 0 }}", "ZeroDivisionError"), ("{% if true %}", "cannot be read")):
        preview.save("docs/teams/index.md", f"{right}\n{wrong}\n")
        preview.until("teams/", ERRORS, "docs/teams/index.md:5:1", words)
        assert ERRORS not in preview.read("tools/")
    preview.save("docs/teams/index.md", right)
    preview.until("teams/", "Alpha", gone=(ERRORS,))


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("mkdocs.yml", "site_name: [a\n", "mkdocs.yml"),
        ("mkdocs.yml", f"site_name: A\n{CONFIG.replace('- macros', '- makros')}", "makros"),
        ("mkdocs.yml", None, "mkdocs.yml"),
        ("docs/teams/index.md", "---\ntemplate: missing.html\n---\n# Teams\n", "missing.html"),
        ("main.py", "def define_env(env):\n    1 / 0\n", "main.py:2: ZeroDivisionError"),
        ("main.py", "import sys\n\nsys.exit('enough')\n", "main.py:3: SystemExit: enough"),
        ("main.py", "def define_env(\n", "main.py:1: SyntaxError"),
    ],
    ids=[
        "half a mapping",
        "no plug-in",
        "no file",
        "no template",
        "a fault",
        "an end",
        "no Python",
    ],
)
def test_a_build_that_fails_is_told_in_every_page_and_mended(
    preview: Preview, path: str, text: str | None, words: str
) -> None:
    file = preview.project.root / path
    right = file.read_text("utf-8") if file.exists() else None
    if text is None:
        file.unlink()
    else:
        preview.save(path, text)
        preview.save("docs/teams/other.md", "# Other\n")  # nobody watches the modules of macros
    preview.until("tools/", FAULT, words)
    assert words in preview.said.read_text("utf-8")
    if right is None:
        file.unlink()
    else:
        preview.save(path, right)
    (preview.project.root / "docs/teams/other.md").unlink(missing_ok=True)
    preview.until("tools/", "Hammer", gone=(FAULT,))


@pytest.mark.parametrize(
    ("folder", "said"), [("catalog", "no folder &#34;catalog&#34;"), ("docs", "docs_dir")]
)
def test_a_folder_that_is_away_for_a_while_is_missed(
    preview: Preview, folder: str, said: str
) -> None:
    root = preview.project.root
    (root / folder).rename(root / "away")
    preview.until("tools/", FAULT, said)
    (root / "away").rename(root / folder)
    preview.until("tools/", "Hammer", gone=(FAULT,))


def test_a_home_page_that_is_away_for_a_while_is_missed(preview: Preview) -> None:
    right = preview.text("docs/index.md")
    (preview.project.root / "docs/index.md").unlink()
    preview.until("", "404")
    preview.save("docs/index.md", right)
    preview.until("", "Example", gone=(ERRORS, FAULT))


_SAVES_LATE = """
from pathlib import Path

def define_env(env):
    @env.macro
    def save_late():
        if Path("late.md").exists():
            Path("late.md").replace("docs/teams/index.md")
        return ""
"""


def test_a_page_that_is_saved_after_a_build_has_read_it_is_shown(preview: Preview) -> None:
    right = preview.text("docs/zones/index.md")
    preview.save("late.md", "# Teams\n\nSaved late.\n")
    preview.save("main.py", _SAVES_LATE)
    preview.save("docs/zones/index.md", f"{right}\n{{{{ save_late() }}}}\n")
    preview.until("teams/", "Saved late.")
    (preview.project.root / "main.py").unlink()
    preview.save("docs/zones/index.md", right)
    preview.save("docs/teams/index.md", PAGES["teams/index.md"])
    preview.until("teams/", "Alpha", gone=("Saved late.",))


@pytest.mark.parametrize("name", ["more.md", "more.png"])
def test_what_cannot_be_read_is_told_and_not_waited_for(preview: Preview, name: str) -> None:
    place = preview.project.root / "docs/teams" / name
    os.mkfifo(place)
    preview.until("tools/", ERRORS, f"docs/teams/{name}:1:1", "unreadable-file")
    place.unlink()
    preview.until("tools/", "Hammer", gone=(ERRORS, FAULT))


def test_an_address_that_no_page_can_have_is_not_found(preview: Preview) -> None:
    for address in (
        "%00",
        "tools%00/",
        "tools/%ff/",
        "..%2f..%2fmkdocs.yml",
        "%2e%2e/mkdocs.yml",
        "a/" * 900,
        "b" * 3_000,
        f"livereload/{'9' * 5_000}/1",
    ):
        assert preview.read(address) == "404", address


def test_a_page_is_read_again_if_a_build_ended_before_it_was_read(tmp_path: Path) -> None:
    """MkDocs waits for the build, then reads what was made before it and calls that the new one."""
    page = tmp_path / "index.html"
    builds = iter(("as saved", "as saved again"))
    site = {"page": "as it was"}

    class Server(LiveReloadServer):
        def __init__(self) -> None:
            self.root, self.mount_path = str(tmp_path), "/"

        def serve_request(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
            if site["page"] != "as saved again":
                self.builder()
            start_response("200 OK", [])
            return [page.read_bytes()]

    server, heads = Server(), []
    serve._wire(
        server,
        Faults(),
        lambda: site.update(page=next(builds)),
        lambda file: write_file(site["page"].encode(), str(page)),
        lambda: False,
    )
    application = server.get_app()
    assert application
    answered = application({"PATH_INFO": "/"}, lambda *head: heads.append(head))
    assert [*answered] == [b"as saved again"]
    assert heads == [("200 OK", [])]


def test_the_console_says_no_more_than_it_has_to(preview: Preview) -> None:
    said = preview.said.read_text("utf-8")
    assert "macros" not in said.replace("/macros", "").replace("'macros'", "")
    assert "MkDocs 2" not in said
    assert "Traceback" not in said


def test_starting_with_wrong_data_and_changing_the_code(tmp_path: Path) -> None:
    made = project(tmp_path / "project")
    shutil.copytree(BASE, made.root / "catalog")
    config = (made.root / "mkdocs.yml").read_text("utf-8")
    made.write("mkdocs.yml", f"{config}watch: [macros]\n")
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "macros", made.root / "macros", ignore=skip)
    right = (made.root / HAMMER).read_text("utf-8")
    made.write(HAMMER, right.replace("ring: adopt", "ring: hold"))
    with previewed(made, PYTHONPATH=str(made.root / "macros")) as preview:
        preview.until("", ERRORS, "No earlier state", "catalog/tools/hammer.yml:3:7")
        preview.save(HAMMER, right)
        preview.until("tools/hammer/", "Hammer", gone=(ERRORS,))
        template = "macros/standards_catalog/render/templates/sections/sources.html"
        preview.save(template, preview.text(template).replace("sc-sources", "sc-changed"))
        words = "macros/standards_catalog/views/shared/words.py"
        told = preview.text(words)
        spoken = "_spoken(lang).words"
        changed = told.replace(spoken, f'{{**{spoken}, "section_sources": "Origins"}}')
        assert changed != told
        preview.save(words, changed)
        preview.until("tools/hammer/", "sc-changed", ">Origins<")
        preview.save(words, f"{changed}\ndef (\n")
        preview.until("tools/hammer/", FAULT, "views/shared/words.py", "SyntaxError")
        preview.save(words, changed)
        preview.until("tools/hammer/", ">Origins<", gone=(FAULT,))
        plugin = "macros/standards_catalog/site/plugin.py"
        right = preview.text(plugin)
        preview.save(
            plugin, right.replace("        self.hrefs = ", "        1 / 0\n        self.hrefs = ")
        )
        preview.until("tools/hammer/", FAULT, "site/plugin.py:", "ZeroDivisionError")
        preview.save(plugin, right)
        preview.until("tools/hammer/", ">Origins<", gone=(FAULT,))
        assert (
            len(list((made.root / "tmp").glob("mkdocs_*"))) == 1
        )  # each start clears up the last one
