"""What an organisation wrote beside its catalog: the files of `docs/`, and how they are published.

`catalog check` reads of `mkdocs.yml` what alters addresses, and needs no MkDocs for it; what it
cannot read there is for the build to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from msgspec import Struct, field
from pathspec.gitignore import GitIgnoreSpec

from standards_catalog.checks.pages import check_page
from standards_catalog.documents.disk import DiskFile, walk
from standards_catalog.documents.files import symlink_outside, unreadable_file
from standards_catalog.problems import Problem, visible

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
HIDDEN = GitIgnoreSpec.from_lines([".*", "/templates/"])  # as MkDocs does


class Written(Struct, frozen=True):
    """The files of `docs/`: their folder, its name in messages, and what is not published of them.

    `usual` says whether the site has the pages of the package; `directories` whether an address is
    that of a folder (`tools/radar/`) or of a file (`tools/radar.html`).
    """

    folder: Path
    shown: str = "docs"
    left_out: GitIgnoreSpec = field(default_factory=lambda: HIDDEN)
    usual: bool = True
    directories: bool = True

    def files(self) -> Iterator[tuple[str, DiskFile]]:
        """Yield every file that is published, with its path below the folder, in order."""
        if self.folder.is_dir():
            for path, file in walk(self.folder):
                if not self.leaves_out(path):
                    yield path, file

    def leaves_out(self, path: str) -> bool:
        """Whether a file, or a page of the package, is not to be published."""
        return self.left_out.match_file(path)

    def place(self, path: str) -> str:
        """Return the name of a file in messages."""
        return f"{self.shown}/{visible(path, limit=1000)}"

    def dest(self, path: str) -> str:
        """Return the path on the site of what is at a path below the folder, as MkDocs has it."""
        if not is_page(path):
            return path
        folder, slash, file = path.rpartition("/")
        name = file.rpartition(".")[0]
        name = "index" if name == "README" else name
        if self.directories and name != "index":
            return f"{folder}{slash}{name}/index.html"
        return f"{folder}{slash}{name}.html"

    def strays(self) -> Iterator[Problem]:
        """Yield a problem for each link out of the folder, and for what cannot be read."""
        for path, file in self.files():
            yield from symlink_outside(self.place(path), file, "folder of pages")
            if file.leads_up:
                message = "this symbolic link leads to a folder that it is in, and so on for ever"
                yield symlink_outside.problem(self.place(path), 1, 1, message, "delete it")
            if not file.leads_out and not file.place.is_dir():
                yield from unreadable_file(self.place(path), file)

    def wrong_pages(self) -> Iterator[Problem]:
        """Yield what is wrong with the text of each page."""
        for path, file in self.files():
            if is_page(path) and not file.leads_out and not file.obstacle:
                yield from check_page(self.place(path), file.read_bytes())


def is_page(path: str) -> bool:
    """Whether a file is a page, by its name."""
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    return stem != "" and dot + ending in _MARKDOWN


def beside(root: Path, shown: str) -> Written:
    """Return what is written beside a catalog, as the `mkdocs.yml` there says."""
    said = _read(root.parent / "mkdocs.yml")
    folder = said.get("docs_dir")
    folder = folder if isinstance(folder, str) else "docs"
    lines = [said.get(key) for key in ("exclude_docs", "draft_docs")]
    ours = _plugin(said.get("plugins"))
    return Written(
        folder=root.parent / folder,
        shown=(PurePosixPath(shown).parent / folder).as_posix(),
        left_out=HIDDEN
        + GitIgnoreSpec.from_lines(
            line for text in lines if isinstance(text, str) for line in text.splitlines()
        ),
        usual=ours.get("pages") is not False,
        directories=said.get("use_directory_urls") is not False,
    )


class _Loader(yaml.SafeLoader):
    """Reads plain values; what is tagged for MkDocs alone (`!ENV`, `!!python/name:`) is nothing."""


_Loader.add_multi_constructor("", lambda loader, tag, node: None)


def _read(file: Path, links: int = 10) -> Mapping[str, Any]:
    """Return what a configuration says, with what it inherits; no longer a chain than `links`."""
    try:
        data = yaml.load(file.read_bytes(), _Loader)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return {}
    if not isinstance(data, dict):
        return {}
    parent = data.get("INHERIT")
    if not isinstance(parent, str) or not links:
        return data
    told = _read(file.parent / parent, links - 1)
    return {**told, **{key: _over(told.get(key), value) for key, value in data.items()}}


def _over(told: Any, value: Any) -> Any:
    return {**told, **value} if isinstance(told, dict) and isinstance(value, dict) else value


def _plugin(plugins: Any) -> Mapping[str, Any]:
    """Return what is said of the catalog's plug-in; plug-ins are a list or a mapping."""
    named = plugins if isinstance(plugins, list) else [plugins]
    found = [one.get("catalog") for one in named if isinstance(one, dict)]
    return next((one for one in found if isinstance(one, dict)), {})
