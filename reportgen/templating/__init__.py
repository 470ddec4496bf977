"""Templating: docx templates with tags, rendered with values; knows docx and values, no kinds of document.

In: a template file and a context. Out: the bytes of a docx, or a TemplateError that names what to mend.
"""

from reportgen.templating.compiled import CompiledTemplate
from reportgen.templating.program import SlowTag
from reportgen.templating.template import Link, Picture, Subdocument, Template

__all__ = ["CompiledTemplate", "Link", "Picture", "SlowTag", "Subdocument", "Template"]
