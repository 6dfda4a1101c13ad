"""`catalog new postmortem` begins a page with what the row says, and harms nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from standards_catalog.cli import main
from tests.conftest import NOW, Folder

HEAD = "id,title,component,started_at,fixed_at,detected_by,trigger"


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    rows = [
        "INC-1,Paying failed,till,2026-05-01 09:12,2026-05-01 10,alert,binary_push",
        ",<b>|{{ 1 }}|[a](b),unknown,2026-05-02,,customer_inquiry,other",
    ]
    return folder.write("incidents/shop.csv", "\n".join([HEAD, *rows, ""]))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "postmortem", *arguments])


def test_the_page_says_what_the_row_says(here: Folder) -> None:
    result = run("shop", "INC-1")
    assert (result.exit_code, result.stdout) == (0, "docs/postmortems/shop-inc-1.md\n")
    assert "At the end, in" in result.stderr
    assert "incidents/shop.csv:2: postmortem_url" in result.stderr
    text = Path("docs/postmortems/shop-inc-1.md").read_text("utf-8")
    assert "# Paying failed { #postmortem }" in text
    assert "| 2026-05-01 09:12+09:00 | Started |" in text
    assert "| 2026-05-01 10+09:00 | Fixed |" in text
    assert "How was it noticed (Alert)?" in text
    assert "| Component | Till |" in text


def test_in_japanese(here: Folder) -> None:
    run("shop", "INC-1", "--lang", "ja")
    text = Path("docs/postmortems/shop-inc-1.md").read_text("utf-8")
    assert "| コンポーネント | レジ |" in text
    assert "どのように気づいたか（アラート）" in text


def test_a_title_is_text_and_nothing_else(here: Folder) -> None:
    assert run("shop", "line-3").exit_code == 0
    text = Path("docs/postmortems/shop-line-3.md").read_text("utf-8")
    head, body = text.split("---\n")[1], text.split("---\n", 2)[2]
    assert '"<b>|{{ 1 }}|[a](b)"' in head
    assert "{{" not in body
    html = MarkdownIt().render(body)
    assert "&lt;b&gt;|{{ 1 }}|[a](b)" in html


def test_what_exists_is_not_overwritten(here: Folder) -> None:
    run("shop", "INC-1")
    Path("docs/postmortems/shop-inc-1.md").write_text("mine", "utf-8")
    assert run("shop", "INC-1").exit_code == 1
    assert Path("docs/postmortems/shop-inc-1.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("shp", "INC-1"), 'did you mean "shop"?'),
        (("shop", "INC-2"), 'did you mean "INC-1"?'),
        (("shop", "zzz"), "the last one is line-3"),
    ],
)
def test_wrong_usage(arguments: tuple[str, str], said: str, here: Folder) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
