"""What a rule is told that looks at one entry alone; no more, as what it finds is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from standards_catalog.documents.document import Document
from standards_catalog.model.catalog import Catalog
from standards_catalog.schema.schemas import Schema
from standards_catalog.schema.texts import Written, texts


class Known(NamedTuple):
    """What is known beside the entry: the day, and what the settings say."""

    today: date
    languages: tuple[str, ...]
    private_domains: tuple[str, ...]


def known(catalog: Catalog) -> Known:
    """Return what rules may know beside each entry of a catalog."""
    settings = catalog.settings
    return Known(catalog.today, settings.languages, settings.private_domains)


@dataclass(frozen=True)
class Alone:
    """An entry as its file has it, with the schema of its kind."""

    document: Document
    schema: Schema
    known: Known

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """The texts that stand in it."""
        return texts(self.schema, self.document.data)
