"""What holds for the whole catalog: `catalog/settings.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from standards_catalog.documents.document import Document
from standards_catalog.problems import Problem, suggest, visible
from standards_catalog.rule import Family, rule
from standards_catalog.schema.languages import Language
from standards_catalog.text import ENGLISH, Text, as_text


class Forge(Struct, frozen=True, kw_only=True):
    """Where the catalog's repository is; in `folder` of it, with a slash, lies the project."""

    repository: str
    branch: str
    maintainers: tuple[str, ...] = ()
    folder: str = ""


class FrequentFailure(Struct, frozen=True, kw_only=True):
    """How many incidents in how many months call for an SLO."""

    incidents: int
    months: int


class Asked(Struct, frozen=True, kw_only=True):
    """How many of something a gate asks for, and how grave it is where there are not so many."""

    number: int = 1
    severity: str = "error"


class Gates(Struct, frozen=True, kw_only=True):
    """What the stages ask of a standard; None is not asked for."""

    origins: Asked | None = Asked(number=1)
    teams: Asked | None = Asked(number=2)
    refiners: Asked | None = Asked(number=1)
    products: Asked | None = Asked(number=2)
    artifacts: Asked | None = Asked(number=1)
    observed: Asked | None = None
    users: Asked | None = Asked(number=0)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Gates:
        """Make gates of data that their schema accepts; a number alone asks for so many."""
        usual = cls()
        return cls(**{name: _asked(one, getattr(usual, name)) for name, one in data.items()})


def _asked(said: Any, usual: Asked | None) -> Asked | None:
    whole = said if isinstance(said, Mapping) else {"number": said}
    return None if whole.get("number") == "off" else replace(usual or Asked(), **whole)


class EvidencePlace(Struct, frozen=True, kw_only=True):
    """Where the evidence of scans is, below the catalog's folder, and how much is published."""

    folder: str = "evidence"
    ref: str = ""
    publish: str = "full"

    @property
    def names_places(self) -> bool:
        """Whether names and paths of repositories reach the site, its data and proposals."""
        return self.publish == "full"


class Settings(Struct, frozen=True, kw_only=True):
    """What holds for the whole catalog."""

    organisation: Text = field(default_factory=lambda: Text("The organisation"))
    disclaimer: Text | None = None
    time_zone: str = "UTC"
    languages: tuple[str, ...] = (ENGLISH,)
    review_interval_days: int = 365
    confirmation_interval_days: int = 180
    frequent_failure: FrequentFailure = FrequentFailure(incidents=3, months=12)
    gates: Gates = Gates()
    forge: Forge | None = None
    evidence: EvidencePlace = EvidencePlace()
    private_domains: tuple[str, ...] = ()
    site: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Settings:
        """Make settings of data that their schema accepts."""
        rest = {key: one for key, one in data.items() if key != "gates"}
        gates = Gates.of(data.get("gates", {}))
        return replace(msgspec.convert(rest, cls, dec_hook=as_text), gates=gates)


def in_words(settings: Settings, spoken: Mapping[str, Language]) -> Settings:
    """Return settings whose languages have their words with them."""
    return replace(settings, languages=tuple(spoken[code] for code in settings.languages))


@rule(Family.SETTINGS)
def unknown_time_zone(document: Document) -> Iterator[Problem]:
    """Complain about a time zone that is not on the map.

    Why: it decides which day it is, and with it what is due, stale or in the future.
    Bad: `time_zone: Asia/Tokio`
    Good: `time_zone: Europe/Berlin`
    """
    name = str(document.data.get("time_zone", "UTC"))
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        at = document.mark(("time_zone",))
        message = f'there is no time zone "{visible(name)}"'
        zones = available_timezones()
        known = () if any(one.startswith(f"{name}/") for one in zones) else zones
        hint = suggest(name, known) or "write an IANA name such as Europe/Berlin"
        yield unknown_time_zone.problem(document.path, at.line, at.column, message, hint)
