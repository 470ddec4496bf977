"""Own texts: what a template prints whatever the data: the words between its tags.

In: a template. Out: these words, a piece each.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.templating.marks import TAG, rendered_parts, spots_of
from reportgen.templating.template import Template
from reportgen.templating.typed import plain_text


def own_texts(template: Template) -> Iterator[str]:
    """Yield the words between the tags of each paragraph."""
    for name, root in rendered_parts(template):
        for spot in spots_of(name, root):
            yield from filter(None, map(str.strip, TAG.split(plain_text(spot.text))))
