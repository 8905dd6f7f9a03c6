"""Leftovers, entities, misread text, lost plus signs: what was never in the notice."""

import pytest

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import CleanText, SourceText, plain_text
from zwgk_parse.normalize import normalize_text, probe
from zwgk_parse.normalize.misread import find_misread


def cleaned(text: str) -> CleanText:
    return normalize_text(plain_text(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[bookmark: _GoBack]四、强化落实", "四、强化落实"),
        ("第{PAGE}页{ TOC \\o 1-3 }", "第页"),
        ("政\u200b务\u00ad公\ufeff开", "政务公开"),
        ("⼯作⽂件⻓期有效", "工作文件长期有效"),
        ("落实&amp;ldquo;一网通办&rdquo;&nbsp;要求&#12290;", "落实“一网通办”要求。"),
        ("推进“互联网 监管”系统", "推进“互联网+监管”系统"),
        ("推進“互聯網 政務服務”", "推进“互联网+政务服务”"),
        ("打造“信用 养老”模式", "打造“信用+养老”模式"),
        ("升级互联网\u00a0监管系统", "升级互联网+监管系统"),
        ("落实&amp;amp;ldquo;双减&amp;amp;rdquo;&#x8981;&#27714;", "落实“双减”要求"),
        ("落实&ldquo；双减&rdquo要求", "落实“双减”要求"),
        ("\\u4e91\\u5cad县%u653f%u52a1", "云岭县政务"),
        ("政\u2060务\u3164公\u2800开\ufe0f", "政务公开"),
        ("㇐、⼯作⻓效", "一、工作长效"),
        ("\ufa0c\uf9fe", "兀茶"),
        ("临财建„2021‟8号", "临财建〔2021〕8号"),
        ("云政办发〔202116号", "云政办发〔2021〕16号"),
        ("??一、总则\n????坚持公开。\n办公室\n??2022年", "一、总则\n坚持公开。\n办公室\n2022年"),
        ("?一、总则\n?坚持公开\n?（一）原则\n?二、任务", "一、总则\n坚持公开\n（一）原则\n二、任务"),
        ("摘? ? 要：正文。关? ? 键：略", "摘要：正文。关键：略"),
        ("政务公开@@@@工作@@要点（一@@）", "政务公开工作要点（一）"),
    ],
)
def test_repairs(written: str, read: str) -> None:
    assert cleaned(written).text == read


@pytest.mark.parametrize(
    "text",
    ["教育 文化 旅游 农业", "互联网 信息 通信", "“数字 体育 其他”", "R&D经费与Q&A", "a&ltb", "C:\\u123", "100%us"],
)
def test_what_only_resembles_damage_is_no_plus_and_no_entity(text: str) -> None:
    assert not {edit.rule for edit in cleaned(text).edits} & {"plus", "entity"}


@pytest.mark.parametrize(
    "text", ["问什么？ 答什么？ 谁来办？ 谁来管？ 好不好？", "?谁来公开\n??公开什么", "邮箱：a@@b"]
)
def test_questions_are_no_lost_spaces(text: str) -> None:
    assert not {edit.rule for edit in cleaned(text).edits} & {"lost-space", "leftover"}


def test_labels_are_not_decomposed() -> None:
    assert cleaned("①总则㈠目的⑴范围㊀依据").text == "①总则㈠目的⑴范围㊀依据"


def test_icons_of_a_private_font_are_counted_once_for_the_notice() -> None:
    clean = cleaned("\uf09a打印\uf12a关闭")
    assert clean.text == "打印关闭"
    assert [(p.code, dict(p.details)) for p in clean.problems] == [("ZP153", {"count": "2"})]


@pytest.mark.parametrize(
    ("encoding", "read_as"), [("utf-8", "gb18030"), ("utf-8", "latin-1"), ("gb18030", "latin-1"), ("gb18030", "cp1252")]
)
def test_text_read_in_the_wrong_encoding_is_read_again(encoding: str, read_as: str) -> None:
    right = "各乡镇人民政府要认真抓好贯彻落实工作"
    data = right.encode(encoding)
    try:
        wrong = data.decode(read_as)
    except UnicodeDecodeError:
        wrong = "".join(bytes((b,)).decode(read_as, "ignore") or chr(b) for b in data)
    assert wrong != right
    assert cleaned(f"一、总体要求\n{wrong}").text == f"一、总体要求\n{right}"


def test_a_misread_line_that_lost_a_pair_is_read_but_for_what_went() -> None:
    wrong = "政务公开工作要点任务分解表的说明".encode().decode("gb18030")
    broken = wrong[:5] + wrong[6:]
    changes = find_misread(broken)
    assert [edit.new for edit in changes.edits] == ["政务\ufffd工作要点任务分解表的说明"]
    assert not changes.edits[0].certain
    assert [problem.code for problem in changes.problems] == ["ZP152"]


def test_a_misread_line_that_lost_many_pairs_is_flagged_and_kept() -> None:
    wrong = "政务公开工作要点任务分解表的说明".encode().decode("gb18030")
    changes = find_misread("".join(character for at, character in enumerate(wrong) if at % 4 != 3))
    assert not changes.edits
    assert [problem.code for problem in changes.problems] == ["ZP152"]


@pytest.mark.parametrize("text", ["café与naïve两词", "联通、×°±·——“”", "温度25°C±2°C", "滨江、浜湖、浙江"])
def test_sound_text_is_not_read_again(text: str) -> None:
    assert not find_misread(text).edits


def test_doubled_marks_are_reported_at_their_place() -> None:
    clean = cleaned("落实到位,。各单位")
    problem = next(problem for problem in clean.problems if problem.code == "ZP154")
    assert clean.text[problem.start : problem.end] == problem.details["text"] == "，。"


def test_a_readers_problems_move_to_the_clean_text() -> None:
    text = "公開(kāi)政務(wù)\ufffd信息"
    at = text.index("\ufffd")
    source = SourceText(text, plain_text(text).blocks, "txt", problems=(Problem("ZP110", start=at, end=at + 1),))
    clean = normalize_text(source)
    assert clean.text[clean.problems[0].start : clean.problems[0].end] == "\ufffd"


def test_edits_tell_their_rules() -> None:
    clean = cleaned("公開(kāi)(kāi)的製度,２項")
    assert sorted({edit.rule for edit in clean.edits}) == ["pinyin-gloss", "script", "width"]


def test_the_probe_names_the_rules_that_changed_the_text() -> None:
    assert {found.rule for found in probe("關於著力(lì)推進")} == {
        "characters.pinyin-gloss",
        "characters.script",
        "script.zhe",
    }
