"""Rows -> drafts: each row is placed, converted, and joined with others about the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from standards_catalog.documents.csv.header import folded
from standards_catalog.editing.importing.columns import Column, placed
from standards_catalog.editing.importing.drafts import Draft, put
from standards_catalog.editing.importing.fields import Field, Target
from standards_catalog.editing.importing.naming import Ids
from standards_catalog.editing.importing.rows import Row, Told
from standards_catalog.editing.importing.timeline import history
from standards_catalog.editing.importing.values import Reading, UnfitError, cell_of, value_of
from standards_catalog.editing.importing.wishes import Wishes, WrongWishError
from standards_catalog.problems import visible

_ALIAS = 80  # characters that an alias may have
_CUT = " …"


@dataclass
class Gathering:
    """Rows of one kind on their way: how their columns are placed, what is told, the drafts."""

    target: Target
    rows: Sequence[Row]
    wishes: Wishes
    ids: Ids
    lang: str
    told: list[Told] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns: list[Column] = placed(self.target, self.rows, self.wishes)
        self._plan = list(_plan(self.target, self.columns, self.wishes))
        self._homes = [self._home(row) for row in self.rows]
        self._needed = {*self.target.row.get("required", ()), self.target.schema.state}

    @property
    def entries(self) -> int:
        """How many entries, records or rows of a table the rows became."""
        return sum(len(one.parts) or 1 for one in self.drafts.values())

    def gather(self) -> None:
        """Make the drafts; all rows of all kinds must be named before."""
        reading = Reading(self.wishes, self._resolve)
        steps: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        for row, home in zip(self.rows, self._homes, strict=True):
            if not home:
                continue
            data = self._data(row, home, reading)
            if data is None:
                continue
            draft = self.drafts.setdefault(home, Draft(self.target, home))
            draft.rows.append(row)
            if self.target.home != "id":
                draft.parts.append((row, data))
                continue
            steps.setdefault(home, []).append((row.on, data))
            self._join(draft, row, data)
        if len({on for some in steps.values() for on, _ in some if on}) > 1:
            lost = 0
            for home, some in steps.items():
                found, without = history(self.target, some)
                self.drafts[home].data |= found
                lost += without
            self._tell_history(lost)

    def _tell_history(self, texts: int) -> None:
        place = self.rows[0].place
        if self.target.schema.state and not self.target.field("history"):
            message = "days are told of several states, and no field here has such a `history`"
            self.told.append(Told(place, "no history", message))
        if texts:
            message = f"{texts:,} texts between the first, the last and those of moves are left out"
            self.told.append(Told(place, "texts", message, lost=False))

    def _home(self, row: Row) -> str:
        """Return the id of what a row is about, or of whose file it goes into; tell if none."""
        target, found = self.target, self._text(row, self.target.home)
        if target.home != "id":
            kind = target.home
            known = self.ids.find((kind,), found) if found else None
            if known is None:
                what = f"there is no {kind} `{visible(found)}`" if found else f"no {kind} is named"
                hint = "bring it in first, or say --create team"
                if not found:
                    hint = f'say --map "COLUMN={kind}" or --set {kind}=ID'
                self.told.append(Told(row.at(self._from(row, kind)), "home", what, hint))
            return known or ""
        name = self._text(row, "name")
        if not name and not found:
            hint = 'say which column has it: --map "COLUMN=name"'
            self.told.append(Told(row.place, "nameless", "this has no name", hint))
            return ""
        return self.ids.make(target.kind, name or found, found)

    def _text(self, row: Row, path: str) -> str:
        for one, names in self._plan:
            if one.path in (path, f"{path}.{self.lang}"):
                for name in names:
                    if isinstance(value := row.cells.get(name), str) and value.strip():
                        return self.wishes.meant((path, name), value) or value.strip()
        return self.wishes.constants.get(path, "")

    def _from(self, row: Row, path: str) -> str:
        return next((names[0] for one, names in self._plan if one.path == path and names), "")

    def _data(self, row: Row, home: str, reading: Reading) -> dict[str, Any] | None:
        """Return what a row says; nothing where it says what it must in a way that is not known."""
        data: dict[str, Any] = {}
        is_whole = True
        for one, names in self._plan:
            if one.path == self.target.home:
                continue
            for name, raw in self._raw(row, one, names):
                try:
                    value = self._value(one, name, raw, reading)
                except UnfitError as error:
                    self._tell_unfit(row, name, one, error)
                    is_whole = is_whole and str(one.keys[0]) not in self._needed
                    continue
                while reading.lost:
                    self._tell_unfit(row, name, one, reading.lost.pop(0))
                if value is not None:
                    put(data, one.keys, value, self.lang)
                    self._tell_cut(row, name, one, raw, value)
        self._keep_id(row, home, data)
        return data if is_whole else None

    def _raw(self, row: Row, one: Field, names: Sequence[str]) -> Sequence[tuple[str, Any]]:
        """Return what columns hold for a field: the first of them, or for a list each."""
        found = [(name, row.cells[name]) for name in names if row.cells.get(name)]
        if not found and one.path in self.wishes.constants:
            return [("", self.wishes.constants[one.path])]
        return found if one.schema.get("type") == "array" else found[:1]

    def _value(self, one: Field, name: str, raw: Any, reading: Reading) -> Any:
        if self.target.is_table:
            return cell_of(one, raw, (one.path, name), self.wishes)
        try:
            return value_of(one, raw, (one.path, name), reading)
        except UnfitError as error:
            if name:
                raise
            raise WrongWishError(f"--set {one.path}: {error.message}") from error

    def _tell_unfit(self, row: Row, name: str, one: Field, error: UnfitError) -> None:
        place = row.at(name) if name else row.place
        about = f"{one.path} {error.message[:12]}"
        self.told.append(Told(place, about, f"`{one.path}` {error.message}", error.hint))

    def _tell_cut(self, row: Row, name: str, one: Field, raw: Any, value: Any) -> None:
        if isinstance(value, str) and value.endswith(_CUT) and not str(raw).endswith(_CUT):
            message = f"`{one.path}` is cut: {len(str(raw)):,} characters are too many"
            self.told.append(Told(row.at(name), f"{one.path} cut", message, lost=False))

    def _keep_id(self, row: Row, home: str, data: dict[str, Any]) -> None:
        """Keep the id of elsewhere among the other names, where it cannot be the id here."""
        given = self._text(row, "id") if self.target.home == "id" else ""
        if not given or not self.target.field("aliases") or len(given) > _ALIAS:
            return
        if given != home:
            data["aliases"] = list(dict.fromkeys([*data.get("aliases", ()), given]))

    def _join(self, draft: Draft, row: Row, data: Mapping[str, Any]) -> None:
        """Add what a row says to a draft: lists grow, a later day counts, else the first word."""
        later = row.on and len(draft.rows) > 1 and row.on >= max(one.on for one in draft.rows)
        for key, value in data.items():
            there = draft.data.get(key)
            if there is None or (later and there != value):
                draft.data[key] = value
                draft.places[key] = row.place
            elif isinstance(there, list) and isinstance(value, list):
                draft.data[key] = [*there, *(one for one in value if one not in there)]
            elif isinstance(there, dict) and isinstance(value, dict):
                draft.data[key] = {**value, **there}
            elif there != value and not row.on:
                message = (
                    f"`{key}` of `{draft.id}` is told otherwise in {draft.at(key)}, which counts"
                )
                self.told.append(Told(row.place, f"twice {key}", message))

    def _resolve(self, kinds: tuple[str, ...], name: str) -> str | None:
        return self.ids.find(kinds, name)


def _plan(
    target: Target, columns: Sequence[Column], wishes: Wishes
) -> Iterator[tuple[Field, list[str]]]:
    """Yield each field that something fills, with the columns that do, in the order said."""
    ranks = {name: rank for rank, name in enumerate(wishes.columns)}
    by_path: dict[str, list[str]] = {}
    for one in sorted(columns, key=lambda one: ranks.get(folded(one.name), len(ranks))):
        for path in one.fields:
            by_path.setdefault(path, []).append(one.name)
    for path in wishes.constants:
        by_path.setdefault(path, [])
    for path, names in by_path.items():
        if found := target.field(path):
            yield found, names
