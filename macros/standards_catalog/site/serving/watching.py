"""Looks for saves: often, and also in what was removed and is put back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent
from watchdog.observers.api import BaseObserver, EventEmitter
from watchdog.observers.polling import PollingObserver

from standards_catalog.site.restart import fingerprint

_LOOK = 0.2  # seconds; MkDocs looks twice a second only


class Observer(PollingObserver):
    """Looks at files and folders as `_Look` does."""

    def __init__(self) -> None:
        BaseObserver.__init__(self, _Look, timeout=_LOOK)


class _Look(EventEmitter):
    """Tells of any change below a path; watchdog's own gives up when the path is removed."""

    def on_thread_start(self) -> None:
        # Since watchdog 7, `path` is the folder of a file that is watched.
        self.path = str(getattr(self.watch, "resolved_path", self.watch.path))
        self.known = self._look()

    def queue_events(self, timeout: float) -> None:
        if self.stopped_event.wait(timeout):
            return
        if (found := self._look()) != self.known:
            self.known = found
            self.queue_event(FileModifiedEvent(self.path))

    def _look(self) -> object:
        return fingerprint(Path(self.path))


def look_often(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have a server look for saves with an observer of ours in the place of its own."""
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        with suppress(KeyError):  # the theme is watched when it is asked for
            server.unwatch(path)
            watched.append(path)
    server.observer = Observer()
    for path in watched:
        server.watch(path)
