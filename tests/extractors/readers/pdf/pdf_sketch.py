"""The smallest PDF that shows a behaviour, written by hand: text, rules, pictures, forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

A4 = (595, 842)
FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique", "F4": "Times-Roman"}
LIGATURES = "<< /BaseEncoding /WinAnsiEncoding /Differences [2 /fi /fl] >>"  # in F4


@dataclass
class PageSketch:
    """A page; places in points from the top left, as a reader sees them."""

    width: float = A4[0]
    height: float = A4[1]
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    content: list[str] = field(default_factory=list)
    form: list[str] = field(default_factory=list)  # drawn within a form, shifted by (100, 0)
    deep: int = 1  # forms within forms, the innermost of which draws `form`
    image: Image.Image | None = None  # over the whole page
    notes: list[str] = field(default_factory=list)  # annotations: entries of their dictionaries

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 11,
        font: str = "F1",
        color: tuple[float, float, float] = (0, 0, 0),
        mode: int = 0,
        matrix: str = "1 0 0 1",
    ) -> "PageSketch":
        """`words` on a baseline `y` from the top. `matrix` turns them about their start."""
        red, green, blue = color
        self.content.append(
            f"BT /{font} {size} Tf {mode} Tr {red} {green} {blue} rg "
            f"{matrix} {x} {self.height - y} Tm ({_escaped(words)}) Tj ET"
        )
        return self

    def lines(
        self, x: float, y: float, lines: Iterable[str], leading: float = 13.0, size: float = 11
    ) -> "PageSketch":
        for number, line in enumerate(lines):
            self.text(x, y + number * leading, line, size)
        return self

    def raw(self, operators: str) -> "PageSketch":
        self.content.append(operators)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "PageSketch":
        top, bottom = self.height - y0, self.height - y1
        self.content.append(f"0.5 w {x0} {top} m {x1} {bottom} l S")
        return self

    def note(
        self, box: tuple[float, float, float, float], subtype: str, facts: str
    ) -> "PageSketch":
        x0, top, x1, bottom = box
        rect = f"[{x0} {self.height - bottom} {x1} {self.height - top}]"
        self.notes.append(f"/Subtype /{subtype} /Rect {rect} {facts}")
        return self

    def filled_in(
        self, box: tuple[float, float, float, float], value: str, facts: str = "/FT /Tx"
    ) -> "PageSketch":
        field = f"/T (field{len(self.notes)}) /V ({_escaped(value)}) /DA (/F1 11 Tf 0 g)"
        return self.note(box, "Widget", f"{facts} {field}")

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> "PageSketch":
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self


def written(path: Path, *pages: PageSketch) -> Path:
    """A PDF of these pages at `path`."""
    path.write_bytes(pdf_bytes(pages))
    return path


def pdf_bytes(pages: Sequence[PageSketch]) -> bytes:
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = {}
    for name, base in FONTS.items():
        letters = LIGATURES if name == "F4" else "/WinAnsiEncoding"
        kind = f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding {letters} >>"
        objects.append(kind.encode())
        fonts[name] = len(objects)
    resources = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    kids = [_add_page(objects, page, f"/Font << {resources} >>") for page in pages]
    listed = " ".join(f"{number} 0 R" for number in kids)
    fields = " ".join(f"{number} 0 R" for number, body in enumerate(objects, 1) if _is_field(body))
    if fields:
        form = (
            f"/AcroForm << /Fields [{fields}] /DA (/F1 0 Tf) /DR << /Font << {resources} >> >> >>"
        )
        objects[0] = f"<< /Type /Catalog /Pages 2 0 R {form} >>".encode()
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
    return _file(objects)


def _add_page(objects: list[bytes], page: PageSketch, fonts: str) -> int:
    content, pictures = list(page.content), []
    if page.form:
        box = f"/BBox [0 0 {page.width} {page.height}] /Matrix [1 0 0 1 0 0]"
        objects.append(
            _stream(
                f"/Type /XObject /Subtype /Form {box} /Resources << {fonts} >>",
                "\n".join(page.form).encode("cp1252"),
            )
        )
        for _ in range(page.deep - 1):
            inner = f"/Resources << /XObject << /Fm {len(objects)} 0 R >> >>"
            objects.append(_stream(f"/Type /XObject /Subtype /Form {box} {inner}", b"/Fm Do"))
        pictures.append(f"/Fm {len(objects)} 0 R")
        content.append("q 1 0 0 1 100 0 cm /Fm Do Q")
    if page.image:
        grey = page.image.convert("L")
        facts = (
            f"/Type /XObject /Subtype /Image /Width {grey.width} /Height {grey.height} "
            "/ColorSpace /DeviceGray /BitsPerComponent 8"
        )
        objects.append(_stream(facts, grey.tobytes()))
        pictures.append(f"/Im {len(objects)} 0 R")
        content.insert(0, f"q {page.width} 0 0 {page.height} 0 0 cm /Im Do Q")
    notes = []
    for note in page.notes:
        objects.append(f"<< /Type /Annot {note} >>".encode("cp1252"))
        notes.append(f"{len(objects)} 0 R")
    objects.append(_stream("", "\n".join(content).encode("cp1252")))
    crop = f"/CropBox [{' '.join(map(str, page.crop))}]" if page.crop else ""
    objects.append(
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] {crop} "
            f"/Annots [{' '.join(notes)}] /Rotate {page.rotate} /Contents {len(objects)} 0 R "
            f"/Resources << {fonts} /XObject << {' '.join(pictures)} >> >> >>"
        ).encode()
    )
    return len(objects)


def _is_field(body: bytes) -> bool:
    return b"/Subtype /Widget" in body


def _stream(facts: str, body: bytes) -> bytes:
    return f"<< {facts} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
