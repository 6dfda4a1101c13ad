"""Evidence as a file: the same bytes for the same evidence, and nothing believed of a file."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from standards_catalog.evidence.store import WrongEvidenceError, decode, encode
from standards_catalog.model.evidence import Evidence, Fact, Unread
from standards_catalog.schema.sources import schema_texts

FACTS = (
    Fact(what="action", name="a", path="a.yml", line=2, ref="v1", values={"b": "1", "a": "2"}),
    Fact(what="action", name="b", path="a.yml", line=10),
    Fact(what="image", name="c\n\udc80", path="b.yml", line=1),
)
EVIDENCE = Evidence(
    repository="https://git.example.com/a/b",
    commit="a" * 40,
    committed_on=datetime(2026, 10, 1, 3, tzinfo=UTC),
    facts=FACTS[:2],
    unread=(Unread(path="", reason="damaged"), Unread(path="c.yml", reason="syntax", line=3)),
    read={"yaml": 3, "action": 1},
)


def test_back_and_forth() -> None:
    assert decode(encode(EVIDENCE)) == EVIDENCE
    bare = Evidence(repository="a")
    assert decode(encode(bare)) == bare


def test_the_same_evidence_has_the_same_bytes() -> None:
    other = replace(EVIDENCE, facts=FACTS[1::-1], read={"action": 1, "yaml": 3})
    assert encode(other) == encode(EVIDENCE)


def test_half_a_character_is_written_as_its_escape() -> None:
    (fact,) = decode(encode(Evidence(repository="a", facts=FACTS[2:]))).facts
    assert fact.name == "c\n\\udc80"


def test_the_form_is_the_one_of_the_schema() -> None:
    schema = json.loads(schema_texts()["evidence"])
    for one in (EVIDENCE, Evidence(repository="a"), replace(EVIDENCE, facts=FACTS)):
        Draft202012Validator(schema).validate(json.loads(encode(one)))


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[" * 100_000,
        b'{"version":1}',
        b'{"version":1,"repository":3}',
        encode(EVIDENCE).replace(b'"version": 1', b'"version": 2'),
        encode(EVIDENCE).replace(b'"version": 1', b'"version": 1e999'),
        encode(EVIDENCE).replace(b'"line":2', b'"line":0'),
        encode(EVIDENCE).replace(b'"line":3', b'"line":-3'),
        encode(EVIDENCE).replace(b'"line":2', b'"line":"2"'),
        encode(EVIDENCE).replace(b"a" * 40, b"HEAD"),
        encode(EVIDENCE).replace(b"a.yml", b"\xff.yml"),
    ],
)
def test_what_is_no_evidence_says_so(wrong: bytes) -> None:
    with pytest.raises(WrongEvidenceError, match=r"\w"):
        decode(wrong)
