"""What configurations of Terraform require, call, install and manage."""

from __future__ import annotations

import json

import pytest

from standards_catalog.evidence.extractors import hcl
from standards_catalog.evidence.extractors.registry import extract
from tests.evidence.extractors.shown import facts, shown, unread

CONFIGURATION = """\
    terraform {
      required_version = ">= 1.5" # enough
      required_providers {
        aws = {
          # where it comes from
          source  = "hashicorp/aws"
          version = "~> 5.0"
        }
        old = "2.1.0"
      }
    }

    provider "mail" {
      version = "= 1.4.2"
    }

    module "network" {
      source  = "example/network/aws//modules/vpc"
      version = "5.1.0"
    }

    module "cluster" { source = "git::https://github.com/example/net.git//x?depth=1&ref=v4.3.1" }
    module "ssh" { source = "git@github.com:example/ssh.git?ref=main" }
    module "own" { source = "./modules/own" }
    module "any" {
      source  = "example/any/aws"
      version = local.version
    }

    resource "helm_release" "metrics" {
      name       = "metrics"
      repository = "https://charts.example.com"
      chart      = "metrics-server"
      version    = "3.12.0"
    }
    resource "aws_ecs_service" "one" {}
    resource "aws_ecs_service" "two" {}
"""


def test_everything_of_a_configuration() -> None:
    assert shown("infra/main.tf", CONFIGURATION) == [
        "2 terraform_version terraform @>= 1.5 (constraint)",
        "6 terraform_provider hashicorp/aws @~> 5.0 (constraint)",
        "9 terraform_provider old @2.1.0 =2.1.0 (exact)",
        "13 terraform_provider mail @= 1.4.2 =1.4.2 (exact)",
        "18 terraform_module example/network/aws @5.1.0 =5.1.0 (exact)",
        "22 terraform_module github.com/example/net @v4.3.1 =v4.3.1 (tag)",
        "23 terraform_module github.com/example/ssh @main (branch)",
        "24 terraform_module ./modules/own (local)",
        "26 terraform_module example/any/aws @${local.version} (unresolved)",
        "30 terraform_resource helm_release",
        "33 helm_release metrics-server @3.12.0 =3.12.0 (exact)",
        "36 terraform_resource aws_ecs_service",
    ]


def test_units_and_stacks_of_terragrunt() -> None:
    text = """\
        include "root" { path = find_in_parent_folders("root.hcl") }
        terraform {
          extra_arguments "all" { commands = ["plan"] }
          source = "tfr:///example/network/aws//modules/vpc?version=5.1.0"
        }
        terraform { source = "git::git@github.com:example/net.git//x?ref=v4.3.1" }
        terraform { source = "${include.common.locals.base}?ref=v1.0.0" }
        terraform { source = "//modules/own" }
        unit "vpc" { source = "git::https://github.com/example/units.git?ref=main" }
        dependency "vpc" { config_path = "../vpc" }
        module "none" { source = "example/none/aws" }
    """
    assert shown("live/prod/terragrunt.hcl", text) == [
        "4 terraform_module example/network/aws @5.1.0 =5.1.0 (exact)",
        "6 terraform_module github.com/example/net @v4.3.1 =v4.3.1 (tag)",
        "7 terraform_module ${include.common.locals.base} @v1.0.0 (unresolved)",
        "8 terraform_module //modules/own (local)",
        "9 terraform_module github.com/example/units @main (branch)",
    ]


def test_what_stands_beside_a_module_and_a_resource() -> None:
    found = {(one.what, one.name): one.values for one in facts("main.tf", CONFIGURATION)}
    assert found["terraform_module", "example/network/aws"]["sub"] == "modules/vpc"
    assert found["terraform_resource", "aws_ecs_service"] == {"count": "2"}
    assert found["helm_release", "metrics-server"]["repository"] == "https://charts.example.com"


def test_a_lock_file_says_exact_versions() -> None:
    text = """\
        provider "registry.terraform.io/hashicorp/aws" {
          version     = "5.31.0"
          constraints = "~> 5.0"
          hashes = ["h1:abc"]
        }
    """
    assert shown(".terraform.lock.hcl", text) == [
        "1 terraform_provider hashicorp/aws @5.31.0 =5.31.0 (lock)"
    ]


def test_a_configuration_in_json() -> None:
    data = {
        "terraform": {"required_providers": [{"aws": {"source": "hashicorp/aws"}}]},
        "module": {"own": {"source": "example/own/aws", "version": "1.0.0"}},
        "resource": {"aws_s3_bucket": {"a": {}, "b": {"bucket": "b"}}},
    }
    assert shown("main.tf.json", json.dumps(data, indent=1)) == [
        "6 terraform_provider hashicorp/aws (none)",
        "13 terraform_module example/own/aws @1.0.0 =1.0.0 (exact)",
        "20 terraform_resource aws_s3_bucket",
    ]


def test_what_is_whole_in_a_broken_file_is_kept() -> None:
    data = b'module "a" { source = "./a" }\nlocals { a = [1 }\nmodule "b" { source = "./b" }\n'
    assert unread("a.tf", data) == [("syntax", 2)]
    assert [one.name for one in extract("a.tf", data)[0]] == ["./a", "./b"]


def test_without_its_parser_a_file_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hcl, "tree_sitter", None)
    assert unread("main.tf", b"") == [("no_parser", 0)]
