"""`mkdocs` without feeds, calendars, badges and documents, to see what they cost."""

from __future__ import annotations

from mkdocs.__main__ import cli

from standards_catalog.site.output import api as data
from standards_catalog.site.output import subscriptions

for module, name in ((subscriptions, "add"), (subscriptions, "write_all"), (data, "write_all")):
    setattr(module, name, lambda *_: None)

if __name__ == "__main__":
    cli()
