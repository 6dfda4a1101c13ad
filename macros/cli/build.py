"""`catalog build`: the site, whole or not at all."""

import click


@click.command()
def build() -> None:
    """Build the site."""
