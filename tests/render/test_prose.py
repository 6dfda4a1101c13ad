"""Prose is an author's, and shown safely."""

from __future__ import annotations

import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_catalog.render.prose import inline, prose
from standards_catalog.text import Text

module = importlib.import_module("standards_catalog.render.prose")


def shown(markdown: str, base: str = "../../") -> str:
    return str(prose(Text(markdown), "en", base))


def test_raw_html_is_shown_as_typed() -> None:
    assert shown("a <script>alert(1)</script> b") == (
        "<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>"
    )
    assert "<div" not in shown("<div onclick=x>\n\ntext\n\n</div>")


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "../x.md",
        "/x",
        "ftp://x.y",
    ],
)
def test_other_links_lead_nowhere(target: str) -> None:
    for markdown in (f"[x]({target})", f"[x][y]\n\n[y]: {target}", f"<{target}>"):
        assert "href" not in shown(markdown)


@pytest.mark.parametrize("target", ["https://example.com/a?b=1", "http://x.y/", "mailto:a@b.c"])
def test_links_to_the_web_and_to_mailboxes_stay(target: str) -> None:
    assert f'href="{target}"' in shown(f"[x]({target})")


def test_links_to_entries_lead_from_the_page() -> None:
    markdown = "[x](tool:argo-cd) and [y](group:committee)"
    assert 'href="../../tools/argo-cd/"' in shown(markdown)
    assert 'href="./groups/committee/"' in shown(markdown, "./")
    clause = shown("[x](standard:flow#must-not-no-workstation)", "../../")
    assert 'href="../../standards/flow/#must-not-no-workstation"' in clause


def test_links_to_pages_of_every_site_lead_from_the_page() -> None:
    assert 'href="../../incidents/#join"' in shown("[x](page:incidents#join)", "../../")
    assert "href" not in shown("[x](page:)")


def test_headings_stay_below_those_of_the_page() -> None:
    headings = ('<h4 dir="auto">A</h4>', '<h5 dir="auto">B</h5>', '<h6 dir="auto">C</h6>')
    assert shown("# A\n\n## B\n\n##### C") == "\n".join(headings)


def test_images_become_their_words() -> None:
    html = shown("![a chart](https://example.com/x.png)")
    assert "img" not in html
    assert "a chart" in html


def test_braces_are_text() -> None:
    assert "{{ 7*7 }}" in shown("{{ 7*7 }}")


def test_inline_drops_the_one_paragraph_only() -> None:
    assert inline(Text("one *word*"), "en", "./") == "one <em>word</em>"
    assert inline(Text("one\n\ntwo"), "en", "./") == "<p>one</p>\n<p>two</p>"
    assert inline(Text("plain"), "en", "./") == "plain"


def test_text_in_another_language_is_used() -> None:
    assert prose(Text({"ja": "*日本語*"}), "en", "./") == "<p><em>日本語</em></p>"


SIGNS = st.sampled_from(list("ab 日本。、.,-+=()\"'1 2;:/?%@$^{}—\t`[]"))
MARKS = st.sampled_from(
    [
        "`a b`",
        '`--x="y"`',
        "`[b](c)`",
        "[words](https://example.com/a-b/1.)",
        "[a `b`](https://b.cd)",
        "[x](http://a-b.example.org)",
        "[y](https://1.2.3.4)",
        "[z](https://xn--a.com/)",
        "``",
        "![i](",
    ]
)
WORDS = st.lists(st.one_of(SIGNS, MARKS, SIGNS), min_size=1).map("".join)


@settings(max_examples=400)
@given(st.builds(lambda start, rest: start + rest, st.sampled_from("aZ日"), WORDS))
def test_plain_text_and_usual_marks_need_no_markdown(source: str) -> None:
    if not (module._PLAIN.fullmatch(source) or module._MARKED.fullmatch(source)):
        return
    quick, _ = module._html.__wrapped__(source)
    assert quick.unescape() == type(quick)(module._of_markdown(source)).unescape()
