"""Ids are made of names, once for each thing, and are those of entries that are there."""

from __future__ import annotations

import pytest

from standards_catalog.editing.importing.naming import Ids, slug
from standards_catalog.schema.schemas import package_schemas
from tests.conftest import Folder


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Argo CD", "argo-cd"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("Überlast", "uberlast"),
        ("ja", "ja-tool"),
        ("index", "index-tool"),
        ("x" * 90, "x" * 63),
    ],
)
def test_slug(name: str, wanted: str) -> None:
    assert slug(name, package_schemas(), "tool") == wanted


def test_a_name_without_latin_letters_has_an_id_that_stays() -> None:
    first, second = (slug(name, package_schemas(), "tool") for name in ("錨", "帆"))
    assert first != second
    assert first == slug("錨", package_schemas(), "tool")


def test_names(folder: Folder) -> None:
    ids = Ids(folder.load().catalog, frozenset({"tools/radar"}))
    assert ids.make("tool", "Anvil") == "anvil"  # that of the catalog
    assert ids.make("tool", "Radar") == "radar-tool"  # its page would be the radar's
    assert ids.make("tool", "Go") == ids.make("tool", "GO") == "go"
    assert ids.make("tool", "G-o") != ids.make("tool", "G o")
    assert ids.make("tool", "Same", "same-api") == "same-api"
    assert ids.make("tool", "Same", "same") == "same"  # another id elsewhere is another thing
    assert ids.find(("tool",), "same-api") == "same-api"
