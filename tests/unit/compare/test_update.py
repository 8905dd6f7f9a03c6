"""A kept file brought up to its notice: what people typed stays, what the notice corrects comes in."""

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from zwgk_parse.compare.update import CONFLICT_KEY, Updated, told_path, update_file
from zwgk_parse.model.kept import Comments
from zwgk_parse.pipeline import parse_notice

HEAD = "云岭县2024年政务公开工作要点\n"
ITEMS = (
    "公布部门预算，6月底前完成。（牵头单位：县财政局；责任单位：县审计局）",
    "更新政府信息公开目录。（县数据局负责）",
    "清理长期不更新的新媒体账号。（责任单位：县委网信办、县融媒体中心）",
    "每季度通报一次进展情况。（责任单位：县政府办公室）",
    "公开义务教育招生计划和范围。（牵头单位：县教育局）",
)
PLAIN = Comments()


def parsed(items: Any = ITEMS) -> Any:
    body = "一、重点任务\n" + "\n".join(f"{number}.{item}" for number, item in enumerate(items, 1))
    return parse_notice((HEAD + body).encode(), "要点.txt").notice.model_dump(mode="json")


def updated(items: Any, kept: Any, comments: Comments = PLAIN, old: Any = None) -> Updated:
    return update_file(parsed() if old is None else old, parsed(items), kept, comments)


def names(task: Any, role: str) -> list[str]:
    return [unit["name"] for unit in task[role]]


def test_nothing_changed_nothing_changes() -> None:
    assert updated(ITEMS, parsed()).data == parsed()


def test_what_people_left_alone_follows_the_notice() -> None:
    corrected = (ITEMS[0].replace("县审计局", "县统计局"), *ITEMS[1:])
    assert updated(corrected, parsed()).data == parsed(corrected)


def test_hand_edits_stay_and_a_new_task_comes_between() -> None:
    kept = parsed()
    kept["tasks"][0] |= {"status": "已完成", "x-联系人": "张三"}
    kept["tasks"][1]["responsible_units"][0]["name"] = "县数据管理局"
    found = updated((ITEMS[0], "公开重大建设项目信息。（县发展改革局负责）", *ITEMS[1:]), kept)
    assert [task["number"] for task in found.data["tasks"]] == ["1.", "2.", "3.", "4.", "5.", "6."]
    first, new, third, *_ = found.data["tasks"]
    assert (first["status"], first["x-联系人"]) == ("已完成", "张三")
    assert names(new, "responsible_units") == ["县发展改革局"]
    assert names(third, "responsible_units") == ["县数据管理局"]
    assert found.conflicts == ()
    assert found.added == (new["id"],)


def test_a_unit_that_people_added_joins_one_that_the_notice_added() -> None:
    kept = parsed()
    kept["tasks"][2]["responsible_units"].append({**kept["tasks"][2]["responsible_units"][0], "name": "县公安局"})
    corrected = (*ITEMS[:2], ITEMS[2].replace("县融媒体中心", "县融媒体中心、县教育局"), *ITEMS[3:])
    units = names(updated(corrected, kept).data["tasks"][2], "responsible_units")
    assert units == ["县委网信办", "县融媒体中心", "县教育局", "县公安局"]


def test_what_both_changed_is_a_conflict_listed_and_marked() -> None:
    kept = parsed()
    kept["tasks"][1]["text"] = "更新并公布政府信息公开目录。"
    corrected = (ITEMS[0], ITEMS[1].replace("更新", "修订"), *ITEMS[2:])
    found = updated(corrected, kept)
    (conflict,) = found.conflicts
    assert (conflict.task, told_path(conflict), conflict.offered) == ("1.2", "text", "修订政府信息公开目录。")
    task = found.data["tasks"][1]
    assert task["text"] == "更新并公布政府信息公开目录。"
    assert task[CONFLICT_KEY] == {"text": "修订政府信息公开目录。"}


def test_a_task_that_the_notice_dropped_goes_unless_people_worked_on_it() -> None:
    kept = parsed()
    kept["tasks"][3]["status"] = "进行中"
    found = updated(ITEMS[:2] + ITEMS[4:], kept)
    assert [task["text"][:4] for task in found.data["tasks"]] == ["公布部门", "更新政府", "每季度通", "公开义务"]
    assert found.dropped == ("1.3",)
    assert [told_path(conflict) for conflict in found.conflicts] == ["gone"]
    assert len({task["id"] for task in found.data["tasks"]}) == 4


def test_a_task_that_people_deleted_stays_deleted() -> None:
    kept = parsed()
    del kept["tasks"][1]
    found = updated(ITEMS, kept)
    assert [task["number"] for task in found.data["tasks"]] == ["1.", "3.", "4.", "5."]
    assert found.left_out == ("1.2",)
    assert all(entry["task"] != "1.2" for entry in found.data["diagnostics"])


def test_a_task_that_people_added_stays_at_its_place() -> None:
    kept = parsed()
    own = {**copy.deepcopy(kept["tasks"][1]), "id": "1.2b", "number": "", "text": "督促各镇整改。"}
    kept["tasks"].insert(2, own)
    found = updated(ITEMS, kept)
    assert found.data["tasks"][2] == own
    assert found.conflicts == ()


def test_without_the_old_parse_all_of_the_kept_file_stays() -> None:
    kept = parsed()
    kept["tasks"][1]["responsible_units"][0]["name"] = "县数据管理局"
    del kept["tasks"][3]
    found = update_file(None, parsed(), kept, PLAIN)
    assert names(found.data["tasks"][1], "responsible_units") == ["县数据管理局"]
    assert found.added == ("1.4",)
    assert found.conflicts == ()


def test_comments_go_with_their_values_and_none_is_lost() -> None:
    kept = parsed()
    comments = Comments(
        before={("tasks", 1): ("# 待核实",), ("tasks", 2): ("# 此项并入第2项",)},
        behind={("tasks", 4, "text"): "# 与教育局商定"},
    )
    found = updated((*ITEMS[2:], "新增一项任务，公开资助名单。（县民政局负责）"), kept, comments)
    texts = [task["text"] for task in found.data["tasks"]]
    assert found.comments.all() == comments.all()
    assert found.comments.before["tasks", texts.index("清理长期不更新的新媒体账号。")] == ("# 此项并入第2项",)
    assert found.comments.behind["tasks", texts.index("公开义务教育招生计划和范围。"), "text"] == "# 与教育局商定"


WORDS = st.text("甲乙丙丁", min_size=1, max_size=4)
EDITS = st.lists(
    st.tuples(st.sampled_from(["status", "note", "own", "text", "unit", "new-unit", "tag"]), st.integers(0, 4), WORDS),
    max_size=6,
)


def edit(task: dict[str, Any], kind: str, word: str) -> tuple[str, str]:
    """Do one hand edit; return what it was done to, and what must be found in the file afterwards."""
    if kind == "text":
        task["text"] += f"并{word}。"
        return "text", task["text"]
    if kind == "unit" and task["responsible_units"]:
        task["responsible_units"][0]["name"] = f"县{word}局"
        return "unit", f"县{word}局"
    if kind == "new-unit":
        unit = {"name": f"县{word}办", "kind": "named", "origin": "stated", "canonical": None}
        task["cooperating_units"].append(unit | {"start": None, "end": None})
        return word, f"县{word}办"
    key = {"own": "x-说明", "tag": "tags", "status": "status"}.get(kind, "note")
    task[key] = {"tags": [word], "status": "进行中"}.get(key, word)
    return key, str(task[key])


@settings(max_examples=60, deadline=None)
@given(
    edits=EDITS,
    order=st.permutations(range(5)),
    dropped=st.sets(st.integers(0, 4), max_size=2),
    changed=st.sets(st.integers(0, 4), max_size=2),
)
def test_whatever_people_typed_survives_whatever_the_notice_becomes(
    edits: Any, order: Any, dropped: Any, changed: Any
) -> None:
    kept = parsed()
    last = {}
    for kind, position, word in edits:
        slot, value = edit(kept["tasks"][position], kind, word)
        last[position, slot] = value
    items = [
        ITEMS[n].replace("。（", "，年底前完成。（") if n in changed else ITEMS[n] for n in order if n not in dropped
    ]
    found = update_file(parsed(), parsed(items), kept, PLAIN)
    written = str(found.data["tasks"])
    assert [value for value in last.values() if value not in written] == []
    assert len({task["id"] for task in found.data["tasks"]}) == len(found.data["tasks"])


def two_plans(*titles: str) -> Any:
    """A file of some plans with one task each."""
    data = parsed()
    data["plans"] = [{"title": title, "year": 2024} for title in titles]
    tasks = data["tasks"][: len(titles)]
    data["tasks"] = [task | {"plan": plan} for plan, task in enumerate(tasks)]
    data["diagnostics"] = []
    return data


def test_plans_keep_their_places_whatever_they_are_called() -> None:
    old, kept = two_plans("公开要点"), two_plans("公开要点")
    kept["plans"][0]["title"] = "公开工作要点"
    found = update_file(old, two_plans("公开要点", "任务分解表"), kept, PLAIN)
    assert [plan["title"] for plan in found.data["plans"]] == ["公开工作要点", "任务分解表"]
    assert [task["plan"] for task in found.data["tasks"]] == [0, 1]


def test_a_task_of_a_plan_that_is_gone_keeps_its_plan() -> None:
    old, kept = two_plans("公开要点", "任务分解表"), two_plans("公开要点", "任务分解表")
    kept["tasks"][0]["status"] = "进行中"
    new = two_plans("任务分解表")
    new["tasks"] = [kept["tasks"][1] | {"plan": 0, "id": "9"}]
    found = update_file(old, new, kept, PLAIN)
    titles = [plan["title"] for plan in found.data["plans"]]
    assert {task["text"][:4]: titles[task["plan"]] for task in found.data["tasks"]} == {
        "公布部门": "公开要点",
        "更新政府": "任务分解表",
    }


def test_a_task_put_in_front_under_the_next_ones_number_takes_nothing_from_it() -> None:
    kept = parsed()
    own = {**copy.deepcopy(kept["tasks"][1]), "text": "督促各镇整改。"}
    kept["tasks"].insert(1, own)
    for position, task in enumerate(kept["tasks"], 1):
        task |= {"id": f"1.{position}", "number": f"{position}."}
    kept["tasks"][2]["note"] = "与档案馆商定"
    corrected = (ITEMS[0], ITEMS[1].replace("县数据局", "县数据管理局"), *ITEMS[2:])
    tasks = updated(corrected, kept).data["tasks"]
    assert [task["text"] for task in tasks[1:3]] == ["督促各镇整改。", "更新政府信息公开目录。"]
    assert names(tasks[1], "responsible_units") == ["县数据局"]
    assert (tasks[2]["note"], names(tasks[2], "responsible_units")) == ("与档案馆商定", ["县数据管理局"])
