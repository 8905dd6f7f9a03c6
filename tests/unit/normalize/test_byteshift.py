"""Characters torn apart in the middle of their bytes: the crawler's damage made and undone."""

import pytest

from tests.growing import is_linear
from tests.unit.normalize.tearing import torn_line, torn_words
from zwgk_parse.model.text import CleanText, plain_text
from zwgk_parse.normalize import normalize_text
from zwgk_parse.normalize.byteshift import find_byte_shifts

READINGS = {
    "規": "guī", "數": "shù", "範": "fàn", "強": "qiáng", "續": "xù", "開": "kāi", "務": "wù", "進": "jìn", "實": "shí",
    "補": "bǔ", "認": "rèn", "點": "diǎn", "會": "huì", "導": "dǎo", "縣": "xiàn", "責": "zé", "動": "dòng",
    "設": "shè", "驅": "qū",
}  # fmt: skip
NUMERALS = [*"一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六七八九"), "二十"]
HEADINGS = [
    "加強組織領導。",
    "規範辦事流程。",
    "持續優化營商環境。",
    "強化督導檢查。",
    "推進平臺建設。",
    "補齊服務短板。",
]


def cleaned(text: str) -> CleanText:
    return normalize_text(plain_text(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("楊家嶺鄉人民政府負責落實", "杨家岭乡人民政府负责落实"),
        ("選擇妥當的公開方式並說明理由", "选择妥当的公开方式并说明理由"),
        ("着力開展營商環境整治工作", "着力开展营商环境整治工作"),
    ],
)
def test_a_reading_inside_a_character_is_taken_out_and_the_character_put_together(written: str, read: str) -> None:
    damaged = torn_words(written, READINGS)
    assert "?" in damaged
    clean = cleaned(damaged)
    assert clean.text == read
    assert any(edit.rule == "byte-shift" for edit in clean.edits)


def notice() -> tuple[str, str]:
    """Return a made-up notice of twenty headings, damaged, and its headings as they should read."""
    lines, right = ["一、全面推進政務公開工作"], ["一、全面推进政务公开工作"]
    for i, numeral in enumerate(NUMERALS):
        heading = HEADINGS[i % len(HEADINGS)]
        lines.append(torn_line(f"（{numeral}）{heading}", READINGS))
        lines.append(torn_words(f"{i + 1}.各單位要加強服務，推進平臺建設，優化營商環境，強化責任落實。", READINGS))
        right.append(f"（{numeral}）" + cleaned(heading).text)
    return "\n".join(lines), "\n".join(right)


def test_lines_that_lost_their_first_byte_get_label_and_words_back() -> None:
    damaged, right = notice()
    lines = cleaned(damaged).text.split("\n")
    assert [line for line in lines if not line[0].isdecimal()] == right.split("\n")


def test_of_readings_that_are_nearly_as_likely_the_one_made_of_words_is_taken() -> None:
    readings = {"醫": "yī", "養": "yǎng", "縣": "xiàn"}
    heading = torn_line("（一）提升基層醫療能力。", readings)
    body = torn_words("1.為衛生院配備彩超等設備，改善就醫條件。（牽頭單位：縣衛健局）", readings)
    clean = cleaned(f"一、強化醫療養老\n{heading}\n{body}")
    assert clean.text.split("\n")[1] == "（一）提升基层医疗能力。"
    assert [problem.code for problem in clean.problems] == ["ZP150"]


def test_a_character_that_stays_open_is_marked_and_told_while_those_beside_it_are_restored() -> None:
    clean = cleaned("政務公開工作要點\n" + torn_words("工作重心趨向專注“核心”領域", READINGS))
    assert clean.text.endswith("向\ufffd注“核心”领域")
    told = [problem for problem in clean.problems if problem.code == "ZP158"]
    assert len(told) == 1
    assert "专注" in told[0].details["candidates"]


def test_what_the_bytes_do_not_prove_is_flagged_with_the_next_best() -> None:
    damaged, _ = notice()
    clean = cleaned(damaged)
    doubtful = [edit for edit in clean.edits if not edit.certain]
    flagged = [problem for problem in clean.problems if problem.code == "ZP150"]
    assert len(doubtful) == len(flagged)
    for problem in flagged:
        assert problem.details["text"] != problem.details["other"]
        assert problem.start is not None
        assert problem.details["text"] in clean.text[problem.start : problem.end]


def test_a_line_that_cannot_be_read_keeps_its_characters_and_is_flagged() -> None:
    damaged = "云嶺縣龍?guī)蠹?\n各單位負責"
    clean = cleaned(damaged)
    assert "龙" in clean.text
    assert {problem.code for problem in clean.problems} <= {"ZP150", "ZP151"}
    assert clean.problems


@pytest.mark.parametrize(
    "text",
    [
        "是否按时公开?(待核实)",
        "什么是政务公开?(gongkai)",
        "?如何申请公开",
        "?“十四五”期间，全县累计公开信息二万条",
        "。本办法自印发之日起施行",
        "公开率达到95%?请各单位核实（APP）",
    ],
)
def test_question_marks_of_sound_text_are_left_alone(text: str) -> None:
    assert not find_byte_shifts(text).edits


def test_time_for_hostile_text_grows_with_its_length() -> None:
    line = "?。ㄋ模?guī)X掷m(xù)" * 60 + "\n"
    assert is_linear(lambda size: find_byte_shifts(line * (size // len(line))), 16 * len(line))
