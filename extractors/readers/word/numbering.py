"""The numbers that Word writes itself: "(iii).", "2.1", "•".

They stand nowhere in the text of the file. numbering.xml says how each level of a list looks;
counting the paragraphs gives the value (ECMA-376 part 1, 17.9).
"""

import re
from typing import NamedTuple

from extractors.readers.word.namespaces import VAL, W
from extractors.readers.word.package import Element, Package
from extractors.readers.word.styles import Styles
from extractors.readers.word.values import child, is_on, value, whole

DEEPEST = 9  # levels of a list
BULLET = "•"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""  # "(%1).": %1 stands for the number of the first level
    start: int = 1
    restart: int | None = None  # the level, 1-based, after which it starts anew; 0 never
    plain: bool = False  # write every level in arabic numbers here, whatever its own form


class _Num(NamedTuple):
    """One w:num, ready to count."""

    levels: list[Level]  # overrides worked in
    counters: dict[int, int]  # level, 0-based -> last number; shared by all of one abstract list


class Numbering:
    """Gives the paragraphs of one file their numbers; ask in reading order, once for each."""

    def __init__(self, package: Package, styles: Styles) -> None:
        roots = package.related("numbering")
        self._styles = styles
        self._abstract = {
            xml.get(f"{W}abstractNumId", ""): xml
            for root in roots
            for xml in root.iterfind(f"{W}abstractNum")
        }
        self._nums = {
            num.get(f"{W}numId", ""): num for root in roots for num in root.iterfind(f"{W}num")
        }
        self._counters: dict[str, dict[int, int]] = {}  # by w:abstractNumId
        self._begun: dict[str, _Num | None] = {}  # by w:numId; None for a list that is not there
        self._linked: dict[str, dict[str | None, str | None]] = {}  # by w:numId: style -> level

    def number(self, properties: Element | None, style_id: str | None) -> str:
        """The number of a paragraph with these w:pPr; "" for one without, "•" for a bullet."""
        if not self._nums:
            return ""
        num_id, level = self._place(properties, style_id)
        if num_id not in self._begun:
            self._begun[num_id] = self._begin(num_id)
        num = self._begun[num_id]
        if num is None or level >= DEEPEST:
            return ""
        _count(num.counters, num.levels, level)
        return _written(num.counters, num.levels, level)

    def _place(self, properties: Element | None, style_id: str | None) -> tuple[str, int]:
        """The list and the level of a paragraph; "" and 0 for one outside lists."""
        numbered = child(properties, f"{W}numPr")
        num_id, level = value(numbered, "numId"), value(numbered, "ilvl")
        if num_id is None:
            inherited = self._styles.named(style_id)
            num_id = inherited.num_id or ""
            if level is None:
                level = self._linked_level(num_id, style_id) or inherited.level
        return num_id, whole(level) or 0

    def _linked_level(self, num_id: str, style_id: str | None) -> str | None:
        """The level that names this paragraph style as its own."""
        if num_id not in self._linked:
            abstract = self._abstract_of(num_id)
            levels = () if abstract is None else abstract.iterfind(f"{W}lvl")
            self._linked[num_id] = {value(xml, "pStyle"): xml.get(f"{W}ilvl") for xml in levels}
        return self._linked[num_id].get(style_id)

    def _abstract_of(self, num_id: str) -> Element | None:
        """The abstract list of a w:num; a link through a list style is followed once."""
        for _ in range(2):
            num = self._nums.get(num_id)
            abstract = self._abstract.get(value(num, "abstractNumId") or "")
            link = value(abstract, "numStyleLink")
            if link is None:
                return abstract
            num_id = self._styles.named(link).num_id or ""
        return None

    def _begin(self, num_id: str) -> _Num | None:
        """A w:num when it is first met; its overrides start their levels anew."""
        num, abstract = self._nums.get(num_id), self._abstract_of(num_id)
        if num is None or abstract is None:
            return None
        levels = _levels(abstract, [Level()] * DEEPEST)
        counters = self._counters.setdefault(abstract.get(f"{W}abstractNumId", ""), {})
        for override in num.iterfind(f"{W}lvlOverride"):
            levels = _levels(override, levels)
            start = whole(value(override, "startOverride"))
            place = whole(override.get(f"{W}ilvl"))
            if start is not None and place is not None:
                counters[place] = start - 1
        return _Num(levels, counters)


def _levels(parent: Element, levels: list[Level]) -> list[Level]:
    """`levels` with those that `parent` defines in their places."""
    found = list(levels)
    for xml in parent.iterfind(f"{W}lvl"):
        place = whole(xml.get(f"{W}ilvl"))
        if place is not None and place < DEEPEST:
            found[place] = _level(xml)
    return found


def _level(xml: Element) -> Level:
    form = next((element.get(VAL, "") for element in xml.iter(f"{W}numFmt")), "decimal")
    return Level(
        form,
        value(xml, "lvlText") or "",
        whole(value(xml, "start")) or 0,
        whole(value(xml, "lvlRestart")),
        is_on(xml.find(f"{W}isLgl")),
    )


def _count(counters: dict[int, int], levels: list[Level], level: int) -> None:
    """Step the counter of `level`; deeper ones start anew, unless they say otherwise."""
    for above in range(level):
        counters.setdefault(above, levels[above].start)
    counters[level] = counters.get(level, levels[level].start - 1) + 1
    for below in range(level + 1, DEEPEST):
        restart = levels[below].restart
        if restart is None or (restart and level < restart):
            counters.pop(below, None)


def _written(counters: dict[int, int], levels: list[Level], level: int) -> str:
    here = levels[level]
    if here.form == "bullet":
        return BULLET

    def number(place: re.Match[str]) -> str:
        above = int(place[1]) - 1
        form = "decimal" if here.plain else levels[above].form
        return numeral(counters.get(above, levels[above].start), form)

    return PLACE.sub(number, here.text).strip()


def numeral(number: int, form: str) -> str:
    """`number` in one of Word's forms; forms of other scripts are written in arabic numbers.

    >>> [numeral(4, form) for form in ("lowerRoman", "upperLetter", "decimalZero", "ordinal")]
    ['iv', 'D', '04', '4th']
    """
    match form:
        case "none" | "bullet":
            return ""
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            return _cased(_roman(number), form)
        case "lowerLetter" | "upperLetter" if 0 < number <= 780:  # Word's last is 30 times "z"
            repeated, letter = divmod(number - 1, 26)
            return _cased(chr(ord("a") + letter) * (repeated + 1), form)
        case "decimalZero":
            return f"{number:02d}"
        case "ordinal":
            endings = {1: "st", 2: "nd", 3: "rd"}
            tenth = number % 100 // 10 == 1
            return f"{number}{'th' if tenth else endings.get(number % 10, 'th')}"
        case _:
            return str(number)


def _roman(number: int) -> str:
    written = ""
    for worth, letters in ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written


def _cased(written: str, form: str) -> str:
    return written.upper() if form.startswith("upper") else written
