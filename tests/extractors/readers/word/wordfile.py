"""Tiny Word files, written in the test that reads them."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.\
wordprocessingml.document.main+xml"/></Types>"""


def p(*inside: str, properties: str = "") -> str:
    """A paragraph; what does not begin like XML becomes a run of plain text."""
    runs = "".join(part if part.startswith("<") else r(part) for part in inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tr(*cells: str, properties: str = "") -> str:
    """A row; what does not begin like XML becomes a cell with one paragraph."""
    row = "".join(cell if cell.startswith("<") else tc(p(cell)) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{row}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def word_bytes(body: str, **parts: str | bytes) -> bytes:
    """A .docx with this body. `parts` are further parts by their kind: styles="<w:style …".

    A part called `kind_2` is a second one of its kind; its relationship is `r:id="kind_2"`.
    """
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _arrows({"main": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    arrows = {}
    for part, content in parts.items():
        suffix = "xml" if isinstance(content, str) else "bin"
        arrows[part] = (part.partition("_")[0], f"{part}.{suffix}")
        root = "a:theme" if part == "theme" else f"w:{part.partition('_')[0]}"
        whole = f"<{root} {SPACES}>{content}</{root}>" if isinstance(content, str) else content
        files[f"word/{part}.{suffix}"] = whole
    files["word/_rels/document.xml.rels"] = _arrows(arrows)
    return zip_bytes(files)


def word_file(folder: Path, body: str, **parts: str | bytes) -> Path:
    """`word_bytes` in a file of `folder`."""
    path = folder / "submission.docx"
    path.write_bytes(word_bytes(body, **parts))
    return path


def zip_bytes(files: dict[str, str | bytes]) -> bytes:
    """A zip file with these entries."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _arrows(arrows: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in arrows.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'
