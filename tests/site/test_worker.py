"""Files beside the pages are all there, whichever process wrote them, or the build fails."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from standards_catalog.site.worker import Worker


def test_the_work_is_done_at_the_end(tmp_path: Path) -> None:
    worker = Worker(lambda: (tmp_path / "made").write_text("made") and None, (), print)
    worker.begin()
    worker.end()
    assert (tmp_path / "made").read_text() == "made"


def test_beside_other_threads_it_is_done_in_turn(tmp_path: Path) -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        worker = Worker(lambda: (tmp_path / "made").write_text("made") and None, (), print)
        worker.begin()
        assert worker.process is None
        assert worker.claim()
        assert not (tmp_path / "made").exists()
        worker.end()
        assert (tmp_path / "made").exists()
    finally:
        wait.set()
        thread.join()


def alone(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script where no other thread is: a process that runs tests with others has some."""
    head = "from standards_catalog.site.worker import Worker\n"
    command = [sys.executable, "-c", head + textwrap.dedent(script)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


linux = pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere nothing is forked")


@linux
def test_work_that_fails_fails_the_build(tmp_path: Path) -> None:
    script = """
        worker = Worker(lambda: 1 / 0, (), print)
        worker.begin()
        assert worker.process
        worker.end()
    """
    done = alone(script, tmp_path)
    assert done.returncode == 1
    assert "RuntimeError: " in done.stderr
    assert "could not be written" in done.stderr
    assert "ZeroDivisionError" in done.stderr


@linux
def test_each_page_is_made_once_by_one_of_both(tmp_path: Path) -> None:
    script = """
        pages = range(200)
        worker = Worker(lambda: None, pages, lambda page: open(str(page), "x").close())
        worker.begin()
        assert worker.process
        print(*[page for page in pages if worker.claim()])
        worker.end()
    """
    done = alone(script, tmp_path)
    assert done.returncode == 0, done.stderr
    ours = [int(page) for page in done.stdout.split()]
    theirs = {int(path.name) for path in tmp_path.iterdir()}
    assert not theirs & {*ours}
    assert theirs | {*ours} == {*range(200)}
    assert ours == [*range(len(ours))]


def test_pages_that_are_not_shared_are_made_here() -> None:
    worker: Worker[int] = Worker(lambda: None, (), print)
    worker.begin()
    assert worker.claim()
    worker.end()
