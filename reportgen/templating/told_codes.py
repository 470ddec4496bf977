"""Told codes: what can be wrong with a template that is read or filled in, in general, and what to type instead.

In: nothing. Out: the table that messages and docs/template-rules.md are made from.
"""

from __future__ import annotations

LOOK_UP = "look it up: reportgen template fields"
UNSOUND = (
    "the tags of the template do not fit together: after filling it in, it is no longer a Word document; "
    "a tag or a block begins inside something (a link, a content control, a cell) and ends outside it"
)
CODES = {
    "template-syntax": (
        "a tag of the template cannot be read",
        "look at the brackets, commas and quotation marks in it",
    ),
    "template-field": ("the template asks for a field that is not there", LOOK_UP),
    "template-value": (
        "a filter or a function cannot take the value that it is given",
        "write the value in the input as the filter needs it, or print it without the filter",
    ),
    "template-extra": (
        "the template prints {name} of extra (附加), and this input has none there",
        'add it to the input, or write 附加.{name}|默认("")',
    ),
    "template-error": (
        "a tag works something out that cannot be worked out",
        "print the fields alone, one in a tag, and let the input hold what is worked out",
    ),
    "template-unsafe": (
        "a tag does something that is not allowed in a template",
        "print fields, with filters from the guide; nothing else is needed",
    ),
    "template-unusable": (
        UNSOUND,
        "delete the tag, and type it anew, all of it either inside or outside; likewise both tags of a block",
    ),
    "template-loses": (
        "the template does not print paragraphs of the kind {kind}: {text} would be lost",
        "print them where the other paragraphs are printed, without a condition that leaves them out",
    ),
    "template-leftover": (
        "the template leaves the tag {tag} in the document",
        "look for a tag that is cut in two or lacks a brace, and type it anew",
    ),
    "template-letterless": (
        "a tag prints a sub-document, a rich text or a link, and lacks the letter for it",
        "a sub-document needs a tag with p alone in its paragraph: {example_p}; a rich text or link one with r: {example_r}",
    ),
}
"""For each code, what is wrong where nothing can be said that is closer to it, and what to type instead."""
