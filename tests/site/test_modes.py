"""Every link of the site leads somewhere, however MkDocs is told to write addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.follow import NOWHERE, Site
from tests.site.project import EPOCH, Project, organisation, organisation_site, with_history

OWN = "https://example.org/standards/"  # as the fixture's settings have it
OTHER = "https://host.invalid/sub/path/"
FILES = "use_directory_urls: false\n"
# What `mkdocs.yml` says further, whether the settings say where the site is, and where it then is.
MODES = {
    "files": (f"{FILES}site_url: {OTHER}\n", True, OTHER),
    "files nowhere": (FILES, False, NOWHERE),
    "folders nowhere": ("", False, NOWHERE),
}


@pytest.fixture(scope="module", params=["folders", *MODES])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site of the invented organisation, built once in each mode."""
    if request.param == "folders":
        return Site(organisation_site(tmp_path_factory).site, OWN, from_disk=False)
    says, settled, address = MODES[request.param]
    made = with_history(organisation(tmp_path_factory.mktemp("modes") / "project"))
    _append(made, "mkdocs.yml", says)
    # In the foot of every page, so at every depth.
    _replace(made, "en: Tideline is invented.", "en: Invented as [these](standard:release-flow).")
    if not settled:
        _replace(made, f"site: {OWN}\n", "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        done = made.build()
    assert done.code == 0, done.output
    return Site(made.site, address, from_disk=says.startswith(FILES))


def test_every_link_leads_somewhere(built: Site) -> None:
    assert built.dead() == []


def test_links_of_every_sort_were_followed(built: Site) -> None:
    found = {(Path(at).suffix, Path(link.partition("#")[0]).suffix) for at, link in built.links()}
    page = ".html" if built.from_disk else ""
    assert {(".html", page), (".html", ".js"), (".html", ".json"), ("", page)} <= found
    if built.address != NOWHERE:
        assert {(".atom", page), (".ics", page), (".xml", page), (".html", ".svg")} <= found


def test_a_former_address_leads_on(built: Site) -> None:
    former = "tools/ledger.html" if built.from_disk else "tools/ledger/index.html"
    leads_to = "../tools/old-ledger.html" if built.from_disk else "../../tools/old-ledger/"
    assert set(built.page(former).links) == {leads_to}


def _append(made: Project, path: str, text: str) -> None:
    made.write(path, (made.root / path).read_text("utf-8") + text)


def _replace(made: Project, old: str, new: str) -> None:
    text = (made.root / "catalog/settings.yml").read_text("utf-8")
    assert old in text
    made.write("catalog/settings.yml", text.replace(old, new))
