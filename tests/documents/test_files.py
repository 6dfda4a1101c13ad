"""Which files are entries, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standards_catalog.documents import disk
from standards_catalog.documents.files import EntryFile, find
from standards_catalog.problems import Problem
from tests.conftest import BASE, Folder


def test_entries_in_order() -> None:
    found = list(find(BASE, "catalog"))
    entries = [(file.path, file.kind, file.id) for file in found if isinstance(file, EntryFile)]
    assert len(entries) == len(found)
    assert entries[0] == ("catalog/adoption/alpha.yml", "adoption", "alpha")
    assert ("catalog/settings.yml", "settings", "settings") in entries
    assert [path for path, _, _ in entries] == sorted(path for path, _, _ in entries)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("tools/vice.yaml", 'rename it to "vice.yml"'),
        ("tools/vice.YML", 'rename it to "vice.yml"'),
        ("tools/notes.txt", "entries end in `.yml`; put other files elsewhere"),
        ("tool/vice.yml", 'did you mean "tools"?'),
        ("tools/new/vice.yml", "move it up to tools/"),
        ("settings.yaml", 'did you mean "settings.yml"?'),
        ("vice.yml", "the folders are adoption, components, groups, incidents, "),
        ("zzz/vice.yml", "the folders are adoption, components, groups, incidents, "),
    ],
)
def test_stray_file_has_a_way_out(path: str, hint: str, empty: Folder) -> None:
    said = empty.write(path, "name: Vice\n").messages("stray-file")
    assert [hint in one for one in said] == [True], said


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Argo CD.yml", 'rename the file to "argo-cd.yml"'),
        ("argo_cd.yml", 'rename the file to "argo-cd.yml"'),
        ("🚀.yml", "rename the file"),
        ("index.yml", "rename the file"),
        (f"{'a' * 64}.yml", "rename the file"),
    ],
)
def test_misnamed_entry_has_a_way_out(name: str, hint: str, empty: Folder) -> None:
    said = empty.write(f"tools/{name}", "name: Vice\n").messages("misnamed-entry")
    assert [one.endswith(f"; {hint}") for one in said] == [True], said


@pytest.mark.parametrize("name", ["README.md", ".gitkeep", ".vice.yml.swp", "Thumbs.db"])
def test_passed_over(name: str, empty: Folder) -> None:
    assert empty.write(f"tools/{name}", "").write(name, "").complaints() == []


def test_broken_name_of_another_encoding(empty: Folder) -> None:
    folder = os.fsencode(empty.root) + b"/tools"
    Path(os.fsdecode(folder)).mkdir()
    try:
        Path(os.fsdecode(folder + b"/\xff.yml")).write_text("name: Vice\n")
    except OSError:
        pytest.skip("this file system allows UTF-8 names only")
    assert r"tools/\udcff.yml:1:1 misnamed-entry" in empty.complaints()


def test_file_without_permission(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.access
    closed = str(folder.root / "tools/anvil.yml")
    monkeypatch.setattr(os, "access", lambda file, mode: file != closed and allowed(file, mode))
    assert folder.complaints() == ["tools/anvil.yml:1:1 unreadable-file"]
    assert folder.messages("unreadable-file") == [
        "this cannot be read: permission denied; replace it or delete it"
    ]


def test_folder_without_permission(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    scan, allowed = os.scandir, os.access

    def refuse(path: Path) -> object:
        if Path(path).name == "principles":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(
        os, "access", lambda file, mode: Path(file).name != "principles" and allowed(file, mode)
    )
    assert "principles:1:1 unreadable-file" in folder.complaints()


def test_file_that_goes_away_while_it_is_read(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_later(file: str, mode: str) -> object:
        if Path(file).name == "anvil.yml":
            Path(file).unlink()
        return open(file, mode)  # noqa: PTH123

    monkeypatch.setattr(disk, "open", open_later, raising=False)
    assert folder.complaints() == ["tools/anvil.yml:1:1 unreadable-file"]


def test_a_catalog_behind_a_link(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder.root)
    assert Folder(tmp_path / "link").complaints() == []


def test_links_are_not_followed(folder: Folder, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("name: @secret\n")
    (folder.root / "tools/secret.yml").symlink_to(secret)
    (problem,) = folder.load().errors
    assert problem == Problem(
        "catalog/tools/secret.yml",
        1,
        1,
        "symlink-outside",
        "this symbolic link leads out of the catalog; it is not followed",
        "put the file itself here",
    )
