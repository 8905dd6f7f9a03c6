"""One plan as RTF, OpenDocument, a saved page and docling's JSON, and one ledger as a workbook in two formats."""

# ruff: noqa: E501  (a paragraph or a row of a notice stays on one line, as it is printed)

import io
import json
import zipfile
from xml.sax.saxutils import escape

TITLE = "青禾市城市管理局2024年市容提升工作方案"
LINES = (
    "一、整治占道经营",
    "（一）划定便民摊区。在农贸市场周边划定便民摊区12处，5月底前投入使用。（牵头单位：市容科；责任单位：各街道办事处）",
    "（二）清理乱堆乱放。每月集中清理不少于2次。（市容科牵头，环卫中心配合）",
    "二、改造环卫设施",
)
TABLE = (
    ("序号", "任务", "责任单位", "完成时限"),
    ("1", "新建公厕8座，全天免费开放。", "环卫中心", "9月底前"),
    ("2", "更换破损果皮箱300个。", "环卫中心、各街道办事处", "6月30日前"),
)
SIGNED = ("青禾市城市管理局", "2024年3月8日")
OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts: dict[str, str], first: str = "") -> bytes:
    """A zip without clocks; `first` is stored unpacked, as OpenDocument asks of its mimetype."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return held.getvalue()


def open_document(kind: str, body: str) -> bytes:
    names = ("office", "text", "table", "style", "fo")
    spaces = " ".join(f'xmlns:{name}="{OASIS}:{"xsl-fo-compatible" if name == "fo" else name}:1.0"' for name in names)
    media = f"application/vnd.oasis.opendocument.{kind}"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{type}"/>'
        for path, type in (("/", media), ("content.xml", "text/xml"))
    )
    return packed(
        {
            "mimetype": media,
            "META-INF/manifest.xml": f'<?xml version="1.0" encoding="UTF-8"?><m:manifest xmlns:m="{OASIS}:manifest:1.0">{entries}</m:manifest>',
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>{body}</office:body></office:document-content>',
        },
        first="mimetype",
    )


def plan_odt() -> bytes:
    def p(text: str) -> str:
        return f"<text:p>{escape(text)}</text:p>"

    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in TABLE
    )
    table = f'<table:table table:name="a"><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'
    body = "".join(map(p, (TITLE, *LINES))) + table + "".join(map(p, SIGNED))
    return open_document("text", f"<office:text>{body}</office:text>")


def plan_rtf() -> bytes:
    def words(text: str) -> str:
        return "".join(f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" if ord(c) > 127 else c for c in text)

    out = ["{\\rtf1\\ansi\\uc1"]
    out += [f"\\pard {words(line)}\\par" for line in (TITLE, *LINES)]
    for row in TABLE:
        edges = "".join(f"\\cellx{edge}" for edge in (800, 4800, 7200, 9000))
        out.append(f"\\trowd{edges}" + "".join(f"\\pard\\intbl {words(cell)}\\cell" for cell in row) + "\\row")
    # What is deleted or hidden in the document is in its file, but not on its page.
    out += [f"\\pard {words(line)}{{\\v {words('此处隐藏。')}}}\\par" for line in SIGNED]
    return "\n".join([*out, "}"]).encode("ascii")


def plan_page() -> str:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    lines = "".join(f"<p>　　{line}</p>" for line in LINES)
    signed = "".join(f'<p align="right">{line}</p>' for line in SIGNED)
    return f'<html><head><title>{TITLE}</title></head><body><div class="nav"><a href="/">首页</a> <a href="/zwgk">政务公开</a></div><div id="zoom"><h1>{TITLE}</h1>{lines}<table border="1">{rows}</table>{signed}</div></body></html>'


def plan_mht() -> bytes:
    import quopri

    page = quopri.encodestring(plan_page().encode("gb18030")).decode("ascii")
    head = 'From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n'
    frame = "--b\nContent-Type: text/html; charset=utf-8\nContent-Location: http://localhost/frame.htm\n\n<html><body>今日天气</body></html>\n"
    main = f"--b\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: quoted-printable\n\n{page}\n"
    return f"{head}\n{main}\n{frame}\n--b--\n".encode("ascii", "xmlcharrefreplace")


def plan_docling() -> bytes:
    texts = [
        {
            "self_ref": f"#/texts/{i}",
            "label": "section_header" if i == 0 else "text",
            "text": line,
            "prov": [{"page_no": 1}],
        }
        for i, line in enumerate((TITLE, *LINES, *SIGNED))
    ]
    cells = [
        {
            "text": cell,
            "start_row_offset_idx": r,
            "end_row_offset_idx": r + 1,
            "start_col_offset_idx": c,
            "end_col_offset_idx": c + 1,
            "row_span": 1,
            "col_span": 1,
        }
        for r, row in enumerate(TABLE)
        for c, cell in enumerate(row)
    ]
    order = [f"#/texts/{i}" for i in range(len(LINES) + 1)] + ["#/tables/0"]
    order += [f"#/texts/{len(LINES) + 1 + i}" for i in range(len(SIGNED))]
    document = {
        "schema_name": "DoclingDocument",
        "version": "1.5.0",
        "name": "plan",
        "body": {"self_ref": "#/body", "label": "unspecified", "children": [{"$ref": ref} for ref in order]},
        "texts": texts,
        "tables": [
            {
                "self_ref": "#/tables/0",
                "label": "table",
                "prov": [{"page_no": 1}],
                "data": {"num_rows": len(TABLE), "num_cols": 4, "table_cells": cells},
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


LEDGER_TITLE = "临溪区2024年重点工作台账"
LEDGER_HEADER = ("序号", "领域", "工作任务", "牵头单位", "完成时限", "备注")
SECTION = "一、民生实事"
# None: the cell above goes on.
LEDGER = (
    ("1", "养老", "建成社区食堂6家。", "区民政局", "10月底前", ""),
    ("2", None, "适老化改造200户。", "区民政局", "年底前", "续建"),
    ("3", "托育", "新增托位300个。", "区卫生健康局", "第三季度", ""),
)


def ledger_xlsx() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"

    def sheet(rows: list[tuple[str | None, ...]], merged: tuple[str, ...] = ()) -> str:
        lines = []
        for r, row in enumerate(rows, 1):
            cells = ""
            for c, value in enumerate(row):
                place = f"{chr(65 + c)}{r}"
                if value and value.isdigit():
                    cells += f'<c r="{place}"><v>{value}</v></c>'
                elif value:
                    cells += f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
            lines.append(f'<row r="{r}">{cells}</row>')
        ranges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
        tail = f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>' if merged else ""
        return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData>{tail}</worksheet>'

    def links(*targets: tuple[str, str, str]) -> str:
        items = "".join(
            f'<Relationship Id="{key}" Type="{office}/{kind}" Target="{target}"/>' for key, kind, target in targets
        )
        return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{relations}">{items}</Relationships>'

    media = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = f'<Override PartName="/xl/workbook.xml" ContentType="{media}.sheet.main+xml"/>'
    types += "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{media}.worksheet+xml"/>' for n in (1, 2)
    )
    types = f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}'
    names = '<sheet name="民生" sheetId="1" r:id="a"/><sheet name="往年" sheetId="2" state="hidden" r:id="b"/>'
    return packed(
        {
            "[Content_Types].xml": f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
            "_rels/.rels": links(("a", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": links(
                ("a", "worksheet", "worksheets/sheet1.xml"), ("b", "worksheet", "worksheets/sheet2.xml")
            ),
            "xl/worksheets/sheet1.xml": sheet(
                [(LEDGER_TITLE,), LEDGER_HEADER, (SECTION,), *LEDGER], ("A1:F1", "A3:F3", "B4:B5")
            ),
            "xl/worksheets/sheet2.xml": sheet([("2023年已办结",)]),
        }
    )


def ledger_ods() -> bytes:
    def cell(text: str, extra: str = "") -> str:
        return f'<table:table-cell office:value-type="string"{extra}><text:p>{text}</text:p></table:table-cell>'

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    wide = ' table:number-columns-spanned="6" table:number-rows-spanned="1"'
    covered = '<table:covered-table-cell table:number-columns-repeated="5"/>'
    rows = [row(cell(LEDGER_TITLE, wide), covered), row(*map(cell, LEDGER_HEADER)), row(cell(SECTION, wide), covered)]
    for values in LEDGER:
        span = ' table:number-columns-spanned="1" table:number-rows-spanned="2"'
        rows.append(
            row(
                *(
                    "<table:covered-table-cell/>"
                    if v is None
                    else cell(v, span if v == "养老" else "")
                    if v
                    else "<table:table-cell/>"
                    for v in values
                )
            )
        )
    sheet = f'<table:table table:name="民生"><table:table-column table:number-columns-repeated="6"/>{"".join(rows)}</table:table>'
    return open_document("spreadsheet", f"<office:spreadsheet>{sheet}</office:spreadsheet>")


DOCUMENTS = {
    "plan.rtf": plan_rtf,
    "plan.odt": plan_odt,
    "plan.mht": plan_mht,
    "plan.docling.json": plan_docling,
    "ledger.xlsx": ledger_xlsx,
    "ledger.ods": ledger_ods,
}
