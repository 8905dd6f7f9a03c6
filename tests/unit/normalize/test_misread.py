"""Text read in the wrong encoding: the damage made byte by byte, and undone as far as the bytes prove it."""

import pytest

from zwgk_parse.model.text import CleanText, plain_text
from zwgk_parse.normalize import normalize_text

NOTICE = """各乡镇人民政府，县政府各部门：
经县政府同意，现将《云岭县2022年政务公开工作要点》印发给你们，请认真贯彻执行。
2022年5月7日
一、落实“一网通办”要求，由各单位于12月底前完成3项任务。（责任单位：县财政局、县民政局）"""


def cleaned(text: str) -> CleanText:
    return normalize_text(plain_text(text))


def utf8_shown_as_gbk(text: str) -> str:
    """Return what a browser that takes UTF-8 for GBK shows: 80 is €, a first byte without a second is ?."""
    data = text.encode()
    shown, at = [], 0
    while at < len(data):
        pair = data[at : at + 2]
        if data[at] <= 0x80:
            shown.append("€" if data[at] == 0x80 else chr(data[at]))
            at += 1
        elif len(pair) == 2 and pair[1] >= 0x40:
            shown.append(pair.decode("gb18030"))
            at += 2
        else:
            shown.append("?")
            at += 1
    return "".join(shown)


def test_a_page_read_as_gbk_comes_back_but_for_what_its_bytes_lost() -> None:
    damaged = utf8_shown_as_gbk(NOTICE)
    clean = cleaned(damaged)
    lines, right = clean.text.split("\n"), NOTICE.split("\n")
    assert lines[1:] == right[1:]
    assert lines[0] == right[0][:-1] + "\ufffd"  # a colon or a comma: nothing tells
    codes = [problem.code for problem in clean.problems]
    assert codes.count("ZP152") == 1
    assert "ZP150" in codes


def shown_as_gb18030(text: str) -> str:
    """Return what a program shows that takes UTF-8 for GB 18030 and puts ? for what it cannot read."""
    return text.encode().decode("gb18030", "replace").replace("\ufffd", "?")


@pytest.mark.parametrize(
    "line",
    [
        "全面推进基层政务公开，及时更新公开目录。组织一次检查",
        "责任单位：县财政局、县民政局。开展一次培训",
        "（一）提高办理速度，一般事项当日退回",
    ],
)
def test_the_byte_80_that_no_pair_begins_with_is_known_again(line: str) -> None:
    damaged = shown_as_gb18030(line)
    assert "?" in damaged.rstrip("?")
    assert cleaned(damaged).text[:-1] == line[:-1]


def test_a_date_comes_back_whose_signs_all_lost_a_byte() -> None:
    clean = cleaned(shown_as_gb18030("2025年4月2日"))
    assert clean.text == "2025年4月2日"
    assert "ZP150" in [problem.code for problem in clean.problems]


@pytest.mark.parametrize("words", ["政务公开", "责任部门", "组织实施", "民生实事"])
def test_words_inside_a_sound_line_are_read_again(words: str) -> None:
    damaged = f"各单位要抓好{shown_as_gb18030(words)}落实，鏀垮姟工作不放松。"
    clean = cleaned(damaged)
    assert clean.text == f"各单位要抓好{words}落实，政务工作不放松。"


def test_a_line_of_which_only_parts_can_be_read_stays_and_is_flagged() -> None:
    twice = shown_as_gb18030(shown_as_gb18030("基层公开标准化建设"))
    clean = cleaned(f"工作要点\n{twice}")
    assert "ZP152" in [problem.code for problem in clean.problems]


def test_sound_words_beside_damaged_ones_stay_as_they_are() -> None:
    # The bytes of 通知 in GBK are those of two letters of other scripts in UTF-8.
    assert cleaned(shown_as_gb18030("青禾市人民政府关于印发要点的") + "通知").text.endswith("通知")


@pytest.mark.parametrize("times", [2, 3])
def test_the_same_mistake_made_again_is_undone_again(times: int) -> None:
    text = "各单位抓好政务公开工作"
    damaged = text
    for _ in range(times):
        damaged = damaged.encode().decode("latin-1")
    assert cleaned(damaged).text == text


def test_gbk_bytes_that_are_utf8_by_chance_are_taken_apart_again() -> None:
    text = "中共云岭县委办公室关于调整收费的通告"
    data = text.encode("gbk")
    shown, at = [], 0
    while at < len(data):
        pair = data[at : at + 2]
        by_chance = 0xC2 <= pair[0] <= 0xDF and len(pair) == 2 and 0x80 <= pair[1] <= 0xBF
        shown.append(pair.decode("utf-8") if by_chance else chr(data[at]))
        at += 2 if by_chance else 1
    damaged = "".join(shown)
    assert any(ord(character) > 0xFF for character in damaged)
    assert cleaned(damaged).text == text


@pytest.mark.parametrize("wrong", ["锟斤拷锟斤拷工作要点", "ï¿½ï¿½工作要点"])
def test_what_was_replaced_before_is_flagged(wrong: str) -> None:
    clean = cleaned(wrong)
    assert "ZP152" in [problem.code for problem in clean.problems]
    assert not [edit for edit in clean.edits if edit.rule == "misread"]


@pytest.mark.parametrize(
    "text",
    [
        "锛与鏈是两个字",
        "骞字与宸字、浜字、涓字、鍏字",
        "横浜市与涓涓细流，联通鏈路",
        "是否公开?（待定）\n联通公司负责",
        "€100与？问号",
    ],
)
def test_sound_text_with_rare_characters_stays(text: str) -> None:
    assert not [edit for edit in cleaned(text).edits if edit.rule == "misread"]


def test_hostile_text_is_read_in_bounded_time() -> None:
    assert cleaned("鏀?" * 6000).text
    assert cleaned("锛€" * 6000 + "\n" + "Ã¦" * 6000).text


def test_what_cp1252_does_not_know_and_nobody_kept_comes_back_or_is_flagged() -> None:
    damaged = NOTICE.encode().decode("cp1252", "ignore")
    clean = cleaned(damaged)
    wrong = [(a, b) for a, b in zip(clean.text, NOTICE, strict=True) if a != b]
    assert len(wrong) < 10
    assert "ZP150" in [problem.code for problem in clean.problems]
    assert all(a == "\ufffd" for a, _ in wrong)
