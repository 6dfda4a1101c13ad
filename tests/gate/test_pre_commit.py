"""The hooks of this repository, and those that it offers to others, are what pre-commit takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from standards_catalog import cli

ROOT = Path(__file__).parents[2]
OFFERED = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
OWN = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
COMMANDS = [
    hook["entry"]
    for hook in [*OFFERED, *(hook for repo in OWN["repos"] for hook in repo["hooks"])]
    if "catalog " in hook["entry"]
]


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("validate-config", ".pre-commit-config.yaml"),
        ("validate-manifest", ".pre-commit-hooks.yaml"),
    ],
)
def test_pre_commit_takes_it(command: str, file: str) -> None:
    arguments = [sys.executable, "-m", "pre_commit", command, file]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout + done.stderr == ""


@pytest.mark.parametrize("entry", COMMANDS)
def test_commands_of_hooks_exist(entry: str) -> None:
    assert entry.split()[1] in cli.COMMANDS


def test_the_hook_for_others_checks_the_whole_catalog() -> None:
    (check,) = [hook for hook in OFFERED if hook["id"] == "catalog-check"]
    assert check["language"] == "python"
    assert check["pass_filenames"] is False
