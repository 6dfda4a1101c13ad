"""What a repository shows, as frozen values: facts with their places, and what is unread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct, field


class Fact(Struct, frozen=True, kw_only=True):
    """One thing that a line of a file shows.

    `what` says which kind of thing (`action`, `workflow`, `terraform_module` …), `name` which one,
    as the file calls it. `ref` is what the file pins it to, verbatim; `version` what that says as a
    version, or empty; `version_from` how the version is known. `values` are named values that stand
    with it, such as the inputs of an action. `line` is from 1.
    """

    what: str
    name: str
    path: str
    line: int
    ref: str = ""
    version: str = ""
    version_from: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.what, self.name, self.path, self.line))


class Unread(Struct, frozen=True, kw_only=True):
    """A file, or a value in one, that could not be read, and why, as a word of the schema."""

    path: str
    reason: str
    line: int = 0


class Evidence(Struct, frozen=True, kw_only=True):
    """What one repository showed at one commit; what no scan looked at is not in here.

    `commit` and `committed_on` are empty for a folder or an archive without history. `read` counts
    the files that were read, by the kind of file. `extractors` is the version of what read them,
    where that is known.
    """

    repository: str
    extractors: str = ""
    commit: str = ""
    committed_on: datetime | None = None
    facts: tuple[Fact, ...] = ()
    unread: tuple[Unread, ...] = ()
    read: Mapping[str, int] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.repository, self.commit, self.extractors))


class Scans(Struct, frozen=True, kw_only=True):
    """What scans found: evidence by the name of the repository, and the days of the scans.

    `tags` has, by owner and repository, the tags of commits that others pin.
    """

    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    tags: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
