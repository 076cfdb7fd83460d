"""PDFs of one page, for tests: with words, and with things that are not for everybody."""


def small_pdf(words: str, comment: str = "", author: str = "") -> bytes:
    """A PDF that shows `words`, with a comment on the page and the name of its author."""
    drawn = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode()
    note = f"<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/Contents({comment})/T({author})>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        note.encode(),
        f"<</Author({author})/Title({comment})>>".encode(),
    ]
    content = b"%PDF-1.7\n"
    places = []
    for number, value in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R/Info 7 0 R>>\nstartxref\n%d\n" % (count, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n%s%s%%%%EOF\n" % (count, table, end)
