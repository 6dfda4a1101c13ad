"""Our templates as plainer Python than Jinja makes of anybody's.

Jinja asks of every value whether an attribute or an item is meant, of every function whether it
wants the context, of every macro whether it is called with more than it names, and makes markup of
markup once more wherever it is put in. A page asks that some hundred times for each row of a table;
what our templates are given needs none of it.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable
from functools import lru_cache
from io import StringIO
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

# The names, states and days of a row come again in the next.
_escape = lru_cache(maxsize=1_000)(escape)


def escaped(value: Any) -> str:
    """Return a value as HTML; markup stays as it is."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return _escape(value) if kind is str or kind is int else escape(value)


def called(body: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
    """Return a macro: what is given by name goes to its place, what is not given is `missing`."""

    def macro(*given: Any, **named: Any) -> Markup:
        if len(given) < len(names):
            given += tuple([named.pop(name, missing) for name in names[len(given) :]])
        return str.__new__(Markup, body(*given, **named))

    return macro


class Compiler(CodeGenerator):
    """Writes attributes and calls as Python has them."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Begin with the import of what markup goes through."""
        self.writeline(f"from {__name__} import called, escaped")
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

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write a macro as a function, unless it takes a block or more than it names."""
        ref = macro_ref
        if ref.accesses_caller or ref.accesses_kwargs or ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            self.write(f"called(macro, {tuple(one.name for one in ref.node.args)!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(")


class OurEnvironment(Environment):
    """The environment of templates that are compiled so, which pages are made of."""

    code_generator_class = Compiler
