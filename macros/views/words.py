"""The interface's own words, in each language; vocabularies are in the schemas instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml


@cache
def words(lang: str) -> Mapping[str, str]:
    """Return the interface's words for a language, by key."""
    text = files("macros").joinpath("views/words.yml").read_text("utf-8")
    table: dict[str, dict[str, str]] = yaml.safe_load(text)
    return MappingProxyType({key: wordings[lang] for key, wordings in table.items()})


def fill(lang: str, key: str, **values: object) -> str:
    """Return one of the interface's sentences with its values put in."""
    return words(lang)[key].format(**values)
