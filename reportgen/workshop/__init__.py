"""The workshop for template authors: which fields there are, a new template, what is wrong with one, trying it out.

In: a kind, a template, a finished document. Out: fields, templates, diagnostics.
"""
