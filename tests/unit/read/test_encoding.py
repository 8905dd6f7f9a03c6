import pytest
from hypothesis import given
from hypothesis import strategies as st

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import SourceText
from zwgk_parse.read.encoding import decode_text

from .reading import read

SIMPLIFIED = "云岭县人民政府办公室关于印发2022年政务公开工作要点的通知：各乡镇，县直各单位要认真抓好落实。"
TRADITIONAL = "雲嶺縣人民政府辦公室關於印發2022年政務公開工作要點的通知：各鄉鎮，縣直各單位要認真抓好落實。"


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, SIMPLIFIED[:14], TRADITIONAL[:14]])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("hint", [None, "gb2312", "big5", "utf-8", "iso-8859-1", "no such thing"])
def test_evidence_finds_the_encoding_whatever_is_declared(text: str, encoding: str, hint: str | None) -> None:
    if encoding == "big5hkscs" and text.startswith("云"):
        pytest.skip("Big5 has no simplified characters")
    decoded = decode_text(text.encode(encoding), hint)
    assert (decoded.text, decoded.encoding, decoded.problems) == (text, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_obeyed_and_vanish(encoding: str) -> None:
    assert decode_text(SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


def test_a_character_outside_gb2312_does_not_end_the_text() -> None:
    assert decode_text("二〇二二年㙍岭".encode("gb18030"), "gb2312").text == "二〇二二年㙍岭"


def test_a_page_of_script_before_the_text_does_not_hide_the_encoding() -> None:
    data = b"<script>" + b"var a=1;" * 5000 + b"</script>" + SIMPLIFIED.encode("gb18030")
    assert decode_text(data, "utf-8").encoding == "gb18030"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_bad_byte_is_reported_with_its_line_and_the_rest_is_read(encoding: str) -> None:
    data = f"{SIMPLIFIED}\n{SIMPLIFIED[:6]}".encode(encoding) + b"\xff" + f"{SIMPLIFIED[6:]}\n".encode(encoding)
    decoded = decode_text(data)
    assert decoded.text == f"{SIMPLIFIED}\n{SIMPLIFIED[:6]}�{SIMPLIFIED[6:]}\n"
    (problem,) = decoded.problems
    assert (problem.code, problem.details["line"], problem.details["count"]) == ("ZP105", "2", "1")
    assert problem.start is not None
    assert decoded.text[problem.start] == "�"


def test_lost_characters_are_found_in_the_layout_too() -> None:
    source: SourceText = read("一、推进公开\n\n\n　　二、做".encode() + b"\xe5\xa5" + "解读\n".encode())
    problem: Problem = source.problems[0]
    assert set(source.text[problem.start : problem.end]) == {"�"}


def test_line_ends_and_controls_become_plain() -> None:
    assert decode_text("甲\r\n乙\r丙\u2028丁\x0c戊\x00己\ufeff庚\x85辛".encode()).text == "甲\n乙\n丙\n丁\n戊己庚\n辛"
    assert decode_text("甲".encode("utf-16-le") + b"\x00\xd8" + "乙公开工作".encode("utf-16-le")).text.count("�") == 1


@given(st.binary(max_size=400), st.sampled_from([None, "gb2312", "big5", "utf-16le", "\x00"]))
def test_any_bytes_become_text_without_surrogates_or_returns(data: bytes, hint: str | None) -> None:
    decoded = decode_text(data, hint)
    decoded.text.encode("utf-8")
    assert not set("\r\x00\x0b\x0c\u2028") & set(decoded.text)
    assert ("�" in decoded.text) == bool(decoded.problems)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=80))
def test_utf8_text_is_always_taken_as_utf8(text: str) -> None:
    assert decode_text(text.encode()).text == text
