"""The XML names a Word document is walked by, in lxml's `{namespace}name` form."""

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NAMESPACE}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
DIAGRAMS = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

VAL = W + "val"
REFERENCE_ID = R + "id"

# blocks
BODY = W + "body"
P = W + "p"
TBL = W + "tbl"
SDT = W + "sdt"
SDT_CONTENT = W + "sdtContent"
ALT_CHUNK = W + "altChunk"
ALTERNATE = MC + "AlternateContent"
CHOICE = MC + "Choice"
FALLBACK = MC + "Fallback"
TEXT_BOX = W + "txbxContent"
TEXT_PATH = V + "textpath"
DIAGRAM = DIAGRAMS + "relIds"  # stands where a diagram is, and names the part with its outline
DIAGRAM_OUTLINE = R + "dm"
EMBEDDED = "{urn:schemas-microsoft-com:office:office}OLEObject"
# What holds text inside a drawing, or leads to it.
WORDED = (TEXT_BOX, TEXT_PATH, DIAGRAM, EMBEDDED)

# tables
TBL_GRID = W + "tblGrid"
GRID_COL = W + "gridCol"
TR = W + "tr"
TR_PR = W + "trPr"
TC = W + "tc"
TC_PR = W + "tcPr"
TC_W = W + "tcW"
GRID_SPAN = W + "gridSpan"
GRID_BEFORE = W + "gridBefore"
V_MERGE = W + "vMerge"
H_MERGE = W + "hMerge"
HIDDEN_ROW = W + "hidden"

# paragraph properties
P_PR = W + "pPr"
P_STYLE = W + "pStyle"
NUM_PR = W + "numPr"
NUM_ID = W + "numId"
LEVEL = W + "ilvl"
JC = W + "jc"
SECT_PR = W + "sectPr"

# runs
RUN = W + "r"
R_PR = W + "rPr"
R_STYLE = W + "rStyle"
R_FONTS = W + "rFonts"
VANISH = W + "vanish"
T = W + "t"
FIELD_CHAR = W + "fldChar"
INSTRUCTION = W + "instrText"
FOOTNOTE = W + "footnote"
FOOTNOTE_MARK = W + "footnoteReference"
ENDNOTE = W + "endnote"
ENDNOTE_MARK = W + "endnoteReference"
PAGE_MARK = W + "lastRenderedPageBreak"
BREAK = W + "br"
SYMBOL = W + "sym"
RUBY = W + "ruby"
RUBY_BASE = W + "rubyBase"
MATH_TEXT = M + "t"

DELETED = W + "del"
MOVED_FROM = W + "moveFrom"
GONE = frozenset({DELETED, MOVED_FROM})
MATH = frozenset({M + "oMath", M + "oMathPara"})
DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
# Elements that only wrap others: what stands inside counts as if they were not there.
WRAPPERS = frozenset(
    W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir")
)
CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
# What makes more of a paragraph than the text of its w:t elements, one after another.
INTRICATE = (
    *CHARACTERS,
    *DRAWN,
    *GONE,
    *MATH,
    *(ALTERNATE, BREAK, ENDNOTE_MARK, FIELD_CHAR, FOOTNOTE_MARK, PAGE_MARK, R_STYLE, RUBY, SYMBOL, VANISH),
)
# Properties of a paragraph or a cell that its text or its place depends on.
PROPERTIES = frozenset({P_STYLE, NUM_PR, JC, GRID_SPAN, V_MERGE, H_MERGE})
OFF = frozenset({"0", "false", "off"})
