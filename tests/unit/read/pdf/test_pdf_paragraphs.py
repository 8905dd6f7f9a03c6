"""Printed paragraphs come back as they were written."""

from random import Random

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zwgk_parse.pipeline import parse_notice

from .press import LEFT, Press, text_width, wrap
from .reading import aligned, body, furniture, paragraphs, read

LONG = (
    "（一）推进水网改造。围绕城乡供水一体化，梳理堵点12个，分类制定整改措施，健全长效机制，"
    "到2024年12月底前基本完成。（牵头单位：市水务局；责任单位：市财政局、市住房和城乡建设局）"
)


def test_wrapped_lines_are_joined_without_a_space() -> None:
    press = Press()
    press.paragraph(LONG)
    press.paragraph("（二）加强督导。每季度通报一次。")
    assert body(read(press.close())) == [LONG, "（二）加强督导。每季度通报一次。"]


def test_a_paragraph_goes_on_behind_the_page_number() -> None:
    press = Press()
    for number in range(1, 40):
        press.paragraph(f"{number}. {LONG}")
    source = read(press.close())
    assert body(source) == [f"{number}. {LONG}" for number in range(1, 40)]
    assert furniture(source) == [f"— {number} —" for number in range(1, press.page + 1)]
    assert [p.page for _, p in paragraphs(source) if p.kind == "furniture"] == list(range(1, press.page + 1))


def test_a_full_last_line_does_not_swallow_the_next_paragraph() -> None:
    press = Press()
    full = "督" * 26  # with its indent it fills the line to the last character
    press.paragraph(LONG)
    press.paragraph(full)
    press.paragraph(full)
    press.paragraph("一、总体要求")
    assert body(read(press.close())) == [LONG, full, full, "一、总体要求"]


def test_paragraphs_without_indent_end_at_a_short_line_or_begin_with_a_label() -> None:
    press = Press()
    lines = ["督" * 40 + "。", "办" * 27 + "。", "1.查" + "验" * 30, "2.改" + "进" * 20]
    for line in lines:
        press.paragraph(line, indent=0)
    assert body(read(press.close())) == lines


def test_latin_words_keep_their_space_and_numbers_their_digits() -> None:
    press = Press()
    press.next_line(LEFT + 32, "推广" + "用" * 21 + " Open")
    press.next_line(LEFT, "Data 平台，覆盖" + "县" * 18 + "2024")
    press.next_line(LEFT, "年。")
    assert body(read(press.close())) == ["推广" + "用" * 21 + " Open Data 平台，覆盖" + "县" * 18 + "2024年。"]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    press = Press()
    press.paragraph(LONG)
    press.next_line(LEFT + 32, "推广" + "用" * 22 + "2025-")
    press.next_line(LEFT, "2027年版。")
    assert body(read(press.close()))[1:] == ["推广" + "用" * 22 + "2025-2027年版。"]


def test_title_signature_and_date_tell_how_they_are_set() -> None:
    press = Press()
    press.centered("云岭县人民政府办公室关于印发2024年", 22)
    press.centered("重点工作任务分解表的通知", 22)
    press.centered("（征求意见稿）", 18)
    press.paragraph("各镇人民政府，县直各单位：", indent=0)
    press.paragraph(LONG)
    press.at_right("云岭县人民政府办公室")
    press.at_right("2024年3月5日")
    press.paragraph("（此件公开发布）")
    assert aligned(read(press.close())) == {
        "云岭县人民政府办公室关于印发2024年重点工作任务分解表的通知": "center",
        "（征求意见稿）": "center",
        "各镇人民政府，县直各单位：": None,
        LONG: None,
        "云岭县人民政府办公室": "right",
        "2024年3月5日": "right",
        "（此件公开发布）": None,
    }


def test_hanging_lines_belong_to_what_they_hang_under() -> None:
    press = Press()
    press.paragraph(LONG)
    press.next_line(LEFT + 32, "附件：1. 青禾市2024年推进公共数据共享和开放重点任务")
    press.next_line(LEFT + 32 + 16 * 3 + 20, "分解表")
    press.next_line(LEFT + 32 + 48, "2. 进度统计表")
    assert body(read(press.close()))[1:] == [
        "附件：1. 青禾市2024年推进公共数据共享和开放重点任务分解表",
        "2. 进度统计表",
    ]


def test_parts_of_a_closing_line_keep_their_order_and_a_space() -> None:
    press = Press()
    press.paragraph(LONG)
    press.line(LEFT + 16, press.y, "青禾市人民政府办公室")
    press.line(LEFT + 280, press.y, "2024年3月5日印发")
    assert body(read(press.close()))[1:] == ["青禾市人民政府办公室 2024年3月5日印发"]


def test_characters_painted_twice_for_bold_count_once() -> None:
    press = Press()
    for shift in (0.0, 0.4):
        press.line(LEFT, 120 + shift, "一、健全机制")
    for i, character in enumerate("二、强化监督监督"):
        for shift in (0.0, 0.4):
            press.line(LEFT + 16 * i + shift, 160, character)
    assert body(read(press.close())) == ["一、健全机制", "二、强化监督监督"]


def test_founders_letterhead_rule_is_no_text() -> None:
    press = Press()
    press.centered("云岭县人民政府文件", 40)
    press.next_line(LEFT, "欗" * 28)
    press.paragraph(LONG)
    source = read(press.close())
    assert body(source) == ["云岭县人民政府文件", LONG]
    assert "欗" * 28 in furniture(source)


def test_founders_full_width_digits_and_page_numbers() -> None:
    press = Press(foot=lambda number: f"—{chr(0xFF10 + number)}—")
    text = "（一）到２０２４年１２月底前完成１２项任务，" + "压实责任，" * 30 + "。（牵头单位：市水务局）"
    for _ in range(8):
        press.paragraph(text)
    source = read(press.close())
    assert body(source) == [text] * 8
    assert furniture(source) == [f"—{chr(0xFF10 + number)}—" for number in range(1, press.page + 1)]
    [deadline] = parse_notice(_one(text), "a.pdf").notice.tasks[0].deadlines
    assert str(deadline.end) == "2024-12-31"


def _one(text: str) -> bytes:
    press = Press()
    press.paragraph(text)
    return press.close()


def test_radicals_in_place_of_characters_are_the_characters() -> None:
    [task] = parse_notice(_one("⼀、推进⽔⽹改造，到2024年12⽉底前完成。（市⽔务局⽜头）"), "a.pdf").notice.tasks
    assert task.number == "一、"
    assert task.text.startswith("推进水网改造，到2024年12月底前完成。")


def test_a_dot_inside_a_name_stays() -> None:
    text = "一、办好第12届阿不都·克里木杯青少年运动会。（市体育局负责）"
    assert body(read(_one(text))) == [text]


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.randoms(use_true_random=False), st.integers(2, 9))
def test_pieces_drawn_in_any_order_read_in_the_order_of_the_page(random: Random, length: int) -> None:
    press = Press(numbered=False)
    pieces: list[tuple[float, float, str]] = []
    for row, text in enumerate(wrap(LONG * 4, 448, 16)):
        at = 0
        while at < len(text):
            end = at + length
            pieces.append((LEFT + text_width(text[:at], 16), 120 + 28.0 * row, text[at:end]))
            at = end
    random.shuffle(pieces)
    for x, y, piece in pieces:
        press.line(x, y, piece)
    assert "".join(body(read(press.close()))) == LONG * 4


WORDS = [
    "健全",
    "机制",
    "，",
    "、",
    "开展",
    "（督查）",
    "“放管服”",
    "改革",
    "2024",
    "年",
    "5G",
    "。",
    "《办法》",
    "落实",
]
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=4, max_size=120).map(lambda words: "推进" + "".join(words) + "。"),
    min_size=2,
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(PARAGRAPHS)
@example(["推进" + "健全机制" * 30 + "。"] * 12)
def test_whatever_is_printed_with_indents_comes_back(texts: list[str]) -> None:
    press = Press()
    press.paragraph("为" * 60 + "。")
    for text in texts:
        press.paragraph(text)
    assert body(read(press.close()))[1:] == texts
