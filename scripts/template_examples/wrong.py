"""Templates with one mistake each, as they happen: what is said of them stands in the guide."""

from __future__ import annotations

from template_examples.common import TEXT_LOOP, grid, lines, small


def examples() -> dict[str, bytes]:
    """Return the examples by their names."""
    return {
        "wrong-field": small("字段写错", *lines("发文机关：{{ 发文单位 }}")),
        "wrong-brace": small("少一个括号", *lines("发文机关：{{ 发文机关 }")),
        "wrong-end": small("循环没有结束", text=(*TEXT_LOOP[:1], ("正文", "{{ 块.内容 }}"))),
        "wrong-row": small("循环跨行", grid(("单位", "数量"), ("{% for 行 in 附加.单位 %}{{ 行.名称 }}", "{{ 行.数量 }}{% endfor %}"))),
        "wrong-filter": small("过滤器写错", *lines("{{ 成文日期|中文的日期 }}")),
        "wrong-value": small("值不合适", *lines("检查日期：{{ 附加.检查日期|中文日期 }}")),
        "wrong-extra": small("输入里没有", *lines("传真：{{ 附加.传真 }}")),
        "wrong-lost": small("正文没有印", *lines("只有标题的模板。"), text=()),
        "wrong-file": small("图片在别处", *lines('{{ 图片("../site.png", 宽=40) }}')),
        "wrong-subdocument": small("插入文档少了 p", *lines('{{ 文档("appendix.docx") }}')),
    }  # fmt: skip
