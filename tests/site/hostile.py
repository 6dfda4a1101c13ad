"""A catalog whose every text is an attack, made from the schemas so that no field is forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from standards_catalog.schema.own_words import places
from standards_catalog.schema.schemas import package_schemas
from standards_catalog.schema.texts import by_language
from tests.site.project import PAGES, Project, project

ATTACK = (
    "<script>alert(1)</script> \"><img src=x onerror=alert(2)> '><svg onload=alert(3)> {{ 7*7 }} "
    "{% raw %} {{ config }} {# x #} </title></style></textarea></script><b>bold</b> &amp; &lt; "
    "<!--catalog:0--> zzshelltitlezz \\<a\\> http://example.com/<script>"
)
MARKDOWN = f"""{ATTACK}

# Heading

<script>alert(4)</script>

<div onclick=alert(5)>x</div>

![image](https://example.com/x.png) and [link](https://example.com/"onmouseover=alert(6))

`<img src=x onerror=alert(7)>`

```
<script>alert(8)</script>
{{{{ 7*7 }}}}
```

| a | b |
|---|---|
| <script>alert(9)</script> | {{{{ 7*7 }}}} |

- <img src=x onerror=alert(10)>
"""
WORD = "Donaudampfschifffahrtsgesellschaft" * 6
ODD = "👩‍👩‍👧‍👦🏳️‍🌈 مرحبا بالعالم שלום 𝔘𝔫𝔦𝔠𝔬𝔡𝔢"
TEXTS = {  # what a line holds, and what Markdown holds
    "attack": (ATTACK, MARKDOWN),
    "long": (WORD[:200], f"{WORD} {WORD}\n\n    {WORD}\n\n[{WORD}](https://example.com/{WORD})"),
    "odd": (ODD, f"{ODD}\n\n> **{ODD}**\n\n{'字' * 300}"),
}
KINDS = tuple(package_schemas().kinds)
DROP = {
    "standard": ("formerly", "superseded_by", "history"),
    "tool": ("formerly", "superseded_by"),
    "group": ("formerly", "parent"),
}


def hostile(root: Path) -> Project:
    """Write a project with three entries of each kind, every text an attack, too long or odd."""
    made = project(root)
    for number, name in enumerate(TEXTS):
        for kind in KINDS:
            entry = _entry(kind, name)
            _mend(kind, name, number, entry)
            stem = f"{name}s" if kind == "group" else name  # a team has the name already
            made.write(f"catalog/{package_schemas().kinds[kind].folder}/{stem}.yml", _yaml(entry))
    settings = _make(package_schemas().raw["settings"], "attack", ())
    settings |= {"time_zone": "Asia/Tokyo", "languages": ["en", "ja"]}
    made.write("catalog/settings.yml", _yaml(settings))
    made.write("catalog/vocabulary.yml", _yaml(_vocabulary()))
    for kind in KINDS:
        page = f"{package_schemas().kinds[kind].folder}/index.md"
        if kind != "adoption" and page in PAGES:
            made.write(f"docs/{page}", f'# {kind}\n\n{{{{ entries("{kind}", filters=True) }}}}\n')
    made.write("docs/zones/index.md", "# Zones\n\n{{ zone_matrix() }}\n\n{{ zone_diagram() }}\n")
    drawn = '{{ zone_diagram(origin="attack", target="long") }}\n\n{{ radar() }}\n\n'
    calls = drawn + '{{ comparison("attack", "long") }}\n\n{{ source_file("tool", "attack") }}'
    made.write("docs/platforms/index.md", f"# Move\n\n{calls}\n")
    return made


def _vocabulary() -> dict[str, Any]:
    """Return the words of the program with labels that are attacks, and a field of each type."""
    label = '<script>alert(11)</script>"><img src=x onerror=alert(12)>'
    said = {"label": {"en": label, "ja": f"語{label}"}, "meaning": ATTACK}
    lists: dict[str, Any] = {
        name: {choice["const"]: {**said, "mark": "<i"} for choice in field["oneOf"]}
        for name, field in places(package_schemas().raw)
    }
    for value in lists["segments"].values():
        value["group"] = label
    known = package_schemas().raw["vocabulary"]["properties"]["fields"]["additionalProperties"]
    types = [choice["const"] for choice in known["properties"]["type"]["oneOf"]]
    values = {"choice": {"values": {"a": said}}, "list": {"values": {"a": said}}}
    lists["fields"] = {one: {"type": one, **said, **values.get(one, {})} for one in types}
    return lists


def _entry(kind: str, name: str) -> dict[str, Any]:
    made: dict[str, Any] = _make(package_schemas().kinds[kind].raw, name, ())
    return {key: value for key, value in made.items() if key not in DROP.get(kind, ("formerly",))}


def _mend(kind: str, name: str, number: int, entry: dict[str, Any]) -> None:
    """Make of an entry that has everything one that its rules accept."""
    if kind == "component":
        entry["product"] = f"product-{number}"
        del entry["slos"][0]["part_of"]
        del entry["slos" if name == "long" else "exemption"]
    if kind == "standard":
        deprecated = name == "attack"
        entry["stage"] = "deprecated" if deprecated else "proposed"
        if not deprecated:
            del entry["deprecated_on"], entry["reason"]
        note = entry["summary"]
        entry["history"] = [{"stage": entry["stage"], "note": note, "basis": "inferred"}]
    elif kind == "zone":
        cells = {platform: dict(entry["platforms"]["attack"]) for platform in TEXTS}
        del cells["attack"]["not_applicable"], cells["long"]["tools"]
        del cells["odd"]["tools"], cells["odd"]["not_applicable"]
        entry["platforms"] = cells
    elif kind == "tool":
        entry["ring_since"] = "2025"
        entry["extra"] = {"text": entry["name"], "choice": "a", "list": ["a"], "number": 1.5}
        entry["extra"] |= {
            "boolean": True,
            "date": "2026-01-01",
            "link": "https://example.com/?a&b",
        }
    elif kind == "team":
        entry["products"][0]["id"] = f"product-{number}"
    elif kind == "adoption":
        record = entry["records"][0]
        about = [{"standard": one} for one in TEXTS] + [{"tool": one} for one in TEXTS]
        rest = {key: value for key, value in record.items() if key not in ("standard", "tool")}
        rest |= {"status": "alternative", "version": "1.0"}
        entry["records"] = [{**one, **rest} for one in about]


def _make(schema: Mapping[str, Any], name: str, keys: tuple[str, ...]) -> Any:
    schema = package_schemas().resolved(schema)
    line, prose = TEXTS[name]
    if "oneOf" in schema:
        return schema["oneOf"][-1 if keys[-1:] == ("basis",) else 0]["const"]
    if "x-ref" in schema:
        return name
    if schema.get("x-prose"):
        return {"en": prose, "ja": f"日本語 {prose}"}
    if by_language(schema):
        return {"en": line, "ja": f"日本語 {line}"}
    if "object" in schema["type"]:
        parts = [*package_schemas().properties(schema).items()][: schema.get("maxProperties")]
        made = {key: _make(one, name, (*keys, key)) for key, one in parts}
        if isinstance(schema.get("additionalProperties"), dict):
            made["attack"] = _make(schema["additionalProperties"], name, (*keys, "*"))
        return made
    if schema["type"] == "array":
        return [_make(schema["items"], name, keys)]
    if schema["type"] == "string" and not {"pattern", "format"} & schema.keys():
        return line[:80]
    if schema.get("format") == "date":
        return "2026-01-01"
    return schema["examples"][0]


def _yaml(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
