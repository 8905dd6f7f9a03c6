"""Heads of torn lines: nothing goes from them in silence, and labels get their digits back."""

import pytest

from tests.unit.normalize.tearing import shown, torn_line
from zwgk_parse.model.text import CleanText, plain_text
from zwgk_parse.normalize import normalize_text


def cleaned(text: str) -> CleanText:
    return normalize_text(plain_text(text))


def test_a_head_that_reads_well_without_its_vanished_pairs_is_not_certain() -> None:
    # The two pairs of 溪区 vanish; 临乡, which is left, stands in the number of the notice.
    head = "临溪区乡村振兴工作领导小组办公"
    line = "?" + shown(("\u3000" + head).encode("gbk")[1:] + "(gōng)室关于印发建设任务分工的通知".encode("gbk"))
    clean = cleaned(
        line + "\n临乡振办〔2026〕2号\n各镇人民政府、村民委员会：\n抓好乡村振兴工作，由领导小组办公室协调。"
    )
    first = clean.text.split("\n")[0]
    assert first != head + "室关于印发建设任务分工的通知"
    edits = [edit for edit in clean.edits if edit.rule == "byte-shift"]
    assert [edit.certain for edit in edits] == [False]
    assert {problem.code for problem in clean.problems if (problem.start or 0) < len(first)} <= {"ZP150", "ZP158"}
    assert clean.problems


def test_a_name_that_the_notice_writes_elsewhere_is_certain() -> None:
    line = torn_line("云嶺縣人民政府辦公室關於開展督導檢查的通知", {"開": "kāi"})
    clean = cleaned(
        line + "\n雲嶺縣人民政府辦公室印發，請各單位關注，做好督導檢查。\n云嶺縣人民政府辦公室關於工作的通知"
    )
    assert clean.text.startswith("云岭县人民政府办公室关于开展督导检查的通知\n")
    assert [edit.certain for edit in clean.edits if edit.rule == "byte-shift"] == [True]


@pytest.mark.parametrize(
    ("before", "broken", "behind", "read"),
    [
        ("1.修路", "??.架桥", "3.护林", "2.架桥"),
        ("9.修路", "??0.架桥", "11.护林", "10.架桥"),
        ("（1）修路", "?。?）架桥", "（3）护林", "（2）架桥"),
        ("一、总则", "?。?）架桥", "（2）护林", "（1）架桥"),
    ],
)
def test_the_digit_that_a_lone_byte_took_follows_from_its_neighbours(
    before: str, broken: str, behind: str, read: str
) -> None:
    clean = cleaned(f"{before}。\n{broken}。\n{behind}。")
    assert clean.text.split("\n")[1] == f"{read}。"
    assert [(edit.rule, edit.certain) for edit in clean.edits if edit.rule != "width"] == [("byte-shift", True)]
    assert not clean.problems


def test_the_digit_of_a_last_label_is_in_doubt_and_told() -> None:
    clean = cleaned("1.修路。\n??.架桥。")
    assert clean.text == "1.修路。\n2.架桥。"
    assert [problem.code for problem in clean.problems] == ["ZP150"]


def test_a_digit_that_nothing_tells_is_marked() -> None:
    clean = cleaned("（1）修路。\n?。?）架桥。\n（7）护林。")
    assert clean.text.split("\n")[1] == "（\ufffd）架桥。"
    assert [problem.code for problem in clean.problems] == ["ZP157"]


def test_a_year_without_its_first_digit_gets_it_back() -> None:
    assert cleaned("工作要点\n??024年，全县公开信息。").text == "工作要点\n2024年，全县公开信息。"


def test_question_marks_that_were_spaces_are_not_reported_as_torn() -> None:
    clean = cleaned("??一、总则\n??坚持公开。\n??二、任务")
    assert clean.text == "一、总则\n坚持公开。\n二、任务"
    assert not clean.problems


def test_a_second_byte_that_makes_no_character_with_the_sign_behind_it_went_alone() -> None:
    # 小 is D0 A1; A1 with ] is no character, so the reading is not 衇 (D0 5D).
    clean = cleaned(
        "企业类型[" + shown("大小".encode("gbk")[:3] + "(háng)".encode("gbk") + "小".encode("gbk")[1:] + b"]")
    )
    assert "衇" not in clean.text or not all(edit.certain for edit in clean.edits)


def test_a_tag_whose_bracket_a_lone_byte_took_is_whole_again() -> None:
    clean = cleaned("一、總體要求\n?。ㄒ唬┲笇枷?/strong>\n堅持以新發展理念為指導思想，強化指導。")
    assert clean.text.split("\n")[1] == "（一）指导思想</strong>"
