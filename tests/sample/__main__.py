"""Write the tables of the sample product anew, wherever it is: `python -m tests.sample`."""

from __future__ import annotations

from pathlib import Path

from tests.sample.generate import FOLDER, tables

SHIPPED = Path(__file__).parents[2] / "catalog/sample"

for name, text in tables().items():
    for folder in (FOLDER, SHIPPED):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
        print(folder / name)
