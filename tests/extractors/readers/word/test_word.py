"""Each row: what stands in the XML of a Word file, and the paragraphs that must come out."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from extractors.document import OpenChanges
from extractors.errors import (
    BrokenFile,
    EmptyFile,
    EncryptedFile,
    NoTextLayer,
    OnlyAttachments,
    ReadingTooLarge,
)
from extractors.readers.word import read_word
from extractors.readers.word.alt_chunks import file_blocks
from tests.extractors.readers.word.wordfile import (
    p,
    r,
    tbl,
    tc,
    tr,
    word_bytes,
    word_file,
    zip_bytes,
)

BY = 'w:id="1" w:author="Rudolf" w:date="2030-01-01T00:00:00Z"'
PROMPT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
BOX = "<w:txbxContent>{}</w:txbxContent>"
DRAWN = "<w:r><w:drawing><a:graphic><wps:txbx>{}</wps:txbx></a:graphic></w:drawing></w:r>"
VML = "<w:r><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></w:r>"


def sdt(inside: str, properties: str = "") -> str:
    return f"<w:sdt>{properties}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def ins(inside: str) -> str:
    return f"<w:ins {BY}>{inside}</w:ins>"


def gone(words: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def either(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


DELETED_MARK = f"<w:rPr><w:del {BY}/></w:rPr>"
BOXED = BOX.format(p("in a box"))
CASES = [
    ("two paragraphs", p("one") + p("two"), ["one", "two"]),
    ("symbols that are none", p("one", '<w:r><w:sym w:char="110000"/><w:sym w:char="-1"/></w:r>'),
     ["one"]),
    ("a formula by itself", "<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
     "</m:oMathPara>", ["a+b"]),
    ("blank paragraphs", p() + p("  ") + p("one") + p("<w:r><w:br/></w:r>"), ["one"]),
    ("runs are joined as they stand", p("Rur", "itania ", "99"), ["Ruritania 99"]),
    ("an insertion is accepted", p("a ", ins(r("new ")), "otter"), ["a new otter"]),
    ("a deletion is accepted", p("a ", gone("old "), "otter"), ["a otter"]),
    ("inserted, then deleted", p("a", ins(gone("b"))), ["a"]),
    (
        "a move is accepted",
        p(f"<w:moveFrom {BY}>{r('left')}</w:moveFrom>", "stays")
        + p(f"<w:moveTo {BY}>{r('left')}</w:moveTo>"),
        ["stays", "left"],
    ),
    ("an inserted paragraph in a wrapper", ins(p("whole")), ["whole"]),
    (
        "a deleted paragraph mark joins",
        p("Range ", properties=DELETED_MARK) + p("States"),
        ["Range States"],
    ),
    (
        "a deleted paragraph leaves nothing",
        p("one") + p(gone("x"), properties=DELETED_MARK) + p("two"),
        ["one", "two"],
    ),
    (
        "a deleted mark before a table",
        p("a", properties=DELETED_MARK) + tbl(tr("b")) + p("c"),
        ["a", "b", "c"],
    ),
    ("a deleted mark at the very end", p("last", properties=DELETED_MARK), ["last"]),
    (
        "a large first letter",
        p("O", properties='<w:framePr w:dropCap="drop"/>') + p("tters"),
        ["Otters"],
    ),
    ("a control around paragraphs", sdt(p("one") + p("two")), ["one", "two"]),
    ("a control in a line", p("a ", sdt(r("filled")), " b"), ["a filled b"]),
    ("controls in controls", sdt(sdt(p("a ", sdt(sdt(r("b")))))), ["a b"]),
    ("the prompt of an empty control", p("Name: ", sdt(r("Click here."), PROMPT)), ["Name:"]),
    (
        "the prompt in its own style",
        sdt(p(r("Say it", '<w:rStyle w:val="PlaceholderText"/>')), PROMPT) + p("b"),
        ["b"],
    ),
    ("an answer that kept the mark of a prompt", sdt(p("Ruritania"), PROMPT), ["Ruritania"]),
    ("smart tags", p("<w:smartTag><w:smartTagPr/>" + r("Paris") + "</w:smartTag>"), ["Paris"]),
    ("custom XML", "<w:customXml>" + p("one") + "</w:customXml>", ["one"]),
    ("a link", p('<w:hyperlink r:id="x">' + r("the site") + "</w:hyperlink>"), ["the site"]),
    ("a simple field", p("<w:fldSimple>" + r("1 May") + "</w:fldSimple>"), ["1 May"]),
    (
        "a field shows its result",
        p(mark("begin"), code("REF x"), mark("separate"), "shown", mark("end"), " on"),
        ["shown on"],
    ),
    ("a field without result", p("a", mark("begin"), code("XE x"), mark("end"), "b"), ["ab"]),
    (
        "a field in the instruction of another",
        p(mark("begin"), code("IF"), mark("begin"), mark("separate"), "no", mark("end"))
        .replace("</w:p>", mark("separate") + r("yes") + mark("end") + "</w:p>"),
        ["yes"],
    ),
    ("a field that never ends", p(mark("begin"), code("REF"), "kept") + p("too"), ["kept", "too"]),
    ("a field that never began", p("kept ", mark("separate"), "too", mark("end")), ["kept too"]),
    (
        "a ticked box of an old form",
        p(mark("begin", '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
               "</w:ffData>"), mark("end"), " yes"),
        ["☒ yes"],
    ),
    (
        "a list of an old form",
        p(mark("begin", '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="I"/>'
               '<w:listEntry w:val="II"/></w:ddList></w:ffData>'), mark("end")),
        ["II"],
    ),
    ("a box after its paragraph", p("before ", DRAWN.format(BOXED), "after") + p("next"),
     ["before after", "in a box", "next"]),
    ("a box drawn twice is read once",
     p("a", either(DRAWN.format(BOXED), VML.format(BOXED))), ["a", "in a box"]),
    ("an old box", p("a", VML.format(BOXED)), ["a", "in a box"]),
    ("a choice without words", p(either("<w:r/>", r("kept"))), ["kept"]),
    ("a box without a line of its own", p(DRAWN.format(BOXED)), ["in a box"]),
    ("a tab and a line break", p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"),
     ["a\tb\nc"]),
    ("a page break", p('<w:r><w:br w:type="page"/><w:t>new page</w:t></w:r>'), ["new page"]),
    ("hyphens", p("<w:r><w:t>trans\u00ad</w:t><w:softHyphen/><w:t>boundary co</w:t>"
                  "<w:noBreakHyphen/><w:t>op</w:t></w:r>"), ["transboundary co-op"]),
    ("a symbol", p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " yes"), ["☑ yes"]),
    ("capitals stay as typed", p(r("Range", "<w:caps/>")), ["Range"]),
    ("hidden words are not seen", p("a", r(" secret", "<w:vanish/>")), ["a"]),
    ("words struck out are not meant", p("a", r(" b", "<w:strike/>"), " c"), ["a c"]),
    ("struck out twice", p("a", r(" b", "<w:dstrike/>")), ["a"]),
    ("not struck out after all", p("a", r(" b", '<w:strike w:val="0"/>')), ["a b"]),
    ("white on white", p("a", r(" b", '<w:color w:val="FFFFFF"/>')), ["a"]),
    (
        "white on a ground of its own",
        p("a", r(" b", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>')),
        ["a b"],
    ),
    ("white in a table", tbl(tr("a", tc(p(r("b", '<w:color w:val="FFFFFF"/>'))))), ["a"]),
    ("an equation", p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), ["x=1"]),
    ("a reading aid above a word",
     p("<w:r><w:ruby><w:rt>" + r("over") + "</w:rt><w:rubyBase>" + r("base")
       + "</w:rubyBase></w:ruby></w:r>"), ["base"]),
    ("lines that a pretty-printer broke", "<w:p><w:r><w:t>\n  one\n  </w:t></w:r></w:p>", ["one"]),
    ("cells in reading order", tbl(tr("a", "b"), tr("c", "d")) + p("e"), ["a", "b", "c", "d", "e"]),
    ("a table in a cell", tbl(tr(tc(p("a") + tbl(tr("b", "c")) + p("d")))), ["a", "b", "c", "d"]),
    ("a row in a control", tbl(sdt(tr("a")), tr(sdt(tc(p("b"))))), ["a", "b"]),
    ("a deleted row", tbl(tr("a"), tr("b", properties=f"<w:del {BY}/>"), tr("c")), ["a", "c"]),
    ("a table in a box", p("a", DRAWN.format(BOX.format(tbl(tr("b"))))), ["a", "b"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "texts"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_word_file_reads_as_on_paper(body: str, texts: list[str], tmp_path: Path) -> None:
    document = read_word(word_file(tmp_path, body))
    assert [paragraph.text for paragraph in document.paragraphs] == texts
    assert [paragraph.location.paragraph for paragraph in document.paragraphs] == [
        *range(1, len(texts) + 1)
    ]
    for paragraph in document.paragraphs:
        assert "".join(span.text for span in paragraph.spans) == paragraph.text


CHANGES = [
    ("none", p("a"), OpenChanges()),
    ("one insertion", p("a", ins(r("b"))), OpenChanges(insertions=1)),
    ("two deletions", p(gone("a"), "b", gone("c")), OpenChanges(deletions=2)),
    ("a new paragraph", p(ins(r("a")), properties=f"<w:rPr><w:ins {BY}/></w:rPr>"),
     OpenChanges(insertions=1)),
    ("a joined paragraph", p("a", properties=DELETED_MARK) + p("b"), OpenChanges(deletions=1)),
    ("a move is both", p("a", f"<w:moveFrom {BY}/>", f"<w:moveTo {BY}/>"), OpenChanges(1, 1)),
    ("a deleted row", tbl(tr("a"), tr("b", properties=f"<w:del {BY}/>")), OpenChanges(0, 1)),
    ("a new cell", tbl(tr("a", tc(p("b"), f"<w:cellIns {BY}/>"))), OpenChanges(1, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("body", "changes"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_open_changes_are_counted(body: str, changes: OpenChanges, tmp_path: Path) -> None:
    assert read_word(word_file(tmp_path, body)).changes == changes


def test_notes_follow_the_order_of_their_marks(tmp_path: Path) -> None:
    document = read_word(
        word_file(
            tmp_path,
            p("one", '<w:r><w:endnoteReference w:id="7"/></w:r>')
            + p("two", '<w:r><w:footnoteReference w:id="3"/></w:r>', gone("x"))
            + p(f'<w:del {BY}><w:r><w:footnoteReference w:id="4"/></w:r></w:del>', "three"),
            footnotes='<w:footnote w:type="separator" w:id="0">' + p("line") + "</w:footnote>"
            '<w:footnote w:id="3">' + p("<w:r><w:footnoteRef/></w:r>", " below") + "</w:footnote>"
            '<w:footnote w:id="4">' + p("struck") + "</w:footnote>",
            endnotes='<w:endnote w:id="7">' + p("at the end") + "</w:endnote>",
        )
    )
    assert [(note.text, note.location.paragraph) for note in document.notes] == [
        ("at the end", 1),
        ("below", 2),
    ]


def test_a_note_on_a_note_is_read(tmp_path: Path) -> None:
    first = p("first", '<w:r><w:endnoteReference w:id="2"/></w:r>')
    document = read_word(
        word_file(
            tmp_path,
            p("one") + p("two", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
            footnotes=f'<w:footnote w:id="1">{first}</w:footnote>',
            endnotes=f'<w:endnote w:id="2">{p("second")}</w:endnote>',
        )
    )
    assert [(note.text, note.location.paragraph) for note in document.notes] == [
        ("first", 2),
        ("second", 2),
    ]


def test_notes_without_an_arrow_are_found(tmp_path: Path) -> None:
    content = word_bytes(
        p("one", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        footnotes=f'<w:footnote w:id="1">{p("below")}</w:footnote>',
    )
    path = tmp_path / "torn.docx"
    path.write_bytes(_rewritten(content, b"relationships/footnotes", b"relationships/lost"))
    assert [note.text for note in read_word(path).notes] == ["below"]


def test_headers_and_footers_stand_apart_once_each(tmp_path: Path) -> None:
    document = read_word(
        word_file(
            tmp_path,
            p("text") + '<w:sectPr><w:headerReference w:type="default" r:id="hdr"/>'
            '<w:headerReference w:type="first" r:id="hdr_2"/>'
            '<w:footerReference w:type="default" r:id="ftr"/></w:sectPr>',
            hdr=p("UNEP/CMS/COP99/Doc.1"),
            hdr_2=tbl(tr("UNEP/CMS/COP99/Doc.1", "General")),
            ftr=p("page ", '<w:fldSimple w:instr="PAGE">' + r("2") + "</w:fldSimple>"),
        )
    )
    assert [line.text for line in document.margins] == ["UNEP/CMS/COP99/Doc.1", "General", "page 2"]
    assert document.text == "text"


def test_comments_are_kept_apart_from_the_text(tmp_path: Path) -> None:
    body = p('<w:commentRangeStart w:id="1"/>', "text", '<w:r><w:commentReference w:id="1"/></w:r>')
    comments = f'<w:comment w:id="1" w:author="R">{p("Really?")}{p("Yes.")}</w:comment>'
    document = read_word(word_file(tmp_path, body, comments=comments))
    assert (document.text, document.comments) == ("text", ("Really?\nYes.",))


def test_words_in_diagrams_and_shapes_follow_their_paragraph(tmp_path: Path) -> None:
    lines = "<a:p><a:r><a:t>Year </a:t></a:r><a:r><a:t>1</a:t></a:r></a:p><a:p/>"
    space = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    diagram = f'<d:relIds xmlns:d="{space}" r:dm="diagramData"/>'
    body = p(
        "before",
        f"<w:r><w:drawing>{diagram}</w:drawing></w:r>",
        f"<w:r><w:drawing><a:txBody>{lines.replace('1', '2')}</a:txBody></w:drawing></w:r>",
    )
    document = read_word(word_file(tmp_path, body, diagramData=lines))
    assert [paragraph.text for paragraph in document.paragraphs] == ["before", "Year 1", "Year 2"]


OLE = (
    '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
    'ProgID="{}" r:id="package"/></w:object></w:r>'
)


@pytest.mark.parametrize(
    ("kind", "names"), [("AcroExch.Document.DC", ("package.bin",)), ("Equation.3", ())]
)
def test_documents_put_in_as_objects_are_named(
    kind: str, names: tuple[str, ...], tmp_path: Path
) -> None:
    path = word_file(tmp_path, p("annexed", OLE.format(kind)), package=b"%PDF-")
    assert read_word(path).attached == names


def test_the_words_of_a_chart_follow_its_paragraph(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    body = p(
        "before", f'<w:r><w:drawing><c:chart xmlns:c="{space}" r:id="chart"/></w:drawing></w:r>'
    )
    document = read_word(word_file(tmp_path, body, chart="<a:p><a:r><a:t>Otters</a:t></a:r></a:p>"))
    assert [paragraph.text for paragraph in document.paragraphs] == ["before", "Otters"]


TAKEN_IN = [
    ("web page", b"<html><body><p>one <b>two</b></p><script>no</script><p>three</p></body></html>"),
    ("Word file", word_bytes(p("one two") + tbl(tr("three")))),
    ("Word file that takes one in itself",
     word_bytes(p("one two") + '<w:altChunk r:id="aFChunk"/>',
                aFChunk=b"<html><body><p>three</p></body></html>")),
    ("RTF", rb"{\rtf1\ansi one {\b two}\par three\par}"),
]  # fmt: skip


@pytest.mark.parametrize("content", [c[1] for c in TAKEN_IN], ids=[c[0] for c in TAKEN_IN])
def test_a_file_taken_in_whole_is_read(content: bytes, tmp_path: Path) -> None:
    body = p("zero") + '<w:altChunk r:id="aFChunk"/>'
    document = read_word(word_file(tmp_path, body, aFChunk=content))
    assert [paragraph.text for paragraph in document.paragraphs] == ["zero", "one two", "three"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_taken_in_is_read_in_its_encoding(encoding: str) -> None:
    blocks = file_blocks("part.txt", "Pérou\r\nCôte d’Ivoire".encode(encoding))
    assert [getattr(block, "text", "") for block in blocks.blocks] == ["Pérou", "Côte d’Ivoire"]


HIDDEN_WITHIN = [
    ("Word file", word_bytes(p(r("one ") + r("gone", "<w:vanish/>") + r("two")))),
    ("web page", b"<html><body><p>one <span style='display:none'>gone</span>two</p></body></html>"),
]


@pytest.mark.parametrize("content", [c[1] for c in HIDDEN_WITHIN])
def test_words_that_nobody_sees_are_told_of_a_file_taken_in(content: bytes, tmp_path: Path) -> None:
    body = p("zero") + '<w:altChunk r:id="aFChunk"/>'
    document = read_word(word_file(tmp_path, body, aFChunk=content))
    assert [paragraph.text for paragraph in document.paragraphs] == ["zero", "one two"]
    (words,) = document.unseen
    assert (words.text, words.reason, words.location.paragraph) == ("gone", "hidden", 2)


def test_what_is_taken_in_and_cannot_be_read_is_named(tmp_path: Path) -> None:
    body = p("zero") + '<w:altChunk r:id="aFChunk"/>'
    document = read_word(word_file(tmp_path, body, aFChunk=b"\x01\x02 no document"))
    assert document.attached == ("afchunk.bin",)


def _strict() -> bytes:
    body = word_bytes(p(r("strict", '<w:sz w:val="11pt"/>')))
    return _rewritten(body, b"schemas.openxmlformats.org/wordprocessingml/2006/main",
                      b"purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip


def _rewritten(content: bytes, old: bytes, new: bytes) -> bytes:
    return zip_bytes({name: part.replace(old, new) for name, part in _entries(content).items()})


def _entries(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _flat() -> bytes:
    parts = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content.decode()}</pkg:xmlData></pkg:part>'
        for name, content in _entries(word_bytes(p("strict"))).items()
        if name != "[Content_Types].xml"
    )
    space = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    return f'<?xml version="1.0"?><pkg:package {space}>{parts}</pkg:package>'.encode()


def _body(content: bytes) -> str:
    return _entries(content)["word/document.xml"].decode()


def _recoded(content: bytes, named: str, encoding: str, before: str = "") -> bytes:
    """The body in an encoding, and under a name for it."""
    body = f'{before}<?xml version="1.0" encoding="{named}"?>{_body(content)}'
    return zip_bytes({"word/document.xml": body.encode(encoding)})


def _lying(content: bytes, place: int) -> bytes:
    """Four bytes at `place` of each entry of the directory are wrong: its sum, or its size."""
    wrong = bytearray(content)
    at = wrong.find(b"PK\x01\x02")
    while at >= 0:
        wrong[at + place : at + place + 4] = b"\x01\0\0\0"
        at = wrong.find(b"PK\x01\x02", at + 1)
    return bytes(wrong)


def _spoilt(content: bytes, name: bytes) -> bytes:
    """The packed bytes of one entry are not what packing gives."""
    start = content.index(name) + len(name)
    return content[:start] + b"\xff" * 20 + content[start + 20 :]


ODD = [
    ("strict", _strict()),
    ("flat", _flat()),
    ("with macros", _rewritten(word_bytes(p("strict")), b"document.main", b"macroEnabled.main")),
    ("no content types", zip_bytes({n: c for n, c in _entries(word_bytes(p("strict"))).items()
                                    if not n.startswith("[")})),
    ("no arrows at all", zip_bytes({"word/document.xml": _entries(word_bytes(p("strict")))[
        "word/document.xml"]})),
    ("slashes the wrong way", zip_bytes({n.replace("/", "\\"): c for n, c in _entries(
        word_bytes(p("strict"))).items()})),
    ("names in other cases", zip_bytes({n.upper(): c for n, c in _entries(
        word_bytes(p("strict"))).items()})),
    ("broken styles", word_bytes(p("strict"), styles=b"<w:styles")),
    ("wrong sums", _lying(word_bytes(p("strict"), styles=""), 16)),
    ("wrong sizes", _lying(word_bytes(p("strict"), styles=""), 24)),
    ("styles that do not unpack", _spoilt(word_bytes(p("strict"), styles=""), b"word/styles.xml")),
    ("behind something else", b"HTTP/1.1 200 OK\r\n\r\n" + word_bytes(p("strict"))),
    ("strict and UTF-16", _recoded(_strict(), "UTF-16", "utf-16")),
    ("an encoding nobody knows", _recoded(_strict(), "klingon", "utf-8")),
    ("a blank line first", _recoded(_strict(), "UTF-8", "utf-8", "\n\n")),
    ("control characters", zip_bytes({"word/document.xml": _body(
        word_bytes(p("st\x0br&#x1F;i&#2;ct")))})),
    ("an entity", zip_bytes({"word/document.xml": '<!DOCTYPE w [<!ENTITY who "stri">]>'
                             + _body(word_bytes(p("&who;ct")))})),
]  # fmt: skip


@pytest.mark.parametrize("content", [c[1] for c in ODD], ids=[c[0] for c in ODD])
def test_odd_packages_are_read(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.docx"
    path.write_bytes(content)
    assert read_word(path).text == "strict"


BAD = [
    ("no words", word_bytes(p("—")), EmptyFile),
    ("only a picture", word_bytes(p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>')),
     NoTextLayer),
    ("only a file", word_bytes(p(OLE.format("Word.Document.12")), package=b"PK"), OnlyAttachments),
    ("cut short", word_bytes(p("words"))[:-30], BrokenFile),
    ("no body", zip_bytes({"word/other.xml": "<a/>"}), BrokenFile),
    ("not XML", zip_bytes({"word/document.xml": "words"}), BrokenFile),
    ("nested without end", word_bytes(p("<w:hyperlink>" * 400 + r("x") + "</w:hyperlink>" * 400)),
     BrokenFile),
    ("a bomb", zip_bytes({"word/document.xml": b"<a>" + b" " * 100_000_001 + b"</a>"}),
     ReadingTooLarge),
    ("entities", zip_bytes({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;">]>'
                            "<w>&c;</w>"}), EmptyFile),
]  # fmt: skip


@pytest.mark.parametrize(("content", "error"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_bad_files_have_a_name(content: bytes, error: type[Exception], tmp_path: Path) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(content)
    with pytest.raises(error):
        read_word(path)


def test_an_encrypted_entry_is_told_from_a_broken_one(tmp_path: Path) -> None:
    content = bytearray(zip_bytes({"word/document.xml": "<a/>"}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1  # the flag in the central directory
    path = tmp_path / "locked.docx"
    path.write_bytes(content)
    with pytest.raises(EncryptedFile):
        read_word(path)


WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=5)
INLINE = st.recursive(
    WORDS.map(r),
    lambda inner: (
        st.tuples(
            st.sampled_from(
                ["w:ins", "w:hyperlink", "w:smartTag", "w:moveTo", "w:fldSimple", "w:dir"]
            ),
            st.lists(inner, min_size=1, max_size=3),
        ).map(lambda wrapped: f"<{wrapped[0]}>{''.join(wrapped[1])}</{wrapped[0]}>")
        | st.lists(inner, min_size=1, max_size=3).map(lambda inside: sdt("".join(inside)))
    ),
    max_leaves=6,
)
PARAGRAPHS = st.lists(INLINE, max_size=4).map(lambda inside: p(*inside))
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda b: sdt("".join(b)))
        | st.lists(inner, min_size=1, max_size=4).map(lambda b: tbl(tr(*(tc(c + p()) for c in b))))
        | inner.map(lambda b: p("box", DRAWN.format(BOX.format(b))))
    ),
    max_leaves=8,
)


@pytest.mark.slow
@given(blocks=st.lists(BLOCKS, min_size=1, max_size=5))
def test_no_letter_is_lost_or_moved(
    blocks: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever wraps the text, its letters come out in the order of the file."""
    body = "".join(blocks) + p("end")
    path = word_file(tmp_path_factory.mktemp("law"), body)
    with_spaces = _entries(path.read_bytes())["word/document.xml"]
    letters = "".join(map(str, etree.fromstring(with_spaces).itertext()))
    assert read_word(path).text.replace("\n", "") == letters
