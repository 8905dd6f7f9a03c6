"""Words of diagrams (SmartArt) and embedded objects: in their place, once, in the order a reader takes them in."""

import pytest

from tests.cli.hostile import xlsx

DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FRAME = (
    f'<w:drawing><wp:inline><a:graphic><a:graphicData uri="{DRAWN}/diagram">'
    f'<dgm:relIds xmlns:dgm="{DRAWN}/diagram" r:dm="rD" r:lo="rL" r:qs="rQ" r:cs="rC"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
OLD_FRAME = (
    "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>疏浚河道</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
)


def p(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


def point(key: str, *texts: str, kind: str = "node") -> str:
    words = "".join(f"<a:p><a:r><a:t>{text[:2]}</a:t></a:r><a:r><a:t>{text[2:]}</a:t></a:r></a:p>" for text in texts)
    return f'<dgm:pt modelId="{key}" type="{kind}"><dgm:prSet/><dgm:t><a:bodyPr/>{words}</dgm:t></dgm:pt>'


def below(upper: str, *lower: str, kind: str = "parOf") -> str:
    return "".join(
        f'<dgm:cxn modelId="c{upper}{key}" type="{kind}" srcId="{upper}" destId="{key}" srcOrd="{i}"/>'
        for i, key in enumerate(lower)
    )


def outline(points: str, connections: str, drawn: str = DRAWN) -> str:
    return (
        f'<dgm:dataModel xmlns:dgm="{drawn}/diagram" xmlns:a="{drawn}/main"><dgm:ptLst>{points}</dgm:ptLst>'
        f"<dgm:cxnLst>{connections}</dgm:cxnLst></dgm:dataModel>"
    )


def links(*targets: tuple[str, str, str]) -> str:
    items = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in targets)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def files(data: str | None) -> dict[str, str | bytes | None]:
    drawn = f'<dsp:drawing xmlns:dsp="x" xmlns:a="{DRAWN}/main"><a:t>疏浚河道</a:t></dsp:drawing>'
    return {
        "word/diagrams/data1.xml": data,
        "word/diagrams/drawing1.xml": drawn,
        "word/_rels/document.xml.rels": links(("rD", "diagramData", "diagrams/data1.xml")),
    }


TREE = outline(
    point("0", kind="doc")
    + point("3", "储备物资（县应急局）")
    + point("2", "加固堤防")
    + point("1", "疏浚河道", "（县水利局负责）")
    + point("9", "箭头", kind="parTrans")
    + point("8", "占位", kind="pres"),
    below("0", "1", "3") + below("1", "2") + below("0", "8", kind="presOf"),
)
WORDS = ["疏浚河道", "（县水利局负责）", "加固堤防", "储备物资（县应急局）"]


def test_a_diagram_is_read_in_its_place_in_the_order_of_its_outline(word):
    body = p(t("一、流程")) + p(FRAME) + p(t("二、后文"))
    assert word.lines(body, files=files(TREE)) == ["一、流程", *WORDS, "二、后文"]


def test_a_diagram_stands_behind_the_words_of_its_paragraph_and_in_its_cell(word):
    row = f"<w:tr><w:tc>{p(t('流程') + FRAME)}</w:tc><w:tc>{p(t('乙'))}</w:tc></w:tr>"
    assert word.grid(f"<w:tbl>{row}</w:tbl>", files=files(TREE))[0, 0] == "\n".join(["流程", *WORDS])


def test_its_fallback_says_nothing_again(word):
    either = (
        f"<mc:AlternateContent><mc:Choice Requires='wpg'>{FRAME}</mc:Choice>"
        f"<mc:Fallback>{OLD_FRAME}</mc:Fallback></mc:AlternateContent>"
    )
    assert word.lines(p(either), files=files(TREE)) == WORDS


def test_strict_documents_have_diagrams_too(word):
    strict = outline(point("1", "疏浚河道"), "", "http://purl.oclc.org/ooxml/drawingml")
    assert word.lines(p(FRAME), files=files(strict)) == ["疏浚河道"]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (outline(point("1", "疏浚河道") + point("2", "加固堤防"), ""), ["疏浚河道", "加固堤防"]),
        (
            outline(point("1", "疏浚河道") + point("2", "加固堤防"), below("1", "2") + below("2", "1")),
            ["疏浚河道", "加固堤防"],
        ),
        (outline(point("1", "疏浚河道"), below("1", "7", "1")), ["疏浚河道"]),
        (outline(point("1", "  "), ""), []),
        (None, []),
    ],
    ids=["nothing connected", "a ring", "leads nowhere", "blank", "no such part"],
)
def test_outlines_that_are_odd(word, data, lines):
    assert word.lines(p(FRAME), files=files(data)) == lines


def test_a_broken_outline_is_reported(word):
    source = word.read(p(t("一、流程") + FRAME), files=files("<dgm:oops"))
    assert [(problem.code, problem.details["part"]) for problem in source.problems] == [
        ("ZP118", "word/diagrams/data1.xml")
    ]


def embedded(program: str, aspect: str = "Content") -> str:
    return (
        f'<w:object><v:shape/><o:OLEObject Type="Embed" ProgID="{program}" DrawAspect="{aspect}" r:id="rO"/></w:object>'
    )


def held(data: bytes) -> dict[str, str | bytes | None]:
    return {
        "word/embeddings/a.xlsx": data,
        "word/_rels/document.xml.rels": links(("rO", "package", "embeddings/a.xlsx")),
    }


def test_a_workbook_shown_in_the_text_is_a_table_there(word):
    sheet = xlsx({"A1": "任务", "B1": "责任单位", "A2": "疏浚河道", "B2": "县水利局"})
    source = word.read(p(t("一、清单")) + p(embedded("Excel.Sheet.12")) + p(t("二、后文")), files=held(sheet))
    kinds = [type(block).__name__ for block in source.blocks]
    assert kinds == ["Paragraph", "Table", "Paragraph"]
    assert "疏浚河道" in source.text
    assert source.problems == ()


@pytest.mark.parametrize(
    ("program", "aspect", "data"),
    [("Excel.Sheet.12", "Icon", xlsx({"A1": "任务"})), ("Package", "Content", b"\x01" * 99)],
)
def test_a_document_behind_an_icon_is_reported(word, program, aspect, data):
    source = word.read(p(t("一、清单") + embedded(program, aspect)), files=held(data))
    assert [(problem.code, problem.details["part"]) for problem in source.problems] == [
        ("ZP193", "word/embeddings/a.xlsx")
    ]


def test_a_formula_is_nothing_to_report(word):
    assert word.read(p(t("一、清单") + embedded("Equation.3")), files=held(b"\x01" * 99)).problems == ()
