"""Walking: the tags of a part one after the other, with the names that are known at each.

In: the parts of a template, the fields of its kind. Out: what is wrong with what the tags ask for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from jinja2 import nodes

from reportgen.templating.environment import environment
from reportgen.templating.functions import FUNCTIONS
from reportgen.templating.typed import plain_text
from reportgen.workshop.blocks import OPENING, Blocks
from reportgen.workshop.faults import Fault, at_tag
from reportgen.workshop.misspelt import meant, unknown_word
from reportgen.workshop.reading import Reader, typed_name
from reportgen.workshop.rich import wrong_letter
from reportgen.workshop.scopes import Scopes
from reportgen.workshop.shapes import GROUP, LIST, TEXT, UNKNOWN, Shape
from reportgen.workshop.tags import PartOfTemplate, Tag

FETCHING = frozenset(
    ("include", "import", "from", "extends", "autoescape", "do", "continue", "break", "trans", "debug")
)
EXPRESSION = frozenset(("colspan", "cellbg"))
BARE = frozenset(("vm", "hm", "else"))
RICH = frozenset(("p", "r"))
GUARD = re.compile(r"([^\W\d]\w*)(?:\.\w+)*\s+is\s+(?:not\s+)?(?:defined|undefined)")
MENTIONED = re.compile(
    r"(?:\{%-?\s*(?:(?:p|tr|tc|r)\s+)?\w+|\bfor)\s+(\w+)(?:\s*,\s*(\w+))?\s+in\b|\{%-?\s*(?:p\s+)?set\s+(\w+)"
)
"""The names that a loop or a `set` brings along, also one that cannot be read."""
LOOP = re.compile(r"for\s+([\w\s,()]+?)\s+in\s+(\S+)")
Step = Callable[[Reader, Tag], None]


def faults_of_tags(
    parts: Sequence[PartOfTemplate], blocks: Sequence[Blocks], fields: Scopes, kinds_of_block: tuple[str, ...]
) -> Iterator[Fault]:
    """Yield what is wrong with the tags of a template, read one by one."""
    made = environment()
    guarded = frozenset(_guarded(parts))
    always = frozenset((*made.globals, *FUNCTIONS, *FUNCTIONS.values()))
    for part, paired in zip(parts, blocks, strict=True):
        scopes = Scopes(fields.root, always, guarded, fields.asked, loops_over=dict(_loops(part)))
        scopes.orphaned = any(each.closes == "for" for each in paired.unopened)
        reader = Reader(made, scopes, kinds_of_block)
        for tag in part.tags:
            if tag.kind == "print":
                _print(reader, tag)
            elif tag.kind == "statement":
                opening = paired.opening(tag)
                _statement(reader, tag, opening)
                if opening:
                    scopes.close(opening)
        yield from reader.faults


def _guarded(parts: Sequence[PartOfTemplate]) -> Iterator[str]:
    """Yield the names of which nothing is said: the template asks for them itself, or the tag that knows them is broken."""
    for part in parts:
        text = plain_text("".join(spot.text for spot in part.spots))
        yield from GUARD.findall(text)
        for tag in part.tags:
            text = text.replace(plain_text(tag.typed), "") if tag.word == "for" and LOOP.match(tag.code) else text
        yield from (name for found in MENTIONED.findall(text) for name in found if name)


def _loops(part: PartOfTemplate) -> Iterator[tuple[str, str]]:
    """Yield the names that the loops of a part bring along, and what each goes over."""
    for tag in part.tags:
        if tag.word == "for" and (found := LOOP.match(tag.code)):
            yield from ((name.strip("() "), found[2]) for name in found[1].split(","))
            yield "loop", found[2]


def _print(reader: Reader, tag: Tag) -> None:
    shape = _expression(reader, tag, tag.code)
    reader.faults.extend(wrong_letter(tag))
    if shape.kind == LIST:
        reader.faults.append(at_tag("list-as-text", tag, name=tag.code, loop=_loop(tag.code)))
    elif shape.kind == GROUP:
        fixed = f"{{{{ {tag.code}.{_first(shape, tag.code)} }}}}"
        reader.faults.append(at_tag("group-as-text", tag, name=tag.code, fixed=fixed))
    elif shape.kind == TEXT and tag.prefix in RICH:
        reader.faults.append(at_tag("rich-tag", tag, name=tag.code, fixed=f"{{{{ {tag.code} }}}}"))


def _expression(reader: Reader, tag: Tag, code: str) -> Shape:
    parsed = reader.parsed(tag, f"{{{{ {code} }}}}")
    shapes = [reader.shape(node, tag) for node in _printed(parsed)]
    return shapes[0] if shapes else UNKNOWN


def _printed(parsed: nodes.Template | None) -> Iterator[nodes.Node]:
    for output in () if parsed is None else parsed.body:
        if isinstance(output, nodes.Output):
            yield from (each for each in output.nodes if not isinstance(each, nodes.TemplateData))


def _statement(reader: Reader, tag: Tag, opening: Tag | None) -> None:
    word = tag.word
    if word in STEPS:
        STEPS[word](reader, tag)
    elif word in EXPRESSION:
        _expression(reader, tag, tag.code.removeprefix(word))
    elif word in FETCHING:
        reader.faults.append(at_tag("not-available", tag, what=word))
    elif not tag.code:
        reader.faults.append(at_tag("tag-empty", tag))
    elif not (word.startswith("end") and word[3:] in OPENING) and (word not in BARE or tag.code != word):
        reader.faults.append(unknown_word(tag, reader.scopes, opening))
        if meant(tag)[0] in OPENING:
            reader.scopes.open(tag, dict.fromkeys(_words(tag), UNKNOWN))


def _if(reader: Reader, tag: Tag) -> None:
    if tag.word == "if":
        reader.scopes.open(tag, {})
    parsed = reader.parsed(tag, f"{{% if {tag.code.removeprefix(tag.word)} %}}{{% endif %}}")
    for node in parsed.body if parsed else ():
        if isinstance(node, nodes.If):
            reader.shape(node.test, tag)


def _for(reader: Reader, tag: Tag) -> None:
    parsed = reader.parsed(tag, f"{{% {tag.code} %}}{{% endfor %}}")
    loop = next((node for node in parsed.body if isinstance(node, nodes.For)), None) if parsed else None
    if loop is None:
        reader.scopes.open(tag, dict.fromkeys(_words(tag), UNKNOWN))
        return
    if loop.recursive:
        reader.faults.append(at_tag("not-available", tag, what="recursive"))
    names = {"loop": UNKNOWN, **_targets(loop.target, _item(reader, tag, loop.iter))}
    reader.scopes.open(tag, names)
    if loop.test is not None:
        reader.shape(loop.test, tag)


def _words(tag: Tag) -> Iterator[str]:
    """Yield the words of a loop that cannot be read, one of which its author meant as a name."""
    for word in re.findall(r"\w+", tag.code):
        yield from (word, word.removesuffix("in"))


def _item(reader: Reader, tag: Tag, values: nodes.Node) -> Shape:
    """Return what a loop goes over, one at a time."""
    shape = reader.shape(values, tag)
    if shape.kind in (TEXT, GROUP):
        name = typed_name(values)
        reader.faults.append(at_tag("loop-over-text", tag, name=name, fixed=f"{{{{ {name} }}}}"))
    return shape.item or UNKNOWN if shape.kind == LIST else UNKNOWN


def _targets(target: nodes.Node, shape: Shape) -> dict[str, Shape]:
    if isinstance(target, nodes.Name):
        return {target.name: shape}
    return {each.name: UNKNOWN for each in target.find_all(nodes.Name)}


def _set(reader: Reader, tag: Tag) -> None:
    if "=" not in tag.code:
        for name in re.findall(r"[^\W\d]\w*", tag.code)[1:2]:
            reader.scopes.put(name, UNKNOWN)
        reader.scopes.open(tag, {})
        return
    parsed = reader.parsed(tag, f"{{% {tag.code} %}}")
    for node in parsed.body if parsed else ():
        if isinstance(node, nodes.Assign):
            shape = reader.shape(node.node, tag)
            for name, given in _targets(node.target, shape).items():
                reader.scopes.put(name, given)


def _other(reader: Reader, tag: Tag) -> None:
    """Open a block of another word (with, macro, call, filter): its names are known in it, and nothing of what they are."""
    parsed = reader.parsed(tag, f"{{% {tag.code} %}}{{% end{tag.word} %}}")
    names = [each.name for each in parsed.find_all(nodes.Name) if each.ctx != "load"] if parsed else []
    if tag.word == "macro":
        reader.scopes.put(re.split(r"\W", tag.code.removeprefix("macro").strip())[0], UNKNOWN)
    reader.scopes.open(tag, {"caller": UNKNOWN, **dict.fromkeys(names, UNKNOWN)})
    for node in parsed.body if parsed else ():
        if isinstance(node, nodes.FilterBlock | nodes.With | nodes.CallBlock):
            for child in node.iter_child_nodes(only=("filter", "values", "call")):
                reader.shape(child, tag)


STEPS: dict[str, Step] = {
    "if": _if,
    "elif": _if,
    "for": _for,
    "set": _set,
    **dict.fromkeys(("with", "macro", "call", "filter", "block"), _other),
}


def _loop(name: str) -> str:
    return f"{{% for 每项 in {name} %}}{{{{ 每项 }}}}{{% endfor %}}"


def _first(shape: Shape, typed: str) -> str:
    return next((name for name in shape.fields if name.isascii() == typed.isascii()), next(iter(shape.fields)))
