"""Writes the files that are made for programs, of which there are tens of thousands."""

from __future__ import annotations

from pathlib import Path


def write_made(path: str, octets: bytes) -> None:
    """Write a file; its folder is made for the first one."""
    try:
        file = open(path, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(octets)
