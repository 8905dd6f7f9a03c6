"""Nothing that people typed is lost: random hand edits at every level, through the texts of real files.

A mark is typed somewhere, comments are put between the lines, the notice becomes another, the file is brought up to it
and read again: every mark and every comment must be there.
"""

import copy
import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from zwgk_parse.check.file import load_task_file, read_kept
from zwgk_parse.compare.update import update_file
from zwgk_parse.model.kept import Comments, KeptFile
from zwgk_parse.pipeline import parse_notice
from zwgk_parse.validation import validate_task_file
from zwgk_parse.write.kept import write_kept

HEAD = """云岭县人民政府办公室关于印发云岭县2024年政务公开工作要点的通知
云政办发〔2024〕12号
各乡镇人民政府，县政府各部门：
现将《云岭县2024年政务公开工作要点》印发给你们，请认真贯彻落实。
附件：1.云岭县2024年政务公开工作要点
云岭县人民政府办公室
2024年4月8日
云岭县2024年政务公开工作要点
一、总体要求
坚持以公开促落实。
二、重点任务
"""
ITEMS = (
    "公布部门预算，6月底前完成。（牵头单位：县财政局；责任单位：县审计局、各乡镇人民政府）",
    "按照《云岭县政务公开办法》（云政发〔2021〕3号）更新政府信息公开目录。（县数据局负责）",
    "清理长期不更新的新媒体账号，每季度通报一次。（责任单位：县委网信办、县融媒体中心）",
    "公开义务教育招生计划和范围，9月底前、12月底前各报一次。（牵头单位：县教育局；配合单位：县公安局）",
    "组织一次业务培训。",
)
OTHERS = tuple(item.replace("。（", "，年底前完成。（") for item in ITEMS)
MARK = re.compile("〔〕标记[0-9]+")


def parsed(items: Any = ITEMS) -> Any:
    body = "\n".join(f"{number}.{item}" for number, item in enumerate(items, 1))
    return parse_notice((HEAD + body).encode(), "要点.txt").notice.model_dump(mode="json")


OLD = parsed()


def records_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every record of the data, whatever it stands in, but for what `extra` holds."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from records_in(child)


def people_records(data: Any) -> list[dict[str, Any]]:
    """Records whose values people correct; where a task stands in its notice is left to the parse."""
    records = [one for key in ("notice", "plans", "tasks") for one in records_in(data[key])]
    return [one for one in records if "page" not in one]


class Editor:
    """Does hand edits, each with a mark of its own."""

    def __init__(self, data: Any, chance: Random) -> None:
        self.data, self.chance, self.count = data, chance, 0

    def mark(self) -> str:
        self.count += 1
        return f"〔〕标记{self.count}"

    def some(self, choices: Any) -> Any:
        return self.chance.choice(choices)

    def value(self) -> None:
        record = self.some(people_records(self.data))
        keys = [key for key, value in record.items() if value is None or isinstance(value, str)]
        if keys:
            record[self.some(keys)] = self.mark()

    def own(self) -> None:
        value = self.some([self.mark(), [self.mark()], {"是": [{"text": self.mark(), "start": 3}]}])
        self.some(list(records_in(self.data)))[self.some(["x-说明", "x-start", "x-人"])] = value

    def entry(self) -> None:
        lists = [(record, key) for record in people_records(self.data) for key in record if key != "span"]
        record, key = self.some([(record, key) for record, key in lists if isinstance(record[key], list)])
        like = next((one for one in record[key] if isinstance(one, dict)), None)
        new = (
            {**copy.deepcopy(like), self.some(["name", "title", "text", "x-新"]): self.mark()} if like else self.mark()
        )
        record[key].insert(self.chance.randint(0, len(record[key])), new)

    def task(self) -> None:
        own = copy.deepcopy(self.some(self.data["tasks"]))
        own |= {"id": f"{own['id']}x{self.mark()[4:]}", "text": self.mark()}
        self.data["tasks"].insert(self.chance.randint(0, len(self.data["tasks"])), own)

    def removed(self) -> None:
        if len(self.data["tasks"]) > 1:
            del self.data["tasks"][self.chance.randrange(len(self.data["tasks"]))]

    def shuffled(self) -> None:
        self.chance.shuffle(self.data["tasks"])

    def curated(self) -> None:
        task = self.some(self.data["tasks"])
        task |= self.some([{"note": self.mark()}, {"tags": [self.mark()]}, {"progress": [{"text": self.mark()}]}])


EDITS = [Editor.value, Editor.own, Editor.entry, Editor.task, Editor.removed, Editor.shuffled, Editor.curated]


def commented(text: str, chance: Random) -> str:
    """The text with comments above and behind its lines, but for those of blocks."""
    lines = []
    inside = -1
    for number, line in enumerate(text.split("\n")):
        depth = len(line) - len(line.lstrip())
        inside = inside if inside >= 0 and (depth > inside or not line) else -1
        if inside < 0 and chance.random() < 0.1:
            lines.append(" " * chance.randint(0, 6) + f"# 批注{number}")
        can_end = inside < 0 and line and not line.startswith("#") and chance.random() < 0.1
        lines.append(f"{line} # 旁注{number}" if can_end else line)
        if inside < 0 and line.endswith("|-"):
            inside = depth
    return "\n".join(lines)


@pytest.mark.parametrize("form", ["yaml", "json"])
@pytest.mark.parametrize("seed", range(60))
def test_nothing_typed_is_ever_lost(form: str, seed: int) -> None:
    chance = Random(seed)
    kept = copy.deepcopy(OLD)
    editor = Editor(kept, chance)
    for edit in chance.choices(EDITS, k=chance.randint(0, 12)):
        edit(editor)
    text = write_kept(KeptFile(kept, Comments(), form))
    if form == "yaml":
        text = commented(text, chance)
    held = read_kept(text.encode(), f"tasks.{form}")
    items = chance.sample([*ITEMS, *OTHERS, "开展满意度调查。（县统计局负责）"], chance.randint(0, 7))
    found = update_file(OLD if chance.random() < 0.8 else None, parsed(items), held.data, held.comments)
    written = write_kept(KeptFile(found.data, found.comments, form))
    assert sorted(set(MARK.findall(json.dumps(kept, ensure_ascii=False))) - set(MARK.findall(written))) == []
    again = read_kept(written.encode(), f"tasks.{form}")
    assert again.data == found.data
    assert set(held.comments.all()) <= set(again.comments.all())
    assert len({task["id"] for task in found.data["tasks"]}) == len(found.data["tasks"])


def test_a_file_that_nobody_touched_is_brought_up_wholly() -> None:
    new = parsed([OTHERS[2], *ITEMS[:2], "开展满意度调查。（县统计局负责）"])
    found = update_file(OLD, new, OLD, Comments())
    assert found.data == new
    text = write_kept(KeptFile(found.data, found.comments, "yaml")).encode()
    assert load_task_file(text, "tasks.yaml") == (new, [])
    assert validate_task_file(text, "tasks.yaml") == []
