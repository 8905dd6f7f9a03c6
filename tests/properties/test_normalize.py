"""Normalization as laws: edits replay, places stay inside, a second run finds nothing, sound text is left alone."""

from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zwgk_parse.model.text import CleanText, Edit, Paragraph, SourceText, Table, plain_text
from zwgk_parse.normalize import normalize_text
from zwgk_parse.normalize.compose import compose_edits
from zwgk_parse.normalize.revision import replaced

REPAIRS = {"pinyin-gloss", "byte-shift", "misread", "script", "plus", "entity"}
PIECES = [
    *"一二十公开政务乡镇市縣務開於著后",
    *",.;:?!()（），。；：、“”\"'「」『』《》〔〕[]［］-—…",
    *"12０９aZｂＣ",
    *" 　\t\n\u00a0\u200b\ufeff\ue000⼯⻓①㈠％+＋",
    "(kāi)", "（zuo）", "(ju)(ju)", "?guī)X", "(a)", "?。ㄎ澹┙∪珯呝~", "\n?。ㄊ?qiáng)化督導(dǎo)",
    "&nbsp;", "&amp;ldquo;", "&lt;", "æ”¿åŠ¡", "政发[2022]5号", "某发(2023)第1号", "互联网 监管", "12:30",
    "1,000", "12：05",
    "市水利局 市气象局", "责任单位：", "附件 1", "2022 年 6 月", "主 要 内 容", "http://a.cn/?b=1,2",
    "[bookmark: x]", "{PAGE}",
    "關於印發", "製度", "1.", "（一）", "3)", "年", "号",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
any_text = texts | st.text(max_size=60)
relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    spans = list(pairwise(cuts))[::2]
    # Two insertions at one place have no order between them; passes never make any.
    apart = [span for i, span in enumerate(spans) if i == 0 or span != spans[i - 1]]
    return [Edit(a, b, draw(st.text("xyz", max_size=3)), "r") for a, b in apart]


@st.composite
def two_passes(draw: st.DrawFn) -> tuple[str, list[Edit], list[Edit]]:
    source = draw(st.text("abcdef", max_size=20))
    first = draw(edits_of(len(source)))
    return source, first, draw(edits_of(len(replaced(source, first))))


@settings(max_examples=500, deadline=None)
@given(two_passes())
def test_composed_edits_make_the_same_text_as_one_pass_after_the_other(
    case: tuple[str, list[Edit], list[Edit]],
) -> None:
    source, first, second = case
    middle = replaced(source, first)
    composed = compose_edits(source, middle, first, second)
    assert replaced(source, composed) == replaced(middle, second)
    assert all(a.end <= b.start for a, b in pairwise(composed))


@relaxed
@given(any_text)
@example('公開(kāi)工作(zuò)，互聯網 監管\n　　(一)做好"公開"')
def test_edits_replay_to_the_clean_text(text: str) -> None:
    clean = normalize_text(plain_text(text))
    assert replaced(text, clean.edits) == clean.text
    assert all(edit.new != text[edit.start : edit.end] for edit in clean.edits)


@relaxed
@given(any_text)
def test_line_ends_stay_and_blocks_stay_inside_in_order(text: str) -> None:
    clean = normalize_text(plain_text(text))
    assert clean.text.count("\n") == text.count("\n")
    ends = [0]
    for block in clean.blocks:
        assert ends[-1] <= block.start <= block.end <= len(clean.text)
        assert "\n" not in clean.text[block.start : block.end]
        ends.append(block.end)


@relaxed
@given(any_text)
def test_normalizing_again_changes_nothing(text: str) -> None:
    clean = normalize_text(plain_text(text))
    again = normalize_text(plain_text(clean.text))
    assert again.text == clean.text
    assert again.edits == ()


@relaxed
@given(any_text)
def test_every_place_leads_back_into_the_source(text: str) -> None:
    clean = normalize_text(plain_text(text))
    back = [clean.to_source(offset) for offset in range(len(clean.text) + 1)]
    assert all(0 <= offset <= len(text) for offset in back)
    assert back == sorted(back)
    for problem in clean.problems:
        if problem.start is not None and problem.end is not None:
            assert 0 <= problem.start <= problem.end <= len(clean.text)


@relaxed
@given(texts, texts)
def test_cells_keep_their_words(left: str, right: str) -> None:
    from zwgk_parse.model.text import Cell

    text = f"{left}\n{right}\n"
    second = len(left) + 1
    cells = (Cell(0, 0, 0, len(left)), Cell(0, 1, second, second + len(right)))
    table = Table(0, len(text) - 1, 1, 2, cells)
    clean = normalize_text(SourceText(text=text, blocks=(table,), format="txt"))
    moved = clean.blocks[0]
    assert isinstance(moved, Table)
    lines = clean.text.split("\n")
    assert clean.text[moved.cells[0].start : moved.cells[0].end] == "\n".join(lines[: left.count("\n") + 1])
    assert clean.text[moved.cells[1].start : moved.cells[1].end] == "\n".join(lines[left.count("\n") + 1 : -1])


def repairs_of(clean: CleanText) -> list[Edit]:
    return [edit for edit in clean.edits if edit.rule in REPAIRS]


def test_sound_notices_are_not_repaired(shared: Path) -> None:
    for name in ("001", "002", "004", "real/gbf-2018-79"):
        path = next((shared / "notices").glob(f"{name}*.txt"))
        clean = normalize_text(plain_text(path.read_text(encoding="utf-8")))
        assert clean.script == "simplified"
        assert repairs_of(clean) == [], name


def test_generated_labels_are_counted_in_clean_characters() -> None:
    text = "(一)做好公開(kāi)"
    source = SourceText(text=text, blocks=(Paragraph(0, len(text), generated=3),), format="docx")
    clean = normalize_text(source)
    block = clean.blocks[0]
    assert isinstance(block, Paragraph)
    assert clean.text[block.start : block.start + block.generated] == "（一）"
