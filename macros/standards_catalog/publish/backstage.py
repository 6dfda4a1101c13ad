"""The catalog as entities of Backstage: teams and groups, products as systems, components.

See https://backstage.io/docs/features/software-catalog/descriptor-format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from standards_catalog.model.catalog import Catalog, Ref
from standards_catalog.model.entries import Component, Group, Named, Team
from standards_catalog.model.parts import Product
from standards_catalog.views.shared.link import address

VERSION = "backstage.io/v1alpha1"
_UNKNOWN = "unknown"  # of a lifecycle, which Backstage needs, and takes any word for
_TYPE = "service"

Object = Mapping[str, Any]


def entities(catalog: Catalog, lang: str, product: str = "") -> Iterator[Object]:
    """Yield every entity, or those of one product and the team that answers for it."""
    for group in catalog.all(Group):
        if not product:
            yield _group(catalog, group, group.purpose[lang], lang, group.parent)
    for team in catalog.teams:
        products = [one for one in team.products if product in ("", one.id)]
        if products or not product:
            yield _group(catalog, team, team.summary[lang], lang)
        yield from (_system(one, team, lang) for one in products)
    for component in catalog.components:
        if product in ("", component.product):
            yield _component(catalog, component, lang)


def _group(catalog: Catalog, entry: Named, summary: str, lang: str, parent: str = "") -> Object:
    above = {"parent": parent} if parent else {}
    head = _head("Group", entry.id, entry.name[lang], summary, page=_page(catalog, entry))
    return {**head, "spec": {"type": entry.kind, **above, "children": []}}


def _system(product: Product, team: Team, lang: str) -> Object:
    links = [{"url": product.url}] if product.url else []
    head = _head("System", product.id, product.name[lang], "", links)
    return {**head, "spec": {"owner": f"group:{team.id}"}}


def _component(catalog: Catalog, component: Component, lang: str) -> Object:
    links = [{"url": one.url, "title": one.title[lang]} for one in component.links]
    name, summary = component.name[lang], component.summary[lang]
    kind, *tags = component.tags or (_TYPE,)
    needs = [f"component:{one}" for one in component.depends_on]
    return {
        **_head("Component", component.id, name, summary, links, tags, _page(catalog, component)),
        "spec": {
            "type": kind,
            "lifecycle": component.lifecycle or _UNKNOWN,
            "owner": f"group:{component.team}",
            "system": component.product,
            **({"dependsOn": needs} if needs else {}),
        },
    }


def _page(catalog: Catalog, entry: Named) -> str:
    """Return the address of an entry's page, empty where nobody knows where the site is."""
    site = catalog.settings.site
    return f"{site}{address(Ref(entry.kind, entry.id))}" if site else ""


def _head(
    kind: str,
    name: str,
    title: str,
    summary: str = "",
    links: Sequence[Mapping[str, str]] = (),
    tags: Sequence[str] = (),
    page: str = "",
) -> dict[str, Any]:
    told = {
        "name": name,
        "title": title,
        "description": summary,
        "annotations": {"backstage.io/view-url": page} if page else {},
        "links": list(links),
        "tags": list(tags),
    }
    filled = {key: value for key, value in told.items() if value}
    return {"apiVersion": VERSION, "kind": kind, "metadata": filled}
