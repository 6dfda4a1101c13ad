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
    (".dockerfile", "dockerfile"),
)
_FORGES = r"\.(?:github|gitea|forgejo)"
_PLACES = (
    (re.compile(rf"(?:.*/)?{_FORGES}/workflows/[^/]+\.ya?ml\Z"), "workflow"),
    (re.compile(r"(?:.*/)?\.github/dependabot\.ya?ml\Z"), "dependabot"),
    (re.compile(r"(?:.*/)?\.config/mise(?:/config)?\.toml\Z"), "mise"),
    (re.compile(r"(?:.*/)?mise/config\.toml\Z"), "mise"),
    (re.compile(r"(?:.*/)?\.[A-Za-z0-9][\w-]*-version\Z"), "tool_version"),
    (re.compile(r"(?:.*/)?(?:Dockerfile|Containerfile)[.-][^/]+\Z"), "dockerfile"),
)
_NOT_ITS_OWN = re.compile(r"(?:.*/)?(?:node_modules|\.terraform|\.git)/")
_EXAMPLES = r"_?examples?|samples?|testdata|(?:__)?fixtures(?:__)?|tests?"
_ASIDE = (
    (re.compile(rf"(?:.*/)?(?:{_EXAMPLES})/", re.IGNORECASE), "example"),
    (re.compile(r"(?:.*/)?(?:vendor|third_party)/"), "vendored"),
    (re.compile(rf".+/{_FORGES}/"), "nested"),
)


def kind_of(path: str) -> str | None:
    """Return the kind of a file by its path (from `/` to `/`), or None if nothing is read of it."""
    if _NOT_ITS_OWN.match(path):
        return None
    name = path.rpartition("/")[2]
    if name in _NAMES:
        return _NAMES[name]
    for pattern, kind in _PLACES:
        if pattern.match(path):
            return kind
    return next((kind for ending, kind in _ENDINGS if name.endswith(ending)), None)


def aside(path: str) -> str:
    """Return why what stands at a path is not run by its repository, or nothing.

    `example`: an example, a sample or a test's data; `vendored`: a copy of another project;
    `nested`: a forge's folder that is not at the root, where the forge does not look.
    """
    return next((reason for pattern, reason in _ASIDE if pattern.match(path)), "")
