"""The words of the table of benchmarks in Japanese, for the page that shows what was kept."""

from __future__ import annotations

import re

_WORDS = {
    "measured on": "測定した環境",
    "wanted at most": "目標の上限",
    "beside what": "比較の相手",
    "what": "対象",
    "size": "規模",
    "ours": "このエンジン",
    "ratio": "比",
    "wanted": "目標",
    "on": "測定日",
}
_PARTS = {
    "build in two languages": "2言語のビルド",
    "build": "ビルド",
    "by the clock": "時計の時間",
    "peak memory": "最大メモリ",
    "memory": "メモリ",
    "work": "CPU時間",
    "a page": "1ページあたり",
    "matrix": "マトリクス",
    "until it answers": "操作できるまで",
    "a filter painted": "絞り込みの表示まで",
    "a filter's own work": "絞り込みの処理",
    "a filter": "絞り込み",
    "the same": "同じ",
    "data": "データ",
    "compressed": "圧縮後",
    "first search": "最初の検索",
    "memory of the page before it": "検索前のページのメモリ",
    "save to the tool": "保存からツールのページまで",
    "save to the list": "保存から一覧まで",
    "save to the matrix": "保存からマトリクスまで",
    "save to home": "保存からホームまで",
    "sent": "送信量",
    "without evidence": "証跡なし",
    "without files for programs": "プログラム向けファイルなし",
    "one language": "1言語",
    "not installed": "インストールなし",
}
_FORMS = {
    r"at most ([\d.,]+) times": r"\1倍以下",
    r"at most (.+)": r"\1以下",
    r"([\d,]+) times slowed": r"CPU速度1/\1",
    r"([\d,]+) tools": r"ツール\1件",
    r"([\d,]+) teams": r"チーム\1件",
    r"([\d,]+) standards": r"標準\1件",
    r"([\d,]+) files of evidence": r"証跡\1ファイル",
    r"([\d,]+) entries as long as real ones": r"実物と同じ長さのエントリー\1件",
    r"([\d,]+) entries": r"エントリー\1件",
    ", ": "、",
}


def say(text: str) -> str:
    """Return a cell of the table in Japanese; what has no words stays as it is."""
    if text in _WORDS:
        return _WORDS[text]
    for form, into in _FORMS.items():
        text = re.sub(form, into, text)
    for part in sorted(_PARTS, key=len, reverse=True):  # shorter ones are parts of longer ones
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", _PARTS[part], text)
    return text
