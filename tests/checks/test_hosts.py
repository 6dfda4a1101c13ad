"""A host that only a private network knows is known by any spelling that browsers take for it."""

from __future__ import annotations

import pytest

from standards_catalog.checks.hosts import host_of, is_private
from standards_catalog.checks.load import load
from tests.conftest import EXAMPLE, NOW, Folder

INSIDE = [
    "http://127.0.0.1/",
    "http://10.1.2.3:8080/a",
    "http://172.31.0.1",
    "http://192.168.1.1/",
    "http://0.0.0.0/",
    "http://169.254.169.254/latest",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://198.18.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://0x7F.0.0.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://10.258/",
    "http://0xa.0x1.515/",
    "http://0/",
    "http://0x/",
    "http://127.0.0.1./",
    "http://00000000000000000000000000000000000000000000000000177.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]:80/",
    "http://[fe80::1%25eth0]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:c0a8:0101]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::a00:1]/",
    "http://[2002:a00:1::]/",
    "http://[fec0::1]/",
    "http://localhost/",
    "http://LOCALHOST:3000/",
    "http://a.localhost/",
    "http://localhost./",
    "http://localhost.localdomain",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://nas.lan/",
    "http://wiki.corp/",
    "http://tv.home.arpa",
    "http://wiki/",
    "https://intranet/path",
    "http://wiki./",
    "http://name@localhost/",
    "http://a:b@[::1]:80/",
    "http://example.com@10.0.0.1/",
    "http://example.com:80@127.1/",
    "http://10.0.0.1\\@example.com/",
    "http:///10.0.0.1/",
    "http://\\10.0.0.1/",
    "HTTP://10.0.0.1?x",
    "http://10.0.0.1#@example.com",
    "http://%31%30.0.0.1/",
    "http://１０.０.０.１/",
    "http://10。0。0。1/",
    "http://10｡0．0.1/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://loc\xadalhost/",
    "http://local\u200bhost/",
]
OUTSIDE = [
    "https://example.com/",
    "https://a.example/",
    "https://EXAMPLE.com./",
    "https://example.com:8443/a?b=http://10.0.0.1/",
    "https://10.0.0.1@example.com/",
    "https://example.com/@10.0.0.1",
    "https://example.com#@localhost",
    "https://8.8.8.8/",
    "https://134744072/",
    "https://1.1/",
    "https://[2606:4700:4700::1111]/",
    "https://[::ffff:8.8.8.8]/",
    "https://[64:ff9b::808:808]/",
    "https://[2002:808:808::]/",
    "https://localhost.example.com/",
    "https://local.example/",
    "https://10.example.com/",
    "https://日本.example/",
    "https://internal.example.com/",
    "https://notlocal.com/",
    "https://172.32.0.1/",
    "https://100.128.0.1/",
    "https://999.1.1.1/",
    "https://1.2.3.4.5/",
    "https:///",
]


@pytest.mark.parametrize("url", INSIDE)
def test_what_only_a_private_network_knows(url: str) -> None:
    assert is_private(host_of(url)), host_of(url)


@pytest.mark.parametrize("url", OUTSIDE)
def test_what_anybody_may_know(url: str) -> None:
    assert not is_private(host_of(url)), host_of(url)


def complaints(folder: Folder) -> list[str]:
    return [
        f"{one.path}:{one.line}:{one.column}"
        for one in folder.load().problems
        if one.code == "private-address"
    ]


def test_it_is_an_error_in_a_field_and_in_prose_unless_the_settings_allow_the_domain(
    folder: Folder,
) -> None:
    folder.edit(
        "tools/anvil.yml", "https://github.com/example/anvil", "https://git.wiki.internal/x"
    )
    prose = 'ring_note: "See [it](http://wiki.internal/), `[not](http://wiki.internal/)`."\n'
    folder.edit("tools/anvil.yml", "ring_basis:", f"{prose}ring_basis:")
    assert complaints(folder) == ["catalog/tools/anvil.yml:6:22", "catalog/tools/anvil.yml:11:15"]
    settings = (folder.root / "settings.yml").read_text("utf-8")
    folder.write("settings.yml", f"{settings}private_domains: [git.wiki.internal]\n")
    assert complaints(folder) == ["catalog/tools/anvil.yml:6:22"]
    folder.write("settings.yml", f"{settings}private_domains: [iki.internal, internal.example]\n")
    assert len(complaints(folder)) == 2
    folder.write("settings.yml", f"{settings}private_domains: [wiki.internal]\n")
    assert complaints(folder) == []


def test_settings_that_cannot_be_read_accuse_nobody(folder: Folder) -> None:
    folder.edit("tools/anvil.yml", "https://github.com/example/anvil", "https://wiki.internal/x")
    folder.write("settings.yml", "organisation: [")
    assert complaints(folder) == []


def test_the_example_leads_to_nothing_private() -> None:
    assert "private-address" not in {one.code for one in load(EXAMPLE, "catalog", NOW).problems}
