"""What would be written: each draft as the text of a file, all of them tried out together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from msgspec import Struct, field

from standards_catalog.checks.markdown import check_markdown
from standards_catalog.checks.rules import check_links
from standards_catalog.checks.shape import check_shape
from standards_catalog.documents.document import Document, read
from standards_catalog.editing.draft import Author, MissingError, complete
from standards_catalog.editing.emitter import lines
from standards_catalog.editing.fixer import schema_line
from standards_catalog.editing.importing.drafts import Draft
from standards_catalog.editing.importing.merging import Merged, merged, with_records
from standards_catalog.editing.importing.rows import Place, Told
from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import models
from standards_catalog.problems import Problem

_ROUNDS = 10


class Planned(Struct):
    """A file to be: its draft, its text, and what would change in one that is there."""

    draft: Draft
    ref: Ref
    path: str
    text: str
    document: Document
    before: Document | None = None
    changed: tuple[str, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether there is anything to write."""
        return self.before is None or bool(self.changed)


class Plan(Struct):
    """The files to be, what is told of rows, and which values stand in where nobody said any."""

    files: dict[Ref, Planned] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    stands_in: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    warnings: list[Problem] = field(default_factory=list)


def planned(catalog: Catalog, root: str, drafts: Iterable[Draft], update: frozenset[str]) -> Plan:
    """Return what drafts would become; what does not hold is told and left out."""
    plan = Plan()
    for draft in drafts:
        ref = Ref(draft.target.kind, draft.id)
        path = f"{root}/{draft.target.schema.folder}/{draft.id}.yml"
        if ref in catalog.broken:
            hint = "mend it first"
            plan.told.append(Told(draft.place, "broken", f"{path} has errors", hint))
        elif found := _planned(catalog, draft, ref, path, update, plan):
            plan.files[ref] = found
    _try_out(catalog, plan)
    return plan


def _planned(
    catalog: Catalog, draft: Draft, ref: Ref, path: str, update: frozenset[str], plan: Plan
) -> Planned | None:
    before = catalog.documents.get(ref)
    schema = draft.target.schema
    if before is not None:
        found = _merged(before, draft, update, Author(draft.id, catalog.today.isoformat()))
        _tell_kept(plan, draft, before, found, path)
        text, changed = found.text, tuple(found.changed)
    else:
        data = _completed(catalog, draft, plan)
        if data is None:
            return None
        text, changed = schema_line("\n".join([*lines(data), ""]), schema), ()
    document = read(path, text.encode(), places=True)
    wrong = document if isinstance(document, list) else check_shape(schema, document)
    wrong = wrong if isinstance(document, list) else [*wrong, *check_markdown(schema, document)]
    if isinstance(document, list) or wrong:
        plan.told += [_of_draft(draft, problem, text) for problem in wrong]
        return None
    return Planned(draft, ref, path, text, document, before, changed)


def _merged(before: Document, draft: Draft, update: frozenset[str], author: Author) -> Merged:
    schema = draft.target.schema
    if draft.target.home == "team":
        whole = [(data, complete(draft.target.row, data, author)) for _, data in draft.parts]
        return with_records(before, whole, update)
    filled = complete(schema.whole, {**before.data, **draft.data}, author)
    return merged(before, schema, {key: filled[key] for key in draft.data}, update)


def _tell_kept(plan: Plan, draft: Draft, before: Document, found: Merged, path: str) -> None:
    for keys in found.kept:
        mark = before.mark(keys)
        name = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
        place = draft.at(str(keys[0]))
        if draft.parts:
            place = draft.parts[0][0].place
        message = f"`{name}` is another one in {Place(path, mark.line, mark.column)}, and stays"
        plan.told.append(Told(place, f"kept {name}", message, f"--update {name} takes this one"))


def _completed(catalog: Catalog, draft: Draft, plan: Plan) -> dict[str, Any] | None:
    """Return what a new file holds, with what stands in; tell what only people know."""
    schema, today = draft.target.schema, catalog.today.isoformat()
    data: Mapping[str, Any] = draft.data
    if draft.target.home == "team":
        return _records(draft, today, plan)
    if "sources" not in data and "sources" in schema.fields:
        data = {**data, "sources": [{"title": _source(draft)}]}
    if "name" in schema.fields and "name" not in data:
        data = {**data, "name": draft.id}
    author = Author(draft.id, today)
    try:
        found = complete(schema.whole, data, author)
    except MissingError as error:
        plan.told.append(_missing(draft, draft.place, error))
        return None
    for keys in author.stands_in:
        value = _value(found, keys)
        shown = value.partition(":")[0] if isinstance(value, str) else str(value)
        name = ".".join(str(key) for key in keys if isinstance(key, str))
        plan.stands_in[draft.target.kind, name, shown] += 1
    return found


def _records(draft: Draft, today: str, plan: Plan) -> dict[str, Any] | None:
    found = []
    for row, data in draft.parts:
        author = Author(draft.id, today)
        try:
            found.append(complete(draft.target.row, data, author))
        except MissingError as error:
            plan.told.append(_missing(draft, row.place, error))
            continue
        for keys in author.stands_in:
            plan.stands_in["adoption", str(keys[-1]), str(_value(found[-1], keys))] += 1
    return {"records": found} if found else None


def _source(draft: Draft) -> str:
    """Return the name of the file that an entry comes from."""
    return draft.place.path.rpartition("/")[2][:300] or draft.place.path[:300]


def _missing(draft: Draft, place: Place, error: MissingError) -> Told:
    name = ".".join(str(key) for key in error.keys if isinstance(key, str))
    message = f"`{name}` is missing: {str(error.schema['description']).rstrip('.')}"
    hint = f'say --set {name}=VALUE, or which column has it: --map "COLUMN={name}"'
    return Told(place, f"missing {name}", message, hint)


def _value(data: Any, keys: Sequence[str | int]) -> Any:
    for key in keys:
        data = data[key]
    return data


def _of_draft(draft: Draft, problem: Problem, text: str) -> Told:
    """Return a complaint about a file as one about the row that the field comes from."""
    above = text.split("\n")[: problem.line]
    key = next((one.partition(":")[0] for one in reversed(above) if one[:1].isalpha()), "")
    message = f"`{draft.id}`: {problem.message}"
    return Told(draft.at(key), f"check {problem.code} {key}", message, problem.hint)


def _try_out(catalog: Catalog, plan: Plan) -> None:
    """Leave out what would bring errors into the catalog, until what is left brings none."""
    before = set(check_links(catalog))
    for _ in range(_ROUNDS):
        by_path = {one.path: one for one in plan.files.values()}
        fresh = sorted(set(check_links(with_files(catalog, plan.files.values()))) - before)
        plan.warnings = [one for one in fresh if one.severity == "warning" and one.path in by_path]
        wrong = [one for one in fresh if one.severity == "error"]
        for problem in wrong:
            if (found := by_path.get(problem.path)) is None:
                place = Place(problem.path, problem.line, problem.column)
                plan.told.append(
                    Told(place, f"check {problem.code}", problem.message, problem.hint)
                )
                continue
            plan.told.append(_of_draft(found.draft, problem, found.text))
            plan.files.pop(found.ref, None)
        if not any(problem.path in by_path for problem in wrong):
            return


def with_files(catalog: Catalog, files: Iterable[Planned]) -> Catalog:
    """Return a catalog with files in it."""
    entries: dict[str, dict[str, Any]] = {kind: dict(of) for kind, of in catalog.entries.items()}
    documents = dict(catalog.documents)
    for one in files:
        entry = models()[one.ref.kind].of(one.ref.id, one.document.data)
        entries.setdefault(one.ref.kind, {})[one.ref.id] = entry
        documents[one.ref] = one.document
    ordered = {kind: dict(sorted(of.items())) for kind, of in entries.items()}
    return replace(catalog, entries=ordered, documents=dict(sorted(documents.items())))
