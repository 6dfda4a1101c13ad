"""The engine that a new catalog is built with: how it is asked for, and how it is pinned."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import click
from msgspec import Struct

from standards_catalog.render.start import COMPILE

NAME = "standards-catalog"
FOLDER = "engine"
_WEB = ("https://", "http://")
_PATIENCE = 600  # seconds


class Engine(Struct, frozen=True):
    """The line of a requirement, and the wheel that it names where that is to be copied."""

    line: str
    wheel: Path | None = None


def version() -> str:
    """Return the version of the engine that runs."""
    return distribution(NAME).version


def engine(said: str) -> Engine:
    """Return how to ask for an engine: the one that was said, or the one that runs.

    A wheel comes along into the project, so that every machine finds it.
    """
    said = said or _origin()
    if said.startswith(_WEB):
        return Engine(f"{NAME} @ {said}")
    if said.endswith(".whl"):
        wheel = Path(said)
        if not wheel.is_file():
            raise click.BadParameter(f'there is no file "{said}"', param_hint="--engine")
        return Engine(f"./{FOLDER}/{wheel.name}", wheel)
    if said in ("", "."):
        return Engine(f"# {NAME}=={version()}  (say which: see `catalog init --help`)")
    if said != f"{NAME}=={version()}":
        message = f'"{said}" is neither a wheel nor the web address of one'
        raise click.BadParameter(message, param_hint="--engine")
    return Engine(said)


def pinned(folder: Path) -> str:
    """Write `requirements.txt` of a folder with hashes; return why not where that fails."""
    with TemporaryDirectory() as made:
        try:
            uv = shutil.which("uv") or _own_uv(Path(made))
            _run([uv, *COMPILE.split()], folder)
        except (OSError, subprocess.SubprocessError) as error:
            told = getattr(error, "stderr", "") or str(error)
            return (told.strip().splitlines() or ["no reason given"])[-1]
    return ""


def _origin() -> str:
    """Return where the engine that runs came from: a wheel, its name on the registry, or `.`."""
    found = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    if not found:
        return f"{NAME}=={version()}"
    address = str(found["url"])
    if "archive_info" not in found or not address.endswith(".whl"):
        return "."  # a checkout, or what was made of one
    if address.startswith(_WEB):
        return address
    place = unquote(urlsplit(address).path)
    return place if Path(place).is_file() else "."


def _own_uv(home: Path) -> str:
    """Install uv where nothing else is, by its hash, and return its path."""
    pins = files("standards_catalog").joinpath("render/templates/start/requirements-pins.txt")
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    _run([sys.executable, "-m", "venv", str(home)], home)
    with as_file(pins) as file:
        pip = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "install"]
        _run([*pip, "--quiet", "--require-hashes", "-r", str(file)], home)
    return str(programs / "uv")


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(
        command, cwd=folder, check=True, capture_output=True, text=True, timeout=_PATIENCE
    )
