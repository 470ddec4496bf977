"""The tags of the template language, as paragraphs and cells of a template.

In: conditions and field names of the view. Out: elements; docxtpl replaces a paragraph that holds a {%p … %} tag by the
tag, and a row or cell that holds {%tr … %} or {%tc … %} likewise, so these leave no empty line behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.ooxml.elements import Element
from reportgen.ooxml.writing import cell, paragraph, row

TAG = "模板标记"

Choice = tuple[str, Sequence[Element]]


def tag(code: str) -> Element:
    """Return a paragraph that is a tag."""
    return paragraph(TAG, f"{{%p {code} %}}")


def field(name: str) -> str:
    """Return a tag that prints a field."""
    return f"{{{{ {name} }}}}"


def when(condition: str, content: Iterable[Element]) -> Iterator[Element]:
    """Yield the content between its condition and the end of it."""
    yield from choose([(condition, list(content))])


def choose(choices: Iterable[Choice], otherwise: Sequence[Element] = ()) -> Iterator[Element]:
    """Yield each content after its condition, the first that holds is printed."""
    for index, (condition, content) in enumerate(choices):
        yield tag(f"{'elif' if index else 'if'} {condition}")
        yield from content
    if otherwise:
        yield tag("else")
        yield from otherwise
    yield tag("endif")


def each(name: str, values: str, content: Iterable[Element], otherwise: Sequence[Element] = ()) -> Iterator[Element]:
    """Yield the content, printed for each of the values, or what is printed where there is none."""
    yield tag(f"for {name} in {values}")
    yield from content
    if otherwise:
        yield tag("else")
        yield from otherwise
    yield tag("endfor")


def row_tag(code: str, columns: int) -> Element:
    """Return a row that is a tag."""
    return row([cell([paragraph(TAG, f"{{%tr {code} %}}")], span=columns)])


def cell_tag(code: str, width: int) -> Element:
    """Return a cell that is a tag."""
    return cell([paragraph(TAG, f"{{%tc {code} %}}")], width)
