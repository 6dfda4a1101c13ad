"""What a page by hand says at its head is text, wherever the theme prints it."""

from __future__ import annotations

import re

import pytest

from tests.site.project import Project

HEAD = """---
title: >-
  Over</title><script>alert("title")</script>
description: It's "ours" <b> & theirs"><script>alert("description")</script>
author: Somebody"><script>alert("author")</script>
status: new"><script>alert("status")</script>
word: a "word"
---
"""


def test_no_head_of_a_page_is_markup(small: Project) -> None:
    small.write("docs/teams/index.md", f"{HEAD}# Teams\n\nHere is {{{{ word }}}}.\n")
    assert small.build().code == 0
    for path, octets in small.files().items():
        assert b"<script>alert" not in octets or not path.endswith(".html"), path
    page = small.read("teams/index.html")
    title = "Over&lt;/title&gt;&lt;script&gt;alert(&#34;title&#34;)&lt;/script&gt;"
    assert f"<title>{title} - Standards catalog</title>" in page
    told = "It&#39;s &#34;ours&#34; &lt;b&gt; &amp; theirs&#34;&gt;"
    assert f'<meta name="description" content="{told}' in page
    assert 'Here is a "word".' in page
    assert "&amp;lt;" not in page


@pytest.mark.parametrize(
    "head", ["description: [1, 'a<b']", "title: 2026", "tags: ['R<D', {a: b}]"]
)
def test_a_head_of_another_sort_is_no_markup_either(small: Project, head: str) -> None:
    small.write("docs/teams/index.md", f"---\n{head}\n---\n# Teams\n")
    assert small.build().code == 0
    assert not re.search(r"a<b|R<D", small.read("teams/index.html"))
