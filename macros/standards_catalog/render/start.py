"""The files of a new catalog's project, beside its entries: filled templates, ready to be written.

They lie in `templates/start/` under the names that they get, without the dot in front. `{{` and
`{%` mean something in the files themselves, so that blanks are `<<name>>` here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from jinja2 import Environment
from msgspec import Struct, structs

from standards_catalog.render.environment import strict
from standards_catalog.schema.languages.shape import FOLDER as LANGUAGES
from standards_catalog.schema.languages.shape import LANGUAGE
from standards_catalog.schema.schemas import package_schemas

COMPILE = (
    "pip compile --quiet --universal --python-version=3.11 --generate-hashes"
    " --output-file=requirements.txt requirements.in"
)
_FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "Makefile": "Makefile",
    "requirements.in": "requirements.in",
    "requirements-pins.txt": "requirements-pins.txt",
    "renovate.json": "renovate.json",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "extensions.json": ".vscode/extensions.json",
}
_WORKFLOWS = ("check", "comment", "links", "scan", "site")


class Home(Struct, frozen=True, kw_only=True):
    """The home page in a language: where it goes, what the site is called, what the page says."""

    path: str
    site_name: str
    intro: str
    next: str
    due: str


class Project(Struct, frozen=True, kw_only=True):
    """What the files of a project say. `midnight` is hour and minute in UTC.

    `workflows` is the repository of the reusable workflows and `ref` what is called of it; without
    the first no workflow is written.
    """

    name: str
    homes: Mapping[str, Home]
    time_zone: str
    midnight: tuple[int, int]
    branch: str
    requirement: str
    workflows: str = ""
    ref: str = ""


def project_files(project: Project) -> Mapping[str, str]:
    """Return the text of every file beside the catalog's folder, by its path."""
    return dict(_files(project))


def _files(project: Project) -> Iterator[tuple[str, str]]:
    made = _environment()
    first, *others = project.homes.values()
    values = {
        **structs.asdict(project),
        "site_name": first.site_name,
        "translations": dict(zip(list(project.homes)[1:], others, strict=True)),
        "engine_names": [name for name in ("standards-catalog", project.workflows) if name],
        "compile": COMPILE,
    }
    for template, path in _FILES.items():
        yield path, made.get_template(f"start/{template}").render(values)
    for home in project.homes.values():
        yield f"docs/{home.path}", made.get_template("start/index.md").render(home=home)
    for name in _WORKFLOWS if project.workflows else ():
        text = made.get_template(f"start/workflows/{name}.yml").render(values)
        yield f".github/workflows/{name}.yml", text
    yield ".vscode/settings.json", _editor()


def _editor() -> str:
    """Return the settings of VS Code, which help in a new file before it names its schema."""
    schemas = package_schemas()
    files = {kind: f"{schema.folder}/*.yml" for kind, schema in schemas.kinds.items()}
    files |= {kind: name for name, kind in schemas.alone.items()}
    files[LANGUAGE] = f"{LANGUAGES}/*.yml"
    settings = {
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "yaml.schemas": {
            f"catalog/.schema/{kind}.json": f"catalog/{path}" for kind, path in files.items()
        },
    }
    return json.dumps(settings, indent=2) + "\n"


def _environment() -> Environment:
    made = strict(
        autoescape=False,  # they are no HTML; what people say is put in as JSON
        keep_trailing_newline=True,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<##",
        comment_end_string="##>",
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made
