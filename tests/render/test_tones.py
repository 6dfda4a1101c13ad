"""A value is coloured by its tone, which stands in the vocabulary, and never by its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standards_catalog import site
from standards_catalog.model.entries import Standard
from standards_catalog.model.vocabulary import Vocabulary
from standards_catalog.render.environment import render_entry
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.views.kinds.entry import entry_view
from tests.conftest import Folder
from tests.model.test_standing import in_other_words

STYLES = (Path(site.__file__).parent / "theme/assets/catalog.css").read_text("utf-8")
COLOURED = (
    ("standard", "stage"),
    ("tool", "ring"),
    ("platform", "lifecycle"),
    ("adoption", "record", "status"),
)


@pytest.mark.parametrize("at", COLOURED, ids=lambda at: at[-1])
def test_each_tone_has_a_colour_and_no_value_has_one(at: tuple[str, ...]) -> None:
    terms = Vocabulary(package_schemas()).terms(*at).values()
    assert "good" in {one.tone for one in terms}
    assert [one.tone for one in terms if f".sc-tone-{one.tone} {{" not in STYLES] == []
    named = rf"\.sc-(?:{at[0]}|{at[-1]})-(?:{'|'.join(one.value for one in terms)})\b"
    assert re.findall(named, STYLES) == []


def test_other_words_have_the_colours_of_these(folder: Folder) -> None:
    catalog = in_other_words(folder)
    entry = next(one for one in catalog.all(Standard) if one.stage == "stable")
    page = render_entry(entry_view(catalog, entry, "en"), "en", "../../")
    assert 'class="sc-badge sc-standard-stable sc-tone-good"' in page
    assert 'class="sc-status sc-tone-good"' in page
