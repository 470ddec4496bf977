"""Head words: what one line of a head says, and the tags that say it for every document.

In: the text of a paragraph above the body, in the text, a cell or a text box. Out: which parts it holds, and its tags.
"""

from __future__ import annotations

import re

from reportgen.layout.style_names import SIGNATORY_LABEL
from reportgen.workshop import patterns

HEAD, NUMBER = "发文机关标志", "发文字号"
WHOLE_HEAD = f"{{% if {HEAD} %}}{{{{ {HEAD}.机关名称|join('') }}}}{{{{ {HEAD}.文件字样 }}}}{{% endif %}}"
WORD = f"{{{{ {HEAD}.文件字样 }}}}"
SIGNED = f"{{% if 签发人 %}}{SIGNATORY_LABEL}{{{{ 签发人|join('　') }}}}{{% endif %}}"
GAP = re.compile(r"号(\s+)签\s*发\s*人")

Said = tuple[tuple[str, str], ...]
"""The parts that a line holds, each with its tags alone."""


def head_words(text: str) -> tuple[Said, str]:
    """Return the parts that a line of a head holds, and the whole line as tags; none where it is not known."""
    if marked := marks_in(text):
        return marked
    if len(text) < 2 * patterns.LONG and (numbered := _numbered(text)):
        return numbered
    if patterns.LETTERHEAD.match(text) and not patterns.TITLE.search(text):
        return ((HEAD, "{{ 机关 }}" + WORD),), WHOLE_HEAD
    return (), ""


def marks_in(text: str) -> tuple[Said, str] | None:
    """Return the marks that a line holds and nothing beside: 000123　机密★1年　特急; each is printed where there is one."""
    if not patterns.MARKS.match(text):
        return None
    found = list(patterns.MARK.finditer(text))
    said = tuple((name, f"{{{{ {name} }}}}") for each in found if (name := _name(each)))
    return said, patterns.MARK.sub(lambda each: _optional(_name(each), each["label"] or ""), text)


def _name(mark: re.Match[str]) -> str:
    return next(name for name in ("份号", "密级", "紧急程度") if mark[name])


def _optional(name: str, label: str) -> str:
    return f"{{% if {name} %}}{label}{{{{ {name} }}}}{{% endif %}}"


def _numbered(text: str) -> tuple[Said, str] | None:
    numbered, signed = patterns.NUMBER.search(text), patterns.SIGNATORY.search(text)
    if not numbered and not signed:
        return None
    gap = GAP.search(text)
    tags = f"{{{{ {NUMBER} }}}}" * bool(numbered) + (gap[1] if gap else "　" * bool(numbered)) * bool(signed)
    parts = ((NUMBER, f"{{{{ {NUMBER} }}}}"),) * bool(numbered) + (("签发人", SIGNED),) * bool(signed)
    return parts, tags + SIGNED * bool(signed)
