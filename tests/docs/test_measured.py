"""The page about sizes says what was kept of the benchmarks, in each language."""

from __future__ import annotations

import json

import pytest

from tests.bench import japanese
from tests.bench.chart import CONTENT, Say, part
from tests.bench.table import KEPT


@pytest.mark.parametrize(("lang", "say"), [("en", str), ("ja", japanese.say)])
def test_the_page_has_what_was_kept(lang: str, say: Say) -> None:
    shown = (CONTENT / lang / "parts/measured.md").read_text("utf-8")
    assert shown == part(json.loads(KEPT.read_text("utf-8")), say), "run `make bench ARGS=--keep`"
