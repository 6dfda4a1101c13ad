"""Plain text means what the core schema of YAML 1.2 says, not what YAML 1.1 said."""

from __future__ import annotations

import math

import pytest

from standards_catalog.documents.yaml.scalars import resolve

TEXT = [
    *("no", "No", "NO", "yes", "on", "off", "y", "n"),
    *("2026-05-01", "2026-05", "2026-05-01T10:00:00Z", "2001-12-14 21:59:43.10 -5"),
    *("0o8", "0b11", "0x", "0xfg", "1_000", "1,5", "12:30:45", "190:20:30", "-0x1F"),
    *(
        "1.10.0",
        "v2",
        "2.8.7",
        "1e",
        "e1",
        ".",
        "-",
        "+",
        "--1",
        "1-2",
        "..1",
        "1.2e",
        "-.",
        "+.e1",
    ),
    *("nULL", "Nil", "None", "none", "tRue", ".NAn", "-.nan", "+.nan", ".Infinity", "inf", "nan"),
    *("<<", "=", "~x", "１２"),
]


@pytest.mark.parametrize("text", TEXT)
def test_stays_text(text: str) -> None:
    assert resolve(text) == text
    assert type(resolve(text)) is str


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-1", -1),
        ("+12", 12),
        ("007", 7),
        ("0777", 777),
        ("0o777", 511),
        ("0x1F", 31),
        ("2026", 2026),
        ("9" * 400, int("9" * 400)),
        ("1.0", 1),
        ("180.", 180),
        ("1e3", 1000),
        ("-1E+2", -100),
    ],
)
def test_is_a_whole_number(text: str, value: int) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is int


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.10", 1.1),
        (".5", 0.5),
        ("-.5", -0.5),
        ("1.5e-3", 0.0015),
        (".inf", math.inf),
        ("-.Inf", -math.inf),
        ("+.INF", math.inf),
        ("1e999", math.inf),
        ("9" * 5000, math.inf),
    ],
)
def test_is_a_number(text: str, value: float) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is float


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_is_not_a_number(text: str) -> None:
    value = resolve(text)
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_is_nothing(text: str) -> None:
    assert resolve(text) is None


@pytest.mark.parametrize("text", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_is_true_or_false(text: str) -> None:
    assert resolve(text) is (text.lower() == "true")
