"""The contract, sentence by sentence (docs/records.md): which items are tasks, whose they are, by when."""

import pytest

from zwgk_parse.model.records import Notice, TaskRecord
from zwgk_parse.pipeline import parse_notice

HEAD = """云岭县人民政府办公室关于印发《云岭县2024年重点工作分工方案》的通知
云政办发〔2024〕9号
各乡镇人民政府，县直各单位：
现将《云岭县2024年重点工作分工方案》印发给你们，请认真贯彻执行。
云岭县人民政府办公室
2024年3月18日

云岭县2024年重点工作分工方案

"""


def parsed(body: str, head: str = HEAD) -> Notice:
    return parse_notice((head + body).encode(), "notice.txt").notice


def tasks(body: str) -> tuple[TaskRecord, ...]:
    return parsed(body).tasks


def told(task: TaskRecord) -> tuple[str, list[str], str]:
    return task.number, list(task.path), task.text


def names(units: tuple[object, ...]) -> list[str]:
    return [unit.name for unit in units]  # type: ignore[attr-defined]


class TestWhichItemsAreTasks:
    def test_the_deepest_numbered_items(self) -> None:
        body = "一、改善民生\n（一）办好教育。新建学校。（县教育局负责）\n（二）办好养老。新建食堂。（县民政局负责）"
        assert [told(task) for task in tasks(body)] == [
            ("（一）", ["一、改善民生"], "办好教育。新建学校。"),
            ("（二）", ["一、改善民生"], "办好养老。新建食堂。"),
        ]

    def test_an_item_with_an_allocation_of_its_own_above_others(self) -> None:
        body = (
            "一、改善民生\n1.办好教育，让群众满意。（县教育局牵头，各乡镇配合）\n主要措施：\n"
            "（1）新建学校两所。（县教育局负责）\n（2）招聘教师百名。（县人社局负责）"
        )
        first, second, third = tasks(body)
        assert told(first) == ("1.", ["一、改善民生"], "办好教育，让群众满意。")
        assert told(second) == ("（1）", ["一、改善民生", "1.办好教育，让群众满意。"], "新建学校两所。")
        assert third.id == "1.1.2"

    def test_heading_and_paragraphs_are_one_text(self) -> None:
        body = "一、改善民生\n（一）办好教育\n新建学校两所。\n招聘教师百名。（责任单位：县教育局）"
        (task,) = tasks(body)
        assert task.text == "办好教育\n新建学校两所。\n招聘教师百名。"
        assert task.title == "办好教育"

    def test_items_that_count_inside_a_sentence_stay_in_the_text(self) -> None:
        body = (
            "一、改善民生\n（一）办好教育。一是新建学校；二是招聘教师；（1）查清底数；（2）列出清单。（县教育局负责）"
        )
        (task,) = tasks(body)
        assert task.text.startswith("办好教育。一是新建学校") and task.text.endswith("（2）列出清单。")

    def test_several_sentences_that_end_in_an_allocation_each(self) -> None:
        body = "一、改善民生\n（一）新建学校两所。（县教育局负责）新建食堂十个。（县民政局负责）"
        first, second = tasks(body)
        assert (first.id, second.id) == ("1.1a", "1.1b")
        assert (first.text, second.text) == ("新建学校两所。", "新建食堂十个。")
        assert names(second.responsible_units) == ["县民政局"]

    def test_an_item_ends_with_its_allocation(self) -> None:
        body = "一、改善民生\n（一）新建学校两所。（县教育局负责）\n各乡镇、各单位要高度重视，抓好落实。"
        (task,) = tasks(body)
        assert task.text == "新建学校两所。"

    def test_frame_headings_order_nothing(self) -> None:
        notice = parsed("一、总体要求\n坚持问题导向。\n二、重点任务\n（一）新建学校。（县教育局负责）")
        assert [task.text for task in notice.tasks] == ["新建学校。"]
        assert [(item.number, item.text) for item in notice.notice.other_items] == [
            ("一、", "总体要求\n坚持问题导向。")
        ]

    def test_a_task_without_an_allocation_is_still_a_task(self) -> None:
        notice = parsed("一、重点任务\n（一）新建学校。（县教育局负责）\n二、保障措施\n（一）加强领导。明确专人。")
        task = notice.tasks[-1]
        assert (task.text, task.lead_units, task.responsible_units) == ("加强领导。明确专人。", (), ())
        assert ("ZP201", task.id) in {(found.code, found.task) for found in notice.diagnostics}

    def test_the_letters_paragraphs_are_no_tasks_where_a_plan_is_annexed(self) -> None:
        head = HEAD.replace(
            "请认真贯彻执行。", "请认真贯彻执行。\n一、提高认识。各单位要重视。\n二、抓好落实。定期通报。"
        )
        notice = parsed("一、重点任务\n（一）新建学校。（县教育局负责）", head)
        assert len(notice.tasks) == 1
        assert [item.number for item in notice.notice.other_items] == ["一、", "二、"]

    def test_without_an_annex_the_notice_is_the_plan(self) -> None:
        notice = parsed(
            "云岭县人民政府关于加强防汛工作的意见\n云政发〔2024〕3号\n各乡镇人民政府，县直各单位：\n"
            "为做好防汛工作，提出如下意见。\n一、疏浚河道。汛前完成。（县水利局负责）\n二、储备物资。（县应急局负责）\n"
            "云岭县人民政府\n2024年4月1日\n",
            head="",
        )
        assert [plan.title for plan in notice.plans] == ["云岭县人民政府关于加强防汛工作的意见"]
        assert [told(task) for task in notice.tasks] == [
            ("一、", [], "疏浚河道。汛前完成。"),
            ("二、", [], "储备物资。"),
        ]
        assert notice.notice.issued_on is not None


class TestUnits:
    def test_roles(self) -> None:
        (task,) = tasks("一、任务\n（一）新建学校。（县教育局牵头，县财政局、县住建局配合，各乡镇人民政府负责）")
        assert names(task.lead_units) == ["县教育局"]
        assert names(task.cooperating_units) == ["县财政局", "县住建局"]

    def test_a_clause_that_speaks_for_what_follows(self) -> None:
        body = (
            "一、任务\n（一）甲事项。（县教育局负责，各乡镇人民政府均为责任单位，以下不再列出）\n"
            "（二）乙事项。（县民政局负责）\n（三）丙事项。"
        )
        first, second, third = tasks(body)
        assert {unit.origin for unit in first.responsible_units} == {"stated"}
        assert [(unit.name, unit.origin) for unit in second.responsible_units] == [
            ("县民政局", "stated"),
            ("各乡镇人民政府", "inherited"),
        ]
        assert third.responsible_units == ()

    def test_the_first_unit_leads(self) -> None:
        body = "一、任务\n（一）甲事项。（责任单位：县教育局、县财政局，列第一位的为牵头单位，下同）\n（二）乙事项。（责任单位：县民政局）"
        first, second = tasks(body)
        assert [(unit.name, unit.origin) for unit in first.lead_units] == [("县教育局", "rule")]
        assert names(first.responsible_units) == ["县财政局"]
        assert names(second.lead_units) == ["县民政局"]

    def test_an_allocation_below_a_list_belongs_to_all_of_it(self) -> None:
        body = "一、任务\n（一）改善办学条件\n1.新建学校。\n2.招聘教师。\n（责任单位：县教育局）\n（二）办好养老。（县民政局负责）"
        first, second, third = tasks(body)
        assert names(first.responsible_units) == names(second.responsible_units) == ["县教育局"]
        assert names(third.responsible_units) == ["县民政局"]

    def test_an_allocation_in_a_heading_covers_what_is_below(self) -> None:
        body = "一、教育（牵头单位：县教育局）\n（一）新建学校。\n（二）招聘教师。"
        first, second = tasks(body)
        assert names(first.lead_units) == names(second.lead_units) == ["县教育局"]
        assert first.path == ("一、教育",)


class TestDeadlines:
    @pytest.mark.parametrize(
        ("allocation", "origin", "end"),
        [
            ("（责任单位：县教育局；完成时限：6月底前）", "allocation", "2024-06-30"),
            ("（县教育局负责，9月30日前完成）", "allocation", "2024-09-30"),
        ],
    )
    def test_inside_the_allocation(self, allocation: str, origin: str, end: str) -> None:
        (task,) = tasks(f"一、任务\n（一）新建学校。{allocation}")
        (deadline,) = task.deadlines
        assert (deadline.origin, str(deadline.end)) == (origin, end)

    def test_in_the_text(self) -> None:
        (task,) = tasks("一、任务\n（一）年底前新建学校两所。（县教育局负责）")
        (deadline,) = task.deadlines
        assert (deadline.origin, deadline.kind, str(deadline.end)) == ("text", "by", "2024-12-31")

    def test_what_was_done_before_the_plan_is_no_deadline(self) -> None:
        (task,) = tasks("一、任务\n（一）2022年底前开工的项目要抓紧收尾。（县住建局负责）")
        assert task.deadlines == ()

    def test_a_date_that_cannot_be_is_told(self) -> None:
        notice = parsed("一、任务\n（一）新建学校。（责任单位：县教育局；完成时限：9月31日前）")
        assert notice.tasks[0].deadlines[0].end is None
        assert "ZP301" in {found.code for found in notice.diagnostics}

    @pytest.mark.parametrize(
        ("printed", "due", "source"),
        [
            ("2024年6月底前", "2024-06-30", "printed"),
            ("第三季度", "2024-09-30", "title"),
            ("自印发之日起30日内", "2024-04-17", "issued_on"),
            ("每月5日前", "2024-04-05", "issued_on"),
            ("每季度", None, None),
            ("持续推进", None, None),
        ],
    )
    def test_when_it_is_due_and_where_the_year_came_from(
        self, printed: str, due: str | None, source: str | None
    ) -> None:
        body = f"一、任务\n（一）新建学校。（责任单位：县教育局；完成时限：{printed}）"
        found = parse_notice((HEAD + body).encode(), "notice.txt")
        ((deadline,),) = (task.deadlines for task in found.notice.tasks)
        assert (str(deadline.due) if deadline.due else None) == due
        assert (deadline.basis.source if deadline.basis else None) == source
        if deadline.basis and deadline.basis.span:
            start, end = deadline.basis.span
            assert found.clean.text[start:end] == deadline.basis.text

    def test_a_year_of_the_sentence_leads_back_to_its_words(self) -> None:
        body = "一、任务\n（一）2025年在全县推开，上半年完成试点评估。（县教育局负责）"
        found = parse_notice((HEAD + body).encode(), "notice.txt")
        ((_, half),) = (task.deadlines for task in found.notice.tasks)
        assert half.basis is not None and half.basis.span is not None
        assert (half.basis.source, found.clean.text[slice(*half.basis.span)], str(half.due)) == (
            "sentence",
            "2025年",
            "2025-06-30",
        )

    def test_what_recurs_has_a_rule(self) -> None:
        body = "一、任务\n（一）通报进度。（责任单位：县教育局；完成时限：从第三季度起，每季度第1个月的20日前）"
        ((begins, recurs),) = (task.deadlines for task in tasks(body))
        assert (begins.kind, str(begins.start), begins.due) == ("from", "2024-07-01", None)
        assert (recurs.rrule, str(recurs.due)) == ("FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=20", "2024-07-20")

    @pytest.mark.parametrize(
        ("printed", "code"),
        [("2月底前", "ZP308"), ("6月20日（星期五）前", "ZP307"), ("汛期前", "ZP309")],
    )
    def test_what_is_odd_about_a_day_is_told(self, printed: str, code: str) -> None:
        notice = parsed(f"一、任务\n（一）新建学校。（责任单位：县教育局；完成时限：{printed}）")
        assert code in {found.code for found in notice.diagnostics}


class TestReferences:
    def test_what_the_notice_rests_on(self) -> None:
        letter = "现将《云岭县2024年重点工作分工方案》印发给你们"
        basis = "为贯彻落实《青禾市2024年重点工作分工方案》（青政办发〔2024〕3号）精神，" + letter
        notice = parsed("一、任务\n（一）新建学校。（县教育局负责）", HEAD.replace(letter, basis))
        assert [(one.title, one.document_number) for one in notice.notice.basis] == [
            ("青禾市2024年重点工作分工方案", "青政办发〔2024〕3号")
        ]

    @pytest.mark.parametrize(
        ("above", "cited", "full"),
        [
            ("根据《青禾市热线管理办法》（以下简称《办法》），制定本方案。", "办法", "青禾市热线管理办法"),
            (
                "根据《青禾市热线管理办法》（青政发〔2021〕3号，以下简称“办法”），制定本方案。",
                "办法",
                "青禾市热线管理办法",
            ),
            ("根据《青禾市热线管理办法》，制定本方案。", "办法", "青禾市热线管理办法"),
            ("根据《青禾市热线管理办法》和《青禾市督查办法》，制定本方案。", "办法", None),
            ("制定本方案。", "安全生产法", "中华人民共和国安全生产法"),
        ],
    )
    def test_what_a_short_title_stands_for(self, above: str, cited: str, full: str | None) -> None:
        (task,) = tasks(f"{above}\n一、任务\n（一）落实《{cited}》。（县教育局负责）")
        (reference,) = task.references
        assert (reference.title, reference.full_title) == (cited, full)

    def test_several_documents_share_a_bracket_of_numbers(self) -> None:
        body = "一、任务\n（一）落实《甲办法》《乙细则》和《丙规则》（青政发〔2021〕3号、5号，青政办发〔2022〕7号）。（县教育局负责）"
        assert [(one.title, one.document_number) for one in tasks(body)[0].references] == [
            ("甲办法", "青政发〔2021〕3号"),
            ("乙细则", "青政发〔2021〕5号"),
            ("丙规则", "青政办发〔2022〕7号"),
        ]


class TestRulesOfThePlan:
    def test_each_clause_that_speaks_for_more_than_its_task_is_output(self) -> None:
        body = (
            "一、改善民生\n（一）新建学校。（责任单位：县教育局、县财政局，列第一位的为牵头单位，其余为配合单位，下同）\n"
            "（二）新建食堂。（责任单位：县民政局、各乡镇，各乡镇均为责任单位，以下不再列出）\n（三）新建泵站。（责任单位：县水利局）"
        )
        notice = parsed(body)
        assert [(rule.kind, rule.role, list(rule.units)) for rule in notice.plans[0].rules] == [
            ("first-leads", "cooperating", []),
            ("inherit", "responsible", ["各乡镇"]),
        ]
        first, _, third = notice.tasks
        assert (names(first.lead_units), names(first.cooperating_units)) == (["县教育局"], ["县财政局"])
        assert [(unit.name, unit.origin) for unit in (*third.lead_units, *third.responsible_units)] == [
            ("县水利局", "rule"),
            ("各乡镇", "inherited"),
        ]

    def test_the_place_of_a_clause_leads_to_its_words(self) -> None:
        head, body = (
            HEAD,
            "一、改善民生\n（一）新建学校。（县教育局负责，各乡镇配合，下同）\n（二）新建食堂。（县民政局负责）",
        )
        found = parse_notice((head + body).encode(), "notice.txt")
        (rule,) = found.notice.plans[0].rules
        assert found.clean.text[rule.start : rule.end] == rule.text


def test_ids_carry_the_plans_ordinal_where_there_are_several() -> None:
    second = "\n云岭县2024年督查工作要点\n为做好督查，制定本要点。\n一、任务\n（一）开展督查。（县政府办负责）"
    head = HEAD.replace("分工方案》的通知", "分工方案》和《云岭县2024年督查工作要点》的通知")
    notice = parsed("一、任务\n（一）新建学校。（县教育局负责）\n" + second, head)
    assert [task.id for task in notice.tasks] == ["1.1.1", "2.1.1"]
