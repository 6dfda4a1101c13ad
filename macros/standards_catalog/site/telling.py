"""What a build says of the catalog: every problem, and how much was read."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from standards_catalog.checks.load import Loaded
from standards_catalog.history.obstacles import obstacle
from standards_catalog.problems import Problem, shortened

log = logging.getLogger("mkdocs.plugins.catalog")


def tell(loaded: Loaded) -> None:
    """Say what is wrong in a catalog that is shown all the same, and how much it has."""
    told, left = shortened(loaded.errors)
    for problem in told:
        log.error(str(problem))
    for line in left:
        log.error(f"{line}; `catalog check --all` lists them")
    entries = sum(map(len, loaded.catalog.entries.values()))
    errors = sum(problem.times for problem in loaded.errors)
    log.info(f"Catalog: {entries} entries, {errors} errors, {_by_code(loaded.warnings)}")


def _by_code(warnings: Iterable[Problem]) -> str:
    """Return how many warnings there are, and how many of each code, the most frequent first."""
    codes: Counter[str] = Counter()
    for problem in warnings:
        codes[problem.code] += problem.times
    told = ", ".join(f"{code} {times}" for code, times in codes.most_common())
    number = f"{codes.total()} warning{'s' * (codes.total() != 1)}"
    return f"{number}: {told}; `catalog check` lists them" if told else number


def tell_history(root: Path) -> None:
    """Warn where the history is not whole, which is no fault of the data: no build ends by it."""
    said = obstacle(root)
    if not said:
        return
    record = log.makeRecord(log.name, logging.WARNING, __file__, 0, f"History: {said}", (), None)
    logger: logging.Logger | None = log if log.isEnabledFor(logging.WARNING) else None
    while logger:
        for handler in logger.handlers:
            if not hasattr(handler, "get_counts"):  # what counts warnings for --strict
                handler.handle(record)
        logger = logger.parent if logger.propagate else None


def told(problems: Sequence[Problem]) -> str:
    """Return all problems as the text with which a build ends."""
    return "\n".join([*map(str, problems), f"{len(problems)} errors"])


def missing(folder: str) -> str:
    """Return how a build without a catalog ends."""
    return (
        f'there is no folder "{folder}" beside mkdocs.yml; put it there, or name another one in '
        "mkdocs.yml, as in `plugins: [catalog: { folder: data }]`"
    )


def quieten() -> None:
    """Have other loggers not say what is of no use to the author."""
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)
    logging.getLogger("mkdocs.commands.build").addFilter(_told_of_elsewhere)


def _told_of_elsewhere(record: logging.LogRecord) -> bool:
    """Have MkDocs not tell of each page that it did not make because a second process did."""
    return not record.getMessage().startswith("Page skipped: ")
