"""Parts: one part of a template with tags, ready to be filled in again and again.

In: a program and views. Out: the bytes of the part, in batches where they need no finish, so that memory stays flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportgen.ooxml.raw_package import Packed, packed_pieces
from reportgen.templating.cells import filled
from reportgen.templating.environment import GuardedTemplate
from reportgen.templating.finish import finished, resolve
from reportgen.templating.printing import NeedsDocxtplError, PrintingEnvironment
from reportgen.templating.program import PartProgram

PARAGRAPH_END = b"</w:p>"


class Part:
    """A part with tags, loaded into the environment of its template."""

    def __init__(self, program: PartProgram, environment: PrintingEnvironment) -> None:
        self.name = program.name
        self._program = program
        self._environment = environment
        made = GuardedTemplate.from_code(environment, program.code, {**environment.globals}, None)
        assert isinstance(made, GuardedTemplate)
        self._template = made

    def pack(self, values: dict[str, Any]) -> Packed:
        """Return the part filled in and packed."""
        return packed_pieces(self.name, self.pieces(values))

    def pieces(self, values: dict[str, Any]) -> Iterator[bytes]:
        """Yield the part filled in; a Jinja error or NeedsDocxtplError where it cannot be."""
        self._environment.trusting = self._program.parses
        batches = self._template.encoded(values)
        if self._program.whole:
            text = self._resolved(b"".join(batches), self._program.resolves)
            yield finished(self._program, text.decode())
        else:
            yield self._program.before
            yield from self._streamed(batches)
            yield self._program.after

    def _streamed(self, batches: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the text cut behind paragraphs: only whole ones can have their breaks made Word's own."""
        kept: list[bytes] = []
        for batch in batches:
            if (end := batch.rfind(PARAGRAPH_END)) < 0:
                kept.append(batch)
            else:
                cut = end + len(PARAGRAPH_END)
                yield self._resolved(b"".join([*kept, batch[:cut]]))
                kept = [batch[cut:]]
        yield self._resolved(b"".join(kept))

    def _resolved(self, text: bytes, always: bool = False) -> bytes:
        if self._program.empties:
            text = filled(text)
        if not (always or self._environment.special):
            return text
        resolved = resolve(text.decode())
        if "\a" in resolved or "\f" in resolved:  # where no new paragraph or page can begin
            raise NeedsDocxtplError
        return resolved.encode()
