"""The names of the XML elements and attributes that reading a Word file turns on.

Spelt out as lxml gives them, so that `match child.tag: case names.RUN` compares plain strings.
"""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

VAL = f"{W}val"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# blocks
PARAGRAPH = f"{W}p"
TABLE = f"{W}tbl"
ROW = f"{W}tr"
CELL = f"{W}tc"
CONTROL = f"{W}sdt"
FORMULA = f"{MATH}oMathPara"  # most stand in a paragraph; it may stand by itself
CHUNK = f"{W}altChunk"
EITHER = f"{MC}AlternateContent"
CHOICE = f"{MC}Choice"
FALLBACK = f"{MC}Fallback"
BOX = f"{W}txbxContent"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
SHAPE_TEXT = f"{DRAWING}txBody"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"

# properties
PARAGRAPH_PROPERTIES = f"{W}pPr"
RUN_PROPERTIES = f"{W}rPr"
BOLD = f"{W}b"
ITALIC = f"{W}i"
SIZE = f"{W}sz"
COLOR = f"{W}color"
VANISH = f"{W}vanish"
STRIKE = f"{W}strike"
DOUBLE_STRIKE = f"{W}dstrike"
FONTS = f"{W}rFonts"
SHADING = f"{W}shd"

# inside a paragraph
RUN = f"{W}r"
TEXT = f"{W}t"
MATH_TEXT = f"{MATH}t"
SYMBOL = f"{W}sym"
FIELD = f"{W}fldChar"
FOOTNOTE = f"{W}footnoteReference"
ENDNOTE = f"{W}endnoteReference"

FIXED = {  # an element of a run -> the text it stands for
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
NOT_TEXT = frozenset(
    {  # elements whose content is not part of the accepted, printed text
        f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr",
        f"{W}instrText", f"{W}delText", f"{W}delInstrText", f"{W}rt", f"{W}tblPr", f"{W}trPr",
        f"{W}tcPr", f"{W}tblGrid", f"{W}sectPr", f"{W}smartTagPr", f"{W}customXmlPr",
        f"{MATH}ctrlPr", f"{MATH}rPr",
    }
)  # fmt: skip
