"""A field that a template may use: its names, meaning, type and example, and the tag that its author types.

In: what `view_fields` and `data_fields` found. Out: `Field`, in a tree: the fields of an object stand below it, what one
prints of a list stands below the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.frozen import frozen
from reportgen.views.fields import Each

TEXT, NUMBER, SWITCH, LIST, GROUP, DOCUMENT = "text", "number", "yes or no", "list", "group", "Word file"
OWN = "values of your own"
ANY_OF_OWN = ("name", "名称")
"""What stands for whatever the writer of an input calls a value of his own."""
ENDS = {"for": "endfor", "if": "endif"}


@frozen
class Name:
    """A name or a tag in the two languages that a template may be written in."""

    english: str
    chinese: str

    def dot(self, english: str, chinese: str) -> Name:
        """Return the name of a field of the object of this name."""
        return Name(f"{self.english}.{english}", f"{self.chinese}.{chinese}")

    def within(self, pattern: str) -> Name:
        """Return the name put into a pattern, such as `{{{{ {} }}}}`."""
        return Name(pattern.format(self.english), pattern.format(self.chinese))


@frozen
class Field:
    """A field: `name` as it is typed where it stands; `path` leads to it from the top, with [] for an item of a list."""

    name: Name
    path: tuple[str, ...]
    type: str
    meaning: str
    example: str
    tag: Name
    """What its author types: the tag that prints it, or that begins its loop or condition."""
    around: tuple[Name, ...] = ()
    """The tags that begin the loops and conditions in which it must stand, from the outside in."""
    fields: tuple[Field, ...] = ()
    values: tuple[str, ...] = ()
    """What it may say, where that is fixed."""

    @property
    def depth(self) -> int:
        """How many loops and conditions it stands in."""
        return len(self.around)

    def all(self) -> Iterator[Field]:
        """Yield the field and all below it, each before what is below it."""
        yield self
        for each in self.fields:
            yield from each.all()


def every(fields: Iterable[Field]) -> list[Field]:
    """Return the fields and all below them, each before what is below it."""
    return [found for each in fields for found in each.all()]


def printing(name: Name, kind: str = TEXT) -> Name:
    """Return the tag that prints a field."""
    if kind == SWITCH:
        return condition(name)
    if kind == OWN:
        return printing(name.dot(*ANY_OF_OWN))
    return name.within("{{{{p {} }}}}" if kind == DOCUMENT else "{{{{ {} }}}}")


def condition(name: Name) -> Name:
    """Return the tag that begins what is only printed where the field says something."""
    return name.within("{{%p if {} %}}")


def loop(name: Name, each: Each) -> Name:
    """Return the tag that begins the loop over a list."""
    pattern = "{{%{} for {} in {} %}}"
    return Name(
        pattern.format(each.tag, each.english, name.english), pattern.format(each.tag, each.chinese, name.chinese)
    )


def end_of(tag: str) -> str:
    """Return the tag that ends what a tag begins; an empty text for one that prints."""
    if not tag.startswith("{%"):
        return ""
    letters, word, *_ = tag.removeprefix("{%").split()
    return f"{{%{letters} {ENDS[word]} %}}"
