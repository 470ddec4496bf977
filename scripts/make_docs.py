"""Make the pages that come from the code: keys, promises, fields, commands, and a page for each kind.

In: the models, the table of cases, the view, the command line, the kinds. Out: pages under docs/; `--check` only says
which are stale.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import yaml

from reportgen import kinds, resources
from reportgen.cli import run
from reportgen.diagnostics import Severity
from reportgen.kinds import Kind
from reportgen.ledger.figures import FIGURES
from reportgen.ledger.groupings import GROUPINGS
from reportgen.ledger.words import FINDING_COLUMNS, INSPECTION_COLUMNS, SEVERITY_WORDS, STATUS_WORDS, TITLES
from reportgen.locale import Wording
from reportgen.model.keys import shape, spellings
from reportgen.model.official import Official
from reportgen.model.record import Record
from reportgen.proofreading.known_units import unit_rule
from reportgen.proofreading.layouts.printed import PAGE_RULES
from reportgen.proofreading.plain_text import outline_of_text
from reportgen.proofreading.registry import all_rules, layout_rules
from reportgen.proofreading.sets.comparing import MESSAGES as SET_MESSAGES
from reportgen.proofreading.sets.examples import EXAMPLES as SET_EXAMPLES
from reportgen.views.view import OfficialView
from reportgen.workshop.rules import PRACTICE, RULES, TRIALS
from reportgen.workshop.structure import LEFT

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
CASES = ROOT / "tests" / "cases" / "input-language.yaml"
MADE = "<!-- Made by `make docs`; do not edit by hand. -->\n"
COMMANDS = (
    "build",
    "check",
    "new",
    "batch",
    "kinds",
    "doctor",
    "ledger show",
    "ledger figures",
    "ledger explain",
    "quarter",
    "template fields",
    "template new",
    "template check",
    "template test",
    "template watch",
    "template diff",
)
CHINESE = Wording("zh")


def pages() -> dict[str, str]:
    """Return the text of each made page by its name under docs/."""
    made = {
        "keys.md": keys_page(),
        "promises.md": promises_page(),
        "fields.md": fields_page(),
        "commands.md": commands_page(),
        "figures.md": figures_page(),
        "ledger-columns.md": ledger_columns_page(),
        "template-rules.md": template_rules_page(),
        "rules.md": proofreading_rules_page(),
    }
    made |= {f"kinds/{name}.md": kind_page(kinds.load(name)) for name in kinds.names()}
    return {name: MADE + text.rstrip() + "\n" for name, text in made.items()}


def keys_page() -> str:
    """Return every key of the input language, by the group it stands in."""
    parts = [
        "# Keys 可用的键\n\nEnglish and Chinese keys mean the same and may be mixed. 中英文键含义相同，可以混用。\n"
    ]
    parts += [_keys_of(model) for model in _models(Official)]
    return "\n".join(parts)


def _models(model: type[Record]) -> list[type[Record]]:
    """Return a model and the models below it, each once, in the order in which one meets them."""
    found = [model]
    for each in found:
        below = (shape(each, name)[0] for name in each.model_fields)
        found += [child for child in dict.fromkeys(below) if child and child not in found]
    return found


def _keys_of(model: type[Record]) -> str:
    rows = ["| key | 键 | also | meaning | 含义 |", "| --- | --- | --- | --- | --- |"]
    for name, info in model.model_fields.items():
        english, chinese, *more = spellings(name, info)
        if info.description is not None:
            meaning = CHINESE.text(info.description)
            rows.append(f"| `{english}` | {chinese} | {'、'.join(more)} | {info.description} | {meaning} |")
    doc = (model.__doc__ or "").partition("\n")[0]
    return f"## {model.__name__}\n\n{doc}\n\n" + "\n".join(rows) + "\n" if len(rows) > 2 else ""


def promises_page() -> str:
    """Return the table of cases: what is typed, and what is printed or said."""
    parts = [
        "# Promises 输入与输出对照\n\nEach case is a test. Where an input names no kind or title, "
        "`kind: progress-report` and a title are added. 每一条都是一项测试。\n"
    ]
    for heading, text in _case_groups():
        parts.append(f"## {heading}\n")
        parts += [_case(case) for case in yaml.safe_load(text)]
    return "\n".join(parts)


def _case_groups() -> Iterator[tuple[str, str]]:
    pieces = re.split(r"(?m)^# -{8,} (.+)$", CASES.read_text("utf-8"))
    return zip(pieces[1::2], pieces[2::2], strict=True)


def _case(case: dict[str, Any]) -> str:
    shown = [f"**{case['rule']}**\n", f"```yaml\n{case['input'].rstrip()}\n```\n"]
    printed = [*case.get("head", []), *case.get("prints", case.get("contains", []))]
    if printed:
        lines = "\n".join(str(line).replace("\t", " | ") for line in printed)
        shown.append(f"prints:\n\n```text\n{lines}\n```\n")
    for each in case.get("refused", []):
        line = f" in line {each['line']}" if "line" in each else ""
        words = "、".join(map(str, each.get("mentions", [])))
        shown.append(f"refused{line}{'; the message names ' + words if words else ''}\n")
    return "\n".join(shown)


def fields_page() -> str:
    """Return the fields that a template may print."""
    intro = "# Fields 模板可用的字段\n\nWrite `{{ 标题 }}` or `{{ title }}`; in the loop over 内容块 write `{{ block.text }}`.\n"
    return "\n".join([intro, *map(_fields_of, _views(OfficialView))])


def _views(view: type[Any]) -> list[type[Any]]:
    found = [view]
    for each in found:
        found += [child for child in _view_types(each) if child not in found]
    return found


def _view_types(view: type[Any]) -> Iterator[type[Any]]:
    for hint in get_type_hints(view).values():
        yield from (each for each in (hint, *get_args(hint)) if isinstance(each, type) and is_dataclass(each))


def _fields_of(view: type[Any]) -> str:
    rows = ["| field | 字段 | meaning | example |", "| --- | --- | --- | --- |"]
    for each in fields(view):
        data = each.metadata
        rows.append(f"| `{each.name}` | {data['chinese']} | {data['meaning']} | {data['example']} |")
    doc = (view.__doc__ or "").partition("\n")[0]
    return f"## {view.__name__}\n\n{doc}\n\n" + "\n".join(rows) + "\n"


def commands_page() -> str:
    """Return what each command says of itself, in both languages."""
    parts = ["# Commands 命令\n"]
    for name in COMMANDS:
        parts += [f"## reportgen {name}\n"]
        parts += [f"```text\n{_help(name, language)}\n```\n" for language in ("zh", "en")]
    return "\n".join(parts)


def _help(command: str, language: str) -> str:
    """Return a command's own help at 100 columns; it needs no colour and no terminal."""
    buffer = io.StringIO()
    with redirect_stdout(buffer):
        run([*command.split(), "--help"], {"REPORTGEN_LANG": language, "COLUMNS": "100"})
    return buffer.getvalue().rstrip()


def figures_page() -> str:
    """Return every figure with its formula, the rows it counts and its unit, and every way to split them."""
    rows = ["| 数据 figure | 公式 formula | 统计的行 rows counted | 单位 unit |", "| --- | --- | --- | --- |"]
    for each in FIGURES:
        formula, counted = (_both(text, each.words) for text in (each.formula, each.counted))
        rows.append(f"| {each.name} `{each.english}` | {formula} | {counted} | {each.unit or '%'} |")
    groups = ["| 分组 groups | 怎么分 how | 空白行 rows that leave it empty |", "| --- | --- | --- |"]
    groups += [
        f"| {each.in_text} `by_{each.english}` | {_both(each.counted, {})} | {each.blank} |" for each in GROUPINGS
    ]
    head = (
        "# Figures 台账数据\n\nEach figure is defined once, and every document, list and command uses it under this name. "
        "每个数据只有一个定义，各类公文、清单和命令都用它。\n\n"
        "A finding belongs to the period in which it was found, with the state in which the ledger shows it; one without a "
        "date found belongs to no period, counts in the whole ledger, and is told of. A figure of which the ledger says "
        "nothing has no data, which is not 0. Overdue is reckoned on the report date: the last day of the period, unless "
        "another is given.\n\n"
        "隐患按检查日期归入报告期，整改状态以台账现状为准；没有检查日期的不属于任何报告期，只计入全台账，并给出提示。"
        "台账没有记载的数据为“无数据”，不是 0。逾期按报告日计算：报告期最后一天，另行指定的除外。\n"
    )
    return "\n".join([head, *rows, "", *groups])


def _both(text: str, words: Mapping[str, str]) -> str:
    """Return a sentence in Chinese and English."""
    return f"{CHINESE.text(text, **words)}<br>{Wording('en').text(text, **words)}"


def ledger_columns_page() -> str:
    """Return the names that columns, states and levels of a ledger may have."""
    parts = [
        "# Columns of a ledger 台账的列名\n\n[Ledgers](ledger.md) · [台账](ledger.zh-CN.md)\n\nBlanks, line breaks, "
        "stars, colons and what stands in brackets do not matter. 空格、换行、星号、冒号和括号里的内容不影响。\n"
    ]
    for title, table in (("Findings 问题", FINDING_COLUMNS), ("Inspections 检查", INSPECTION_COLUMNS)):
        rows = [f"| `{name}` | {TITLES[name]} | {'、'.join(words)} |" for name, words in table.items()]
        parts.append("\n".join([f"## {title}\n", "| field | 字段 | names 列名 |", "| --- | --- | --- |", *rows]) + "\n")
    for title, known in (("States 状态", STATUS_WORDS), ("Levels 级别", SEVERITY_WORDS)):
        rows = [f"| {name} | {'、'.join(words)} |" for name, words in known.items()]
        parts.append("\n".join([f"## {title}\n", "| | words 写法 |", "| --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


RULES_HEAD = """# Rules of the proofreader 校对规则

`reportgen check` tells these of finished Word files (`.docx`), plain texts (`.txt`) and of what an input would print. There
are few, and each is to be right: what cannot be told for certain is not told. A false alarm is a defect; please report it.
`--fix` makes the fixes that are certain, as tracked changes. A profile switches a rule off, with the reason:

`reportgen check` 对成品公文、纯文本和输入将印出的内容按下列规则校对。规则少而准，拿不准的不报；误报就是缺陷，请告诉我们。
标“可改正”的，`--fix` 以修订方式改正。本单位不用的规则，在配置文件中写明理由停用，用 `--profile` 指定：

```yaml
停用规则:
- 规则: space-in-date
  理由: 本局文件按上级要求在数字两侧空格
```
"""


def proofreading_rules_page() -> str:
    """Return every rule of the proofreader: what it tells, where that comes from, a wrong and a right example."""
    parts = [RULES_HEAD]
    for rule in (*all_rules(), unit_rule(("云溪市应急管理局", "危险化学品监管科"))):
        fixed = any(each.fix is not None for each in rule.find(outline_of_text(_lines(rule.wrong))))
        title = f"## `{rule.code}`" + (" · 可改正 fixed" if fixed else "")
        parts += [f"{title}\n", f"{_both_ways(rule.message, rule.severity)} — {_clause(rule.clause)}\n"]
        parts += [f"```text\n✗ {_shown(rule.wrong)}\n✓ {_shown(rule.right)}\n```\n"]
    parts.append(
        "# Layout of a Word file 版面\n\nOf documents with a red head or a number. 只查有红头或者发文字号的公文。\n"
    )
    rows = ["| code | what 内容 | clause 依据 | ✗ | ✓ |", "| --- | --- | --- | --- | --- |"]
    for each in layout_rules():
        told = _both_ways(each.message, each.severity).replace("\n", "<br>")
        rows.append(f"| `{each.code}` | {told} | {each.clause} | {each.wrong} | {each.right} |")
    for page in PAGE_RULES:
        told = _both_ways(page.message, page.severity).replace("\n", "<br>")
        rows.append(f"| `{page.code}` (`--pages`) | {told} | {page.clause} | {page.wrong} | {page.right} |")
    return "\n".join([*parts, *rows, "", *_sets()])


def _sets() -> Iterator[str]:
    """Yield what is told of sets; each example is a document, and another one that contradicts it or agrees."""
    yield "# Sets 一组公文\n"
    yield "`reportgen check --set DIR`: ○ one document, ✗ another one that contradicts it, ✓ one that agrees."
    yield "○ 一份公文，✗ 与它矛盾的另一份，✓ 与它一致的另一份。\n"
    for code, message in SET_MESSAGES.items():
        each = SET_EXAMPLES[code]
        yield f"## `{code}`\n\n{_both_ways(message, Severity.WARNING)} — {_clause(each.why)}\n"
        yield f"```text\n○ {_shown(each.first)}\n✗ {_shown(each.wrong)}\n✓ {_shown(each.right)}\n```\n"


def _lines(example: str | tuple[str, ...]) -> str:
    return example if isinstance(example, str) else "\n".join(example)


def _shown(example: str | tuple[str, ...]) -> str:
    return _lines(example).replace("\t", " | ").replace("\n", "\n  ")


def _both_ways(message: str, severity: Severity) -> str:
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}[severity]
    return f"{CHINESE.text(words)} {words}: {CHINESE.text(message)}  \n{message}"


def _clause(clause: str) -> str:
    worded = CHINESE.text(clause)
    return clause if worded == clause else f"{worded} ({clause})"


def template_rules_page() -> str:
    """Return every rule of `template check`, and the rules of docxtpl-lint that are not taken, with the reason."""
    words = {Severity.ERROR: "错误 error", Severity.WARNING: "警告 warning", Severity.INFO: "提示 note"}
    rows = ["| 代码 code | | 问题 what is wrong | 改法 instead |", "| --- | --- | --- | --- |"]
    for rule in (*RULES.values(), *PRACTICE.values(), *TRIALS.values()):
        rows.append(f"| `{rule.code}` | {words[rule.severity]} | {_as_typed(rule.wrong)} | {_as_typed(rule.instead)} |")
    left = ["| docxtpl-lint | 不采用的原因 why it is not taken |", "| --- | --- |"]
    left += [f"| {code} | {_as_typed(reason)} |" for code, reason in LEFT.items()]
    head = (
        "# Rules of templates 模板检查规则\n\n`reportgen template check 模板.docx --kind 通知` finds all of these in one run, "
        "each at its place in Word. 一次找出全部问题，并指明在 Word 里的位置。\n\nAn error keeps a template from being used, or "
        "loses text; a warning fails with `--strict` only; a note needs nothing to be done. Tags that are not closed, blocks "
        "and prefixes are looked for by docxtpl-lint (extra `templates`); fields, filters, styles and a trial with the "
        "kind's sample are ours. 标记是否写完、是否成对由 docxtpl-lint 检查；字段、过滤器、样式和样例试排由本工具检查。\n"
    )
    return "\n".join([head, *rows, "\n## docxtpl-lint\n", *left])


def _as_typed(text: str) -> str:
    """Return a sentence in Chinese and English, with … for its parameters."""
    return "<br>".join(re.sub(r"\{\w+\}", "…", Wording(each).text(text)).replace("}}", "}") for each in ("zh", "en"))


def kind_page(kind: Kind) -> str:
    """Return the page of one kind."""
    own = [name for name in kind.model.model_fields if name not in Official.model_fields]
    checks = [CHINESE.text((check.__doc__ or "").partition("\n")[0]) for check in kind.checks]
    sample = resources.sample_file(kind.name).name
    lines = [
        f"# {kind.title} `{kind.name}`\n",
        kind.summary + "\n",
        "```text",
        f"reportgen new {kind.title} -o 我的{kind.title}.yaml            # 空白稿 a starting point",
        f"reportgen new {kind.title} --example -o 样例.yaml       # 样例 the sample",
        f"reportgen build 我的{kind.title}.yaml                  # 成文 the finished document",
        "```\n",
        f"- 样例 sample: [`inputs/{sample}`](../../inputs/{sample})",
        f"- 模板 template: [`templates/docx/{kind.name}.docx`](../../templates/docx/{kind.name}.docx)",
        "- 键 keys: [keys.md](../keys.md)" + (f", and its own: {', '.join(own)}" if own else ""),
    ]
    if kind.draft is not None:
        page = "[figures-in-text.zh-CN.md](../figures-in-text.zh-CN.md), [in English](../figures-in-text.md)"
        lines.append(f"- 起草 draft: 写明台账和报告期即可起草 drafted out of a ledger and a period: {page}")
    lines += ["\n## Checks 检查\n", *(f"- {check}" for check in checks)] if checks else []
    return "\n".join(lines)


def stale() -> list[str]:
    """Return the names of the pages that differ from what the code says, or should not be there."""
    wanted = pages()
    there = {path.relative_to(DOCS).as_posix() for path in (DOCS / "kinds").glob("*.md")}
    differing = [name for name, text in wanted.items() if _read(DOCS / name) != text]
    return sorted([*differing, *(there - set(wanted))])


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def main() -> int:
    """Write the pages, or with --check name those that are stale and return 1."""
    if "--check" in sys.argv:
        found = stale()
        print("\n".join(found), end="\n" if found else "")
        return int(bool(found))
    for name, text in pages().items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
