"""What `make` may not do to a folder of somebody else's."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
@pytest.mark.parametrize("target", ["check", "test"])
def test_an_environment_that_is_a_link_is_left_alone(tmp_path: Path, target: str) -> None:
    here, other = tmp_path / "here", tmp_path / "other"
    here.mkdir()
    (other / "bin").mkdir(parents=True)
    (other / "bin/python").symlink_to("/bin/false")
    for file in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / file, here)
    (here / ".venv").symlink_to(other)
    done = subprocess.run(["make", target], cwd=here, capture_output=True, text=True)
    assert done.returncode == 2
    assert ".venv is a symbolic link" in done.stderr
    assert [file.name for file in other.rglob("*")] == ["bin", "python"]
