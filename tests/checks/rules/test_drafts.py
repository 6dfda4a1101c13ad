"""A note to oneself is a warning, until it is written out."""

from __future__ import annotations

from tests.conftest import Folder


def test_note_to_oneself(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "summary: Builds.", 'summary: "TODO: what it does"')
    assert folder.complaints() == ["tools/hammer.yml:2:10 left-to-do"]
    assert folder.load().errors == ()
    assert folder.messages("left-to-do") == [
        "`summary` is still to be written; write it before you ask for a review"
    ]


def test_the_word_elsewhere_is_only_a_word(folder: Folder) -> None:
    folder.edit("tools/hammer.yml", "summary: Builds.", "summary: Lists every TODO. # TODO: better")
    assert folder.complaints() == []
