"""Which host an address of the web leads to, as browsers read it, and whether that is private."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from unicodedata import category, normalize
from urllib.parse import unquote

_HOST = re.compile(r"https?:[/\\]*(?P<authority>[^/\\?#]*)", re.IGNORECASE)
_PORT = re.compile(r":[0-9]*\Z")
_DOTS = re.compile("[\u3002\uff0e\uff61]")
_NUMBER = re.compile(r"0x(?P<hex>[0-9a-f]*)|0(?P<octal>[0-7]+)|(?P<decimal>[0-9]+)")
_BASES = {"hex": 16, "octal": 8, "decimal": 10}
# Names that no public registry gives out: RFC 6761, 6762 and 8375, ICANN's `internal`, and those
# that ICANN keeps back as so many networks use them.
_INSIDE = (
    *("localhost", "localdomain", "local", "internal", "home.arpa"),
    *("lan", "intranet", "private", "corp", "home"),
)
_PUBLIC_V6 = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")
# Of clouds, where the first looks public and the second is so to some versions of Python.
_METADATA = (IPv4Network("168.63.129.16/32"), IPv4Network("192.0.0.0/24"))


def host_of(url: str) -> str:
    """Return the host of an address in lower case, an IPv4 address in its usual form, or nothing.

    See https://url.spec.whatwg.org/#host-parsing: what looks like another host to people (a name
    before an @, a number in another base, letters of full width) is read as browsers read it.
    """
    found = _HOST.match(url)
    return _host(found["authority"]) if found else ""


@lru_cache(maxsize=1_000)
def _host(authority: str) -> str:
    host = unquote(_PORT.sub("", authority.rpartition("@")[2]))
    host = normalize("NFKC", _DOTS.sub(".", host)).casefold()
    host = "".join(one for one in host if category(one) != "Cf").removesuffix(".")
    address = _ipv4(host)
    return str(address) if address else host


def private_host(url: str, allowed: Iterable[str] = ()) -> str:
    """Return the host of an address if it is private and in no domain that is allowed."""
    host = host_of(url)
    return host if is_private(host) and not _is_below(host, allowed) else ""


@lru_cache(maxsize=1_000)
def is_private(host: str) -> bool:
    """Whether a host is this machine, or one that only an organisation's own network knows."""
    if host.startswith("["):
        return _is_private_v6(host)
    if address := _ipv4(host):
        return _is_private_v4(address)
    return bool(host) and ("." not in host or _is_below(host, _INSIDE))


def _ipv4(host: str) -> IPv4Address | None:
    """Read up to four numbers, decimal, octal or hexadecimal, the last of which fills the rest."""
    numbers: list[int] = []
    for part in host.split("."):
        found = _NUMBER.fullmatch(part)
        digits = found[found.lastgroup].lstrip("0") if found and found.lastgroup else None
        if not found or digits is None or len(digits) > 12:
            return None
        numbers.append(int(digits or "0", _BASES[str(found.lastgroup)]))
    *firsts, last = numbers
    if len(firsts) > 3 or max(firsts, default=0) > 255 or last >= 256 ** (4 - len(firsts)):
        return None
    return IPv4Address(last + sum(one << 8 * (3 - place) for place, one in enumerate(firsts)))


def _is_private_v4(address: IPv4Address) -> bool:
    odd = address.is_multicast or address.is_reserved or any(address in one for one in _METADATA)
    return odd or not address.is_global


def _is_private_v6(host: str) -> bool:
    try:
        address = IPv6Address(host.strip("[]").partition("%")[0])
    except ValueError:
        return False
    inner = address.ipv4_mapped or address.sixtofour
    if address in _TRANSLATED:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if inner:
        return _is_private_v4(inner)
    return address not in _PUBLIC_V6 or not address.is_global


def _is_below(host: str, domains: Iterable[str]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in domains)
