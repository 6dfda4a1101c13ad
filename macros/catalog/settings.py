"""What holds for the whole catalog: `catalog/settings.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from macros.catalog.text import Text, as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """Where the catalog's repository is."""

    repository: str
    branch: str
    maintainers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for the whole catalog."""

    organisation: Text = field(default_factory=lambda: Text("The organisation"))
    disclaimer: Text | None = None
    time_zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    review_interval_days: int = 365
    confirmation_interval_days: int = 180
    forge: Forge | None = None
    site: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Settings:
        """Make settings of data that their schema accepts."""
        return msgspec.convert(data, cls, dec_hook=as_text)
