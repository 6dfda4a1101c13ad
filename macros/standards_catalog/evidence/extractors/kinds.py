"""Which kind of file a path names, and which paths are beside what a repository runs."""

from __future__ import annotations

import re

_NAMES = {
    "Dockerfile": "dockerfile",
    "Containerfile": "dockerfile",
    "CODEOWNERS": "codeowners",
    ".terraform.lock.hcl": "terraform_lock",
    ".tool-versions": "tool_versions",
    "mise.toml": "mise",
    ".mise.toml": "mise",
    "Kustomization": "yaml",
    "action.yml": "action",
    "action.yaml": "action",
    "aqua.yml": "aqua",
    "aqua.yaml": "aqua",
    ".aqua.yml": "aqua",
    ".aqua.yaml": "aqua",
    "renovate.json": "renovate",
    "renovate.json5": "renovate",
    ".renovaterc": "renovate",
    ".renovaterc.json": "renovate",
    ".renovaterc.json5": "renovate",
    "package-lock.json": None,
    "npm-shrinkwrap.json": None,
    "pnpm-lock.yaml": None,
}
_ENDINGS = (
    (".yml", "yaml"),
    (".yaml", "yaml"),
    (".tf.json", "terraform_json"),
    (".json", "json"),
    (".json5", "json"),
    (".jsonnet", "jsonnet"),
    (".libsonnet", "jsonnet"),
    (".tf", "terraform"),
    (".tofu", "terraform"),
    (".hcl", "terragrunt"),
    (".dockerfile", "dockerfile"),
    (".Dockerfile", "dockerfile"),
)
_TEXTS = (".md", ".dockerignore", ".sh", ".txt", ".go", ".py", ".ts", ".js", ".rb")
_FORGES = frozenset((".github", ".gitea", ".forgejo"))
_TOOL_VERSION = re.compile(r"\.[A-Za-z0-9][\w-]{0,60}-version\Z")
_DOCKERFILE = re.compile(r"(?:Docker|Container)file[.-]")
_FOLDERS = re.compile(r"for\Z|.*(?:dir|path|folder|context|root)", re.IGNORECASE)
_NOT_ITS_OWN = frozenset(("node_modules", ".terraform", ".git"))
_EXAMPLES = re.compile(r"_?examples?|samples?|testdata|_{0,2}fixtures?_{0,2}|_{0,2}tests?_{0,2}")
_VENDORED = frozenset(("vendor", "third_party"))


def kind_of(path: str) -> str | None:
    """Return the kind of a file by its path (from `/` to `/`), or None if nothing is read of it."""
    *folders, name = path.split("/")
    if not _NOT_ITS_OWN.isdisjoint(folders):
        return None
    by_place = _by_place(folders, name)
    if by_place or name in _NAMES:
        return by_place or _NAMES[name]
    return _by_name(name)


def _by_place(folders: list[str], name: str) -> str | None:
    if name.endswith((".yml", ".yaml")) and folders:
        if folders[-1] == "workflows" and len(folders) > 1 and folders[-2] in _FORGES:
            return "workflow"
        if folders[-1] == ".github" and name in ("dependabot.yml", "dependabot.yaml"):
            return "dependabot"
        if folders[-1] == "aqua":
            return "aqua"
    if folders[-1:] == ["mise"] and name == "config.toml":
        return "mise"
    return None


def _by_name(name: str) -> str | None:
    if _TOOL_VERSION.match(name):
        return "tool_version"
    if _DOCKERFILE.match(name) and not name.endswith(_TEXTS):
        return "dockerfile"
    return next((kind for ending, kind in _ENDINGS if name.endswith(ending)), None)


def is_shared(path: str) -> bool:
    """Tell whether a file is of a repository as a whole: at its root, or for its forge."""
    first, _, below = path.partition("/")
    return not below or first in _FORGES


def names_folders(key: str) -> bool:
    """Tell whether a value is a folder by what it is called, such as `working-directory`."""
    return bool(_FOLDERS.match(key))


def aside(path: str) -> str:
    """Return why what stands at a path is not run by its repository, or nothing.

    `example`: an example, a sample or a test's data; `vendored`: a copy of another project;
    `nested`: a forge's folder that is not at the root, where the forge does not look.
    """
    folders = [one.lower() for one in path.split("/")[:-1]]
    if any(_EXAMPLES.fullmatch(one) for one in folders):
        return "example"
    if not _VENDORED.isdisjoint(folders):
        return "vendored"
    return "" if _FORGES.isdisjoint(folders[1:]) else "nested"
