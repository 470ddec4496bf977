"""A batch with an office's own template: values of one's own and pictures beside the file of records."""

from __future__ import annotations

from pathlib import Path

from reportgen.cli import run
from reportgen.ooxml.outline import outline
from reportgen.ooxml.package import read_package, write_package
from tests.templating.making import paragraph, parts_of
from tests.templating.pictures import png

RECORDS = """
- {文种: 通知, 标题: 关于甲的通知, 主送机关: 各县, 发文机关: 云溪市应急管理局, 内容: 甲。, 附加: {照片: 甲.png}}
- {文种: 通知, 标题: 关于乙的通知, 主送机关: 各县, 发文机关: 云溪市应急管理局, 内容: 乙。, 附加: {照片: 没有.png}}
"""
TAGS = ("{{ 标题 }}", "{{ 图片(附加.照片, 宽=20) }}", "{%p for 块 in 内容块 %}", "{{ 块.内容 }}", "{%p endfor %}")


def test_each_record_has_its_picture_and_one_without_is_told(tmp_path: Path) -> None:
    (tmp_path / "记录.yaml").write_text(RECORDS, "utf-8")
    (tmp_path / "甲.png").write_bytes(png())
    (tmp_path / "模板.docx").write_bytes(write_package(parts_of(*map(paragraph, TAGS))))
    folder = tmp_path / "出"
    command = [
        "batch",
        "notice",
        str(tmp_path / "记录.yaml"),
        "--template",
        str(tmp_path / "模板.docx"),
        "-o",
        str(folder),
    ]
    assert run(command, {"REPORTGEN_LANG": "zh"}) == 1
    (made,) = folder.glob("*.docx")
    parts = read_package(made.read_bytes(), made.name)
    assert png() in parts.values()
    assert [line.text for line in outline(parts) if line.text] == ["关于甲的通知", "甲。"]
