"""Own texts: what a template prints whatever the data: the words between its tags.

In: a template. Out: these words, a piece each.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.templating.marks import TAG, placed_parts
from reportgen.templating.template import Template
from reportgen.templating.typed import plain_text


def own_texts(template: Template) -> Iterator[str]:
    """Yield the words between the tags of each paragraph."""
    for _, _, spots in placed_parts(template):
        for spot in spots:
            yield from filter(None, map(str.strip, TAG.split(plain_text(spot.text))))
