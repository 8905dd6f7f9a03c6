"""What docling exports as JSON."""

import json

import pytest

from tests.unit.read.reading import lines_of, rows_of
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import Paragraph, Table
from zwgk_parse.pipeline import Options, parse_notice
from zwgk_parse.read import read_notice


def text(words, label="text", page=1, **more):
    return {"label": label, "text": words, "orig": words, "prov": [{"page_no": page}], "children": [], **more}


def cell(row, column, words, rows=1, columns=1):
    return {
        "text": words,
        "start_row_offset_idx": row,
        "end_row_offset_idx": row + rows,
        "start_col_offset_idx": column,
        "end_col_offset_idx": column + columns,
        "row_span": rows,
        "col_span": columns,
    }


def ref(*names):
    return [{"$ref": f"#/{name}"} for name in names]


def document(children, **lists):
    return {
        "schema_name": "DoclingDocument",
        "version": "1.5.0",
        "name": "通知",
        "body": {"self_ref": "#/body", "children": ref(*children), "label": "unspecified"},
        "furniture": {"self_ref": "#/furniture", "children": []},
        **lists,
    }


def dump(made, **options):
    return json.dumps(made, **options).encode()


NOTICE = document(
    ["texts/0", "texts/1", "texts/2", "texts/3", "groups/0", "texts/6", "tables/0"],
    texts=[
        text("— 1 —", "page_footer", content_layer="furniture"),
        text("青禾市2024年营商环境工作要点", "title"),
        text("一、优化服务", "section_header", level=1),
        text("本页由系统生成", "text", content_layer="furniture"),
        text(
            "压缩审批时限，6月底前完成。（牵头单位：市数据局；责任单位：市财政局）",
            "list_item",
            enumerated=True,
            marker="1.",
        ),
        text("公布事项清单。（市司法局牵头，市公安局配合）", "list_item", enumerated=True, marker="2."),
        text("二、任务分解", "section_header", page=2),
        text("表1 任务分解表", "caption", page=2),
    ],
    groups=[{"label": "list", "children": ref("texts/4", "texts/5")}],
    tables=[
        {
            "label": "table",
            "captions": ref("texts/7"),
            "children": ref("texts/7"),
            "prov": [{"page_no": 2}],
            "data": {
                "num_rows": 3,
                "num_cols": 3,
                "table_cells": [
                    *(cell(0, i, words) for i, words in enumerate(("序号", "工作任务", "责任单位"))),
                    cell(1, 0, "1"),
                    cell(1, 1, "建设办事大厅"),
                    cell(1, 2, "市住建局", rows=2),
                    cell(2, 0, "2"),
                    cell(2, 1, "改造老旧窗口"),
                ],
            },
        }
    ],
)


@pytest.mark.parametrize("options", [{}, {"sort_keys": True}, {"ensure_ascii": False, "indent": 2}])
def test_the_body_is_read_in_order(options):
    source = read_notice(dump(NOTICE, **options), "通知.json")
    assert source.format == "docling"
    assert lines_of(source) == [
        "青禾市2024年营商环境工作要点",
        "一、优化服务",
        "1.压缩审批时限，6月底前完成。（牵头单位：市数据局；责任单位：市财政局）",
        "2.公布事项清单。（市司法局牵头，市公安局配合）",
        "二、任务分解",
        "表1 任务分解表",
    ]
    assert lines_of(source, "furniture") == ["— 1 —", "本页由系统生成"]
    assert rows_of(source)[1:] == [["1", "建设办事大厅", "市住建局"], ["2", "改造老旧窗口"]]
    assert [block.page for block in source.blocks][-2:] == [2, 2]
    table = source.blocks[-1]
    assert isinstance(table, Table)
    assert [c.row_span for c in table.cells if c.row == 1] == [1, 1, 2]


def test_the_notice_gives_its_tasks():
    tasks = parse_notice(dump(NOTICE)).notice.tasks
    first = tasks[0]
    assert [unit.name for unit in first.lead_units] == ["市数据局"]
    assert [unit.name for unit in first.responsible_units] == ["市财政局"]
    assert first.path == ("一、优化服务",)
    rows = {
        task.text: [unit.name for unit in task.responsible_units] for task in tasks if task.source.table is not None
    }
    assert rows == {"建设办事大厅": ["市住建局"], "改造老旧窗口": ["市住建局"]}


def test_numbers_that_word_makes_are_counted_and_bullets_go():
    made = document(
        ["groups/0"],
        groups=[{"label": "list", "children": ref("texts/0", "texts/1", "texts/2", "texts/3")}],
        texts=[
            text("甲", "list_item", enumerated=True, marker=""),
            text("乙", "list_item", enumerated=True, marker=""),
            text("丙", "list_item", enumerated=False, marker="·"),
            text("（三）丁", "list_item", enumerated=True, marker="（三）"),
        ],
    )
    source = read_notice(dump(made))
    assert lines_of(source) == ["1.甲", "2.乙", "丙", "（三）丁"]
    assert [b.generated for b in source.blocks if isinstance(b, Paragraph)] == [2, 2, 0, 0]


def test_a_paragraph_cut_by_its_typeface_is_one():
    made = document(
        ["texts/0"],
        texts=[
            text("", "list_item", enumerated=True, marker="3.", orig="") | {"children": ref("groups/0")},
            text("公开目录。"),
            text("（市财政局负责）"),
        ],
        groups=[{"label": "inline", "children": ref("texts/1", "texts/2")}],
    )
    assert lines_of(read_notice(dump(made))) == ["3.公开目录。（市财政局负责）"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (dump(NOTICE)[:-40], "ZP142"),
        (dump({"schema_name": "DoclingDocument", "texts": []}), "ZP142"),
        (b'{"schema_name": "DoclingDocument", "body": ' + b"[" * 100_000, "ZP142"),
        (dump(document([])), "ZP107"),
        (dump(document(["tables/0"], tables=[{"data": {"table_cells": [cell(10**8, 0, "甲")]}}])), "ZP103"),
        (dump({"schema_version": "1.0", "tasks": []}), "ZP143"),
        (b'[{"a": 1}]', "ZP143"),
        (b"{}", "ZP143"),
    ],
)
def test_what_is_no_document_is_refused(data, code):
    with pytest.raises(UnreadableInputError) as refused:
        read_notice(data)
    assert refused.value.code == code


@pytest.mark.parametrize("words", ["[索引号] 01\n一、推进公开。", "{通知}\n一、推进公开。", "［2024］1号\n正文"])
def test_a_notice_may_begin_with_a_bracket(words):
    assert read_notice(words.encode()).format == "txt"


def test_hostile_references_and_items_cost_themselves_alone():
    made = document(["groups/0", "texts/9", "texts/x", "nowhere/0", "texts/1"])
    made["groups"] = [{"label": "list", "children": [*ref("groups/0", "texts/0"), None, 3]}]
    made["texts"] = [text("甲\ud800\x00乙", prov="?"), text("丙", "list_item", marker=7)]
    made["furniture"] = None
    assert lines_of(read_notice(dump(made))) == ["甲�乙", "丙"]


def test_groups_nested_without_end_are_walked():
    made = document(["groups/0"], texts=[text("底")])
    made["groups"] = [{"label": "list", "children": ref(f"groups/{i + 1}")} for i in range(5_000)]
    made["groups"].append({"label": "list", "children": ref("texts/0")})
    assert lines_of(read_notice(dump(made))) == ["底"]


def test_only_the_format_that_is_asked_for_is_read():
    assert parse_notice(dump(NOTICE), options=Options(format="docling")).notice.tasks
    with pytest.raises(UnreadableInputError) as refused:
        read_notice("一、推进公开。".encode(), asked="docling")
    assert (refused.value.code, refused.value.details) == ("ZP144", {"asked": "docling", "format": "txt"})
    assert read_notice("# 一、推进公开".encode(), asked="md").format == "md"
