"""Kills builds at any moment: `python -m tests.kills 60` fails where a site is not whole after one.

Each round changes a word of the catalog, starts one build or two of the same folder, and kills or
terminates what it started. After it the site has to be, byte for byte, what an undisturbed build
made before or after the change, and the next build has to succeed at once.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import BASE
from tests.site.project import CATALOG, EPOCH, Project, contents, project

TOOL = "catalog/tools/hammer.yml"
ENDS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
PATIENCE = 300  # seconds; no verdict: when a build that hangs is given up


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = project(Path(folder) / "project")
        shutil.copytree(BASE, made.root / "catalog")
        right = (made.root / TOOL).read_text("utf-8")
        began = time.monotonic()
        whole = []
        for word in ("Builds one.", "Builds two."):
            made.write(TOOL, right.replace("Builds.", word))
            _succeed(made)
            whole.append(made.files())
        length = (time.monotonic() - began) / 2
        assert whole[0] != whole[1]
        chance = random.Random(rounds)
        for number in range(rounds):
            word = ("Builds one.", "Builds two.")[number % 2]
            made.write(TOOL, right.replace("Builds.", word))
            _disturbed(made, chance, length)
            assert made.files() in whole, f"round {number}: the site is not whole"
            _succeed(made)
            assert made.files() == whole[number % 2], f"round {number}: another site"
            beside = {item.name for item in made.root.iterdir()}
            assert beside == {"catalog", "docs", "mkdocs.yml", "site"}, f"{number}: {beside}"
    print(f"{rounds} rounds of killed builds: the site was whole after each")


def _start(made: Project) -> subprocess.Popen[bytes]:
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.Popen(
        [CATALOG, "build"], cwd=made.root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _disturbed(made: Project, chance: random.Random, length: float) -> None:
    builds = [_start(made) for _ in range(chance.choice((1, 1, 2)))]
    for build in builds:
        time.sleep(chance.uniform(0, length))
        build.send_signal(chance.choice(ENDS))
    for build in builds:
        build.communicate(timeout=PATIENCE)


def _succeed(made: Project) -> None:
    build = _start(made)
    said = build.communicate(timeout=PATIENCE)[0].decode()
    assert build.returncode == 0, said
    assert contents(made.site), said


if __name__ == "__main__":
    main(int(sys.argv[1]))
