"""Runs commands, and says what they cost."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import generate

BIN = Path(sys.executable).parent
# As on a machine where Python keeps what it compiled, for us and for the others.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1795348800",
    "PYTHONPATH": str(generate.ROOT),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: seconds by the clock, and the peak of its largest process in MB.

    `work` is the seconds of all processors, which other programs make longer much less.
    """

    seconds: float
    megabytes: float
    work: float


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command and its own processes to their end; end the whole run where it fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=output,
            stderr=output,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            told = output.read().decode(errors="replace")[-3000:]
            sys.exit(f"{command[0]} ended with {process.returncode}:\n{told}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_maxrss / unit, usage.ru_utime + usage.ru_stime)


def by_turns(*builds: Callable[[int], Cost], times: int = 5) -> list[Cost]:
    """Return what each of some builds costs, the median of several by turns.

    A machine is now quick and now slow. Each is told the number of its turn, to build into a new
    folder: a disk is slow to give again what was just deleted.
    """
    costs = [[build(number) for build in builds] for number in range(times)]
    return [_median(some) for some in zip(*costs, strict=True)]


def _median(costs: Iterable[Cost]) -> Cost:
    figures = [(one.seconds, one.megabytes, one.work) for one in costs]
    return Cost(*map(statistics.median, zip(*figures, strict=True)))


def pages(site: Path) -> int:
    """Count the pages of a built site."""
    return sum(1 for _ in site.rglob("*.html"))
