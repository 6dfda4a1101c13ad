"""What people do wrong, each case with the complaints it expects: `path:line:column code`.

- `<folder>/<name>.yml` is one file of a kind; its last lines say `# expect: 4:9 unknown-reference`,
  and `# at: adoption/alpha.yml` where it takes the place of an entry of the base;
- `<name>/` holds a folder `catalog/`, perhaps `docs/` beside it, and `expected.txt`;
- what Git or an editor would spoil is made in `made.py`.

Each is laid over `base/catalog`, in which everything is right. A case that expects `nothing` is
something that looks wrong and is not.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import BASE
from tests.invalid.made import MADE

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One wrong catalog, or one that looks so."""

    name: str
    lay: Callable[[Path], None]
    expected: tuple[str, ...]

    def make(self, root: Path) -> Path:
        """Lay the case over a copy of the base; return the catalog's folder."""
        shutil.copytree(BASE, root / "catalog")
        self.lay(root / "catalog")
        return root / "catalog"

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes that are expected."""
        return frozenset(line.rpartition(" ")[2] for line in self.expected)


def _of_file(file: Path) -> Case:
    text = file.read_text("utf-8")
    name = file.relative_to(HERE).as_posix()
    at = re.search(r"^# at: (\S+)$", text, re.MULTILINE)
    place = at[1] if at else name
    stated = re.findall(r"^# expect: (.+)$", text, re.MULTILINE)
    expected = [line if line.count(":") == 2 else f"{place}:{line}" for line in _meant(stated)]
    return Case(name, lambda root: _copy(file, root / place), tuple(sorted(expected)))


def _of_folder(file: Path) -> Case:
    stated = file.read_text("utf-8").splitlines()
    return Case(
        file.parent.name,
        lambda root: shutil.copytree(file.parent, root.parent, dirs_exist_ok=True) and None,
        tuple(sorted(_meant(stated))),
    )


def _meant(stated: list[str]) -> list[str]:
    assert stated, "a case says what it expects, if only `nothing`"
    return [] if stated == ["nothing"] else stated


def _copy(file: Path, place: Path) -> None:
    place.parent.mkdir(exist_ok=True)
    shutil.copyfile(file, place)


def _all() -> Iterator[Case]:
    for file in sorted(HERE.glob("*/expected.txt")):
        yield _of_folder(file)
    for file in sorted(HERE.glob("*/*.yml")):
        yield _of_file(file)
    for name, (lay, expected) in MADE.items():
        yield Case(f"made/{name}", lay, tuple(sorted(expected)))


CASES = tuple(_all())
