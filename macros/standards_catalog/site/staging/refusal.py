"""Says why a site may not go to a folder: all that is there is replaced by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from standards_catalog.history.tracked import is_tracked

MARK = ".built-site"
_OURS = (".lock", ".new", ".old")
_STOCK = ("sitemap.xml", "search")  # what MkDocs itself leaves in a site


def refusal(site: Path, sources: Iterable[Path]) -> str:
    """Return why a site may not replace what is in a folder, which need not be there yet."""
    for source in sources:
        if _is_in(source, site):
            return f"it holds {source}"
        if source.is_dir() and _is_in(site, source):
            return f"it is in {source}"
    if ".git" in site.parts or (site / ".git").exists():
        return "it is Git's, or a checkout"
    if not site.exists():
        return ""
    if not site.is_dir():
        return "it is a file"
    if any(items(site)) and not is_site(site):
        return "it holds files that are no built site"
    return "it holds files that Git tracks" if is_tracked(site) else ""


def is_site(folder: Path) -> bool:
    """Whether a folder is a site that this engine or MkDocs built."""
    return (folder / MARK).is_file() or all((folder / name).exists() for name in _STOCK)


def items(site: Path) -> Iterator[Path]:
    """Yield what stands in a site, but for what a build or the file system keeps there."""
    for item in site.iterdir():
        ours = item.name.startswith(".catalog-") or item.name in _beside(site)
        if not ours and item.name != "lost+found":
            yield item


def _beside(site: Path) -> set[str]:
    return {f".{site.name}{end}" for end in _OURS}


def _is_in(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or below it, however either is spelt."""
    if not folder.exists():
        return path.is_relative_to(folder)
    return any(one.exists() and one.samefile(folder) for one in (path, *path.parents))
