"""`catalog build`: the site, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_EXAMPLES = """\b
Examples:
  catalog build
  catalog build --config ci.yml --site public
"""


@click.command(epilog=_EXAMPLES)
@click.option(
    "--config",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's configuration.",
)
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes; by default where the configuration says.",
)
def build(config: Path, site: Path | None) -> None:
    """Check the catalog and build the site; a failure leaves the last good site as it was.

    Set SOURCE_DATE_EPOCH to build for a day of the past; two builds for one day are the same.

    Exit codes: 0 built, 1 errors, 2 wrong usage.
    """
    from standards_catalog.site.run import build_site

    sys.exit(1 if build_site(config, site) else 0)
