"""Made-up notices of a given size, the same on every machine."""

import io

PLACES = ("云岭县", "青禾市", "临溪区")
TASKS = (
    "疏浚主要河道，确保汛期安全",
    "新建学校，增加公办学位供给",
    "整合服务窗口，推行一窗受理",
    "排查燃气管道，消除安全隐患",
)
UNITS = ("县水利局", "县教育局", "县政务服务局", "县住房和城乡建设局", "县应急局", "各乡镇人民政府")


def prose(tasks: int) -> str:
    """Return a plan of `tasks` numbered items, each with units and a deadline."""
    lines = [f"{PLACES[0]}2024年重点工作分工方案", "为做好全年工作，制定本方案。"]
    for number in range(1, tasks + 1):
        if number % 20 == 1:
            lines.append(f"{number // 20 + 1}、重点任务" if number > 1980 else f"{_han(number // 20 + 1)}、重点任务")
        lead, other = UNITS[number % 6], UNITS[(number + 1) % 6]
        text = TASKS[number % 4]
        allocation = f"（牵头单位：{lead}；责任单位：{other}、县财政局）"
        how = "按照《云岭县工作规则》要求，落实到岗到人，年底前取得实效。"
        lines.append(f"{number % 999 + 1}.{text}。{how}{allocation}")
    return "\n".join(lines)


def _han(number: int) -> str:
    from zwgk_parse.rules.numerals import format_numeral

    return format_numeral(number)


def docx_notice(tasks: int) -> bytes:
    """Return `prose` and a task table of the same size as docx."""
    import docx

    document = docx.Document()
    for line in prose(tasks).split("\n"):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ("序号", "工作任务", "责任单位", "完成时限"), strict=True):
        cell.text = text
    for number in range(1, tasks + 1):
        values = (str(number), TASKS[number % 4] + "。", UNITS[number % 6], "6月底前")
        for cell, text in zip(table.add_row().cells, values, strict=True):
            cell.text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def rtf_notice(tasks: int) -> bytes:
    """Return `prose` as RTF, each character by its number."""
    lines = ("".join(f"\\u{ord(character)}?" for character in line) for line in prose(tasks).split("\n"))
    return ("{\\rtf1\\ansi\\uc1 " + "\\par\n".join(lines) + "}").encode("ascii")


def pdf_notice(pages: int) -> bytes:
    """Return a ruled task table over about `pages` pages as pdf, its font embedded as offices' programs do."""
    from tests.unit.read.pdf.press import Press

    press = Press()
    rows = [["序号", "工作任务", "责任单位", "完成时限"]]
    for number in range(1, pages * 22 + 1):
        text = TASKS[number % 4] + "，" + TASKS[(number + 1) % 4] + "。"
        rows.append([str(number), text, UNITS[number % 6], "6月底前"])
    press.table([60, 100, 330, 450, 530], rows)
    return press.close()
