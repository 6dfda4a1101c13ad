"""Other people's YAML and JSON as nodes that know their lines."""

from __future__ import annotations

from standards_catalog.documents.json5 import as_yaml
from standards_catalog.documents.yaml.nodes import Node, read_nodes


def plain(node: Node) -> object:
    if isinstance(node.value, dict):
        return {key: plain(one) for key, one in node.value.items()}
    return [plain(one) for one in node.value] if isinstance(node.value, list) else node.value


def test_documents_tags_and_odd_keys() -> None:
    read = read_nodes("a: !Ref x\nb: !Sub y\n? [b]\n: ~\n---\n- '~'\n- 1.10\n- null\n")
    assert [plain(one) for one in read.documents] == [
        {"a": "${!Ref x}", "b": "y", "": ""},
        ["~", "1.10", ""],
    ]


def test_what_is_merged_gives_way_to_what_is_there() -> None:
    read = read_nodes("base: &base {a: 1, b: 2}\nown:\n  <<: *base\n  b: 3\n")
    own = read.documents[0]["own"]
    assert plain(own) == {"b": "3", "a": "1"}
    assert (own["a"].line, own["b"].line) == (1, 4)


def test_an_alias_of_a_text_stands_where_it_is_used() -> None:
    (document,) = read_nodes("a: &x v1\nb: *x\nc: *nothing\n").documents
    assert (document["b"].text, document["b"].line, document["c"].text) == ("v1", 2, "")


def test_a_key_that_is_there_twice() -> None:
    (document,) = read_nodes("a: 1\na: 2\n").documents
    assert [one.text for one in document.all("a")] == ["1", "2"]


def test_what_was_read_before_a_fault_is_kept() -> None:
    read = read_nodes("a: 1\n---\nb: [\n---\nc: 3\n")
    assert [plain(one) for one in read.documents] == [{"a": "1"}]
    assert (read.reason, read.line) == ("syntax", 4)


def test_lines_end_where_editors_end_them() -> None:
    (document,) = read_nodes('a: "x\u2028y"\nb: 1\n').documents
    assert document["b"].line == 2


def test_json_with_comments_quotes_and_bare_keys() -> None:
    text = """{ // one
\tbare:'it\\'s "so"', "a//b": "\\/ \\ud83d\\ude00", /* two
    lines */ $c: [1, 0x1F, +.5,], "d": "e\\
f" }"""
    (document,) = read_nodes(as_yaml(text)).documents
    assert plain(document) == {
        "bare": 'it\'s "so"',
        "a//b": "/ 😀",
        "$c": ["1", "0x1F", "+.5"],
        "d": "ef",
    }
    assert [document[key].line for key in ("bare", "$c", "d")] == [2, 3, 3]
