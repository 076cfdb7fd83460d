"""What stands in one paragraph of a Word file, as its reader would see it on paper.

Tracked changes are read as if accepted, fields show their result, and the prompts of empty
content controls are left out. Hidden text (w:vanish) is read: it is in the file, and nobody can
tell from here whether whoever sent it knows.
"""

from dataclasses import dataclass, field
from itertools import groupby

from extractors import word_names as names
from extractors.document import Span, Style
from extractors.word_names import FIXED, NOT_TEXT, VAL, W
from extractors.word_package import Element
from extractors.word_prompts import is_prompt
from extractors.word_styles import Look, Styles, style_of
from extractors.word_symbols import symbol, unfold_private
from extractors.word_values import is_on, value, whole

SOFT_HYPHEN = "\u00ad"
NOTE_PARTS = {names.FOOTNOTE: "footnotes", names.ENDNOTE: "endnotes"}


@dataclass
class Line:
    """What has been gathered of one paragraph."""

    pieces: list[tuple[str, Style]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # text boxes and diagrams anchored here
    notes: list[tuple[str, str]] = field(default_factory=list)  # (part, identifier)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The text in its looks, without the blanks around it."""
        runs = [
            Span("".join(text for text, _ in same), style)
            for style, same in groupby(self.pieces, key=lambda piece: piece[1])
        ]
        while runs and not runs[0].text.strip():
            del runs[0]
        while runs and not runs[-1].text.strip():
            del runs[-1]
        if runs:
            runs[0] = Span(runs[0].text.lstrip(), runs[0].style)
            runs[-1] = Span(runs[-1].text.rstrip(), runs[-1].style)
        return tuple(runs)

    def join(self, after: "Line") -> None:
        """Let `after` run on where this one ends."""
        self.pieces += after.pieces
        self.boxes += after.boxes
        self.notes += after.notes


@dataclass
class _Field:
    """A field that has begun: its result starts at piece `start`."""

    start: int
    has_result: bool
    drawn: str  # what Word draws for a tick box or a drop-down list of an old form


class LineReader:
    """Gathers one paragraph; `style_id` is the style that its w:pPr names."""

    def __init__(self, styles: Styles, style_id: str | None) -> None:
        self.line = Line()
        self._styles = styles
        self._style_id = style_id
        self._fields: list[_Field] = []

    def read(self, parent: Element, look: Look) -> None:
        """Gather whatever stands below `parent`; `look` is that of the run it is in."""
        for child in parent:
            tag = child.tag
            if tag == names.RUN:
                self._run(child)
            elif tag == names.TEXT:
                self._write(_written(child), look)
            elif tag in FIXED:
                self._write(FIXED[tag], look)
            elif tag not in NOT_TEXT:
                self._rare(child, look)

    def _run(self, run: Element) -> None:
        properties = run[0] if len(run) and run[0].tag == names.RUN_PROPERTIES else None
        self.read(run, self._styles.look(self._style_id, properties))

    def _rare(self, child: Element, look: Look) -> None:
        match child.tag:
            case names.FIELD:
                self._field(child, look)
            case names.SYMBOL:
                font, code = child.get(f"{W}font", ""), child.get(f"{W}char", "")
                self._write(symbol(font, code), look)
            case names.MATH_TEXT:
                self._write(child.text or "", look)
            case names.FOOTNOTE | names.ENDNOTE as mark:
                self.line.notes.append((NOTE_PARTS[mark], child.get(f"{W}id", "")))
            case names.BOX | names.DIAGRAM | names.SHAPE_TEXT | names.CHART:
                self.line.boxes.append(child)
            case names.EITHER:
                self.read(branch(child), look)
            case names.CONTROL if is_prompt(child, self._styles):
                pass
            case _:
                self.read(child, look)

    def _write(self, text: str, look: Look) -> None:
        if text:
            self.line.pieces.append((text, style_of(look)))

    def _field(self, mark: Element, look: Look) -> None:
        """Keep the result of a field alone. Marks without their partner change nothing."""
        kind = mark.get(f"{W}fldCharType")
        pieces = self.line.pieces
        if kind == "begin":
            self._fields.append(_Field(len(pieces), has_result=False, drawn=_drawn(mark)))
        elif kind == "separate" and self._fields:
            del pieces[self._fields[-1].start :]
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.has_result:
                del pieces[ended.start :]
            if len(pieces) == ended.start:
                self._write(ended.drawn, look)


def branch(either: Element) -> Element:
    """The one branch of an mc:AlternateContent that is read: the first with text in it."""
    for choice in either.iterfind(names.CHOICE):
        if next(choice.iter(names.TEXT, names.MATH_TEXT), None) is not None:
            return choice
    fallback = either.find(names.FALLBACK)
    return either if fallback is None else fallback


def _written(text: Element) -> str:
    """The letters of a w:t. Line ends that a pretty-printer left around them are no text."""
    written = text.text or ""
    if "\n" in written:
        if text.get(names.SPACE) != "preserve":
            written = written.strip()
        written = written.replace("\r", "").replace("\n", " ")
    if SOFT_HYPHEN in written:
        written = written.replace(SOFT_HYPHEN, "")
    return written if written.isascii() else unfold_private(written)


def _drawn(begin: Element) -> str:
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return "☒" if is_on(state) else "☐"
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    offered = [choice.get(VAL, "") for choice in choices.iterfind(f"{W}listEntry")]
    chosen = whole(value(choices, "result")) or 0
    return offered[chosen] if chosen < len(offered) else ""
