"""`catalog import` brings entries of any kind, tells every loss, and changes nothing twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from standards_catalog.cli import main
from tests.conftest import EXAMPLE, NOW, Folder


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return folder


def bring(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments])


def put(name: str, content: object) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")
    return name


def data(here: Folder, path: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((here.root / path).read_text("utf-8"))
    return found


def every_file(here: Folder) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in here.root.rglob("*") if file.is_file()}


def twice(here: Folder, *arguments: str) -> Result:
    """Bring something in for good; the catalog holds, and a second time changes nothing."""
    result = bring(*arguments, "--write")
    assert [str(one) for one in here.load().errors] == [], result.output
    before = every_file(here)
    bring(*arguments, "--write")
    assert every_file(here) == before
    return result


RADAR = """name,ring,quadrant,isNew,description
Chisel,Adopt,Tools,TRUE,"<p>Cuts <a href=""/x"">iron</a>.</p>"
Forge welding,Keep,Techniques,FALSE,Joins.
Anvil,Hold,Tools,FALSE,Another summary
"""


def test_rows_enter_or_are_told_with_their_place(here: Folder) -> None:
    source = put("radar.csv", RADAR)
    result = bring("tool", source)
    assert result.exit_code == 1
    assert "  quadrant -> segment, type, tags  (as the format says)  such as Tools" in result.output
    assert "radar.csv:3:15: `ring` must be one of adopt, trial, assess, caution" in result.output
    assert 'say --value "ring:Keep=VALUE"' in result.output
    assert "`summary` is another one in catalog/tools/anvil.yml:" in result.output
    assert "Nobody says `ring_basis` of 1 tool: `inferred` stands in" in result.output
    assert "Nothing is written without --write" in result.output
    assert not (here.root / "tools/chisel.yml").exists()
    before = (here.root / "tools/anvil.yml").read_text("utf-8")
    assert twice(here, "tool", source, "--value", "ring:Keep=trial").exit_code == 1
    assert data(here, "tools/chisel.yml")["summary"] == "Cuts iron."
    assert data(here, "tools/forge-welding.yml")["ring"] == "trial"
    after = (here.root / "tools/anvil.yml").read_text("utf-8")
    assert set(before.splitlines()) <= set(after.splitlines())


def test_the_files_can_be_seen_before(here: Folder) -> None:
    result = bring("tool", put("radar.csv", RADAR), "--diff")
    assert "+++ catalog/tools/chisel.yml" in result.output
    assert "+name: Chisel" in result.output


def test_a_mapping_file_says_it_once(here: Folder) -> None:
    source = put("x.json", {"blips": [{"Was": "Öse", "how": {"good": "yes"}, "left": "z"}]})
    mapping = put(
        "map.yml",
        "kind: tool\nat: blips\nmap: { Was: name, how.good: ring, left: }\n"
        "values: { ring: { 'yes': adopt } }\nset: { summary: Holds rope., ring_basis: stated }\n",
    )
    assert twice(here, source, "--mapping", mapping).exit_code == 0
    found = data(here, "tools/ose.yml")
    assert (found["name"], found["ring"], found["ring_basis"]) == ("Öse", "adopt", "stated")
    put("map.yml", "kind: tool\nmaps: {}\n")
    result = bring(source, "--mapping", mapping)
    assert (result.exit_code, '"maps" is no key' in result.output) == (2, True)


def test_an_old_id_stays_findable_and_a_later_run_finds_the_entry_by_it(here: Folder) -> None:
    source = put("x.yml", "- { id: T_0042, name: Rasp, ring: adopt, summary: Files. }\n")
    twice(here, "tool", source)
    assert data(here, "tools/t-0042.yml")["aliases"] == ["T_0042"]
    put("x.yml", "- { id: T_0042, name: Rasp, ring: trial, summary: Files. }\n")
    result = bring("tool", source, "--write", "--update", "ring")
    assert "~ catalog/tools/t-0042.yml: ring" in result.output
    assert data(here, "tools/t-0042.yml")["ring"] == "trial"


def test_editions_tell_since_when(here: Folder) -> None:
    for day, ring in (("2024-03-01", "adopt"), ("2017-03-01", "trial")):
        head = f"title: Rasp\nring: {ring}\nquadrant: tools\n"
        put(f"radar/{day}/rasp.md", f"---\n{head}---\nFiles, says {day[:4]}.\n")
    result = twice(here, "radar")
    assert "2 files, such as radar/2017-03-01/rasp.md" in result.output
    found = data(here, "tools/rasp.yml")
    assert (found["ring"], str(found["ring_since"])) == ("adopt", "2024-03-01")
    assert (found["summary"], found["ring_note"]) == ("Files, says 2017.", "Files, says 2024.")


def test_a_landscape(here: Folder) -> None:
    item = {"name": "Rasp", "homepage_url": "https://x.example/", "project": "sandbox", "logo": "x"}
    below = [{"name": "Hand tools", "items": [item]}]
    source = put("l.json", {"landscape": [{"name": "Shop", "subcategories": below}]})
    assert "left out, with how many values: logo (1)" in twice(here, source).output
    found = data(here, "tools/rasp.yml")
    assert (found["summary"], found["tags"]) == ("Hand tools", ["shop", "hand-tools"])


def test_requirements_of_a_text_are_clauses(here: Folder) -> None:
    put("s/secrets.md", "---\ntitle: Secrets\n---\nKeep them.\n\n## You MUST rotate them\n\n- a\n")
    result = twice(here, "standard", "s", "--set", "owner=committee", "--map", "*=")
    assert result.exit_code == 0, result.output
    assert data(here, "standards/secrets.yml")["clauses"] == [
        {
            "id": "you-must-rotate-them",
            "level": "MUST",
            "text": "You MUST rotate them",
            "basis": "inferred",
        }
    ]


def test_a_matrix_makes_records_and_its_edges_if_wanted(here: Folder) -> None:
    source = put("m.csv", "Domain,flow,HTTPS\nbeta,Yes,\nGamma,No,Yes\n")
    told = ("adoption", source, "--matrix", "--value", "status:Yes=adopted", "--value")
    told = (*told, "status:No=planned")
    assert "there is no team `Gamma`; bring it in first" in bring(*told).output
    made = ("--create", "team", "--create", "standard", "--set", "standard.owner=committee")
    result = twice(here, *told, *made)
    assert "1 team new" in result.output
    records = data(here, "adoption/gamma.yml")["records"]
    assert isinstance(records, list)
    assert [(one["standard"], one["status"]) for one in records] == [
        ("flow", "planned"),
        ("https", "adopted"),
    ]


def test_products_of_incidents_stand_in_a_column(here: Folder) -> None:
    rows = "service,started_at,trigger,keywords\nShop,2026-05-01,,a\nOther,2026-05-02,,b\n"
    told = ("incident", put("i.csv", rows), "--map", "service=product", "--map", "keywords=")
    result = bring(*told)
    assert "i.csv:3:1: there is no product `Other`" in result.output
    result = twice(here, *told, "--create", "team")
    assert "2 tables: 2 rows written, 0 were there already" in result.output
    rows_of = {one.product: one for one in here.load().catalog.incidents}
    assert set(rows_of) == {"shop", "other"}
    assert {one.trigger for one in rows_of.values()} == {"unknown"}
    assert not any(one.is_open for one in rows_of.values())


BACKSTAGE = """
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: delta, description: Runs the gate. }
spec: { type: team, profile: { displayName: Delta } }
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: gate, title: Gate }
spec: { owner: group:default/delta }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: latch, description: Opens. }
spec: { type: openapi, lifecycle: production, owner: delta, system: gate }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: latch, description: Latches., links: [{ url: "https://x.example/" }] }
spec: { type: service, lifecycle: experimental, owner: delta, system: gate, consumesApis: [latch] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: someone }
spec: {}
"""


def test_backstage(here: Folder) -> None:
    result = twice(here, put("catalog-info.yaml", BACKSTAGE))
    assert "the User `someone` has no place here" in result.output
    assert data(here, "teams/delta.yml")["products"] == [{"id": "gate", "name": "Gate"}]
    found = data(here, "components/latch.yml")
    assert (found["lifecycle"], found["depends_on"]) == ("experimental", ["latch-api"])
    assert found["links"] == [{"title": "https://x.example/", "url": "https://x.example/"}]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.json", '{"a": [1, 2', "x.json:1 cannot be read: it is not well-formed"),
        ("x.yml", "[" * 100_000, "it is nested too deeply"),
        ("x.yml", "a: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n"
            for n in range(9)
        ), "its aliases stand for too much"),
        ("x.json", '[{"name": "\\ud800"}, ["y"]]', "x.json:1:23: this has no name"),
        ("x.md", "---\na: [\n---\n", "its head is no YAML"),
        ("x.csv", "name\n\0\n", "the character U+0000"),
    ],
)  # fmt: skip
def test_hostile(name: str, content: str, said: str, here: Folder) -> None:
    result = bring("tool", put(name, content))
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def test_openslo_comes_in_as_it_went_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: Folder
) -> None:
    """Only languages do not come back: a document has one."""
    states = [word for one in ("draft", "active", "retired") for word in ("--status", one)]
    example = ["--catalog", str(EXAMPLE)]
    first = CliRunner().invoke(main, ["export", "openslo", *states, *example]).stdout
    put("slos.yaml", first)
    here.delete("components/till.yml")
    for team, product in (("ferries", "booking"), ("tides", "tides")):
        products = f"products: [{{ id: {product}, name: x }}]"
        told = f"name: {team}\nsummary: x\n{products}\nsources: [{{ title: x, basis: stated }}]\n"
        here.write(f"teams/{team}.yml", told)
    result = twice(here, "slos.yaml")
    assert result.exit_code == 0, result.output
    second = CliRunner().invoke(main, ["export", "openslo", *states]).stdout
    assert second == first
