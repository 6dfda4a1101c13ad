"""Files beside the pages are all there, whichever process wrote them, or the build fails."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from macros.site.beside import Beside


def test_the_work_is_done_at_the_end(tmp_path: Path) -> None:
    beside = Beside(lambda: (tmp_path / "made").write_text("made") and None)
    beside.end()
    assert (tmp_path / "made").read_text() == "made"


def test_beside_other_threads_it_is_done_in_turn(tmp_path: Path) -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        beside = Beside(lambda: (tmp_path / "made").write_text("made") and None)
        assert beside.process is None
        assert not (tmp_path / "made").exists()
        beside.end()
        assert (tmp_path / "made").exists()
    finally:
        wait.set()
        thread.join()


@pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere nothing is forked")
def test_work_that_fails_fails_the_build(capfd: pytest.CaptureFixture[str]) -> None:
    beside = Beside(lambda: 1 / 0 and None)
    if beside.process is None:
        pytest.skip("other threads run in this process")
    with pytest.raises(RuntimeError, match="could not be written"):
        beside.end()
    assert "ZeroDivisionError" in capfd.readouterr().err
