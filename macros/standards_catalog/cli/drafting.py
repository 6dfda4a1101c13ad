"""What the commands that write a first draft say: what is missing, wrong, left to write."""

from __future__ import annotations

from collections.abc import Iterable

import click

from standards_catalog.documents.document import Document
from standards_catalog.editing.draft import TODO, MissingError
from standards_catalog.editing.proposal import Proposal
from standards_catalog.model.catalog import Catalog
from standards_catalog.problems import Keys, Problem


def ask(error: MissingError, catalog: Catalog) -> click.UsageError:
    """Return the question for what only the author can say."""
    name = ".".join(key for key in error.keys if isinstance(key, str))
    known = [one for kind in error.schema.get("x-ref", ()) for one in catalog.entries[kind]]
    known = known or (list(catalog.products) if "x-product" in error.schema else [])
    known = known or [str(choice["const"]) for choice in error.schema.get("oneOf", ())]
    among = f"; one of {', '.join(known)}" if known else ""
    return click.UsageError(f"say --{name}: {error.schema['description'].rstrip('.')}{among}")


def refuse(proposal: Proposal, errors: Iterable[Problem]) -> None:
    """Raise if a proposal is wrong in itself, or brings errors into the catalog."""
    if proposal.wrong:
        raise click.UsageError("\n  ".join(map(_words, proposal.wrong)))
    if found := [f"{problem.path}: {_words(problem)}" for problem in errors]:
        raise click.ClickException("\n  ".join(["it would bring errors:", *found]))


def say_what_is_left(
    path: str, proposal: Proposal, stands_in: Iterable[Keys], said: str = ""
) -> None:
    """Print the path, and for the person what is still to be written and decided."""
    click.echo(path)
    assert isinstance(proposal.document, Document)
    marks = proposal.document.marks
    write, decide = [], []
    for keys in stands_in:
        mark = marks.nearest(keys)
        name = ".".join(str(key) for key in keys if isinstance(key, str))
        if mark.typed.startswith(TODO):
            write.append(f"  line {mark.line:3}  {name}: {mark.typed.removeprefix(f'{TODO}: ')}")
        else:
            why = f" ({said})" if name == "owner" and said else ""
            decide.append(f"  line {mark.line:3}  {name}: {mark.typed}{why}")
    for title, lines in (("Write:", write), ("Decide; these values stand in for now:", decide)):
        if lines:
            click.echo("\n".join([title, *lines]), err=True)
    for problem in (*proposal.errors, *proposal.warnings):
        if problem.code != "left-to-do":
            click.echo(f"Then: {_words(problem)}", err=True)
    click.echo(f"At the end: catalog check {path}", err=True)


def _words(problem: Problem) -> str:
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message
