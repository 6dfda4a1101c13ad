"""`catalog export openslo` prints documents that OpenSLO v1 accepts, as exact as the entries."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from standards_catalog.cli import main
from tests.conftest import EXAMPLE, NOW, Folder

SCHEMA = json.loads((Path(__file__).parents[1] / "openslo/v1.json").read_text("utf-8"))


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(folder.root.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", "openslo", *arguments])


def documents(*arguments: str) -> list[Any]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    found = list(yaml.safe_load_all(result.stdout))
    for document in found:
        Draft202012Validator(SCHEMA).validate(document)
    return found


def test_a_component_is_a_service_and_has_its_slos(here: Folder) -> None:
    service, slo = documents()
    assert service["metadata"]["name"] == slo["spec"]["service"] == "till"
    assert slo["metadata"]["name"] == slo["spec"]["indicatorRef"] == "till-paying"
    assert slo["spec"]["timeWindow"] == [{"duration": "28d", "isRolling": True}]
    assert slo["spec"]["budgetingMethod"] == "Occurrences"


@pytest.mark.parametrize("target", ["0.9995", "0.1", "0.999999999999", "0", "0.90"])
def test_targets_keep_every_digit(target: str, here: Folder) -> None:
    here.edit("components/till.yml", '"0.9995"', f'"{target}"')
    documents()
    assert f"target: {target}\n" in run().stdout
    assert Decimal(target) == Decimal(run().stdout.partition("target: ")[2].split()[0])


def test_slices_of_time(here: Folder) -> None:
    more = (
        'budgeting_method: Timeslices\n    time_slice_target: "0.99"\n    time_slice_window: 1m\n'
    )
    here.edit("components/till.yml", "    status: active\n", f"    {more}    status: active\n")
    (objective,) = documents()[1]["spec"]["objectives"]
    assert (objective["timeSliceTarget"], objective["timeSliceWindow"]) == (0.99, "1m")


def test_only_what_is_asked_for(here: Folder) -> None:
    assert documents("--product", "mail") == documents("--status", "draft") == []
    assert "nothing is printed" in run("--product", "mail").stderr
    assert documents("--lang", "ja")[0]["metadata"]["displayName"] == "レジ"


def test_wrong_usage(here: Folder) -> None:
    result = run("--product", "shp")
    assert (result.exit_code, 'did you mean "shop"?' in result.output) == (2, True)
    assert run("--sample").exit_code == 2
    here.edit("components/till.yml", "team: alpha", "team: alfa")
    assert run().exit_code == 1


def test_the_sample_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE.parent)
    names = {document["metadata"]["name"] for document in documents("--sample")}
    assert {"sample-api", "sample-api-answers"} <= names
    assert not names & {document["metadata"]["name"] for document in documents()}


def test_entities_of_backstage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE.parent)
    result = CliRunner().invoke(main, ["export", "backstage", "--product", "booking"])
    found = {one["metadata"]["name"]: one for one in yaml.safe_load_all(result.stdout)}
    assert {one["kind"] for one in found.values()} == {"Group", "System", "Component"}
    web = found["booking-web"]
    assert web["spec"]["dependsOn"] == ["component:booking-till"]
    assert (web["spec"]["owner"], web["spec"]["system"]) == ("group:ferries", "booking")
    assert found["booking-till"]["spec"]["lifecycle"] == "unknown"


@pytest.mark.parametrize("name", ["radar", "zalando", "aoe"])
def test_radars_have_every_tool(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE.parent)
    found = json.loads(CliRunner().invoke(main, ["export", name]).stdout)
    blips = found if isinstance(found, list) else found.get("entries") or found["items"]
    tools = {file.stem for file in (EXAMPLE / "tools").glob("*.yml")}
    assert len(blips) == len(tools)
    assert all({"ring", "quadrant"} <= set(one) for one in blips)
