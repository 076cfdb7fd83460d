"""How a run of a Word file looks, once its styles have been followed to their roots.

The order of precedence is that of ECMA-376 part 1, 17.7.2: defaults of the document, paragraph
style, character style, then what the run itself says. Styles of tables are left out.
"""

import re
from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from extractors.document import PLAIN, RGB, Style
from extractors.readers.word import namespaces as names
from extractors.readers.word.namespaces import DRAWING, VAL, W
from extractors.readers.word.package import Element, Package
from extractors.readers.word.values import is_on, value

PLACEHOLDER = "placeholder text"  # stored in English, whatever the language of Word
SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt)?")
BYTE = re.compile(r"[0-9A-Fa-f]{1,2}")
HEX = re.compile(r"[0-9A-Fa-f]{6}")
THEME_PLACES = {  # the names of w:themeColor -> those of the theme's colour scheme
    "dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1",
    "dark2": "dk2", "text2": "dk2", "light2": "lt2", "background2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


class Look(NamedTuple):
    """What one layer of formatting says; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    color: str | RGB | None = None  # "auto" takes a colour of a layer below back
    hidden: bool | None = None
    struck: bool | None = None  # through the middle, once or twice


NOTHING = Look()


@dataclass(frozen=True)
class NamedStyle:
    """One style of the file, with what its ancestors say already worked in."""

    name: str
    look: Look
    num_id: str | None = None  # the list its paragraphs are in; None where nothing is said
    level: str | None = None  # their level in it, 0-based


UNSTYLED = NamedStyle("", NOTHING)


class Styles:
    """The styles of one file, looked up by the identifiers that its XML uses."""

    def __init__(self, package: Package) -> None:
        roots = package.related("styles")
        self._xml = {
            style.get(f"{W}styleId", ""): style
            for root in roots
            for style in root.iter(f"{W}style")
        }
        self._roots = roots
        self._package = package
        self._named: dict[str, NamedStyle] = {}
        self._looks: dict[tuple[str, str], Look] = {}

    def named(self, style_id: str | None) -> NamedStyle:
        """The style of a paragraph; without an identifier that of ordinary text."""
        key = self._ordinary if style_id is None or style_id not in self._xml else style_id
        if key not in self._named:
            self._named[key] = self._inherited(key)
        return self._named[key]

    def is_placeholder(self, style_id: str) -> bool:
        """Whether this is Word's character style for the prompts of empty content controls."""
        return (
            PLACEHOLDER in self.named(style_id).name.casefold()
            if style_id in self._xml
            else (PLACEHOLDER.replace(" ", "") in style_id.casefold())
        )

    def shading(self, style_id: str | None) -> Element | None:
        """The w:shd of paragraphs of this style; None where they stand on what is there."""
        for style in self._line_of(style_id):
            if (shading := style.find(f"{W}pPr/{W}shd")) is not None:
                return shading
        return None

    def shades_cells(self, style_id: str | None) -> bool:
        """Whether a style of tables colours any of their cells."""
        return any(style.find(f".//{W}shd") is not None for style in self._line_of(style_id))

    def _line_of(self, style_id: str | None) -> Iterator[Element]:
        """A style and its ancestors."""
        seen: set[str] = set()
        while style_id in self._xml and style_id not in seen:
            seen.add(style_id)
            yield self._xml[style_id]
            style_id = value(self._xml[style_id], "basedOn")

    def look(self, paragraph_style: str | None, run: Element | None) -> Look:
        """How a run looks; `run` is its w:rPr."""
        character_style = value(run, "rStyle") or ""
        key = (paragraph_style or "", character_style)
        if key not in self._looks:
            self._looks[key] = self._styled(paragraph_style, character_style)
        base = self._looks[key]
        return base if run is None else over(base, self._own(run))

    def _styled(self, paragraph_style: str | None, character_style: str) -> Look:
        paragraph = self.named(paragraph_style).look
        if character_style not in self._xml:
            return over(self._defaults, paragraph)
        character = self.named(character_style).look
        together = over(paragraph, character)._replace(
            bold=_toggled(paragraph.bold, character.bold),
            italic=_toggled(paragraph.italic, character.italic),
        )
        return over(self._defaults, together)

    def _inherited(self, style_id: str) -> NamedStyle:
        """A style over its ancestors; a circle of ancestors ends where it closes."""
        chain: dict[str, Element] = {}
        while style_id in self._xml and style_id not in chain:
            chain[style_id] = self._xml[style_id]
            style_id = value(chain[style_id], "basedOn") or ""
        found = UNSTYLED
        for style in reversed(chain.values()):
            numbered = style.find(f"{W}pPr/{W}numPr")
            found = NamedStyle(
                _shown_name(value(style, "name") or ""),
                over(found.look, self._own(style.find(f"{W}rPr"))),
                value(numbered, "numId") or found.num_id,
                value(numbered, "ilvl") or found.level,
            )
        return found

    @cached_property
    def _ordinary(self) -> str:
        """The identifier of the style of paragraphs that name none."""
        for style_id, style in self._xml.items():
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                return style_id
        return ""

    @cached_property
    def _defaults(self) -> Look:
        path = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
        return next((self._own(root.find(path)) for root in self._roots), NOTHING)

    def _own(self, run: Element | None) -> Look:
        """What one w:rPr says by itself."""
        if run is None:
            return NOTHING
        properties = {child.tag: child for child in run}
        bold, italic = properties.get(names.BOLD), properties.get(names.ITALIC)
        size, color = properties.get(names.SIZE), properties.get(names.COLOR)
        hidden = properties.get(names.VANISH)
        return Look(
            None if bold is None else is_on(bold),
            None if italic is None else is_on(italic),
            None if size is None else _points(size.get(VAL, "")),
            None if color is None else self._color(color),
            None if hidden is None else is_on(hidden),
            _is_struck(properties.get(names.STRIKE), properties.get(names.DOUBLE_STRIKE)),
        )

    def _color(self, color: Element) -> str | RGB:
        theme = color.get(f"{W}themeColor")
        written = color.get(VAL, "")
        base = self._theme.get(THEME_PLACES.get(theme, theme)) if theme else None
        if base is not None:
            return _tinted(base, color.get(f"{W}themeTint"), color.get(f"{W}themeShade"))
        return _rgb(written) if HEX.fullmatch(written) else "auto"

    @cached_property
    def _theme(self) -> dict[str, RGB]:
        """The colour scheme of the theme: "accent1" and so on."""
        found = {}
        for root in self._package.related("theme"):
            for place in root.iterfind(f"{DRAWING}themeElements/{DRAWING}clrScheme/*"):
                shade = place[0] if len(place) else place
                written = shade.get("lastClr") or shade.get("val") or ""
                if HEX.fullmatch(written) and isinstance(place.tag, str):
                    found[place.tag.rpartition("}")[2]] = _rgb(written)
        return found


def over(base: Look, top: Look) -> Look:
    """What `top` says, and what `base` says where `top` is silent."""
    if top is NOTHING:
        return base
    return Look(
        base.bold if top.bold is None else top.bold,
        base.italic if top.italic is None else top.italic,
        base.size if top.size is None else top.size,
        base.color if top.color is None else top.color,
        base.hidden if top.hidden is None else top.hidden,
        base.struck if top.struck is None else top.struck,
    )


@lru_cache(maxsize=1024)
def style_of(look: Look) -> Style:
    """The facts about a look that leave the reader."""
    color = look.color if isinstance(look.color, RGB) else None
    style = Style(look.bold, look.italic, look.size, color)
    return PLAIN if style == PLAIN else style


def _is_struck(once: Element | None, twice: Element | None) -> bool | None:
    if once is None and twice is None:
        return None
    return any(line is not None and is_on(line) for line in (once, twice))


def _toggled(paragraph: bool | None, character: bool | None) -> bool | None:
    """Bold in a bold paragraph is plain: 17.7.3, toggle properties."""
    if paragraph is None or character is None:
        return paragraph if character is None else character
    return paragraph != character


def _points(written: str) -> float | None:
    """A size in half points ("22") or, in strict files, with its unit ("11pt")."""
    found = SIZE.fullmatch(written)
    return None if found is None else float(found[1]) / (1 if found[2] else 2)


def _rgb(written: str) -> RGB:
    return RGB(int(written[:2], 16), int(written[2:4], 16), int(written[4:], 16))


def _tinted(color: RGB, tint: str | None, shade: str | None) -> RGB:
    """A theme colour made lighter or darker, by parts of 255 of its lightness (17.3.2.6)."""
    hue, light, saturation = rgb_to_hls(*(channel / 255 for channel in color))
    if tint and (part := _share(tint)) is not None:
        light = light * part + 1 - part
    elif shade and (part := _share(shade)) is not None:
        light *= part
    return RGB(*(round(channel * 255) for channel in hls_to_rgb(hue, light, saturation)))


def _share(written: str) -> float | None:
    return int(written, 16) / 255 if BYTE.fullmatch(written) else None


def _shown_name(stored: str) -> str:
    """The name as Word shows it: it stores some of its own in small letters."""
    if stored.startswith("toc "):
        return stored.replace("toc", "TOC", 1)
    built_in = stored.partition(" ")[0] in {"heading", "header", "footer", "caption", "footnote"}
    return stored.title() if built_in else stored
