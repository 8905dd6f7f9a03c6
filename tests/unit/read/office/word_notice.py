"""A notice with all that Word does to one: numbers of three kinds, revisions, comments, notes, controls, fields, pages.

`build_notice` gives the document and the same notice as plain text.
"""

from dataclasses import dataclass, field

from tests.unit.read.docx.conftest import Word, part

TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CENTERED, RIGHT, INDENTED = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>', '<w:ind w:firstLine="640"/>'
BREAK = '<w:br w:type="page"/>'
HAN = "一二三四五六七八九十"
WIDTHS = (900, 4200, 2000, 1800)
HEADINGS = ("序号", "重点任务", "责任单位", "完成时限")
PLAN = (
    (
        "推进老旧小区改造",
        (
            ("摸清底数", "全面排查2000年底前建成的住宅小区，建立“一区一档”，6月底前完成。", "（牵头单位：市住建局；责任单位：各县（区）人民政府）"),
            ("实施改造", "完成老旧小区改造86个、加装电梯120部。", "（市住建局牵头，市财政局、市自然资源局配合，12月底前完成）"),
        ),
    ),
    (
        "完善市政设施",
        (
            ("更新管网", "更新改造供水管网60公里、燃气管网45公里。", "（责任单位：市水务局、市城市管理局）"),
            ("消除断头路", "打通断头路7条，优化路口15个。", "（牵头单位：市住建局；配合单位：市公安局）"),
            ("补齐短板", "新增停车泊位3000个。", "（责任单位：市城市管理局，完成时限：2025年10月底）"),
        ),
    ),
    ("强化要素保障", (("加强统筹", "用好专项债券，每季度调度一次。", "（市财政局负责）"),)),
)  # fmt: skip
LETTER = (
    ("青禾市人民政府办公室关于印发青禾市2025年城市更新工作方案的通知", CENTERED),
    ("青政办发〔2025〕21号", CENTERED),
    ("各县（区）人民政府，市政府各部门：", ""),
    ("《青禾市2025年城市更新工作方案》已经市政府同意，现印发给你们，请认真组织实施。", INDENTED),
    ("青禾市人民政府办公室", RIGHT),
    ("2025年1月8日", RIGHT),
)


@dataclass
class Notice:
    """A document under construction beside its text; `revised`: with revisions, comments and notes."""

    revised: bool
    numbered_lines: bool
    body: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def add(self, runs: str, properties: str, text: str) -> None:
        self.body.append(f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
        self.text.append(text)


def build_notice(*, revised: bool = True, numbered_lines: bool = False) -> tuple[bytes, str]:
    """Return the docx and its text."""
    notice = Notice(revised, numbered_lines)
    for text, properties in LETTER:
        notice.add(run(text), properties, text)
    title = "青禾市2025年城市更新工作方案"
    notice.add(run(title, before=BREAK), CENTERED, title)
    for at, (heading, items) in enumerate(PLAN):
        notice.add(run(heading), numbered(1, 0) + INDENTED, f"{HAN[at]}、{heading}")
        for number, (name, text, units) in enumerate(items):
            runs = run(f"{name}。", "<w:b/>") + item_runs(name, text, revised) + run(units)
            notice.add(runs, numbered(1, 1) + INDENTED, f"（{HAN[number]}）{name}。{text}{units}")
    notice.add(run("附件", before=BREAK), "", "附件")
    notice.add(run("青禾市2025年城市更新重点任务分解表"), CENTERED, "青禾市2025年城市更新重点任务分解表")
    add_table(notice)
    return packed(notice), "\n".join(notice.text) + "\n"


def run(text: str, properties: str = "", before: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def computed(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText> {instruction} </w:instrText></w:r>{marks[1]}{run(result)}{marks[2]}"


def item_runs(name: str, text: str, revised: bool) -> str:
    """The item's sentence, each in another of Word's ways to hold one."""
    if name == "更新管网":
        head, tail = text.split("、")
        control = f"<w:sdt><w:sdtContent>{run(head + '、')}</w:sdtContent></w:sdt>"
        return control + computed('HYPERLINK "http://example.invalid"', tail)
    if not revised:
        return run(text)
    if name == "摸清底数":
        marks = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        return f'<w:commentRangeStart w:id="0"/>{run(text)}{marks}'
    if name == "实施改造":
        head, tail = text.split("86")
        gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>68</w:delText></w:r></w:del>'
        return f'{run(head)}{gone}<w:ins w:id="2" w:author="a">{run("86")}</w:ins>{run(tail)}'
    if name == "消除断头路":
        return run(text) + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return run(text)


def add_table(notice: Notice) -> None:
    """A table over pages: its header repeated, its first column counted by Word."""
    rows = [
        (
            f"实施第{i}批老旧管网更新改造，完成主管道{i * 3}公里，同步恢复路面和绿化，加强施工期间的交通疏导。",
            "市住建局、市城市管理局" if i % 2 else "市水务局",
            f"2025年{i % 11 + 2}月底前",
        )
        for i in range(1, 25)
    ]
    cells = "".join(cell(paragraph(text), width) for text, width in zip(HEADINGS, WIDTHS, strict=True))
    made = [f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"]
    notice.text.append("\t".join(HEADINGS))
    for number, row in enumerate(rows, 1):
        held = [paragraph("", numbered(2, 0)), *map(paragraph, row)]
        cells = "".join(cell(content, width) for content, width in zip(held, WIDTHS, strict=True))
        made.append(f"<w:tr>{cells}</w:tr>")
        notice.text.append("\t".join((str(number), *row)))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    look = (
        f'<w:tblW w:w="{sum(WIDTHS)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    )
    notice.body.append(f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl><w:p/>")


def paragraph(text: str, properties: str = "") -> str:
    words = run(text, '<w:sz w:val="21"/>')
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


def cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def level(number: int, form: str, text: str) -> str:
    look = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{look}</w:lvl>'


def packed(notice: Notice) -> bytes:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        + level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCountingThousand", "（%2）")
        + f'</w:abstractNum><w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1")}</w:abstractNum>'
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in (1, 2))
    )
    font = 'w:ascii="WenQuanYi Micro Hei" w:eastAsia="WenQuanYi Micro Hei" w:hAnsi="WenQuanYi Micro Hei"'
    look = f'<w:rPrDefault><w:rPr><w:rFonts {font}/><w:sz w:val="32"/></w:rPr></w:rPrDefault>'
    styles = f'<w:docDefaults>{look}</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    foot = f"<w:p><w:pPr>{CENTERED}</w:pPr>{run('— ')}{computed('PAGE', '1')}{run(' —')}</w:p>"
    parts = {
        "rH": ("header", part("hdr", f"<w:p>{run('青禾市人民政府办公室文件')}</w:p>")),
        "rG": ("footer", part("ftr", foot)),
    }
    if notice.revised:
        told = f"<w:p><w:r><w:footnoteRef/></w:r>{run('断头路名单另行印发。')}</w:p>"
        parts["rF"] = ("footnotes", part("footnotes", f'<w:footnote w:id="2">{told}</w:footnote>'))
        said = f"<w:p>{run('请核实。（责任单位：市审计局）')}</w:p>"
        parts["rC"] = ("comments", part("comments", f'<w:comment w:id="0" w:author="a">{said}</w:comment>'))
    kinds = {"rH": "header", "rG": "footer", "rF": "footnotes", "rC": "comments", "document": "document.main"}
    named = {"styles": "styles", "numbering": "numbering", **{key: kinds[key] for key in (*parts, "document")}}
    over = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{TYPES}.{k}+xml"/>' for n, k in named.items())
    base = "application/vnd.openxmlformats-package.relationships+xml"
    types = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{base}"/><Default Extension="xml" ContentType="application/xml"/>{over}</Types>'
    )
    counted = '<w:lnNumType w:countBy="1"/>' if notice.numbered_lines else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rH"/><w:footerReference w:type="default" r:id="rG"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" '
        f'w:header="851" w:footer="992"/>{counted}</w:sectPr>'
    )
    body = "".join(notice.body) + section
    return Word().pack(body, styles=styles, numbering=lists, parts=parts, files={"[Content_Types].xml": types})
