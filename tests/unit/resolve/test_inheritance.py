"""What a notice says of more than one task: who it adds, who it makes lead, and what of it is shown."""

from zwgk_parse.model.records import Notice, TaskRecord
from zwgk_parse.pipeline import parse_notice

HEAD = """云岭县人民政府办公室关于印发《云岭县2024年重点工作分工方案》的通知
云政办发〔2024〕9号
各乡镇人民政府，县直各单位：
现将《云岭县2024年重点工作分工方案》印发给你们，请认真贯彻执行。{letter}
云岭县人民政府办公室
2024年3月18日

云岭县2024年重点工作分工方案

"""


def parsed(*bodies: str, letter: str = "") -> Notice:
    lines = [f"{number}.新建设施{number}处。{body}" for number, body in enumerate(bodies, 1)]
    return parse_notice((HEAD.format(letter=letter) + "\n".join(lines)).encode(), "notice.txt").notice


def told(task: TaskRecord) -> dict[str, str]:
    """Origin by role and name, in printed order."""
    return {
        f"{role} {unit.name}": unit.origin
        for role in ("lead", "responsible", "cooperating")
        for unit in getattr(task, f"{role}_units")
    }


class TestRulesOfAPlan:
    def test_a_clause_that_adds_units_is_shown_with_its_place(self) -> None:
        notice = parsed(
            "（责任单位：县水利局，各乡镇人民政府，以下均需各乡镇人民政府落实，不再列出）", "（责任单位：县教育局）"
        )
        (rule,) = notice.plans[0].rules
        assert (rule.kind, rule.role, rule.units) == ("inherit", "responsible", ("各乡镇人民政府",))
        assert rule.text == "以下均需各乡镇人民政府落实，不再列出"
        assert rule.end - rule.start == len(rule.text)
        assert told(notice.tasks[1]) == {"responsible 县教育局": "stated", "responsible 各乡镇人民政府": "inherited"}

    def test_the_covering_letter_says_who_leads(self) -> None:
        notice = parsed("（责任单位：县水利局、县财政局）", letter="责任单位排在第一位的为牵头单位。")
        assert [rule.kind for rule in notice.plans[0].rules] == ["first-leads"]
        assert told(notice.tasks[0]) == {"lead 县水利局": "rule", "responsible 县财政局": "stated"}

    def test_a_star_gives_the_lead(self) -> None:
        notice = parsed("（责任单位：县财政局、*县水利局）", letter="带*的为牵头单位。")
        assert [rule.kind for rule in notice.plans[0].rules] == ["marked-leads"]
        assert told(notice.tasks[0]) == {"lead 县水利局": "rule", "responsible 县财政局": "stated"}

    def test_a_plan_without_such_clauses_has_no_rules(self) -> None:
        assert parsed("（责任单位：县水利局）").plans[0].rules == ()

    def test_a_clause_in_a_table_s_head_speaks_for_its_table(self) -> None:
        head = "| 序号 | 工作任务 | {0} |\n| --- | --- | --- |\n"
        rows = "| 1 | 新建学校{0}所。 | 县教育局、县财政局 |\n| 2 | 新建食堂{0}处。 | 县民政局、县财政局 |\n"
        first = head.format("责任单位（列首位的为牵头单位）") + rows.format("两")
        second = head.format("责任单位") + rows.format("三")
        text = "# 云岭县2024年重点工作任务分解表\n\n" + first + "\n## 二、其他任务\n\n" + second
        notice = parse_notice(text.encode(), "notice.md").notice
        leads = [[unit.name for unit in task.lead_units] for task in notice.tasks]
        assert leads == [["县教育局"], ["县民政局"], [], []]
        assert [rule.table for plan in notice.plans for rule in plan.rules] == [1]


class TestSameAsAbove:
    def test_in_a_bracket_under_its_label(self) -> None:
        tasks = parsed("（牵头单位：县水利局；责任单位：各乡镇）", "（牵头单位：县林业局；责任单位：同上）").tasks
        assert told(tasks[1]) == {"lead 县林业局": "stated", "responsible 各乡镇": "stated"}

    def test_alone_it_means_all_roles(self) -> None:
        tasks = parsed("（县水利局牵头，各乡镇配合）", "（同上）").tasks
        assert told(tasks[1]) == told(tasks[0])

    def test_who_leads_by_a_rule_leads_again(self) -> None:
        letter = "责任单位列第一位的为牵头单位。"
        tasks = parsed("（责任单位：县水利局、县财政局）", "（责任单位：同上）", letter=letter).tasks
        assert told(tasks[1]) == told(tasks[0]) == {"lead 县水利局": "rule", "responsible 县财政局": "stated"}

    def test_with_nothing_above_nobody_is_named(self) -> None:
        assert told(parsed("（责任单位：同上）").tasks[0]) == {}
