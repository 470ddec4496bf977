"""`check` on finished documents: what is told, in which form, and the copies that are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.cli import run
from reportgen.ooxml.elements import qualified
from reportgen.ooxml.outline import parse
from reportgen.ooxml.package import read_package
from reportgen.ooxml.validity import flaws
from tests.proofreading.docx_files import docx, paragraph, parts
from tests.proofreading.docx_files import run as text_run

CHINESE, ENGLISH = {"REPORTGEN_LANG": "zh"}, {"REPORTGEN_LANG": "en"}
LINES = (
    "关于开展检查的通知",
    "各县（区）应急管理局：",
    "各单位要健全台帐，落实责任。",
    "依据云应急[2026]7号文件执行。",
)
FIXED = "各单位要健全台账，落实责任。"


def written(folder: Path, name: str = "通知.docx") -> Path:
    path = folder / name
    if path.suffix == ".txt":
        path.write_text("\n".join(LINES), "utf-8")
    else:
        path.write_bytes(docx(parts(*LINES)))
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, object]]:
    capsys.readouterr()
    run(["check", *map(str, arguments), "--format", "json"], CHINESE)
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_word_files_texts_and_inputs_are_checked_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word, text = written(tmp_path), written(tmp_path, "通知.txt")
    found = told(capsys, word, text, resources.sample_file("notice"))
    places = [(each["file"], each["code"], each["location"]) for each in found if each["code"] == "confused-word"]
    assert places == [
        (str(word), "confused-word", {"part": "word/document.xml", "paragraph": 3}),
        (str(text), "confused-word", {"line": 3, "column": 7}),
    ]
    assert {each["file"] for each in found} == {str(word), str(text)}
    assert all("台帐" in str(each["excerpt"]) for each in found if each["code"] == "confused-word")


def test_a_text_in_gbk_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes("\r\n".join(LINES).encode("gbk"))
    assert {"confused-word", "read-as-gbk"} <= {each["code"] for each in told(capsys, path)}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"plain words"])
def test_what_is_no_word_file_is_refused_in_words(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(data)
    assert run(["check", str(path), str(written(tmp_path))], CHINESE) == 1
    shown = capsys.readouterr().out
    assert "坏.docx" in shown and "台帐" in shown


def test_xml_that_is_broken_is_told_with_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(docx({**parts("甲"), "word/document.xml": b"<w:document>"}))
    assert [each["code"] for each in told(capsys, path)] == ["package-part-broken"]
    path.write_bytes(docx({name: data for name, data in parts("甲").items() if name != "word/document.xml"}))
    assert [each["code"] for each in told(capsys, path)] == ["not-a-word-file"]


def test_a_comment_stands_at_the_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, copy = written(tmp_path), tmp_path / "批注.docx"
    run(["check", str(path), "--annotate", str(copy)], CHINESE)
    made = read_package(copy.read_bytes(), copy.name)
    assert not list(flaws(made))
    body, comments = parse(made["word/document.xml"]), parse(made["word/comments.xml"])
    number = next(
        each.get(qualified("w:id")) for each in comments if "台账" in "".join(t.text or "" for t in each.iter("{*}t"))
    )
    inside, words = False, ""
    for each in body.iter():
        if each.get(qualified("w:id")) == number:
            inside = each.tag == qualified("w:commentRangeStart")
        words += (each.text or "") if inside and each.tag == qualified("w:t") else ""
    assert words == "台帐"
    assert len(comments) == len(told(capsys, path)) == len(told(capsys, copy))


def test_fixes_are_tracked_and_the_fixed_copy_has_less_to_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy, again = written(tmp_path), tmp_path / "改.docx", tmp_path / "再.docx"
    before = path.read_bytes()
    for target in (copy, again):
        run(["check", str(path), "--fix", str(target), "--author", "甲", "--date", "2026-03-12"], CHINESE)
    assert copy.read_bytes() == again.read_bytes() and path.read_bytes() == before
    body = parse(read_package(copy.read_bytes(), "")["word/document.xml"])
    marks = [*body.iter(qualified("w:ins")), *body.iter(qualified("w:del"))]
    assert {(each.get(qualified("w:author")), each.get(qualified("w:date"))) for each in marks} == {
        ("甲", "2026-03-12T00:00:00Z")
    }
    shown = ["".join(t.text or "" for t in each.iter(qualified("w:t"))) for each in body.iter(qualified("w:p"))]
    assert FIXED in shown and "依据云应急〔2026〕7号文件执行。" in shown
    assert told(capsys, copy) == []


def test_a_place_that_holds_a_note_is_left_to_the_clerk_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = tmp_path / "注.docx", tmp_path / "改.docx"
    noted = '<w:r><w:t>台</w:t><w:footnoteReference w:id="1"/><w:t>帐资料齐全。</w:t></w:r>'
    theirs = f'<w:ins w:id="1" w:author="乙">{text_run("台帐资料齐全。")}</w:ins>'
    path.write_bytes(docx(parts(paragraph("健全", noted), paragraph("查看", theirs), "更新台帐资料。")))
    run(["check", str(path), "--fix", str(copy)], CHINESE)
    shown = capsys.readouterr()
    assert "有 2 处须人工修改" in shown.err and "修订 1 处" in shown.err
    body = parse(read_package(copy.read_bytes(), "")["word/document.xml"])
    assert len(list(body.iter(qualified("w:footnoteReference")))) == 1
    assert len(list(body.iter(qualified("w:del")))) == 1


def test_a_file_without_certain_fixes_is_not_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, copy = tmp_path / "好.docx", tmp_path / "改.docx"
    path.write_bytes(docx(parts("各单位要落实责任。")))
    assert run(["check", str(path), "--fix", str(copy), "--annotate", str(tmp_path / "批.docx")], ENGLISH) == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["好.docx"]
    assert "nothing that can be fixed" in capsys.readouterr().err


def test_a_fix_in_a_text_box_or_a_cell_is_made_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{paragraph(text_run('健全台'), text_run('帐资料'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    path, copy, notes = (tmp_path / name for name in ("甲.docx", "乙.docx", "丙.docx"))
    path.write_bytes(docx(parts(paragraph("框外。", box))))
    run(["check", str(path), "--fix", str(copy), "--annotate", str(notes)], CHINESE)
    assert told(capsys, copy) == []
    comment = parse(read_package(notes.read_bytes(), "")["word/comments.xml"])
    assert any("文本框" in (each.text or "") for each in comment.iter(qualified("w:t")))


@pytest.mark.parametrize("option", ["--annotate", "--fix"])
def test_copies_are_refused_before_the_work(tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    path, other = written(tmp_path), tmp_path / "另.docx"
    other.write_bytes(b"")
    cases = (
        ([path, path], tmp_path / "新.docx", 2), ([path], path, 1), ([path], other, 1), ([path], tmp_path / "新.txt", 2),
    )  # fmt: skip
    for files, target, code in cases:
        assert run(["check", *map(str, files), option, str(target)], CHINESE) == code
    assert other.read_bytes() == b""


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "改.docx"
    assert run(["check", str(written(tmp_path)), "--fix", str(target), "--date", "昨天"], CHINESE) == 2
    assert not target.exists()


def test_a_baseline_hides_what_it_accepts_wherever_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, known = written(tmp_path, "通知.txt"), tmp_path / "已知.json"
    assert run(["check", str(path), "--write-baseline", str(known)], CHINESE) == 0
    path.write_text("\n".join(("前面加一行。", *LINES, "这是新增的台帐。")), "utf-8")
    found = told(capsys, path, "--baseline", known)
    assert [each["location"] for each in found] == [{"line": 6, "column": 6}]
    known.write_text("[]", "utf-8")
    assert run(["check", str(path), "--baseline", str(known)], CHINESE) == 1


def test_a_baseline_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, known = tmp_path / "通知.txt", tmp_path / "已知.jsonl"
    line = "要健全台帐资料。"
    path.write_text("\n".join([line, line]), "utf-8")
    assert run(["check", str(path), "--write-baseline", str(known)], CHINESE) == 0
    head, *lines = known.read_text("utf-8").splitlines()
    assert json.loads(head) == {"reportgen-baseline": 2}
    assert [json.loads(each) for each in lines] == [
        {"file": "通知.txt", "rule": "confused-word", "excerpt": line, "count": 2}
    ]
    for text, places in (
        ([line, "另一行。", line], []),
        ([line, line, line], [{"line": 3, "column": 4}]),
    ):
        path.write_text("\n".join(text), "utf-8")
        assert [each["location"] for each in told(capsys, path, "--baseline", known)] == places


def test_an_equal_mistake_in_another_file_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = tmp_path / "已知.jsonl"
    first, second = written(tmp_path, "甲.txt"), written(tmp_path, "乙.txt")
    run(["check", str(first), "--write-baseline", str(known)], CHINESE)
    found = told(capsys, first, second, "--baseline", known)
    assert found and {each["file"] for each in found} == {str(second)}


def test_what_a_baseline_accepts_and_nobody_finds_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = tmp_path / "已知.jsonl"
    first, second = written(tmp_path, "甲.txt"), written(tmp_path, "乙.txt")
    run(["check", str(first), str(second), "--write-baseline", str(known)], CHINESE)
    first.write_text("各单位要落实责任。", "utf-8")
    found = told(capsys, first, "--baseline", known)
    assert found and {(each["code"], each["severity"], each["file"]) for each in found} == {
        ("baseline-unmet", "info", str(known))
    }, "of the second file, which was not looked at, nothing is said"
    assert run(["check", str(first), "--baseline", str(known), "--strict"], CHINESE) == 0


@pytest.mark.parametrize(
    "line",
    ["null", "[]", '{"file": 1}', '{"file": "a", "rule": "b", "excerpt": "c", "count": 1e999}', "[" * 100_000, "words"],
)
def test_what_is_no_baseline_is_told(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    known, path = tmp_path / "已知.jsonl", written(tmp_path, "甲.txt")
    for text in (line, f'{{"reportgen-baseline": 2}}\n{line}'):
        known.write_text(text, "utf-8")
        assert run(["check", str(path), "--baseline", str(known)], CHINESE) == 1
        assert "--write-baseline" in capsys.readouterr().err


def test_a_file_that_no_system_can_have_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known, path = tmp_path / "已知.jsonl", written(tmp_path, "甲.txt")
    entry = {"file": "长" * 5000 + "\0", "rule": "confused-word", "excerpt": "台帐", "count": 1}
    known.write_text(f'{{"reportgen-baseline": 2}}\n{json.dumps(entry)}', "utf-8")
    assert "baseline-unmet" in {each["code"] for each in told(capsys, path, "--baseline", known)}


def test_rules_of_a_set_are_switched_off_and_the_reason_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, profile = tmp_path / "集", tmp_path / "本局.yaml"
    folder.mkdir()
    for name, number in (("甲", 1), ("乙", 2)):
        (folder / f"{name}.txt").write_text(f"联系人：林晓舟，电话：0940-555000{number}。", "utf-8")
    assert "set-phone-differs" in {each["code"] for each in told(capsys, "--set", folder)}
    profile.write_text("停用规则:\n- {规则: set-phone-differs, 理由: 两部电话都在用}\n", "utf-8")
    run(["check", "--set", str(folder), "--profile", str(profile)], CHINESE)
    shown = capsys.readouterr()
    assert "电话：" not in shown.out and "两部电话都在用" in shown.err


def test_a_rule_is_switched_off_with_a_reason_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, profile = written(tmp_path, "通知.txt"), tmp_path / "本局.yaml"
    profile.write_text(
        "停用规则:\n- 规则: confused-word\n  理由: 本局沿用旧写法\n单位:\n  云溪市应急管理局: [市局]\n", "utf-8"
    )
    assert "confused-word" not in {each["code"] for each in told(capsys, path, "--profile", profile)}
    for wrong, word in (
        ("- 规则: confused-word", "理由"),
        ("- 规则: confusedword\n  理由: 无", "confused-word"),
        ("- 甲", "规则"),
    ):
        profile.write_text(f"停用规则:\n{wrong}\n", "utf-8")
        assert run(["check", str(path), "--profile", str(profile)], CHINESE) == 1
        assert word in capsys.readouterr().err


def test_a_profile_may_serve_the_ledger_too(tmp_path: Path) -> None:
    from reportgen.sources.ledger_profile import load_profile

    profile = tmp_path / "本局.yaml"
    profile.write_text("停用规则:\n- {规则: confused-word, 理由: 沿用}\n单位:\n  云溪市应急管理局: [市局]\n", "utf-8")
    assert dict(load_profile(profile).units) == {"云溪市应急管理局": ("市局",)}


def test_sarif_names_rule_level_and_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = (written(tmp_path), written(tmp_path, "通知.txt"))
    run(["check", *map(str, files), "--format", "sarif"], ENGLISH)
    log = json.loads(capsys.readouterr().out)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    results = log["runs"][0]["results"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in results)
    text = next(each for each in results if each["locations"][0]["physicalLocation"].get("region"))
    assert text["level"] == "warning" and text["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    word = next(each for each in results if "logicalLocations" in each["locations"][0])
    assert "paragraph 3" in word["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]


def test_sarif_has_help_bases_and_what_was_switched_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "通 知.txt")
    profile = tmp_path / "本局.yaml"
    profile.write_text("停用规则:\n- {规则: document-number-brackets, 理由: 沿用}\n", "utf-8")
    run(["check", "通 知.txt", str(written(tmp_path)), "--profile", "本局.yaml", "--format", "sarif"], CHINESE)
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    assert set(log["originalUriBaseIds"]) == {"%SRCROOT%"}
    artifacts = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in log["results"]]
    assert {"uri": "%E9%80%9A%20%E7%9F%A5.txt", "uriBaseId": "%SRCROOT%"} in artifacts
    assert {"uri": (tmp_path / "通知.docx").as_uri()} in artifacts
    rules = log["tool"]["driver"]["rules"]
    told = [rule for rule in rules if "help" in rule]
    assert told and all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in told)
    (override,) = log["invocations"][0]["ruleConfigurationOverrides"]
    assert rules[override["descriptor"]["index"]]["id"] == "document-number-brackets"
    assert override["properties"]["reason"] == "沿用" and log["invocations"][0]["executionSuccessful"] is True
    for each in log["results"]:
        assert each["level"] in {"error", "warning", "note"} and not each["message"]["text"].startswith("警告")
        for place in each["locations"]:
            assert {"region", "artifactLocation"} <= set(place["physicalLocation"]) or place["logicalLocations"]


@pytest.mark.parametrize(
    ("name", "code", "advice"),
    [
        ("通知.doc", "old-format", "另存为 .docx"),
        ("通知.wps", "old-format", "另存为 .docx"),
        ("通知.PDF", "printed-format", ".docx 原稿"),
        ("~$通知.docx", "lock-file", "在 Word 中关闭"),
        ("通知.zip", "unknown-format", ".docx, .txt"),
    ],
)
def test_what_cannot_be_checked_is_told_with_what_to_give_instead(
    tmp_path: Path, name: str, code: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    found = told(capsys, path, written(tmp_path, "旁.txt"))
    assert found[0]["code"] == code and advice in str(found[0]["message"])
    assert "confused-word" in {each["code"] for each in found}, "the others are checked all the same"
    assert run(["check", str(path)], CHINESE) == 1


def test_a_strict_file_is_not_taken_for_one_without_mistakes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = parts(*LINES)
    body = made["word/document.xml"].replace(space, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    path = tmp_path / "严格.docx"
    path.write_bytes(docx({**made, "word/document.xml": body}))
    (only,) = told(capsys, path)
    assert only["code"] == "strict-word-file" and "Strict Open XML" in str(only["message"])


def test_a_comment_on_a_footnote_stands_where_the_note_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f'<w:footnotes {namespace}><w:footnote w:id="2">{paragraph("要健全台帐资料。")}</w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="r1" Type="{kind}" Target="footnotes.xml"/>'
    relations = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    made = parts("第一段。", paragraph("第二段。", reference), footnotes=notes)
    path, copy = tmp_path / "甲.docx", tmp_path / "乙.docx"
    path.write_bytes(docx({**made, "word/_rels/document.xml.rels": relations.encode()}))
    run(["check", str(path), "--annotate", str(copy)], CHINESE)
    capsys.readouterr()
    after = read_package(copy.read_bytes(), "")
    first, second, *_ = parse(after["word/document.xml"]).iter(qualified("w:p"))
    assert not list(first.iter(qualified("w:commentReference"))) and list(second.iter(qualified("w:commentReference")))
    words = [each.text or "" for each in parse(after["word/comments.xml"]).iter(qualified("w:t"))]
    assert words[0] == "脚注 第1段", "the folder of the file is nobody's business who reads the copy"


def test_each_diagnostic_has_the_keys_that_the_page_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "坏.yaml"
    bad.write_text("a: [", "utf-8")
    found = told(capsys, written(tmp_path), written(tmp_path, "通知.txt"), bad, tmp_path / "没有.txt")
    for page in ("checking.md", "checking.zh-CN.md"):
        text = (Path(__file__).resolve().parents[2] / "docs" / page).read_text("utf-8")
        rows = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `") and "--" not in line]
        assert all(list(each) == rows for each in found)
    assert {each["severity"] for each in found} <= {"error", "warning", "info"}
    assert all(isinstance(each["excerpt"], str) for each in found)


def test_a_file_named_twice_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = written(tmp_path, "甲.txt"), written(tmp_path, "乙.txt")
    once = told(capsys, first, second)
    assert told(capsys, first, second, tmp_path / "." / "甲.txt", "--set", tmp_path) == once
    assert [each["code"] for each in told(capsys, tmp_path)] == ["is-a-folder"]


def test_a_mistake_in_an_input_is_told_at_its_line_and_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "通知.yaml"
    path.write_text(
        "文种: 通知\n标题: 关于开展检查的通知\n主送机关: [各县（区）应急管理局]\n发文机关: 云溪市应急管理局\n"
        "成文日期: 2026-03-12\n导语: 各单位要健全台帐，落实责任。\n小节:\n- 标题: 检查范围\n  内容: 常压储罐。\n",
        "utf-8",
    )
    found = [each for each in told(capsys, path) if each["code"] == "confused-word"]
    assert [(each["location"]["line"], each["field"]) for each in found] == [(6, "导语")]  # type: ignore[index]
