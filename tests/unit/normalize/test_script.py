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
        ("裡裏麪羣衆啓週佈鬥綫產為麽", "里里面群众启周布斗线产为么"),
        ("寳貴、傚果、晩會、麺點、増強、囬應、恊調、讬管", "宝贵、效果、晚会、面点、增强、回应、协调、托管"),
        (
            "幹部、慾望、鬆綁、穀物、皇後、嚮導、託付、週期、誌願、註冊",
            "干部、欲望、松绑、谷物、皇后、向导、托付、周期、志愿、注册",
        ),
        ("於潛鎮與乾縣、瀋陽的乾隆年間", "於潜镇与乾县、沈阳的乾隆年间"),
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


def test_simplified_lines_of_a_traditional_page_keep_their_names() -> None:
    traditional = "關於進一步規範政務服務與開展營商環境整治工作的實施意見\n" * 6
    clean = normalize_text(plain_text(traditional + "乾县财政局与於潜镇认真组织实施"))
    assert clean.script == "traditional"
    assert clean.text.endswith("乾县财政局与於潜镇认真组织实施")


def test_short_lines_beside_traditional_ones_are_converted_too() -> None:
    simplified = "各乡镇人民政府认真组织实施，结合实际抓好贯彻落实工作。\n"
    clean = normalize_text(plain_text(simplified * 3 + "四、組織保障\n關於開展政務公開與規範發佈的說明\n" + simplified))
    assert clean.text.split("\n")[3:5] == ["四、组织保障", "关于开展政务公开与规范发布的说明"]


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
