"""Code: what Jinja makes of a template, with the guards built in that no option of Jinja has.

In: the parsed template. Out: Python code that counts its loops, texts put together and output kept aside, and shows
every value through the environment; a TemplateAssertionError for a tag that is not available.
"""

# ruff: noqa: N802, N815 - Jinja finds the method by the name of the node's class

from __future__ import annotations

from typing import NoReturn

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from reportgen.diagnostics import Word

SHOWN, OWNER = "shown", "owner"
"""Names in the generated code, where Jinja's own have numbers."""
PLAIN = f"({SHOWN}.isalnum() or not environment.noteworthy({SHOWN}))"
"""Letters and digits alone, the most of what stands in tables, are seen faster than the rest."""

IN_TAG = "show_in_tag"


class GuardedCode(CodeGenerator):
    """A code generator whose code calls `each`, `concatenate`, `buffer` and `show` of the environment."""

    _in_element_tag = False
    """Whether what is written next stands inside `<…>`, so far as the text before it tells."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Write texts and values that follow each other as one piece."""
        several = len(node.nodes) > 1
        nothing = repr(self._encoded("", frame))
        self.start_write(frame, node)
        self.write(f"{nothing}.join((" if several else "")
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self._follow(child.data)
                self.write(repr(self._encoded(child.data, frame)))
            else:
                self._show(child, frame)
            self.write(", " if several else "")
        self.write("))" if several else "")
        self.end_write(frame)

    def _encodes(self, frame: Frame) -> bool:
        """Whether a frame gives bytes; what is kept aside stays text."""
        return frame.buffer is None and getattr(self.environment, "encodes", False)

    def _encoded(self, text: str, frame: Frame) -> str | bytes:
        return text.encode() if self._encodes(frame) else text

    def _follow(self, text: str) -> None:
        opened, closed = text.rfind("<"), text.rfind(">")
        if opened != closed:
            self._in_element_tag = opened > closed

    def _show(self, node: nodes.Expr, frame: Frame, visited_in: Frame | None = None) -> None:
        """Show a value; one that is a text with nothing noteworthy in it, as nearly all are, as it stands."""
        if self._in_element_tag:
            self.write(f"environment.{IN_TAG}(")
            self.visit(node, visited_in or frame)
            self.write(")")
        else:
            self.write(f"({SHOWN} if ({SHOWN} := ")
            self.visit(node, visited_in or frame)
            self.write(f").__class__ is str and {PLAIN} else environment.show({SHOWN}))")
        self.write(".encode()" if self._encodes(frame) else "")

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:
        """Show what a filter makes of a block like any other value."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.start_write(frame, node)
        self._show(node.filter, frame, visited_in=inner)
        self.end_write(frame)
        self.leave_frame(inner)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        """Show what the call of a macro with a body gives like any other value."""
        body_frame, body = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(body, body_frame)
        self.start_write(frame, node)
        self.write(f"environment.{IN_TAG if self._in_element_tag else 'show'}(")
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write(").encode()" if self._encodes(frame) else ")")
        self.end_write(frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Look a field of a table up without asking the sandbox, which has nothing to say of it."""
        name = repr(node.attr)
        self.write(f"({OWNER}[{name}] if ({OWNER} := ")
        self.visit(node.node, frame)
        self.write(f").__class__ is dict and {name} in {OWNER} else environment.getattr({OWNER}, {name}))")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Count the turns of a loop; one that calls itself would go round the count."""
        if node.recursive:
            self.fail(Word("a loop that calls itself is not available in a template"), node.lineno)
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
        self.fail(Word("escaping cannot be switched off in a template"), node.lineno)

    def refuse_template(self, node: nodes.Node, frame: Frame) -> NoReturn:
        """Refuse a tag that fetches another template."""
        self.fail(Word("a template cannot use another template"), node.lineno)

    visit_Include = visit_Import = visit_FromImport = visit_Extends = refuse_template
