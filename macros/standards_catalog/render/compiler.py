"""Our templates as plainer Python than Jinja makes of anybody's.

Jinja asks of every value whether an attribute or an item is meant, of every function whether it
wants the context, and makes markup of markup once more wherever it is put in. A page asks that some
hundred times for each row of a table; what our templates are given needs none of it.
"""

from __future__ import annotations

import keyword
from io import StringIO
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


def escaped(value: Any) -> str:
    """Return a value as HTML; markup stays as it is."""
    return value if type(value) is Markup else escape(value)


class Compiler(CodeGenerator):
    """Writes attributes and calls as Python has them."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Begin with the import of what markup goes through."""
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write `value.name`; templates write `value["key"]` for an item."""
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write `function(…)`; no function of ours asks for the context."""
        self.visit(node.node, frame)
        stream, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        given, self.stream = self.stream.getvalue(), stream
        self.write(f"({given.removeprefix(', ')})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(")


class OurEnvironment(Environment):
    """The environment of templates that are compiled so, which pages are made of."""

    code_generator_class = Compiler
