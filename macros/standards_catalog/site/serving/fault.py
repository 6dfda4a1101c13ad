"""What is told of a fault that ends a build while serving: in the terminal and in the browser."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb

from click import ClickException

from standards_catalog.render.environment import render
from standards_catalog.site.telling import log
from standards_catalog.text import ENGLISH


class Faults(logging.Handler):
    """Keeps what was said to be wrong in the last build, and the page that shows why it ended."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []
        self.html = ""
        self.lang = ENGLISH

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error that MkDocs or a plug-in told the terminal."""
        self.said.append(record.getMessage())

    def tries(self, work: Callable[[], None]) -> None:
        """Do some work and tell of its fault, whatever it is, instead of ending with it."""
        try:
            work()
        except (Exception, SystemExit) as error:
            self.tell(error)

    def tell(self, error: BaseException) -> None:
        """Tell the terminal of a fault, and have pages show it until the next build."""
        cause = _cause(error)
        text = cause.message if isinstance(cause, ClickException) else _placed(cause)
        if text not in self.said:
            log.error(text)
        log.debug("Where it came from:", exc_info=error)
        faults = [*dict.fromkeys([*self.said, text])]
        self.html = render("pages/fault.html", self.lang, "", faults=faults)

    def begin(self) -> None:
        """Forget the last build."""
        self.said.clear()
        self.html = ""


def _cause(error: BaseException) -> BaseException:
    """Return what somebody ended the program for, where they did not say it themselves."""
    while isinstance(error, SystemExit) and error.__context__:
        error = error.__context__
    return error


def _placed(error: BaseException) -> str:
    """Return an error in a line that begins with its place: in a project's file, if in any."""
    told = f"{type(error).__name__}: {error}"
    if isinstance(error, SyntaxError):
        return f"{_shown(error.filename or '')}:{error.lineno}: {type(error).__name__}: {error.msg}"
    frames = [(Path(frame.filename), frame.lineno) for frame in extract_tb(error.__traceback__)]
    own = [f"{_shown(file)}:{line}: {told}" for file, line in frames if _is_own(file)]
    return own[-1] if own else told


def _is_own(file: Path) -> bool:
    """Whether a file is one of the project, not of a library, nor of what calls MkDocs here."""
    others = (sys.prefix, Path(__file__).parent)
    return file.is_relative_to(Path.cwd()) and not any(
        file.is_relative_to(other) for other in others
    )


def _shown(file: Path | str) -> str:
    path = Path(file)
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
