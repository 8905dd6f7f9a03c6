"""Whatever Word's elements are glued into, a document is read or refused, and its blocks cover the text once."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.text import Paragraph, Table

LEAVES = (
    "<w:t>文字</w:t>",
    "<w:tab/>",
    "<w:br/>",
    '<w:br w:type="page"/>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText>TOC eq \\o(</w:instrText>",
    "<w:delText>删</w:delText>",
    '<w:sym w:font="Wingdings" w:char="F0FE"/>',
    "<w:lastRenderedPageBreak/>",
    '<w:numId w:val="1"/>',
    '<w:ilvl w:val="1"/>',
    '<w:gridSpan w:val="3"/>',
    '<w:gridBefore w:val="2"/>',
    "<w:vMerge/>",
    '<w:vMerge w:val="restart"/>',
    '<w:hMerge w:val="continue"/>',
    "<w:vanish/>",
    '<w:footnoteReference w:id="1"/>',
    '<w:altChunk r:id="x"/>',
)
BRANCHES = (
    *("w:p", "w:r", "w:pPr", "w:rPr", "w:numPr", "w:tbl", "w:tr", "w:trPr", "w:tc", "w:tcPr", "w:ins", "w:del"),
    *("w:moveFrom", "w:hyperlink", "w:sdt", "w:sdtContent", "w:pict", "w:txbxContent", "w:ruby", "w:rubyBase"),
    *("mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:oMath", "w:sectPr"),
)
pieces = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda tag, children: f"<{tag}>{''.join(children)}</{tag}>",
        st.sampled_from(BRANCHES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=40,
)
cell = st.builds(
    lambda span, merge, text: (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
    ),
    st.integers(0, 3),
    st.sampled_from(["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>']),
    st.sampled_from(["", "市财政局", "1"]),
)
tables = st.builds(
    lambda widths, rows: (
        "<w:tbl><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
        + "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
        + "</w:tbl>"
    ),
    st.lists(st.integers(0, 3000), max_size=8),
    st.lists(st.lists(cell, max_size=5), max_size=6),
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def check_blocks(source):
    at = 0
    for block in source.blocks:
        assert source.text[at : block.start].strip() == ""
        at = block.end
        if isinstance(block, Table):
            check_grid(block)
        elif isinstance(block, Paragraph):
            assert source.text[block.start : block.end].strip()
            assert 0 <= block.generated <= block.end - block.start
    assert source.text[at:].strip() == ""


def check_grid(table):
    taken = set()
    for cell in table.cells:
        places = {
            (row, column)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        assert places
        assert not places & taken
        taken |= places
    assert all(row < table.rows and column < table.columns for row, column in taken)


@settings(max_examples=150, deadline=None)
@given(body=st.lists(pieces, max_size=6))
def test_glued_elements_never_raise(word, body):
    with suppress(UnreadableInputError):
        check_blocks(word.read("".join(body), numbering=NUMBERING))


@settings(max_examples=150, deadline=None)
@given(body=st.lists(tables, min_size=1, max_size=2))
def test_cells_of_any_table_do_not_overlap(word, body):
    check_blocks(word.read("".join(body)))
