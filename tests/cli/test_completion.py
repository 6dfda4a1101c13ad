"""The lines that the page of commands gives for each shell do what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine_pages import PAGES

PAGE = PAGES / "contribute/commands.md"


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return a search path on which a `catalog` command lies."""
    program = tmp_path / "catalog"
    program.write_text(
        f"#!{sys.executable}\nfrom standards_catalog.cli import main\nmain(prog_name='catalog')\n"
    )
    program.chmod(0o755)
    return f"{tmp_path}:{os.environ['PATH']}"


def run(command: list[str], path: str, **variables: str) -> str:
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": root, **variables}
    done = subprocess.run(
        command, cwd=path.partition(":")[0], env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(
    ("shell", "told"),
    [("bash", "complete -o nosort"), ("zsh", "compdef"), ("fish", "complete --no-files")],
)
def test_each_shell_gets_its_script(shell: str, told: str, path: str) -> None:
    (line,) = re.findall(rf"^```{shell}\n(.*)\n```", PAGE.read_text("utf-8"), re.MULTILINE)
    found = re.search(r"(_CATALOG_COMPLETE)=(\w+_source) catalog", line)
    assert found
    assert told in run(["catalog"], path, **{found[1]: found[2]})


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes_a_code(path: str) -> None:
    (line,) = re.findall(r"^```bash\n(.*)\n```", PAGE.read_text("utf-8"), re.MULTILINE)
    pressed = """
COMP_WORDS=(catalog explain zone); COMP_CWORD=2
_catalog_completion catalog
echo "${COMPREPLY[@]}"
"""
    assert run(["bash", "-c", f"{line}\n{pressed}"], path) == "zone-gap\n"
