"""The check of a template: everything that is wrong with it, in one go.

In: the bytes of a template, its kind if it is known. Out: faults, in the order in which one meets them in Word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen import resources
from reportgen.diagnostics import Severity
from reportgen.kinds import Kind
from reportgen.layout.base_template import base_template
from reportgen.templating.template import Template
from reportgen.workshop.beside_tags import things_beside_tags
from reportgen.workshop.blocks import Blocks, faults_of_blocks
from reportgen.workshop.echoes import MISSING, without_echoes
from reportgen.workshop.faults import Fault, of_file
from reportgen.workshop.loops import with_loops
from reportgen.workshop.neutralising import LOSSES, Neutralised, Wrong, neutralised
from reportgen.workshop.required_fields import never_printed
from reportgen.workshop.rules import BLOCKS, CODE, TAGS
from reportgen.workshop.scopes import Scopes
from reportgen.workshop.shapes import UNKNOWN, shape_of_kind
from reportgen.workshop.structure import faults_of_structure
from reportgen.workshop.tags import PartOfTemplate, parts_of
from reportgen.workshop.trial_faults import compiled, tried
from reportgen.workshop.typed_head import NAMES, OwnHead, about_head, own_head
from reportgen.workshop.walking import faults_of_tags
from reportgen.workshop.whole import faults_of_file

LOSES, LOST_FOR = "template-loses", "word-of-kind"
KIND_OF_BLOCK = re.compile(r"(?:kind|类型) == ['\"](.+?)['\"]")
UNREADABLE = frozenset(each.code for each in (*TAGS, *CODE, *BLOCKS) if each.severity is Severity.ERROR)
"""What keeps a template from being read."""


def check_template(data: bytes, name: str, kind: Kind | None) -> list[Fault]:
    """Return what is wrong with a template; TemplateError where it is no template at all."""
    template = Template.from_bytes(data, name)
    parts = parts_of(template)
    root = shape_of_kind(kind.view) if kind else UNKNOWN
    found = [*faults_of_structure(parts), *things_beside_tags(parts), *faults_of_file(template, parts, root)]
    blocks = [Blocks.of(part, found) for part in parts]
    found += [fault for each in blocks for fault in faults_of_blocks(each)]
    asked: set[str] = set()
    found += faults_of_tags(parts, blocks, Scopes(root, asked=asked), _kinds_of_block(kind))
    if own_head(template, parts) is OwnHead.AWAY:
        asked -= NAMES
    found += never_printed(asked, kind) if kind else [of_file("no-kind")]
    found = list(with_loops(without_echoes(found)))
    told = _with_practice(found, list(_in_practice(template, parts, kind, found)))
    return _in_order(about_head(told, template, parts), parts)


def _kinds_of_block(kind: Kind | None) -> tuple[str, ...]:
    """Return the kinds of blocks that a document of a kind may have: those that its own template or a fresh one knows."""
    if kind is None:
        return ()
    known = (Template.from_file(resources.template_file(kind.name)), Template.from_bytes(base_template(""), ""))
    tags = (tag for template in known for part in parts_of(template) for tag in part.tags)
    return tuple(dict.fromkeys(word for tag in tags for word in KIND_OF_BLOCK.findall(tag.code)))


def _in_practice(
    template: Template, parts: Sequence[PartOfTemplate], kind: Kind | None, found: Sequence[Fault]
) -> Iterator[Fault]:
    """Yield what only shows when the template is used, and is not known already."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    known = [dict(each.place) for each in errors]
    for each in _failed(template, parts, kind, errors):
        follows = dict(each.place) in known or not (each.place or each.code in LOSSES)
        if not (known and follows):
            yield each


def _failed(
    template: Template, parts: Sequence[PartOfTemplate], kind: Kind | None, errors: Sequence[Fault]
) -> Iterable[Fault]:
    """Return what shows when the template is used, where it is not readable without the tags that keep it from being read."""
    source = Neutralised(template)
    if unreadable := [each for each in errors if each.code in UNREADABLE]:
        without = neutralised(source, [_wrong(each) for each in unreadable])
        if without is None or kind is None:
            return ()
        source = without
    return tried(source, parts, kind) if kind else compiled(template.data, template.name, parts)


def _wrong(fault: Fault) -> Wrong:
    """Return the tag of a fault, as it was meant so far as that is known."""
    return Wrong(fault.place, fault.around.at, str(fault.params.get("fixed", fault.params.get("whole", ""))))


def _with_practice(found: Sequence[Fault], failed: Sequence[Fault]) -> list[Fault]:
    """Return all faults; a branch for blocks that are not there is an error where a block is lost for it."""
    lost = {str(each.params.get("kind", each.params.get("field"))) for each in failed if each.code in LOSSES}
    if any(each.code == LOSES for each in failed) and any(each.code == LOST_FOR for each in found):
        found = [replace(each, severity=Severity.ERROR) if each.code == LOST_FOR else each for each in found]
        failed = [each for each in failed if each.code != LOSES]
    left_out = {str(each.params["name"]) for each in found if each.code in MISSING}
    said = [replace(each, severity=Severity.ERROR) if _is_lost(each, lost) else each for each in found]
    return [*said, *(each for each in failed if not _is_said(each, left_out))]


def _is_lost(fault: Fault, lost: Collection[str]) -> bool:
    """Whether a field that a template never asks for is one that a document lacks then."""
    return fault.code in MISSING and any(_of_field(each, str(fault.params["name"])) for each in lost)


def _is_said(fault: Fault, left_out: Collection[str]) -> bool:
    """Whether a loss is told already, by the field that the template never asks for."""
    if fault.code == LOSES and "内容块" in left_out:
        return True
    lost = str(fault.params.get("kind", fault.params.get("field")))
    return fault.code in LOSSES and any(_of_field(lost, each) for each in left_out)


def _of_field(lost: str, name: str) -> bool:
    """Whether what is lost is a field, or a part of it."""
    return lost == name or lost.startswith(f"{name}.")


def _in_order(faults: Iterable[Fault], parts: Sequence[PartOfTemplate]) -> list[Fault]:
    """Return faults from the top down, each once, what stands nowhere last."""
    places = [(spot.place, spot.text) for part in parts for spot in part.spots]

    def order(fault: Fault) -> tuple[int, int]:
        index = next((number for number, (place, _) in enumerate(places) if place == fault.place), len(places))
        text = places[index][1] if index < len(places) else ""
        return (index if fault.place else len(places) + 1), text.find(fault.around.at)

    once = {(each.code, str(each.place), each.around, str(_about(each))): each for each in faults}
    return sorted(once.values(), key=order)


def _about(fault: Fault) -> list[object]:
    """Return what tells a fault that stands nowhere from others of its rule."""
    return [fault.params.get(name) for name in ("name", "kind", "field", "found", "target", "reason")]
