"""Where a page's links begin: pages have a tree for each language, files for programs have one."""

from __future__ import annotations


class Base(str):
    """What leads from a page to the home of its language, and to the `site`'s root: `../../`."""

    site: str

    def __new__(cls, home: str, site: str) -> Base:
        """Take both, each with a slash at its end."""
        made = super().__new__(cls, home)
        made.site = site
        return made


def site(base: str) -> str:
    """Return what leads to the site's root, where the files for programs are."""
    return base.site if isinstance(base, Base) else base
