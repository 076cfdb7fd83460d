"""What stands in one paragraph of a Word file, as its reader would see it on paper.

Tracked changes are read as if accepted, fields show their result, and the prompts of empty
content controls are left out. Words that are hidden (w:vanish), struck out, too small to be read,
or in the colour of what is behind them are set apart: nobody can tell from here whether whoever
sent them knows that they are there.
"""

from dataclasses import dataclass, field
from itertools import groupby

from extractors.document import Span, Style, UnseenReason
from extractors.readers.word import namespaces as names
from extractors.readers.word.content_controls import is_prompt
from extractors.readers.word.grounds import Ground, is_lost, of_run
from extractors.readers.word.namespaces import FIXED, NOT_TEXT, VAL, W
from extractors.readers.word.package import Element
from extractors.readers.word.styles import Look, Styles, style_of
from extractors.readers.word.symbol_fonts import of_font, symbol, unfold_private
from extractors.readers.word.values import child, is_on, value, whole
from extractors.text import GLYPH_NUMBER, UNREADABLE

SOFT_HYPHEN = "\u00ad"
UNSEEN = "unseen"  # the colour of letters in the colour of what is behind them
TINY = 2.0  # points; no reader sees such letters
NOTE_PARTS = {names.FOOTNOTE: "footnotes", names.ENDNOTE: "endnotes"}


@dataclass
class ParagraphText:
    """What has been gathered of one paragraph."""

    pieces: list[tuple[str, Style]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # text boxes and diagrams anchored here
    notes: list[tuple[str, str]] = field(default_factory=list)  # (part, identifier)
    unseen: list[tuple[str, UnseenReason]] = field(default_factory=list)

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

    def join(self, after: "ParagraphText") -> None:
        """Let `after` run on where this one ends."""
        self.pieces += after.pieces
        self.boxes += after.boxes
        self.notes += after.notes
        self.unseen += after.unseen


@dataclass
class _Field:
    """A field that has begun: its result starts at piece `start`."""

    start: int
    has_result: bool
    drawn: str  # what Word draws for a tick box or a drop-down list of an old form


class LineReader:
    """Gathers one paragraph; `style_id` is the style that its w:pPr names.

    `ground` is the colour behind it, None where nobody can tell.
    """

    def __init__(self, styles: Styles, style_id: str | None, ground: Ground = None) -> None:
        self.line = ParagraphText()
        self._styles = styles
        self._style_id = style_id
        self._fields: list[_Field] = []
        self._ground = ground
        self._font = ""  # of the run that is read, where it names one

    def read(self, parent: Element, look: Look) -> None:
        """Gather whatever stands below `parent`; `look` is that of the run it is in."""
        for inner in parent:
            tag = inner.tag
            if tag == names.RUN:
                self._run(inner)
            elif tag == names.TEXT:
                self._write(_written(inner, self._font), look)
            elif tag in FIXED:
                self._write(FIXED[tag], look)
            elif tag not in NOT_TEXT:
                self._rare(inner, look)

    def _run(self, run: Element) -> None:
        properties = run[0] if len(run) and run[0].tag == names.RUN_PROPERTIES else None
        look = self._styles.look(self._style_id, properties)
        if is_lost(look.color, of_run(properties, self._ground)):
            look = look._replace(color=UNSEEN)
        fonts = child(properties, names.FONTS)
        self._font = "" if fonts is None else fonts.get(f"{W}ascii", "")
        self.read(run, look)
        self._font = ""

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
        reason = _reason(look)
        if text and reason:
            self.line.unseen.append((text, reason))
        elif text:
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


def _reason(look: Look) -> UnseenReason | None:
    """Why a reader does not see letters of this look; None where they are seen."""
    if look.hidden:
        return UnseenReason.HIDDEN
    if look.struck:
        return UnseenReason.STRUCK_OUT
    if look.size is not None and look.size <= TINY:
        return UnseenReason.TINY
    return UnseenReason.WHITE if look.color == UNSEEN else None


def branch(either: Element) -> Element:
    """The one branch of an mc:AlternateContent that is read: the first with text in it."""
    for choice in either.iterfind(names.CHOICE):
        if next(choice.iter(names.TEXT, names.MATH_TEXT), None) is not None:
            return choice
    fallback = either.find(names.FALLBACK)
    return either if fallback is None else fallback


def _written(text: Element, font: str) -> str:
    """The letters of a w:t. Line ends that a pretty-printer left around them are no text."""
    written = text.text or ""
    if "\n" in written:
        if text.get(names.SPACE) != "preserve":
            written = written.strip()
        written = written.replace("\r", "").replace("\n", " ")
    if "(cid:" in written:
        written = GLYPH_NUMBER.sub(UNREADABLE, written)
    if SOFT_HYPHEN in written:
        written = written.replace(SOFT_HYPHEN, "")
    if font:
        written = of_font(font, written)
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
