"""What workflows and actions use, at which version, and what they run."""

from __future__ import annotations

import pytest

from standards_catalog.evidence.extractors.facts import git_pin
from standards_catalog.evidence.extractors.shell import commands
from tests.evidence.extractors.shown import facts, shown

WORKFLOW = ".github/workflows/ci.yml"
SHA = "09b7117485bc1a52a8ff736f2759f863bc657fcd"


def test_everything_that_a_workflow_uses() -> None:
    text = f"""\
        on: push
        jobs:
          lint:
            uses: example/workflows/.github/workflows/lint.yml@{SHA} # v1.9.0
            with: {{go: "1.22"}}
          own:
            uses: ./.github/workflows/own.yaml
          build:
            container: {{image: ghcr.io/example/ci:1.2}}
            services:
              db: {{image: "postgres:16@sha256:{"a" * 64}"}}
              cache:
                image: redis
            steps:
              - &checkout
                uses: actions/checkout@v4
              - uses: "example/tools/setup@main"
              - name: bare
                uses: example/bare@{SHA}
              - uses: docker://alpine:3.20
              - uses: ./.github/actions/setup
              - uses: $/.github/actions/setup
              - uses: example/any@${{{{ inputs.ref }}}}
              - *checkout
              - run: make all
    """
    assert shown(WORKFLOW, text) == [
        f"4 workflow example/workflows/.github/workflows/lint.yml @{SHA} =v1.9.0 (sha_comment)",
        "7 local_workflow ./.github/workflows/own.yaml (local)",
        "9 image ghcr.io/example/ci @1.2 =1.2 (tag)",
        f"11 image postgres @16@sha256:{'a' * 64} =16 (digest)",
        "13 image redis (none)",
        "16 action actions/checkout @v4 =v4 (tag)",
        "17 action example/tools/setup @main (branch)",
        f"19 action example/bare @{SHA} (sha)",
        "20 image alpine @3.20 =3.20 (tag)",
        "21 local_action ./.github/actions/setup (local)",
        "22 local_action $/.github/actions/setup (local)",
        "23 action example/any @${{ inputs.ref }} (unresolved)",
        "25 command make",
    ]


@pytest.mark.parametrize(
    ("ref", "comment", "version", "source"),
    [
        ("v4", "", "v4", "tag"),
        ("1.2.3-rc.1", "", "1.2.3-rc.1", "tag"),
        ("tool-v1.2.3", "", "v1.2.3", "tag"),
        ("tool/v1.2.3", "", "v1.2.3", "tag"),
        ("release/v1", "", "", "branch"),
        ("main", "", "", "branch"),
        ("9b7117f", "", "", "sha"),
        (SHA, " v4.1.2", "v4.1.2", "sha_comment"),
        (SHA, "tag=v3", "v3", "sha_comment"),
        (SHA, " pin@v2.1", "v2.1", "sha_comment"),
        (SHA, " ratchet:example/action@v4", "v4", "sha_comment"),
        (SHA, " 2026-11-29", "", "sha"),
        (SHA, " main", "", "sha"),
        ("", "", "", "none"),
    ],
)
def test_how_a_reference_pins(ref: str, comment: str, version: str, source: str) -> None:
    assert git_pin(ref, comment) == (ref, version, source)


def test_inputs_stand_with_what_they_are_for() -> None:
    text = """\
        jobs:
          deploy:
            steps:
              - uses: example/slipway@v2
                with:
                  version: 2.3.0
                  config: ${{ inputs.config }}
                  script: |
                    one
                    two
    """
    (fact,) = facts(WORKFLOW, text)
    assert fact.values == {"version": "2.3.0", "config": "${{ inputs.config }}"}


def test_steps_say_which_folders_they_are_about() -> None:
    text = """\
        on:
          push: {paths: [apps/shop/**, "!apps/shop/docs/**"]}
          pull_request: {paths: [apps/shop/**, lib/**]}
        jobs:
          one:
            uses: example/flow/.github/workflows/a.yml@v1
          two:
            defaults: {run: {working-directory: apps/web}}
            steps:
              - uses: example/b@v1
              - run: make
                working-directory: apps/other
          many:
            strategy: {matrix: {app: [a, b], include: [{app: c}]}}
            steps:
              - uses: example/c@v1
                with: {path: "apps/${{ matrix.app }}/x"}
              - run: jq
                working-directory: ${{ matrix.app }}
              - run: yq
                working-directory: ${{ inputs.app }}
    """
    assert [(one.name, one.values.get("for", "")) for one in facts(WORKFLOW, text)] == [
        ("example/flow/.github/workflows/a.yml", "apps/shop/** lib/**"),
        ("example/b", "apps/web"),
        ("make", "apps/other"),
        ("example/c", "apps/shop/** lib/** apps/a/x apps/b/x apps/c/x"),
        ("jq", "a b c"),
        ("yq", "apps/shop/** lib/**"),
    ]


def test_a_composite_action() -> None:
    text = """\
        runs:
          using: composite
          steps:
            - uses: actions/setup-go@v5
            - shell: bash
              run: &test |

                go test ./...
            - shell: bash
              run: >
                go build
                && make all
            - {shell: bash, run: &more "jq ."}
            - {shell: bash, run: *more}
            - shell: pwsh
              run: Get-Item go
            - {shell: bash, run: *test}
    """
    assert shown("tools/setup/action.yml", text) == [
        "4 action actions/setup-go @v5 =v5 (tag)",
        "8 command go",
        "11 command go",
        "12 command make",
        "13 command jq",
        "14 command jq",
    ]


def test_commands_of_a_script() -> None:
    script = r"""set -eu
STAGE=prod VERSION="$(git describe --tags)" sudo -E -u root slipway --config a.yml deploy
# kubectl apply
if [ -f x ]; then terraform init && terraform plan -out x | tee log; fi
case $x in
  a|b) helm upgrade ;;
  *) echo "then slipway deploy" ;;
esac
cat <<EOF > out.txt
kubectl apply
EOF
arr=(one two) name() { docker build . ; }
for i in a b; do npx -y foo@1.2 bar; done
./bin/tsc \
  --build && ${{ matrix.command }} x
(( i++ )); [[ a == b ]] || exit 1
"""
    assert [f"{one.line} {one.name} {one.subcommand}".strip() for one in commands(script)] == [
        "1 git describe",
        "1 slipway deploy",
        "3 terraform init",
        "3 terraform plan",
        "3 tee log",
        "5 helm upgrade",
        "8 cat",
        "11 docker build",
        "12 foo bar",
        "13 tsc",
    ]
