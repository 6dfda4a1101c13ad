"""Runs MkDocs as its own command line would, from Python."""

from __future__ import annotations

import os
from pathlib import Path

import click


def build_site(config: Path, site: Path | None = None) -> int:
    """Build the site strictly and return MkDocs' exit code; a failure leaves the old site."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # a banner that is not about this site
    from mkdocs.__main__ import cli

    arguments = ["build", "--strict", "--config-file", str(config)]
    if site:
        arguments += ["--site-dir", str(site.absolute())]
    try:
        cli(arguments, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 1
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    return 0


def is_preview() -> bool:
    """Whether MkDocs runs as `mkdocs serve`, which calls itself a build under `--clean`."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"
