"""Talks to yaml-language-server as an editor does: the protocol's messages over pipes."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

HERE = Path(__file__).parent
SERVER = HERE / "node_modules/yaml-language-server/bin/yaml-language-server"
PATIENCE = 300  # seconds; no verdict, but when a server that hangs is given up

# What the extension of VS Code sends where nobody set anything, but for the store of schemas,
# which is on another host; a file that names its schema is not looked up there.
DEFAULTS: Mapping[str, Any] = {
    "yamlVersion": "1.2",
    "validate": True,
    "hover": True,
    "completion": True,
    "format": {"enable": True},
    "schemas": {},
    "schemaStore": {"enable": False},
    "kubernetesCRDStore": {"enable": False},
    "customTags": [],
    "disableDefaultProperties": False,
    "disableAdditionalProperties": False,
    "suggest": {"parentSkeletonSelectedFirst": False},
    "style": {"flowMapping": "allow", "flowSequence": "allow"},
    "keyOrdering": False,
    "maxItemsComputed": 5000,
}
CAPABILITIES: Mapping[str, Any] = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
        },
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}


class Complaint(NamedTuple):
    """A diagnostic of the server; lines and columns count from 1, as in `catalog check`."""

    line: int
    column: int
    message: str
    syntax: bool  # about the YAML itself, not by a schema


class Server:
    """One running server for one folder, opened in an editor."""

    def __init__(self, folder: Path, schemas: Mapping[str, Any] | None = None) -> None:
        self.settings = {"yaml": {**DEFAULTS, "schemas": schemas or {}}}
        self.process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._received: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._requests = self._version = 0
        self._diagnostics: dict[str, list[Complaint]] = {}
        self._configured = False
        where = {"uri": folder.as_uri(), "name": folder.name}
        self.ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=[where],
            capabilities=CAPABILITIES,
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=None)
        self._until(lambda: self._configured)

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ask("shutdown")
        self._tell("exit")
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def open(self, file: Path, text: str | None = None) -> None:
        """Show a file in the editor; `text` is what it would hold if it were saved."""
        content = file.read_bytes().decode("utf-8") if text is None else text
        self._version += 1  # the server remembers what it knew of a version
        document = {
            "uri": file.as_uri(),
            "languageId": "yaml",
            "version": self._version,
            "text": content,
        }
        self._diagnostics.pop(file.as_uri(), None)
        self._tell("textDocument/didOpen", textDocument=document)

    def close(self, file: Path) -> None:
        """Close the file's tab."""
        self._tell("textDocument/didClose", textDocument={"uri": file.as_uri()})

    def complaints(self, files: Iterable[Path]) -> dict[Path, list[Complaint]]:
        """Open files and return what is underlined in each."""
        files = list(files)
        for file in files:
            self.open(file)
        self._until(lambda: all(file.as_uri() in self._diagnostics for file in files))
        return {file: self._diagnostics[file.as_uri()] for file in files}

    def underlined(self, file: Path, text: str) -> list[Complaint]:
        """Return what is underlined in a file that holds a text."""
        self.open(file, text)
        self._until(lambda: file.as_uri() in self._diagnostics)
        self.close(file)
        return self._diagnostics[file.as_uri()]

    def complete(self, file: Path, text: str) -> dict[str, dict[str, Any]]:
        """Return what the editor offers at `|` in a text, by label."""
        answer = self._at("textDocument/completion", file, text)
        return {item["label"]: item for item in answer["items"]}

    def hover(self, file: Path, text: str) -> str:
        """Return what the editor shows when the pointer rests at `|` in a text."""
        answer = self._at("textDocument/hover", file, text)
        return str(answer["contents"]["value"]) if answer else ""

    def _at(self, method: str, file: Path, text: str) -> Any:
        before, _, after = text.partition("|")
        self.open(file, before + after)
        position = {
            "line": before.count("\n"),
            "character": len(before) - (before.rfind("\n") + 1),
        }
        answer = self.ask(method, textDocument={"uri": file.as_uri()}, position=position)
        self.close(file)
        return answer

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request and return its result."""
        self._requests += 1
        number = self._requests
        self._send({"id": number, "method": method, "params": params})
        answers: list[dict[str, Any]] = []
        self._until(lambda: bool(answers), number, answers)
        assert "error" not in answers[0], answers[0]
        return answers[0]["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        pipe = self.process.stdout
        assert pipe
        while header := pipe.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while pipe.readline().strip():
                    pass
                self._received.put(json.loads(pipe.read(length)))
        self._received.put(None)

    def _until(
        self, done: Any, number: int | None = None, answers: list[dict[str, Any]] | None = None
    ) -> None:
        while not done():
            message = self._received.get(timeout=PATIENCE)
            assert message is not None, "the language server has ended"
            if "method" in message:
                self._serve(message)
            elif answers is not None and message.get("id") == number:
                answers.append(message)

    def _serve(self, message: Mapping[str, Any]) -> None:
        method, params = message["method"], message.get("params")
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[params["uri"]] = [_complaint(one) for one in params["diagnostics"]]
        elif method == "workspace/configuration":
            result = [self.settings.get(item["section"]) for item in params["items"]]
            self._send({"id": message["id"], "result": result})
            self._configured = True
        elif "id" in message:
            self._send({"id": message["id"], "result": None})


def _complaint(found: Mapping[str, Any]) -> Complaint:
    start = found["range"]["start"]
    syntax = found["source"] == "YAML"
    return Complaint(start["line"] + 1, start["character"] + 1, found["message"], syntax)
