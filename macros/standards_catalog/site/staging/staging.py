"""One build of a folder at a time, beside the site that is there; what fails leaves that one."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from fasteners import InterProcessLock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from standards_catalog.documents.disk import refused
from standards_catalog.site.staging.interruption import deferred
from standards_catalog.site.staging.refusal import MARK, refusal
from standards_catalog.site.staging.sources import sources
from standards_catalog.site.staging.swap import recover, swap
from standards_catalog.site.telling import log

_SAYS = "This folder is a built site: the next build replaces all of it.\n"


class Staging:
    """The build of one site; whether it is `done` is for the caller to say."""

    done = False
    _config: MkDocsConfig | None = None  # while a build is going on

    @deferred()
    def begin(self, config: MkDocsConfig, catalog: Path) -> None:
        """Send MkDocs' output to a folder beside the site's; raise PluginError where it may not."""
        said, target = config.site_dir, Path(os.path.realpath(config.site_dir))
        if reason := refusal(target, sources(config, catalog)):
            raise PluginError(f"the site cannot go to {said}: {reason}; name another folder for it")
        workshop = _workshop(target)
        workshop.mkdir(parents=True, exist_ok=True)
        lock = InterProcessLock(workshop / f".{target.name}.lock")
        try:
            free = lock.acquire(blocking=False)
        except RuntimeError as error:  # some disks of a network know no locks
            lock.lockfile.close()
            told = f"{said} cannot be kept for one build: {error.__context__}; name another folder"
            raise PluginError(told) from error
        if not free:
            told = f"another build of {said} is running; wait for its end, or name another folder"
            raise PluginError(told)
        self._config, self._said, self._target, self._lock = config, said, target, lock
        self._folder = workshop / f".{target.name}.new"
        recover(target)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        (self._folder / MARK).write_text(_SAYS, "utf-8", newline="\n")
        config.site_dir = str(self._folder)

    @deferred()
    def end(self) -> None:
        """Put the new site in the place of the old one, or throw it away if it is not whole."""
        if self._config is None:
            return
        whole = self.done and sys.exc_info()[0] is None  # MkDocs ends builds that fail here too
        try:
            if whole:
                swap(self._folder, self._target)
        except OSError as error:
            raise unbuilt(error) from error
        finally:
            self._config.site_dir = self._said  # `mkdocs gh-deploy` goes on with it
            self.clear()
            self._lock.release()

    def clear(self) -> None:
        """Throw away what a build keeps beside the site."""
        if self._config is None:
            return
        self._config = None
        shutil.rmtree(self._folder, ignore_errors=True)
        with suppress(OSError):  # Windows deletes no file that is open; the next build takes it
            Path(os.fsdecode(self._lock.path)).unlink()


def unbuilt(error: OSError) -> PluginError:
    """Return in words what a disk refused."""
    log.debug("Where that happened:", exc_info=error)
    return PluginError(f"{refused(error)}; the site is not replaced")


def _workshop(target: Path) -> Path:
    """Return the folder to build in: that of the site, or the site where nobody may write there."""
    return target if target.is_dir() and not os.access(target.parent, os.W_OK) else target.parent
