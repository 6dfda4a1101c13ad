"""Repositories of an organisation, generated: the same ones every time, with a commit each."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

_BEGAN = 1_790_000_000
_WHO = "A <a@example.com>"
_STEPS = """\
      - name: Step {step}
        if: ${{{{ github.ref == 'refs/heads/main' }}}}
        uses: example/action-{kind}@v{major}.{step}.0
        with:
          version: v2.{step}.1
          region: ap-northeast-1
      - run: |
          set -eu
          make test-{step}
          ./deploy --service service-{number}
"""
_WORKFLOW = """\
name: Workflow {file} of {number}
on:
  push: {{branches: [main]}}
permissions: {{contents: read}}
jobs:
  shared:
    uses: example/workflows/.github/workflows/deploy.yml@v{major}
    with: {{service: service-{number}}}
    secrets: inherit
  build:
    runs-on: ubuntu-latest
    steps:
{steps}"""
_TERRAFORM = """\
terraform {{
  required_version = "~> 1.{major}"
  required_providers {{
    aws = {{
      source  = "hashicorp/aws"
      version = "~> 5.{file}"
    }}
  }}
}}
module "vpc_{number}" {{
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.{file}.{major}"
  name    = "service-{number}"
}}
resource "aws_s3_bucket" "logs" {{
  bucket = "logs-{number}-{file}"
  tags   = {{ Name = "logs", Team = var.team }}
}}
"""
_MANIFEST = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-{number}-{file}
  labels: {{app: service, team: team-{major}}}
spec:
  replicas: {file}
  template:
    spec:
      containers:
        - name: app
          image: registry.example.com/service-{number}:v{major}.{file}.0
          ports: [{{containerPort: 8080}}]
          env:
            - {{name: REGION, value: ap-northeast-1}}
---
apiVersion: v1
kind: Service
metadata: {{name: service-{number}}}
spec:
  ports: [{{port: 80}}]
"""
_DOCKERFILE = """\
ARG GO=1.{major}
FROM golang:${{GO}} AS build
RUN go build -o /service-{number}
FROM gcr.io/distroless/static:v{file}
COPY --from=build /service-{number} /
"""


def files(number: int, round_: int = 0) -> Mapping[str, str]:
    """Return 40 files of interest and 60 others of a repository; a later round changes two."""
    said = {"number": number, "major": number % 7}
    found = {}
    for file in range(8):
        steps = "".join(
            _STEPS.format(step=step + round_ * (file == 0), kind=step % 5, **said)
            for step in range(4)
        )
        path = f".github/workflows/workflow-{file}.yml"
        found[path] = _WORKFLOW.format(file=file, steps=steps, **said)
    for file in range(12):
        found[f"terraform/part-{file}/main.tf"] = _TERRAFORM.format(file=file + round_, **said)
    for file in range(14):
        found[f"deploy/part-{file}/app.yaml"] = _MANIFEST.format(file=file, **said)
    for file in range(3):
        found[f"images/image-{file}/Dockerfile"] = _DOCKERFILE.format(file=file, **said)
    found[".tool-versions"] = f"terraform 1.{number % 7}.0\n"
    found["renovate.json"] = '{"extends": ["config:recommended", "local>example/presets"]}\n'
    found["CODEOWNERS"] = f"* @example/team-{number % 7}\n"
    for file in range(60):
        found[f"src/source-{file}.go"] = f"package main // {number} {file}\n"
    return found


def repositories(folder: Path, numbers: range, round_: int = 0) -> None:
    """Make bare repositories, or give each a further commit in a later round."""
    for number in numbers:
        place = folder / f"service-{number:04}.git"
        if not round_:
            for name in ("objects", "refs/heads"):
                (place / name).mkdir(parents=True)
            (place / "HEAD").write_text("ref: refs/heads/main\n")
        subprocess.run(
            ["git", f"--git-dir={place}", "fast-import", "--quiet"],
            input=b"".join(_commit(files(number, round_), round_)),
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
            check=True,
        )


def _commit(content: Mapping[str, str], round_: int) -> Iterator[bytes]:
    yield f"commit refs/heads/main\ncommitter {_WHO} {_BEGAN + round_} +0000\ndata 0\n".encode()
    if round_:
        yield b"from refs/heads/main^0\n"
    for path, text in content.items():
        data = text.encode()
        yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def catalog(folder: Path, number: int) -> None:
    """Write a catalog with one team, which names all repositories."""
    urls = [f"https://git.example.com/example/service-{one:04}" for one in range(number)]
    teams = folder / "teams"
    teams.mkdir(parents=True)
    (folder / "settings.yml").write_text("organisation: Example\n")
    for start in range(0, number, 1_000):
        lines = "".join(f"  - {url}\n" for url in urls[start : start + 1_000])
        (teams / f"team-{start}.yml").write_text(
            f"name: Team {start}\nsummary: Runs services.\nproducts: [{{id: p{start}, name: P}}]\n"
            f"sources: [{{title: Made, basis: stated}}]\nrepositories:\n{lines}"
        )
