"""Examples of a page: fields, filters, conditions, loops, pictures, sub-documents, rich text, an input method."""

from __future__ import annotations

from reportgen.layout import style_names as style
from reportgen.ooxml.elements import Element
from reportgen.ooxml.writing import paragraph
from template_examples.common import document, grid, lines, small

FILTERS = (
    ("中文日期", "{{ 附加.检查日期|中文日期 }}"),
    ("汉字日期", "{{ 附加.检查日期|汉字日期 }}"),
    ("年月", "{{ 附加.检查日期|年月 }}"),
    ("月日", "{{ 附加.检查日期|月日 }}"),
    ("中文数字", "{{ 附加.份数|中文数字 }}份"),
    ("大写", "{{ 附加.份数|大写 }}份"),
    ("大写金额", "{{ 附加.金额|大写金额 }}"),
    ("万元", "{{ 附加.金额|万元 }}"),
    ("序数", "{{ 附加.批次|序数 }}批"),
    ("序数，换样子", '{{ 附加.批次|序数("（一）") }}'),
    ("百分比", "{{ 附加.整改率|百分比 }}"),
    ("百分比，一位小数", "{{ 附加.整改率|百分比(1) }}"),
    ("顿号连接", "{{ 附加.单位|顿号连接 }}"),
    ("顿号连接，末项前用“和”", '{{ 附加.单位|顿号连接("和") }}'),
    ("分号连接", "{{ 附加.单位|分号连接 }}"),
    ("个数", "共{{ 附加.单位|个数 }}家"),
    ("求和", "共{{ 附加.每日数量|求和 }}项"),
    ("默认", '{{ 附加.传真|默认("无") }}'),
    ("替换", '{{ 附加.地点|替换("云溪市", "本市") }}'),
)


def examples() -> dict[str, bytes]:
    """Return the examples by their names."""
    return {
        "01-fields": small("字段", *_fields()),
        "02-filters": small("过滤器", grid(("过滤器", "印出来"), *FILTERS)),
        "03-conditions": small("条件", *_conditions()),
        "04-loops": small("循环", *_loops()),
        "11-pictures": small("图片", *_pictures()),
        "12-subdocument": small("插入文档", *lines("检查依据如下：", '{{p 文档("appendix.docx") }}', "以上依据自印发之日起执行。")),
        "13-rich-text": small("富文本", *_rich_text()),
        "15-input-method": small("输入法", *lines("｛｛ 发文机关 ｝｝（｛｛ 附加．单位｜顿号连接（“和”） ｝｝）", "{%p if 附加.急件 == “是” %}", "请即办理。", "{%p endif %}")),
        "appendix": document("附录", _appendix()),
    }  # fmt: skip


def _fields() -> list[Element]:
    return lines(
        "发文机关：{{ 发文机关 }}",
        "成文日期：{{ 成文日期 }}",
        "联系电话：{{ 附加.联系电话 }}",
        "联系人：{{ 附加.联系人.姓名 }}（{{ 附加.联系人.职务 }}）",
    )


def _conditions() -> list[Element]:
    return lines(
        "{%p if 附加.联系电话 %}",
        "联系电话：{{ 附加.联系电话 }}",
        "{%p else %}",
        "联系电话见局网站。",
        "{%p endif %}",
        '会议{% if 附加.参会方式 == "视频" %}以视频方式召开{% else %}在{{ 附加.地点 }}召开{% endif %}。',
        "{%p if 附加.人数|数字 > 100 %}",
        "参会人数较多，请提前入场。",
        "{%p endif %}",
        "{%p if 附加.传真 is defined %}",
        "传真：{{ 附加.传真 }}",
        "{%p endif %}",
    )


def _loops() -> list[Element]:
    return lines(
        "{%p for 项 in 附加.议程 %}",
        '{{ loop.index|序数("（一）") }}{{ 项.事项 }}（{{ 项.汇报人 }}）',
        "{%p endfor %}",
        "参会人员：{% for 人 in 附加.人员 %}{{ 人.姓名 }}{% if not loop.last %}、{% endif %}{% endfor %}。",
        '列席人员：{{ 附加.列席|顿号连接(属性="姓名") }}。',
        "{%p for 项 in 附加.缺席 %}",
        "缺席：{{ 项.姓名 }}",
        "{%p else %}",
        "无人缺席。",
        "{%p endfor %}",
    )


def _pictures() -> list[Element]:
    shown = paragraph(style.CHART, '{{ 图片("site.png", 宽=100, 说明="云溪轴承厂车间外景") }}')
    caption = paragraph(style.CAPTION, "现场照片")
    looped = [*lines("{%p for 照片 in 附加.照片 %}"), paragraph(style.CHART, "{{ 图片(照片.文件, 高=30, 说明=照片.内容) }}"), paragraph(style.CAPTION, "{{ 照片.内容 }}"), *lines("{%p endfor %}")]  # fmt: skip
    return [shown, caption, *looped]


def _rich_text() -> list[Element]:
    return lines(
        "{{r 富文本(附加.提示) }}",
        '{{r "联系电话：" + 富文本(附加.联系电话, 加粗=true, 颜色="红") + "。" }}',
        '详见{{r 链接("云溪市应急管理局网站", "https://yjj.yunxi.example/notice") }}。',
    )


def _appendix() -> list[Element]:
    texts = (
        "（一）《云州省安全生产条例》有关规定；",
        "（二）市安委会年度工作要点；",
        "（三）企业安全生产标准化评审办法。",
    )
    return lines(*texts)
