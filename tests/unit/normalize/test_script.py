import pytest

from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text
from zwgk_parse.normalize.script import decide_script


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("全麵推進製度建設，完善係統，加強谘詢", "全面推进制度建设，完善系统，加强咨询"),
        ("圍繞著重點，著力解決瞭問題", "围绕着重点，着力解决了问题"),
        ("出版著作，成效顯著，登上瞭望塔", "出版著作，成效显著，登上瞭望塔"),
        ("乾隆年間的乾縣檔案，乾部隊伍，若乾意見", "乾隆年间的乾县档案，干部队伍，若干意见"),
        ("衛生健康、啟動、羣衆、臺灣、裡面", "卫生健康、启动、群众、台湾、里面"),
        ("馀額與衹有，憑藉優勢，答覆與覆核，覆蓋", "余额与只有，凭借优势，答复与复核，覆盖"),
    ],
)
def test_traditional_text_becomes_simplified(written: str, read: str) -> None:
    clean = normalize_text(plain_text(written))
    assert (clean.script, clean.text) == ("traditional", read)


@pytest.mark.parametrize("text", ["乾县与於潜镇的著名古迹", "瞭望塔、徵音、後街村", "台账、里程、干部、系统、面条"])
def test_simplified_text_keeps_its_characters(text: str) -> None:
    clean = normalize_text(plain_text(text))
    assert (clean.script, clean.text) == ("simplified", text)


def test_a_traditional_paragraph_among_simplified_ones_is_converted_alone() -> None:
    text = "各乡镇人民政府认真组织实施乾县经验。\n關於開展政務公開與規範發佈的說明\n请结合实际抓好落实。"
    clean = normalize_text(plain_text(text))
    assert clean.script == "mixed"
    assert clean.text == "各乡镇人民政府认真组织实施乾县经验。\n关于开展政务公开与规范发布的说明\n请结合实际抓好落实。"


def test_a_name_in_traditional_characters_does_not_make_a_notice_mixed() -> None:
    text = "关于举办書畫展的通知\n各单位：现将有关事项通知如下。"
    clean = normalize_text(plain_text(text))
    assert (clean.script, clean.text) == ("simplified", text)


def test_keep_script_keeps_the_characters_and_says_what_they_are() -> None:
    clean = normalize_text(plain_text("關於(yú)印發通知"), keep_script=True)
    assert (clean.script, clean.text) == ("traditional", "關於印發通知")


def test_the_length_of_converted_text_never_changes() -> None:
    clean = normalize_text(plain_text("關於進一步規範政務服務的實施意見"))
    assert all(len(edit.new) == edit.end - edit.start for edit in clean.edits)


def test_an_empty_text_is_simplified() -> None:
    assert decide_script("").script == "simplified"
