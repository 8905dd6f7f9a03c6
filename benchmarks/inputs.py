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


REQUIREMENTS = (
    "坚持问题导向，对照年初确定的目标逐项排查短板弱项，建立工作台账，明确整改措施和责任人",
    "优化办事流程，精简申请材料，推动更多事项网上可办、就近能办，让群众少跑腿",
    "加强部门协同和信息共享，健全定期会商、联合检查、结果互认的工作机制",
    "强化资金保障和人员配备，把各项任务落实到岗位、细化到环节，确保按期见效",
    "做好宣传解读和政策引导，及时回应社会关切，营造全社会共同参与的良好氛围",
    "组织开展专题培训和业务交流，提升基层经办人员的能力和水平",
)


def typical(tasks: int) -> str:
    """Return a plan of `tasks` items as most offices write them: 150 to 250 characters, units at the end, few dates."""
    lines = [f"{PLACES[1]}2024年重点工作要点", "为做好全年工作，制定本要点。"]
    for number in range(1, tasks + 1):
        if number % 12 == 1:
            lines.append(f"{_han(number // 12 % 90 + 1)}、重点任务")
        said = "；".join(REQUIREMENTS[(number + at) % 6] for at in range(3 + number % 3))
        cited = "按照《云岭县工作规则》要求，" if number % 3 == 0 else ""
        dated = "年底前完成。" if number % 4 == 0 else ""
        units = f"（{UNITS[number % 6]}牵头，{UNITS[(number + 1) % 6]}、县财政局按职责分工负责）"
        lines.append(f"{number % 999 + 1}.{TASKS[number % 4]}。{cited}{said}。{dated}{units}")
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
