"""Makes the HTML of entries' pages in a second process while MkDocs writes the pages before them.

The child is a fork, so it has the catalog and the pages without being sent them; it sends back
each page's body in the order in which MkDocs asks. Where there is no fork, or little to do, pages
are made when they are asked for. The bytes are the same.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection

from macros.site.pages import EntryPage

_MANY = 200
_SHARE = 3  # of three pages the child makes two; the parent makes one and writes all three


class Ahead:
    """Fills pages, those of the child's share from what it made."""

    def __init__(self, pages: Sequence[EntryPage]) -> None:
        self._theirs = [page for index, page in enumerate(pages) if index % _SHARE]
        self._left = len(self._theirs)
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._child = context.Process(target=self._make, args=(sender,), daemon=True)
        self._child.start()
        sender.close()

    def fill(self, page: EntryPage) -> None:
        """Fill one page; pages come in the order in which they were given."""
        if self._left and page is self._theirs[-self._left]:
            try:
                page.take(self._receiver.recv())
                self._left -= 1
            except (EOFError, OSError):  # the child died; what it would have made is made here
                self._left = 0
                page.fill()
        else:
            page.fill()

    def _make(self, sender: Connection) -> None:
        for page in self._theirs:
            sender.send(page.make())
        sender.close()


def ahead(pages: Sequence[EntryPage]) -> Ahead | None:
    """Start a second process where it can help, else return None."""
    able = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return Ahead(pages) if able and len(pages) >= _MANY and (os.cpu_count() or 1) > 1 else None
