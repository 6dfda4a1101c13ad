"""Files made to harm, and files that nobody thought of: an answer, never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_catalog.evidence.extractors.registry import MOST_BYTES, MOST_FACTS, extract
from tests.evidence.extractors.shown import unread

BOMB = "a: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n"
    for old, new in zip("abcdefg", "bcdefgh", strict=True)
)
PATHS = (
    ".github/workflows/a.yml",
    "action.yml",
    "Dockerfile",
    "main.tf",
    "terragrunt.hcl",
    "main.tf.json",
    "renovate.json5",
    "a.json",
    "chart/templates/a.yaml",
    "mise.toml",
    "CODEOWNERS",
    ".tool-versions",
)


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("a.yml", b"a: \xff", [("not_text", 0)]),
        ("a.tf", b"a\0b", [("not_text", 0)]),
        ("a.yml", b"a: b\n" + b"#" * MOST_BYTES, [("too_large", 0)]),
        ("a.yml", b"a: b\n---\na: [1\n", [("syntax", 4)]),
        ("a.yml", b"a: {{ b\n  c: d", [("template", 2)]),
        ("a.yml", b"a: {{ b }} c: d: e\n x", [("template", 1)]),
        ("a.yml", b"[" * 100_000, [("too_deep", 1)]),
        ("a.json", b"[" * 100_000, [("too_deep", 1)]),
        ("a.yml", BOMB.encode(), [("alias_bomb", 6)]),
        ("a.yml", b"".join(b"%%TAG !a%d! b\n" % at for at in range(5000)), [("syntax", 1)]),
        ("a.jsonnet", b"{}", [("jsonnet", 0)]),
        ("mise.toml", b"a = " + b"[" * 5000, [("syntax", 1)]),
        ("mise.toml", b"a." * 20_000 + b"a = 1", [("too_large", 0)]),
        ("action.yml", b"a: b\n" * 30_000, []),
        ("mise.toml", b"[tools]\na = " + b"9" * 5000, [("syntax", 1)]),
        ("mise.toml", b"[tools]\na = 0x" + b"9" * 5000, [("syntax", 1)]),
        ("a.tf", b"a = " + b"[" * 100_000, [("too_deep", 0)]),
        ("a.tf", b"a " + b"{" * 100_000, [("too_deep", 0)]),
        ("a.hcl", b'terraform { source = "' + b"${" * 100_000, [("too_deep", 0)]),
        ("a.hcl", b"terraform {\n" + b"x = [{a = (1)}]\n" * 500, [("syntax", 502)]),
    ],
)
def test_what_cannot_be_read_is_told(path: str, data: bytes, expected: list[object]) -> None:
    assert unread(path, data) == expected


def test_a_file_of_very_many_facts_ends_with_the_most() -> None:
    lines = "".join(f"FROM a:{at}\n" for at in range(MOST_FACTS + 10))
    facts, told = extract("Dockerfile", lines.encode())
    assert (len(facts), [one.reason for one in told]) == (MOST_FACTS, ["too_large"])


@pytest.mark.parametrize("sign", ["(", "`", '"$(', "$((", "${{", "<<A\n", "a;;", "\\", "$"])
def test_scripts_are_read_in_one_go(sign: str) -> None:
    script = sign.replace("\n", "\n        ") * 20_000
    text = f"runs:\n  steps:\n    - run: |\n        {script}"
    assert unread("action.yml", text.encode()) == []


PIECES = st.sampled_from(
    [
        *(
            "jobs:",
            "steps:",
            "uses: a/b@v1",
            "run: |",
            "with:",
            "- ",
            "  ",
            "\n",
            "\n  ",
            "${{ x }}",
        ),
        *("FROM a:1", "ARG A=1", "RUN <<E\n", "E\n", "\\\n", "$A", "COPY --from=a", "#", "--x=y "),
        *(
            "module",
            '"a"',
            "{",
            "}",
            "source =",
            "=",
            "resource",
            "terraform",
            "<<E",
            "[",
            "]",
            "(",
        ),
        *("'", ":", ",", "&a ", "*a", "<<: ", "{{", "}}", "extends", "image:", "containers:", "//"),
        *(
            "\r",
            "\u2028",
            "é",
            "[tools]",
            "@a",
            "`",
            "/*",
            "required_providers",
            ")",
            "helm_release",
        ),
    ]
)


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_whatever_stands_in_a_file_places_are_inside_of_it(text: str) -> None:
    last = text.replace("\r\n", "\n").count("\n") + 1
    for path in PATHS:
        facts, told = extract(path, text.encode("utf-8", "replace"))
        assert all(1 <= one.line <= last for one in facts), (path, facts)
        assert all(0 <= one.line <= last for one in told), (path, told)
        assert extract(path, text.encode("utf-8", "replace")) == (facts, told)
