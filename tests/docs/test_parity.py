"""Pages and their translation are compared: what is built otherwise or left in English is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parity import differences

ENGLISH = """\
---
title: Deploys
---
# Deploys

How [a team](../teams/index.md) deploys, as the ![picture](../assets/flow.png) shows.

## Steps {#steps}

{{ matrix("tools") }} and {{ entry_link("tool", "anvil", "the anvil") }}

```console
$ anvil deploy  # by hand
```
"""
JAPANESE = """\
---
title: deploys are told of in this page
---
# デプロイ {#deploys}

[チーム](../teams/index.md)がデプロイする方法です。![図](../../assets/flow.png)のとおりです。

## 手順 {#steps}

{{ matrix("tools") }}と{{ entry_link("tool", "anvil", "アンビル") }}

```console
$ anvil deploy  # 手で
```
"""
PAGE = "guide/deploys.md"


def told(tmp_path: Path, english: str, japanese: str) -> list[str]:
    for root, text in ((tmp_path, english), (tmp_path / "ja", japanese)):
        (root / PAGE).parent.mkdir(parents=True)
        (root / PAGE).write_text(text, "utf-8")
    return list(differences(tmp_path, tmp_path / "ja"))


def test_the_same_page_in_two_languages(tmp_path: Path) -> None:
    assert told(tmp_path, ENGLISH, JAPANESE) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{#steps}", "{#way}", "other headings or anchors"),
        ("## 手順", "### 手順", "other headings or anchors"),
        ('matrix("tools")', 'matrix("teams")', "other calls"),
        ('"anvil", ', '"hammer", ', "other calls"),
        ("teams/index.md", "groups/index.md", "other links"),
        ("$ anvil deploy", "$ anvil", "other examples"),
        ("方法です。", "the way that it is done.", "not translated"),
    ],
)
def test_a_difference_is_told(tmp_path: Path, old: str, new: str, fault: str) -> None:
    (line,) = told(tmp_path, ENGLISH, JAPANESE.replace(old, new))
    assert line.startswith(f"{PAGE}: {fault}")


def test_a_page_in_one_language_is_told(tmp_path: Path) -> None:
    told(tmp_path, ENGLISH, JAPANESE)
    (tmp_path / PAGE).rename(tmp_path / "guide/other.md")
    found = list(differences(tmp_path, tmp_path / "ja"))
    assert found == [f"{PAGE}: not in {tmp_path.name}/", "guide/other.md: not in ja/"]


def test_only_some_pages_are_compared(tmp_path: Path) -> None:
    told(tmp_path, ENGLISH, JAPANESE.replace("{#steps}", ""))
    assert list(differences(tmp_path, tmp_path / "ja", among=[])) == []
