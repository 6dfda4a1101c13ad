"""Write the tables of the sample product anew: `python -m tests.sample`."""

from __future__ import annotations

from tests.sample.generate import FOLDER, tables

for name, text in tables().items():
    (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text(text, "utf-8", newline="\n")
    print(FOLDER / name)
