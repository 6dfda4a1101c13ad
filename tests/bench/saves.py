"""Measures how long a save takes to be served: from the file written to the page sent."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

LONGEST = 900.0  # seconds
_LIVERELOAD = re.compile(r"livereload\((\d+), (\d+)\)")


@contextmanager
def served(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Run `mkdocs serve` in a folder while its address is in use."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{found.getsockname()[1]}"
    command = [Path(sys.executable).with_name("mkdocs"), "serve", "-q", "--dev-addr", address]
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait()


def saved_to_served(base: str, file: Path, page: str, edits: int, old: str) -> list[float]:
    """Save a file several times; return the seconds until a browser would show each save.

    The file is as before when it returns.

    It does as a browser does: it asks to be told of the next build, then loads the page again.
    """
    times = []
    text = file.read_text("utf-8")
    html = load(base + page)
    assert old in html
    for number in range(edits):
        time.sleep(1)  # the last reload is over
        new = f"Saved for the {number}th time"
        began = time.perf_counter()
        file.write_text(text.replace(old, new, 1), "utf-8")
        while new not in html:
            if time.perf_counter() - began > LONGEST:
                sys.exit(f"{page} does not show what was saved in {file}")
            load(f"{base}livereload/{'/'.join(_LIVERELOAD.findall(html)[-1])}")
            html = load(base + page)
        times.append(time.perf_counter() - began)
    file.write_text(text, "utf-8")
    while old not in load(base + page):
        time.sleep(0.1)
    return times


def load(address: str) -> str:
    """Return what a server answers, as soon as there is one."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=LONGEST) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            time.sleep(0.05)  # it is still starting
    sys.exit(f"{address} does not answer")
