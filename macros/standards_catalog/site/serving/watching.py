"""Looks for saves: often, and also in what was removed and is put back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import thread_time

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent
from watchdog.observers.api import BaseObserver, EventEmitter
from watchdog.observers.polling import PollingObserver

from standards_catalog.site.restart import fingerprint

_LOOK = 0.1  # seconds between two looks, of which large folders have fewer; MkDocs' own is 0.5
_SHARE = 0.1  # of the time is spent on looking, at most
_SETTLE = 0.05  # seconds for an editor to finish what it began to save


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
        self.pause = _LOOK

    def queue_events(self, timeout: float) -> None:
        if self.stopped_event.wait(self.pause):
            return
        began = thread_time()
        found = self._look()
        self.pause = max(_LOOK, (thread_time() - began) / _SHARE)
        if found != self.known:
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
    server.build_delay = _SETTLE
    for path in watched:
        server.watch(path)
