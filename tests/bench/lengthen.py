"""Gives the tools of a generated catalog as much to say as real ones have."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from tests.bench.generate import NOTE


def lengthen(folder: Path) -> None:
    """Give the tools of a catalog texts and aliases, as many and as long as those of real ones."""
    chance, naming = random.Random(20261123), random.Random(20261130)
    parts = [a + b for a in "bdfgklmnprstvz" for b in ("a", "en", "i", "or", "u")]
    known = ["".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(8_000)]
    common = [1 / (rank + 5) for rank in range(len(known))]  # as words of a language are
    signs = "標準構成監視改善設定移行運用基盤開発環境配布記録確認更新検証認証通信保守"
    for file in sorted((folder / "tools").iterdir()):
        said = " ".join(chance.choices(known, common, k=180))
        japanese = "".join(chance.choices(signs, k=120))
        aliases = ", ".join(_aliases(naming, naming.choices(known, common, k=16), signs))
        text = file.read_text("utf-8").replace(NOTE, f"{{en: {said}, ja: {japanese}}}")
        file.write_text(text.replace("aliases: [", f"aliases: [{aliases}, "), "utf-8")


def _aliases(chance: random.Random, words: Sequence[str], signs: str) -> Sequence[str]:
    """Return 18 names of 11 letters, as is usual, a third of them Japanese: of a few words each."""
    latin = [" ".join(chance.sample(words, 1 + at % 2)) for at in range(13)]
    told = ["".join(chance.sample(signs, 2)) for _ in range(8)]
    return list(dict.fromkeys([*latin, *("の".join(chance.sample(told, 3)) for _ in range(6))]))
