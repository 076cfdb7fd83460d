"""Why a table or an entry is not taken as it is, in the language of who reads it.

The code says it in English. Here each sentence is found by its wording, and so are those within
it; one that is not on our list stays English.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.i18n.lists import list_words
from pipeline.i18n.typography import list_separator, typeset

PART = "; "
PLACE = r"[Rr]ow \d+(?: of sheet “[^”]*”)?"
ROW = re.compile(r"(?i)row (?P<row>\d+)(?: of sheet “(?P<sheet>[^”]*)”)?")
QUOTED = r"(?:“.*?”|nothing)"
SHAPES = {  # what a fact looks like; any other may be anything
    **dict.fromkeys(("place", "first_place", "second_place"), PLACE),
    **dict.fromkeys(("said", "then", "asked"), QUOTED),
    **dict.fromkeys(("day", "earlier", "opens", "closes"), r"\d{4}-\d\d-\d\d"),
    "columns": r"“.*”",
    "step": r"Step \d\(\d\)",
    **dict.fromkeys(("meeting", "edition"), r"[A-Za-z0-9-]+"),
    **dict.fromkeys(("count", "filled", "hidden", "line"), r"\S+"),
}
OPEN = re.compile(r"\{\w+\}")
STEP = re.compile(r"Step (?P<number>\d)\((?P<part>\d)\)")
PARAGRAPH = re.compile(r"paragraph (?P<number>\d)\((?P<part>\w)\)")
FACT = re.compile(r"\\\{(\w+)\\\}")
Headings = Mapping[str, str]  # English heading of a column -> that of the language


def refusal_in(language: str, english: str, headings: Headings | None = None) -> str:
    """A refusal in a language; as it is in English, and where its wording is not known.

    >>> refusal_in("fr", "Row 3: There is no day. Write the day on which it was decided.")
    'Ligne 3\\xa0: La date manque. Écrire la date de la décision.'
    """
    if language == "en":
        return english
    translation = _told(english, language, headings or {})
    return translation[:1].upper() + translation[1:] if english[:1].isupper() else translation


def _told(english: str, language: str, headings: Headings) -> str:
    if ROW.fullmatch(english):
        return _place(english, language)
    for pattern, wordings in _sentences(language):
        if found := pattern.fullmatch(english):
            facts = {
                name: _fact(name, text, language, headings)
                for name, text in found.groupdict().items()
            }
            return wordings.format_map(facts)
    if PART in english:
        parts = english.split(PART)
        ours = [_told(part, language, headings) for part in parts]
        return list_separator(language).join(ours) if ours != parts else english
    return english


def _fact(name: str, text: str, language: str, headings: Headings) -> str:
    if name in ("rest", "why", "hint"):
        return _told(text, language, headings)
    if name.endswith("place"):
        return _place(text, language)
    if name in ("said", "then", "asked"):
        return _quoted(text, language)
    if name in ("column", "columns"):
        return _columns(text, language, headings)
    if name == "step":
        return steps_in(language, text)
    if name == "either":
        return text.replace(_words("en")["or"], _words(language)["or"])
    return _code(text, language) if name in ("event", "status") else text


def steps_in(language: str, text: str) -> str:
    """A text with the Steps and paragraphs of the Resolution as a language writes them.

    >>> steps_in("es", "Step 6(4)"), steps_in("en", "Step 6(4)")
    ('paso 6.4)', 'Step 6(4)')
    """
    words = _words(language)
    for pattern, name in ((STEP, "step"), (PARAGRAPH, "paragraph")):
        for found in reversed([*pattern.finditer(text)]):
            form = words[name].format_map(found.groupdict())
            text = text[: found.start()] + form + text[found.end() :]
    return text


def _place(text: str, language: str) -> str:
    words, found = _words(language), ROW.fullmatch(text)
    if not found:
        return text
    sheet = words["sheet"].format(sheet=found["sheet"]) if found["sheet"] else ""
    place = words["row"].format(row=found["row"]) + sheet
    return place if text[0].isupper() else place[0].lower() + place[1:]


def _quoted(text: str, language: str) -> str:
    words = _words(language)
    return words["nothing"] if text == "nothing" else words["quoted"].format(text=text[1:-1])


def _columns(text: str, language: str, headings: Headings) -> str:
    if not text.startswith("“"):
        return headings.get(text, text)
    words = _words(language)
    named = [headings.get(name, name) for name in text[1:-1].split("” and “")]
    return words["and"].join(words["quoted"].format(text=name) for name in named)


def _code(text: str, language: str) -> str:
    """An event or a status of ours."""
    code = text.replace(" ", "_")
    return list_words(language).values.get(code) or _statuses(language).get(code, text)


@cache
def _statuses(language: str) -> Mapping[str, str]:
    path = Path(__file__).parent / "reports" / f"compliance.{language}.toml"
    return dict(tomllib.loads(path.read_text("utf-8"))["statuses"])


@cache
def _table(language: str) -> Mapping[str, Any]:
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    words = {name: row[language] for name, row in raw["words"].items()}
    sentences = {row["en"]: row[language] for row in raw["sentence"]}
    return {"words": typeset(words, language), "sentences": typeset(sentences, language)}


def preview_words(language: str) -> Mapping[str, str]:
    """What is said around a preview on the terminal."""
    return _words(language)


def _words(language: str) -> Mapping[str, str]:
    return dict(_table(language)["words"])


@cache
def _sentences(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with the most words of their own first: the others may hold them."""
    table: Mapping[str, str] = _table(language)["sentences"]
    order = sorted(table, key=lambda english: -len(OPEN.sub("", english)))
    return tuple((_pattern(english), table[english]) for english in order)


def _pattern(english: str) -> re.Pattern[str]:
    def shape(found: re.Match[str]) -> str:
        return f"(?P<{found[1]}>{SHAPES.get(found[1], '.+?')})"

    return re.compile(FACT.sub(shape, re.escape(english)), re.DOTALL)
