"""Rendering: a typed document and a template become the bytes of a finished docx.

In: a document, its kind, its attached files, the path of a template. Out: `Rendered`: bytes, hash, text as read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import TemplateError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.layout.fit import fit
from reportgen.layout.pictures import open_lines
from reportgen.model.official import Official
from reportgen.ooxml.body import Body
from reportgen.ooxml.outline import text_beside
from reportgen.ooxml.package import write_package
from reportgen.ooxml.properties import seal, stored_hash
from reportgen.ooxml.raw_package import Packer
from reportgen.sources.attached import Attached, FileError, read_beside
from reportgen.templating import CompiledTemplate, Subdocument
from reportgen.templating.extra import Extra, OpenExtra, never_asked
from reportgen.templating.faults import ValueFault
from reportgen.templating.functions import ReadFile, functions
from reportgen.templating.told_codes import CODES
from reportgen.views.fields import context

BODY, STYLES = "word/document.xml", "word/styles.xml"
TAGS = ("{{", "{%", "%}", "}}")
NO_STYLES = b"<styles/>"
CHART_PLACE = "图表".encode()
"""In the alt text of a drawing, or in a text: whether there is a place for a chart is looked up only then."""


@frozen
class Rendered:
    """A finished docx, the hash of its contents, its text without white space, and whether it went through docxtpl."""

    data: bytes
    content_hash: str
    text: str
    slow: bool = False
    empty_places: tuple[str, ...] = ()
    """The places of the template for charts that the document does not have."""
    unasked: tuple[str, ...] = ()
    """The keys of `extra` that the template never asks for."""


@dataclass
class Renderer:
    """Renders documents with one template, which is read once; what does not change is packed once."""

    template: CompiledTemplate
    name: str
    packer: Packer = field(default_factory=Packer)
    trying: bool = False
    """Whether documents are made only to try the template out: what it asks for of an input's own is then there."""

    @classmethod
    def from_file(cls, path: Path, cache: Path | None) -> Renderer:
        """Return the renderer of a template file; `cache` is the folder of compiled ones."""
        return cls(CompiledTemplate.from_file(path, cache), str(path))

    def render(
        self,
        document: Official,
        kind: Kind,
        attached: Iterable[Attached],
        generator: str,
        read_file: ReadFile | None = None,
    ) -> Rendered:
        """Return the docx of a document; TemplateError where the template loses or spoils its text.

        `read_file` returns pictures and sub-documents that the template asks for, see `beside`; without it there are none.
        """
        rendered, faults = self.attempt(document, kind, attached, generator, read_file)
        if faults:
            raise TemplateError(*faults)
        return rendered

    def attempt(
        self,
        document: Official,
        kind: Kind,
        attached: Iterable[Attached],
        generator: str,
        read_file: ReadFile | None = None,
    ) -> tuple[Rendered, list[Diagnostic]]:
        """Return the docx of a document whatever it lacks, and for what it would be refused; TemplateError without one."""
        values, slow_before = context(kind.view(document)), self.template.slow_renderings
        extra = _with_extra(values, read_file or beside(None), OpenExtra if self.trying else Extra)
        _merge(values, {each.name: each for each in attached if each.merged})
        marked = _mark_charts(values)
        parts = self.template.render_parts(values)
        body = fit(parts[BODY], parts.get(STYLES) or NO_STYLES)
        merged = any(each.merged for each in attached)
        faults = [] if merged else list(_leftovers(body.paragraphs(), values, self.template, self.name))
        text = squash(body.text() + text_beside(parts))
        faults += _losses(values, text, self.name)
        empty: tuple[str, ...] = ()
        if marked or CHART_PLACE in parts[BODY]:
            said, empty, lost = _put_charts(body, parts, values, self.name)
            faults += lost
            text = squash(body.text() + said + text_beside(parts))
        slow = self.template.slow_renderings > slow_before
        if slow:
            open_lines(body)
        parts[BODY] = body.to_bytes()
        sealed = _sealed(parts, document, generator)
        data, content_hash = write_package(sealed, self.packer), stored_hash(sealed) or ""
        return Rendered(data, content_hash, text, slow, empty, never_asked(extra)), faults


def _with_extra(values: dict[str, Any], read_file: ReadFile, made: type[Extra]) -> Extra:
    """Put into a view what a template may ask for beside the kind's fields: values of the input's own, functions."""
    values["extra"] = values["附加"] = extra = made(values["extra"])
    values |= functions(cache(read_file))
    return extra


def beside(folder: Path | None) -> ReadFile:
    """Return what reads the files in the folder of an input; a ValueFault, which knows the place of the tag, for others."""
    return partial(_file, folder)


def _file(folder: Path | None, name: str) -> bytes:
    try:
        return read_beside(name, folder)
    except FileError as error:
        raise ValueFault(str(error), file=name) from None


def _merge(values: Mapping[str, Any], files: Mapping[str, Attached]) -> None:
    """Put the documents to merge in the place of their names."""
    for block in values["blocks"]:
        if name := block["document"]:
            document = Subdocument(files[name].path.read_bytes(), name)
            block["document"] = block["文件"] = document


def _mark_charts(values: Mapping[str, Any]) -> bool:
    """Give each block of a chart a text of its own, which shows where the chart is to stand; whether there is any."""
    blocks = [block for block in values["blocks"] if block["chart"]]
    if blocks:
        typed = texts_of(values)
        form = next(form for form in (f"[[{'图' * number}表{{}}]]" for number in count(1)) if form[:-4] not in typed)
        for number, block in enumerate(blocks, 1):
            block["text"] = block["内容"] = form.format(number)
    return bool(blocks)


def _put_charts(
    body: Body, parts: dict[str, bytes], values: Mapping[str, Any], template: str
) -> tuple[str, tuple[str, ...], list[Diagnostic]]:
    """Put charts in the places of their texts; return what they say, the places that the template has beside, losses."""
    from reportgen.layout.charts import place_charts
    from reportgen.ooxml.chart_reading import text_of_charts
    from reportgen.views.charts import placed_charts

    lost, empty = place_charts(body, parts, placed_charts(values["blocks"]))
    left = [each for each in placed_charts(values["blocks"]) if each.marker in body.text()]
    faults = [loss("图表", title, template) for title in dict.fromkeys(each.chart.title for each in (*lost, *left))]
    return text_of_charts({**parts, BODY: body.to_bytes()}), tuple(empty), faults


def _sealed(parts: Mapping[str, bytes], document: Official, generator: str) -> dict[str, bytes]:
    return seal(
        parts,
        title=str(document.full_title),
        creator="、".join(document.issuing_authority),
        created=document.issue_date,
        generator=generator,
    )


def texts_of(value: Any) -> str:
    """Return all texts among the values of a view: what stands in them is no tag of the template."""
    if isinstance(value, str):
        return value + "\n"
    if isinstance(value, Mapping):
        return "".join(map(texts_of, value.values()))
    return "".join(map(texts_of, value)) if isinstance(value, list) else ""


def _leftovers(
    paragraphs: Iterable[str], values: Mapping[str, Any], template: CompiledTemplate, name: str
) -> Iterator[Diagnostic]:
    """Yield the tags that a template leaves in the document, unless somebody typed the same."""
    texts = list(paragraphs)
    for tag in TAGS:
        if any(tag in each for each in texts) and tag not in texts_of(values):
            yield _refused("template-leftover", {"tag": tag}, Location(name, template.place_of_leftover(tag)))


def _losses(values: Mapping[str, Any], text: str, template: str) -> Iterator[Diagnostic]:
    """Yield title, paragraphs and tables of the body that are not printed, each behind the one before; one of a kind."""
    if squash(values["title"]) not in text:
        yield loss("标题", values["title"], template)
    told: set[str] = set()
    at = 0
    for block in values["blocks"]:
        for part in parts_of(block):
            found = text.find(squash(part), at)
            if found >= 0:
                at = found + len(squash(part))
            elif block["kind"] not in told and (not told or squash(part) not in text):
                told.add(block["kind"])  # behind the first loss another place may have been taken for the right one
                yield loss(block["kind"], part, template)


def parts_of(block: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a block in the order in which they print."""
    parts = ("number", "title", "tail") if block["chart"] else ("number", "title", "text", "tail")
    yield from (block[name] for name in parts)
    if table := block["table"]:
        yield from (column["title"] for column in table["columns"])
        for row in table["rows"]:
            yield from [row["text"]] if row["spans"] else (line for cell in row["cells"] for line in cell["lines"])


def squash(text: str) -> str:
    """Return a text without white space, as it is compared."""
    return "".join(text.split())


def loss(kind: str, text: str, template: str) -> Diagnostic:
    """Return what is said of a text that a template does not print."""
    return _refused("template-loses", {"kind": kind, "text": text[:40]}, Location(template))


def _refused(code: str, params: Mapping[str, object], location: Location) -> Diagnostic:
    message, instead = CODES[code]
    return Diagnostic(code, message, params, location=location, instead=instead)
