"""SARIF that its published model accepts, and that says what code scanning needs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from standards_catalog.views.reference import codes
from tests.cli.formats.conftest import Told
from tests.conftest import Folder

SITE = "https://example.github.io/standards/"


def run(output: str) -> dict[str, Any]:
    """Return the one run of a log that the model accepts."""
    Sarif.model_validate_json(output)
    log = json.loads(output)
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    return dict(one)


def region(result: dict[str, Any]) -> tuple[str, int, int]:
    (location,) = result["locations"]
    place = location["physicalLocation"]
    at = place["region"]
    return place["artifactLocation"]["uri"], at["startLine"], at["startColumn"]


def test_the_model_is_strict() -> None:
    with pytest.raises(ValidationError):
        Sarif.model_validate({"version": "2.1.0", "runs": [{"results": []}]})
    tool = {"driver": {"name": "x"}}
    with pytest.raises(ValidationError):
        Sarif.model_validate({"version": "2.1.0", "runs": [{"tool": tool, "colunmKind": ""}]})


def test_results(told: Told) -> None:
    error, silenced, warning = run(told("sarif"))["results"]
    assert (error["ruleId"], error["level"]) == ("unknown-reference", "error")
    said, _, hint = error["message"]["text"].partition("; ")
    assert said == '`owner`: "nobody" is not a group or team'
    assert hint.startswith("name one that exists")
    assert error["suppressions"] == warning["suppressions"] == []
    assert (warning["ruleId"], warning["level"]) == ("overdue-review", "warning")
    (suppression,) = silenced["suppressions"]
    assert silenced["ruleId"] == "superseded-ring"
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "until 2026-12-31: 一月まで: 100%"


def test_columns_are_those_of_utf_16(told: Told, mixed: Folder) -> None:
    one = run(told("sarif"))
    assert one["columnKind"] == "utf16CodeUnits"
    error, _, warning = one["results"]
    assert region(error) == ("catalog/tools/vice.yml", 1, 36)
    line = (mixed.root / "tools/vice.yml").read_text("utf-8").split("\n")[0]
    before = line.encode("utf-16-le")[: 2 * 35].decode("utf-16-le")
    assert line.removeprefix(before).startswith("nobody")
    assert region(warning) == ("catalog/tools/vice.yml", 2, 59)


def test_paths_are_relative_addresses(told: Told, mixed: Folder) -> None:
    mixed.write("tools/Ａ b%#?.yml", "name: x\n")
    place = {region(result)[0] for result in run(told("sarif"))["results"]}
    assert "catalog/tools/%EF%BC%A1%20b%25%23%3F.yml" in place
    absolute = run(told("sarif", "--catalog", str(mixed.root)))["results"]
    assert {region(result)[0] for result in absolute} == place


def test_every_code_is_a_rule_that_explains_itself(told: Told) -> None:
    one = run(told("sarif"))
    driver = one["tool"]["driver"]
    assert driver["informationUri"] == SITE
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert list(rules) == [view.code for view in codes()]
    for view in codes():
        rule = rules[view.code]
        assert rule["shortDescription"]["text"] == view.summary["en"]
        assert rule["helpUri"] == f"{SITE}contribute/codes/#{view.code}"
        assert rule["defaultConfiguration"]["level"] == view.severity
        for text in (view.why, view.bad, view.good):
            assert text["en"] in rule["help"]["text"]
            assert text["en"] in rule["help"]["markdown"]
    for result in one["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert rules["overdue-review"]["properties"]["tags"] == ["time"]
    assert rules["stage-gate"]["properties"]["tags"] == []


def test_a_site_without_an_address_is_not_linked(told: Told, mixed: Folder) -> None:
    mixed.edit("settings.yml", f"site: {SITE}\n", "")
    driver = run(told("sarif"))["tool"]["driver"]
    assert "informationUri" not in driver
    assert not any("helpUri" in rule for rule in driver["rules"])


def test_nothing_wrong_is_a_log_too(told: Told) -> None:
    assert run(told("sarif", "catalog/teams", exit_code=0))["results"] == []


def test_what_cannot_be_read_has_a_place_too(told: Told, mixed: Folder) -> None:
    mixed.write("tools/drill.yml", "名前: 標準\n".encode("cp932"))
    place = [region(one) for one in run(told("sarif"))["results"]]
    assert ("catalog/tools/drill.yml", 1, 1) in place


def test_it_is_ascii_and_the_same_twice(told: Told) -> None:
    assert told("sarif").isascii()
    assert told("sarif") == told("sarif")
