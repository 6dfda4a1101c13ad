"""Files beside the pages are all there, whichever process wrote them, or the build fails."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from standards_catalog.site.serving.beside import Beside


def test_the_work_is_done_at_the_end(tmp_path: Path) -> None:
    beside = Beside(lambda: (tmp_path / "made").write_text("made") and None, (), print)
    beside.begin()
    beside.end()
    assert (tmp_path / "made").read_text() == "made"


def test_beside_other_threads_it_is_done_in_turn(tmp_path: Path) -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        beside = Beside(lambda: (tmp_path / "made").write_text("made") and None, (), print)
        beside.begin()
        assert beside.process is None
        assert beside.claim()
        assert not (tmp_path / "made").exists()
        beside.end()
        assert (tmp_path / "made").exists()
    finally:
        wait.set()
        thread.join()


@pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere nothing is forked")
def test_work_that_fails_fails_the_build(capfd: pytest.CaptureFixture[str]) -> None:
    beside = Beside(lambda: 1 / 0 and None, (), print)
    beside.begin()
    if beside.process is None:
        pytest.skip("other threads run in this process")
    with pytest.raises(RuntimeError, match="could not be written"):
        beside.end()
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_each_page_is_made_once_by_one_of_both(tmp_path: Path) -> None:
    def make(page: int) -> None:
        with (tmp_path / str(page)).open("x") as file:
            file.write("theirs")

    pages = range(200)
    beside = Beside(lambda: None, pages, make)
    beside.begin()
    ours = [page for page in pages if beside.claim()]
    beside.end()
    theirs = {int(path.name) for path in tmp_path.iterdir()}
    assert not theirs & {*ours}
    assert theirs | {*ours} == {*pages}
    assert ours == [*range(len(ours))]


def test_pages_that_are_not_shared_are_made_here() -> None:
    beside: Beside[int] = Beside(lambda: None, (), print)
    beside.begin()
    assert beside.claim()
    beside.end()
