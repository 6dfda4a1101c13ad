"""What small files say: versions of tools, keys, presets, owners, bases of images."""

from __future__ import annotations

import pytest

from standards_catalog.evidence.extractors.kinds import aside, kind_of
from tests.evidence.extractors.shown import facts, shown


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (".slipway-version", "# pinned\n2.3.0\n", ["2 tool_version slipway @2.3.0 =2.3.0 (exact)"]),
        (
            ".terraform-version",
            "latest:^1.5\n",
            ["1 tool_version terraform @latest:^1.5 (constraint)"],
        ),
        (
            ".tool-versions",
            "nodejs 22.1.0 20.0.0 # LTS\n\nterraform latest\n",
            [
                "1 tool_version nodejs @22.1.0 =22.1.0 (exact)",
                "3 tool_version terraform @latest (constraint)",
            ],
        ),
        (
            "mise.toml",
            '[env]\nnode = "no"\n[tools]\nnode = ["22", "20"]\n"aqua:example/slipway" = "2.3.0"\n'
            '[tools.go]\nversion = "1.25"\n',
            [
                "4 tool_version node @22 =22 (exact)",
                "5 tool_version example/slipway @2.3.0 =2.3.0 (exact)",
                "6 tool_version go @1.25 =1.25 (exact)",
            ],
        ),
        (
            "aqua.yaml",
            "registries:\n- type: standard\n  ref: v4.1.0\npackages:\n- name: a/slipway@v2.3.0\n",
            [
                "3 tool_version aqua-registry:standard @v4.1.0 =v4.1.0 (tag)",
                "5 tool_version a/slipway @v2.3.0 =v2.3.0 (tag)",
            ],
        ),
    ],
)
def test_versions_of_tools(path: str, text: str, expected: list[str]) -> None:
    assert shown(path, text) == expected


def test_a_configuration_is_known_by_its_keys() -> None:
    text = """\
        region: {{ must_env `REGION` }}
        cluster: shop
        service: "{{ env "SERVICE" `web` }}"
        service_definition: service.jsonnet
        plugins: [{name: tfstate}]
    """
    (found,) = facts("deploy/slipway.yml", text)
    assert found.name == "cluster,plugins,region,service,service_definition"
    assert found.values["region"] == "{{ must_env `REGION` }}"
    assert found.values["service"] == '{{ env "SERVICE" `web` }}'
    assert "plugins" not in found.values
    (found,) = facts("deploy/slipway.json", '\n{"cluster": "shop", "timeout": 3, "on": true}')
    assert (found.line, found.name) == (2, "cluster,on,timeout")
    assert found.values == {"cluster": "shop", "timeout": "3", "on": "true"}


def test_presets_of_renovate() -> None:
    text = """\
        // shared
        {
          extends: [
            'local>example/renovate-config', /* ours
            */ "github>example/renovate-config:go(1.2)#v2.0.0",
            "config:recommended",
          ],
          packageRules: [{"extends": ["github>example/other//sub/preset"], a:1}],
        }
    """
    expected = [
        "4 renovate_preset example/renovate-config (none)",
        "5 renovate_preset example/renovate-config:go @v2.0.0 =v2.0.0 (tag)",
        "6 renovate_preset config:recommended (none)",
        "8 renovate_preset example/other//sub/preset (none)",
    ]
    assert shown(".github/renovate.json5", text) == ["2 renovate renovate", *expected]
    assert shown("presets/default.json5", text, "keys") == expected
    package = '{"name": "x",\n "renovate": {"extends": ["local>example/a"]}}'
    assert shown("package.json", package, "keys", "renovate") == [
        "2 renovate_preset example/a (none)"
    ]
    assert shown("tsconfig.json", '{"extends": "@tsconfig/node22"}', "keys") == []


def test_ecosystems_and_owners() -> None:
    text = "updates:\n- package-ecosystem: gomod\n  directory: /\n  schedule: {interval: weekly}\n"
    assert shown(".github/dependabot.yml", text) == ["2 dependabot gomod"]
    text = (
        "# who\n* @example/all  # everyone\n/docs/ @example/docs a@example.com\n/x @example/all\n"
    )
    found = facts("CODEOWNERS", text)
    assert [(one.line, one.name, one.values["owns"]) for one in found] == [
        (2, "@example/all", "* /x"),
        (3, "@example/docs", "/docs/"),
        (3, "a@example.com", "/docs/"),
    ]


def test_bases_of_a_dockerfile() -> None:
    text = """\
        # syntax=docker/dockerfile:1
        ARG GO=1.25
        ARG BASE="golang:${GO}"
        FROM --platform=$BUILDPLATFORM ${BASE}-alpine AS build
        RUN <<EOF
        FROM none:1
        EOF
        FROM scratch
        FROM \\
          # the tag
          registry.example.com:5000/run:${TAG} as run
        COPY --chown=a --from=build /x /x
        COPY --from=ghcr.io/example/tool:v1.2 /y /y
        FROM build
        FROM ${REGISTRY:-ghcr.io}/example/last
    """
    assert shown("Dockerfile.prod", text) == [
        "4 image golang @1.25-alpine =1.25-alpine (tag)",
        "9 image registry.example.com:5000/run @${TAG} (unresolved)",
        "13 image ghcr.io/example/tool @v1.2 =v1.2 (tag)",
        "15 image ghcr.io/example/last (none)",
    ]


@pytest.mark.parametrize(
    ("path", "kind", "reason"),
    [
        (".github/workflows/action.yml", "workflow", ""),
        ("docs/.github/workflows/ci.yml", "workflow", "nested"),
        ("examples/one/main.tf", "terraform", "example"),
        ("test/action.yaml", "action", "example"),
        ("vendor/x/Dockerfile", "dockerfile", "vendored"),
        ("attest/prod.yml", "yaml", ""),
        ("a/.config/mise/config.toml", "mise", ""),
        ("web/node_modules/x/package.json", None, ""),
        ("package-lock.json", None, ""),
        ("Dockerfile.md", None, ""),
        ("main.go", None, ""),
    ],
)
def test_kinds_of_files_and_what_is_beside(path: str, kind: str | None, reason: str) -> None:
    assert (kind_of(path), aside(path)) == (kind, reason)
