"""The list of what there is as data, for the page that explains it."""

from __future__ import annotations

from msgspec import Struct

from standards_catalog.model.catalog import Catalog
from standards_catalog.publish.api.matrices import MATRICES
from standards_catalog.publish.api.schemas import schema_path
from standards_catalog.views.shared.addresses import ROOT, list_files, matrix_files
from standards_catalog.views.shared.words import words


class Listed(Struct, frozen=True):
    """Something that is there as data, and its addresses from the site's root."""

    title: str
    json: str
    csv: str = ""
    schema: str = ""


def data_list(catalog: Catalog, lang: str) -> tuple[Listed, ...]:
    """Return everything that is there as data: all in one, by kind, the matrices."""
    word = words(lang)
    across = {"zones": f"{word['zones']} × {word['platforms_title']}"}
    return (
        Listed(word["data_everything"], f"{ROOT}catalog.json"),
        *(
            Listed(catalog.vocabulary.title(kind)[lang], files.json, files.csv, schema_path(kind))
            for kind in catalog.schemas.kinds
            for files in [list_files(kind)]
        ),
        *(
            Listed(catalog.vocabulary.title(kind)[lang], files.json, files.csv, schema_path(kind))
            for kind in catalog.schemas.tables
            for files in [list_files(kind)]
        ),
        *(
            Listed(across.get(name, f"{word['teams']} × {word[name]}"), files.json, files.csv)
            for name in MATRICES
            for files in [matrix_files(name)]
        ),
        Listed(word["data_description"], f"{ROOT}openapi.json"),
    )
