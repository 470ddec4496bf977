"""Required fields: those that a template of a kind has to print, since its documents have them.

In: the fields that a template asks for, its kind. Out: faults of those that it never asks for, with the tags to type.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from reportgen import resources
from reportgen.kinds import Kind
from reportgen.pipeline import load_document
from reportgen.workshop.faults import Fault, of_file

ALWAYS = {
    ("title", "标题", "title_lines", "标题行"): "{{ 标题 }}",
    (
        "blocks",
        "内容块",
    ): "{%p for 块 in 内容块 %} ↵ {{ 块.编号 }}{{ 块.标题 }}{{ 块.内容 }}{{ 块.后缀 }} ↵ {%p endfor %}",
}
"""What every document has: the names of each, one of which its template must print, and how, ↵ between paragraphs."""
FILLED = {
    ("subtitle_lines", "副标题行"): "{%p for 行 in 副标题行 %} ↵ {{ 行 }} ↵ {%p endfor %}",
    (
        "letterhead",
        "发文机关标志",
    ): "{% if 发文机关标志 %}{{ 发文机关标志.机关名称|顿号连接 }}{{ 发文机关标志.文件字样 }}{% endif %}",
    ("document_number", "发文字号", "number_lines", "文号行"): "{{ 发文字号 }}",
    ("copy_number", "份号"): "{{ 份号 }}",
    ("classification", "密级"): "{{ 密级 }}",
    ("urgency", "紧急程度"): "{{ 紧急程度 }}",
    ("recipients", "主送机关"): "{% if 主送机关 %}{{ 主送机关 }}：{% endif %}",
    ("copy_recipients", "抄送机关"): "{% if 抄送机关 %}抄送：{{ 抄送机关 }}。{% endif %}",
    ("imprint", "版记"): "{% if 版记 %}{{ 版记.印发机关 }}　{{ 版记.印发日期 }}印发{% endif %}",
}
"""What a document of the kind may have beside; a template need not print what the sample does not fill in."""


def never_printed(asked: Set[str], kind: Kind) -> Iterator[Fault]:
    """Yield the fields that a template never asks for, and the sample of its kind fills in."""
    for names, fixed in ALWAYS.items():
        if not asked & set(names):
            yield of_file("field-never-printed", name=names[1], names="|".join(names), fixed=fixed)
    document = load_document(resources.sample_file(kind.name)).document
    view = kind.view(document) if document else None
    for names, fixed in FILLED.items():
        if getattr(view, names[0], None) and not asked & set(names):
            yield of_file("field-left-out", name=names[1], names="|".join(names), fixed=fixed)
