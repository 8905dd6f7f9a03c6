"""Which items are tasks, and whom the allocations above and below them cover."""

from zwgk_parse.model.records import Notice, TaskRecord
from zwgk_parse.pipeline import parse_notice

TITLE = "云岭县2024年重点任务清单\n\n"


def parsed(body: str) -> Notice:
    return parse_notice((TITLE + body).encode(), "notice.txt").notice


def answers(task: TaskRecord) -> tuple[str, list[str], list[str]]:
    lead, responsible = ([unit.name for unit in units] for units in (task.lead_units, task.responsible_units))
    return task.number, lead, responsible


def test_a_heading_answers_for_everything_below_it_in_the_roles_left_open() -> None:
    body = (
        "一、产业提升行动（牵头单位：县工信局）\n1.培育企业。\n"
        "2.发展大棚。（责任单位：县农业农村局）\n3.建设冷库。（牵头单位：县商务局）"
    )
    assert [answers(task) for task in parsed(body).tasks] == [
        ("1.", ["县工信局"], []),
        ("2.", ["县工信局"], ["县农业农村局"]),
        ("3.", ["县商务局"], []),
    ]


def test_a_heading_above_items_that_say_all_it_says_is_a_task_too() -> None:
    body = "一、产业提升行动（县工信局负责）\n1.培育企业。（县科技局负责）\n2.发展大棚。（县农业农村局负责）"
    assert [answers(task) for task in parsed(body).tasks] == [
        ("一、", [], ["县工信局"]),
        ("1.", [], ["县科技局"]),
        ("2.", [], ["县农业农村局"]),
    ]


def test_lines_of_labels_below_a_list_belong_to_all_of_it() -> None:
    body = (
        "一、河道整治\n（1）整治排污口。\n（2）建设管网。\n"
        "整改时限：2024年9月底前\n责任领导：李某\n牵头单位：县水利局\n责任单位：县住建局"
    )
    tasks = parsed(body).tasks
    assert [answers(task) for task in tasks] == [
        ("（1）", ["县水利局"], ["县住建局"]),
        ("（2）", ["县水利局"], ["县住建局"]),
    ]
    assert [[deadline.text for deadline in task.deadlines] for task in tasks] == [["2024年9月底前"], ["2024年9月底前"]]


def test_the_full_stop_behind_an_allocation_is_the_sentences_own() -> None:
    body = "一、改造泵站（县水利局负责）。\n二、修复堤防。（县水利局负责）。\n三、清淤（县水利局负责）；"
    assert [task.text for task in parsed(body).tasks] == ["改造泵站。", "修复堤防。", "清淤；"]


def test_what_closes_the_notice_continues_no_item() -> None:
    body = "一、请县水利局报送图纸。\n图纸一式两份。\n专此函达，请予支持。\n联系人：李某"
    (task,) = parsed(body).tasks
    assert task.text == "请县水利局报送图纸。\n图纸一式两份。"


def test_paragraphs_go_on_behind_a_heading_with_its_allocation() -> None:
    body = (
        "（一）深化审批改革（责任处室：审改处）\n推出重点事项13个，6月底前上线。\n"
        "【数字政府】\n（二）建设智能客服\n责任处室：信息处\n整改措施：覆盖高频事项。\n完成时限：9月底前"
    )
    first, second = parsed(body).tasks
    assert first.text == "深化审批改革\n推出重点事项13个，6月底前上线。"
    assert second.text == "建设智能客服\n整改措施：覆盖高频事项。"
    assert [unit.name for unit in second.responsible_units] == ["信息处"]
    assert [deadline.text for deadline in second.deadlines] == ["9月底前"]


def test_a_paragraph_below_the_last_item_belongs_to_the_notice() -> None:
    body = "（一）深化审批改革（责任处室：审改处）\n（二）建设智能客服（责任处室：信息处）\n各处室要高度重视，按时完成任务。"
    assert [task.text for task in parsed(body).tasks] == ["深化审批改革", "建设智能客服"]


def test_the_full_stop_between_two_sentences_that_name_their_units() -> None:
    body = "（一）改革疾控体系（县疾控局负责）。联通医疗信息（县卫健局负责）。"
    assert [task.text for task in parsed(body).tasks] == ["改革疾控体系。", "联通医疗信息。"]


def test_a_deadline_that_no_calendar_knows_is_no_word_of_the_task() -> None:
    (task,) = parsed("一、发放消费券。（县商务局负责）（时限：花期过后）").tasks
    assert (task.text, task.deadlines) == ("发放消费券。", ())


def test_paragraphs_under_labels_of_their_own_go_on_with_the_item_behind_its_allocation() -> None:
    body = (
        "一、雨污分流滞后。\n责任单位：县住建局\n督导单位：县督查室\n整改目标：管网全覆盖。\n"
        "整改时限：2024年9月底前\n整改措施：新建泵站2座。\n二、扬尘管控不力。\n牵头单位：县城管局\n整改时限：立行立改"
    )
    tasks = parsed(body).tasks
    assert [(task.number, task.text) for task in tasks] == [
        ("一、", "雨污分流滞后。\n整改目标：管网全覆盖。\n整改措施：新建泵站2座。"),
        ("二、", "扬尘管控不力。"),
    ]
    assert [unit.name for unit in tasks[0].responsible_units] == ["县住建局"]
    assert [[deadline.text for deadline in task.deadlines] for task in tasks] == [["2024年9月底前"], ["立行立改"]]
