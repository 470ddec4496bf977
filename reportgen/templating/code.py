"""Code: what Jinja makes of a template, with the guards built in that no option of Jinja has.

In: the parsed template. Out: Python code that counts its loops, texts put together and output kept aside; a
TemplateAssertionError for a tag that is not available.
"""

# ruff: noqa: N802, N815 - Jinja finds the method by the name of the node's class

from __future__ import annotations

from typing import NoReturn

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class GuardedCode(CodeGenerator):
    """A code generator whose code calls `each`, `concatenate` and `buffer` of the environment."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Count the turns of a loop; one that calls itself would go round the count."""
        if node.recursive:
            self.fail("a loop that calls itself is not available in a template", node.lineno)
        each = nodes.EnvironmentAttribute("each", lineno=node.lineno)
        node.iter = nodes.Call(each, [node.iter], [], None, None, lineno=node.lineno)
        super().visit_For(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Call `each` directly: it is ours, and no template can name it."""
        if not (isinstance(node.node, nodes.EnvironmentAttribute) and node.node.name == "each"):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.each(")
        self.visit(node.args[0], frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Put texts together only where the result is not huge."""
        self.write("environment.concatenate((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")

    def buffer(self, frame: Frame) -> None:
        """Keep output aside in a list that counts."""
        frame.buffer = self.temporary_identifier()
        self.writeline(f"{frame.buffer} = environment.buffer()")

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier, frame: Frame) -> None:
        """Refuse `autoescape`: values would be read as markup and lost."""
        self.fail("escaping cannot be switched off in a template", node.lineno)

    def refuse_template(self, node: nodes.Node, frame: Frame) -> NoReturn:
        """Refuse a tag that fetches another template."""
        self.fail("a template cannot use another template", node.lineno)

    visit_Include = visit_Import = visit_FromImport = visit_Extends = refuse_template
