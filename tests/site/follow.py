"""Follows every link of a built site, in pages and in files for other programs, parts included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

NOWHERE = "https://nowhere.invalid/"
_URL = re.compile(r"URL:(\S+)")
_REFRESH = re.compile(r"\d+; url=(.*)")
_JSON = ("page", "self", "location", "url", "home_page_url", "feed_url")
_MADE = (".json", ".ics", ".atom", ".xml", ".svg", ".csv")


class _Read(HTMLParser):
    """What a page leads to, the parts that it has, and its data for scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.parts: set[str] = set()
        self.is_data = False
        self.base = ""
        self.data: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        self.parts |= {known[name] for name in ("id", "name") if name in known}
        self.base = known.get("data-sc-base", self.base)
        self.is_data = known.get("data-sc-data") == ""
        beside = [known[name] for name in ("data-sc-data", "data-sc-cards") if known.get(name)]
        self.data += [(self.base, one) for one in beside]
        self.links += beside
        self.links += [known[name] for name in ("href", "src") if name in known]
        if found := _REFRESH.fullmatch(known.get("content", "")):
            self.links.append(found[1])

    def handle_data(self, data: str) -> None:
        if self.is_data:
            self.is_data = False
            self.links += _for_scripts(json.loads(data), self.base)


def _for_scripts(known: Mapping[str, Any], base: str) -> Iterator[str]:
    """Yield what data leads to: names of pages below `base`, and addresses as they stand."""
    for some in (known, known.get("data", {})):
        named = [
            *some.get("owners", {}).values(),
            *some.get("teams", []),
            *some.get("subjects", []),
        ]
        yield from (base + one[1] for one in named if isinstance(one, list) and one[1])
    yield from known.get("hrefs", ())


@dataclass(frozen=True)
class Site:
    """A built site at its address; `from_disk` is without a server, which finds index pages."""

    folder: Path
    address: str
    from_disk: bool
    read: dict[str, _Read] = field(default_factory=dict)

    def dead(self) -> list[str]:
        """Return `place: link` of everything that leads nowhere."""
        # From pages of one folder the same link leads to the same place, but for their own parts.
        known = {
            (at if link.startswith("#") else dirname(at), link): at for at, link in self.links()
        }
        return sorted(
            f"{at}: {link}" for (_, link), at in known.items() if not self.leads(at, link)
        )

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield every link with the file that has it."""
        for path in self.files:
            text = (self.folder / path).read_text("utf-8", "replace")
            if path.endswith(".html"):
                page = self.page(path)
                yield from ((path, link) for link in page.links)
                for base, beside in page.data:
                    data = (self.folder / dirname(path) / beside).read_text("utf-8")
                    yield from ((path, link) for link in _for_scripts(json.loads(data), base))
            elif path.endswith(".json"):
                yield from (("", link) for link in _in_json(json.loads(text)))
            elif path.endswith(".ics"):
                text = text.replace("\n ", "").replace("\r", "")
                yield from ((path, link) for link in _URL.findall(text))
            if path.endswith((".html", *_MADE)) and self.address != NOWHERE:
                yield from ((path, link) for link in self._whole.findall(text))
        for path in (one for one in self.files if one.endswith("search/documents.json")):
            for document in json.loads((self.folder / path).read_text("utf-8")):
                yield "", document[0]

    def leads(self, at: str, link: str) -> bool:
        """Whether a link leads to a page or file of the site and to a part of it, or away."""
        whole, part = urldefrag(urljoin(self.address + at, link))
        if not whole.startswith(self.address):
            return bool(urlsplit(link).scheme)
        path = unquote(urlsplit(whole).path).removeprefix(urlsplit(self.address).path)
        if path == "" or path.endswith("/"):
            if self.from_disk:
                return False
            path += "index.html"
        if path not in self.files:
            return f"{path}/openapi.json" in self.files  # where addresses in that document begin
        return not part or not path.endswith(".html") or unquote(part) in self.page(path).parts

    def page(self, path: str) -> _Read:
        """Return a page, read once."""
        if path not in self.read:
            self.read[path] = _Read((self.folder / path).read_text("utf-8"))
        return self.read[path]

    @cached_property
    def files(self) -> Mapping[str, None]:
        """The path of every file."""
        found = (one for one in sorted(self.folder.rglob("*")) if one.is_file())
        return dict.fromkeys(one.relative_to(self.folder).as_posix() for one in found)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(re.escape(self.address) + r"[^\s\"'()<>&\\,]*")


def _in_json(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (value[key] for key in _JSON if value.get(key) and isinstance(value[key], str))
        for key, part in value.items():
            yield from _in_json(part) if key != "servers" else ()
    elif isinstance(value, list):
        for part in value:
            yield from _in_json(part)
