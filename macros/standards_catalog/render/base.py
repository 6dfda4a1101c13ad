"""Where a page's links begin: pages have a tree for each language, files for programs have one."""

from __future__ import annotations

from standards_catalog.views.shared.pages import FOLDERS, Pages


class Base(str):
    """What leads from a page to the home of its language, and to the `site`'s root: `../../`.

    `pages` are those of its language.
    """

    site: str
    pages: Pages

    def __new__(cls, home: str, site: str, pages: Pages = FOLDERS) -> Base:
        """Take both, each with a slash at its end."""
        made = super().__new__(cls, home)
        made.site, made.pages = site, pages
        return made


def site(base: str) -> str:
    """Return what leads to the site's root, where the files for programs are."""
    return base.site if isinstance(base, Base) else base


def page(href: str, base: str) -> str:
    """Return where a page is below the home of its language."""
    return base.pages.at(href) if isinstance(base, Base) else href


def below(href: str, base: str) -> str:
    """Return what leads to a page from the page that `base` is of."""
    return base + page(href, base)
