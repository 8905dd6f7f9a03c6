"""Tables as grids: merges, indents, slivers, nesting, wrappers."""

from zwgk_parse.model.text import Table


def c(text="", span=None, merge=None, width=None):
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    properties += f'<w:gridSpan w:val="{span}"/>' if span else ""
    properties += {None: "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("|"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(*rows, widths=()):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def places(source):
    (found,) = [block for block in source.blocks if isinstance(block, Table)]
    return {
        source.text[cell.start : cell.end]: (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in found.cells
    }


def test_merged_cells_stand_at_their_origins(word):
    source = word.read(
        table(
            row(c("序号"), c("任务", span=2), c("单位")),
            row(c("1"), c("公开", merge="start"), c("目录"), c("市甲局")),
            row(c("2"), c(merge="on"), c("指南"), c("市乙局")),
            row(c("3"), c(merge="on"), c("平台"), c("市丙局")),
        )
    )
    found = places(source)
    assert found["任务"] == (0, 1, 1, 2)
    assert found["公开"] == (1, 1, 3, 1)
    assert found["市丙局"] == (3, 3, 1, 1)
    (block,) = source.blocks
    assert (block.rows, block.columns, len(block.cells)) == (4, 4, 13)


def test_blank_cells_keep_their_place(word):
    grid = word.grid(table(row(c("甲"), c(""), c("丙")), row(c(""), c("戊"), c(""))))
    assert grid == {(0, 0): "甲", (0, 1): "", (0, 2): "丙", (1, 0): "", (1, 1): "戊", (1, 2): ""}


def test_merge_that_begins_anew_is_another_cell(word):
    grid = word.grid(
        table(
            row(c("一组", merge="start"), c("甲")),
            row(c(merge="on"), c("乙")),
            row(c("二组", merge="start"), c("丙")),
            row(c(merge="on"), c("丁")),
        )
    )
    assert grid == {(0, 0): "一组", (0, 1): "甲", (1, 1): "乙", (2, 0): "二组", (2, 1): "丙", (3, 1): "丁"}


def test_covered_text_is_not_printed_but_an_uncovered_continuation_is(word):
    covered = table(row(c("甲", merge="start"), c("乙")), row(c("藏", merge="on"), c("丁")))
    assert "藏" not in word.grid(covered).values()
    orphan = table(
        row(c("甲"), c("乙"), properties='<w:del w:id="1"/>'), row(c("丙", merge="on"), c("丁")), row(c("戊"), c("己"))
    )
    assert word.grid(orphan)[0, 0] == "丙"


def test_indented_and_short_rows(word):
    source = word.read(
        table(
            row(c("一"), c("二"), c("三")),
            row(c("五"), c("六"), properties='<w:gridBefore w:val="1"/>'),
            row(c("七"), c("八"), properties='<w:gridAfter w:val="1"/>'),
            row(c("九")),
        )
    )
    found = places(source)
    assert found["五"][:2] == (1, 1)
    assert found["八"][:2] == (2, 1)
    assert found["九"] == (3, 0, 1, 1)


def test_section_row_as_wide_as_the_table_spans_it(word):
    widths = (1000, 3000, 3000)
    source = word.read(table(row(c("序号"), c("任务"), c("单位")), row(c("一、改革任务", width=7000)), widths=widths))
    assert places(source)["一、改革任务"] == (1, 0, 1, 3)


def test_borders_a_hair_apart_make_no_column(word):
    source = word.read(
        table(
            row(c("序号"), c("任务", span=2), c("单位")),
            row(c("1", span=2), c("公开目录"), c("市甲局")),
            widths=(1000, 40, 3000, 3000),
        )
    )
    found = places(source)
    assert found["任务"] == (0, 1, 1, 1)
    assert found["公开目录"] == (1, 1, 1, 1)
    assert source.blocks[0].columns == 3


def test_narrow_column_with_cells_of_its_own_stays(word):
    source = word.read(table(row(c("一"), c("二"), c("三")), row(c("四"), c("五"), c("六")), widths=(100, 100, 6000)))
    assert source.blocks[0].columns == 3


def test_grid_lines_that_no_cell_uses_are_dropped(word):
    source = word.read(table(row(c("一", span=3), c("二", span=2)), row(c("三", span=3), c("四", span=2))))
    assert places(source) == {"一": (0, 0, 1, 1), "二": (0, 1, 1, 1), "三": (1, 0, 1, 1), "四": (1, 1, 1, 1)}


def test_old_horizontal_merge(word):
    merged = '<w:tc><w:tcPr><w:hMerge w:val="{}"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    first = merged.format("restart", "标题") + merged.format("continue", "")
    source = word.read(table(row(first, c("右")), row(c("一"), c("二"), c("三"))))
    assert places(source)["标题"] == (0, 0, 1, 2)


def test_paragraphs_and_breaks_of_a_cell_are_lines(word):
    broken = "<w:tc><w:p><w:r><w:t>市乙局</w:t><w:br/><w:t>市丙局</w:t></w:r></w:p></w:tc>"
    grid = word.grid(table(row(c("县甲局||县丁局"), broken)))
    assert grid == {(0, 0): "县甲局\n县丁局", (0, 1): "市乙局\n市丙局"}


def test_content_controls_around_rows_cells_paragraphs_and_runs(word):
    def control(inner):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    inner = "<w:p>" + control("<w:r><w:t>市丙局</w:t></w:r>") + "</w:p>"
    grid = word.grid(
        table(
            row(c("甲"), control(c("乙"))),
            control(row(c("丙"), f"<w:tc>{control(inner)}</w:tc>")),
        )
    )
    assert grid == {(0, 0): "甲", (0, 1): "乙", (1, 0): "丙", (1, 1): "市丙局"}


def test_deleted_and_hidden_rows_are_gone(word):
    grid = word.grid(
        table(
            row(c("一"), c("二")),
            row(c("删"), c("除"), properties='<w:del w:id="1"/>'),
            row(c("隐"), c("藏"), properties="<w:hidden/>"),
            row(c("三"), c("四"), properties='<w:ins w:id="2"/>'),
        )
    )
    assert list(grid.values()) == ["一", "二", "三", "四"]


def test_repeating_header_is_an_ordinary_row(word):
    grid = word.grid(table(row(c("序号"), c("任务"), properties="<w:tblHeader/>"), row(c("1"), c("公开"))))
    assert grid[0, 0] == "序号"


def test_table_inside_a_data_cell_comes_to_lines(word):
    inner = table(row(c("市甲局"), c("牵头")), row(c("市乙局"), c("配合")))
    nested = f"<w:tc><w:p><w:r><w:t>分工：</w:t></w:r></w:p>{inner}<w:p/></w:tc>"
    grid = word.grid(table(row(c("序号"), c("任务"), c("单位")), row(c("1"), c("公开"), nested)))
    assert grid[1, 2] == "分工：\n市甲局\t牵头\n市乙局\t配合"


def test_table_of_one_cell_is_opened(word, texts):
    source = word.read(table(row(c("第一段|第二段"))))
    assert texts(source) == ["第一段", "第二段"]


def test_layout_table_around_a_task_table_is_opened(word, texts):
    inner = table(row(c("序号"), c("任务"), c("单位")), row(c("1"), c("公开"), c("市甲局")))
    source = word.read(table(row(c("附表")), row(f"<w:tc>{inner}<w:p/></w:tc>")))
    assert texts(source) == ["附表"]
    assert places(source)["市甲局"] == (1, 2, 1, 1)


def test_two_columns_are_data_even_in_one_row(word):
    assert word.grid(table(row(c("联系人"), c("联系电话")))) == {(0, 0): "联系人", (0, 1): "联系电话"}


def test_numbers_alone_make_a_grid(word):
    assert len(word.grid(table(row(c("1"), c("")), row(c("2"), c(""))))) == 4


def test_empty_table_is_nothing(word):
    assert word.read(table()).blocks == ()
    assert word.read(table(row())).blocks == ()
    assert word.read(table(row(c(""), c("")))).blocks == ()


def test_continuation_of_another_width_is_a_cell_of_its_own(word):
    source = word.read(
        table(
            row(c("甲", span=2, merge="start"), c("乙")),
            row(c("丙", merge="on"), c("丁"), c("戊")),
        )
    )
    assert places(source) == {
        "甲": (0, 0, 1, 2),
        "乙": (0, 2, 1, 1),
        "丙": (1, 0, 1, 1),
        "丁": (1, 1, 1, 1),
        "戊": (1, 2, 1, 1),
    }
