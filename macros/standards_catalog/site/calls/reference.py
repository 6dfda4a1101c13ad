"""What calls of the reference answer: vocabularies, fields, codes, files."""

from __future__ import annotations

from functools import partial

from standards_catalog.checks.gates import conditions
from standards_catalog.model.catalog import Ref
from standards_catalog.problems import suggest
from standards_catalog.publish.api.listing import data_list
from standards_catalog.schema.schemas import ALONE
from standards_catalog.site.calls.group import Call, Calls
from standards_catalog.site.calls.wrong_call import WrongCallError, known
from standards_catalog.views.reference import codes, fields
from standards_catalog.views.shared.link import source_path


class ReferenceCalls(Calls):
    """The calls that explain what can be written, and what there is to read."""

    def all(self) -> list[Call]:
        """Return every call."""
        return [
            self.vocabulary,
            self.gates,
            self.fields,
            self.codes,
            self.source_file,
            self.data_files,
        ]

    def vocabulary(self, kind: str, field: str) -> str:
        """The allowed values of a field with their meanings: `"standard", "stage"`."""
        known("kind", kind, self.catalog.schemas.raw)
        try:
            found = self.catalog.vocabulary.terms(kind, *field.split("."))
        except KeyError:
            raise WrongCallError(f'"{field}" is not a field of {kind} with a vocabulary') from None
        return self.hold("pages/vocabulary.html", lambda: {"terms": tuple(found.values())})

    def gates(self) -> str:
        """What each stage asks of a standard that has to earn it, as the settings say."""
        stages = self.catalog.vocabulary.terms("standard", "stage").values()
        asked = [(stage, conditions(self.catalog, stage)) for stage in stages]
        return self.hold("pages/gates.html", lambda: {"gates": asked})

    def fields(self, kind: str = "") -> str:
        """The reference of every field of a kind, or of every kind with a heading each."""
        vocabulary, lang, schemas = self.catalog.vocabulary, self.lang, self.catalog.schemas
        every = (*schemas.kinds, *schemas.tables, *ALONE)
        if not kind:
            told = (
                f"## {vocabulary.title(one)[lang]} {{#{one}}}\n\n{self.fields(one)}\n"
                for one in every
            )
            return "\n" + "\n".join(told)
        known("kind", kind, every)
        return self.hold("pages/fields.html", lambda: {"kind": fields(vocabulary, kind, lang)})

    def codes(self) -> str:
        """Every complaint that a check can make, with a heading each."""
        parts = []
        spoken = [one.overlay for one in self.catalog.schemas.languages.values()]
        for code in codes(spoken):
            mark = self.hold("pages/code.html", partial(dict, code=code))
            parts.append(f"## `{code.code}` {{#{code.code}}}\n\n{mark}\n")
        return "\n" + "\n".join(parts)

    def source_file(self, kind: str, id: str) -> str:
        """The YAML file of an entry, as it is; adoption has the id of its team."""
        catalog = self.catalog
        known("kind", kind, catalog.schemas.kinds)
        ref = Ref(kind, str(id))
        if ref not in catalog.documents:
            ids = [other.id for other in catalog.documents if other.kind == kind]
            raise WrongCallError(f'there is no {kind} "{id}"', suggest(str(id), ids))
        views = {"path": source_path(ref), "text": catalog.documents[ref].text}
        return self.hold("pages/source_file.html", lambda: views)

    def data_files(self) -> str:
        """The addresses of everything that is there as JSON, CSV and JSON Schema."""
        files = data_list(self.catalog, self.lang)
        return self.hold("pages/data_files.html", lambda: {"files": files})
