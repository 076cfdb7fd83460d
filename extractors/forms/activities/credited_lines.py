"""Activities given as lines that end with who does them: "Count nests, June 2027 (Manta Trust)"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, groupby

from extractors.document import Paragraph
from extractors.fields.dates import MONTHS
from extractors.fields.money import CURRENCIES
from extractors.fields.person_names import ORGANIZATION
from extractors.fields.states.countries import find_states
from extractors.fields.values import ActivityRow, activity_row
from extractors.text import normalise, plain

FEWEST = 3  # lines in a row that make a list
CREDITED = 0.6  # share (0-1) of them that end in brackets
LONGEST = 320  # characters of a line
FEWEST_WORDS = 2  # of an activity
LONGEST_WHEN = 8  # words of a time behind a comma
BULLET = re.compile(r"^\s*[-–—•·*▪●○◦‣⁃➢✓]\s+(?=\S)")
NUMBER = re.compile(r"^\s*\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]\d?|[ivx]{1,4})[.)]+\s+(?=\S)")
CREDIT = re.compile(r"\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;]?\s*$")
YEAR = re.compile(r"(?<!\d)20\d\d(?:\s*[-–—/]\s*\d{2,4})?(?!\d)")
NO_DATE = re.compile(
    r"(?:no (?:fixed )?date|open|ongoing|permanent|continuous|each year|every year|yearly"
    r"|sans date|sans terme|en continu|chaque annee|sin fecha|sin plazo|cada ano|permanente)$"
)
SUM = re.compile(
    r"\d.*(?:" + "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True)) + r")"
    r"|(?:" + "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True)) + r")\s?\d"
)
NO_MONEY = re.compile(
    r"(?:no costs?|sans (?:cout|frais)|sin costo?|unfunded|a trouver|por buscar"
    r"|to be (?:found|raised)|(?:fully )?funded|secured|acquis|asegurad[oa])$"
)
TO_COME = re.compile(
    r"\b(?:a|por|to be|not yet) (?:designer|determiner|designar|determinar|named|decided|agreed)\b"
    r"|\b(?:communes|municipalities|partners|partenaires|socios|volunteers|pays|countries)\b"
)
TIME_WORDS = frozenset(
    (
        *MONTHS,
        *("in", "by", "from", "during", "until", "till", "to", "and", "before", "after", "since"),
        *("early", "late", "mid", "end", "beginning", "middle", "of", "the", "between", "each"),
        *("spring", "summer", "autumn", "winter", "quarter", "half", "first", "second", "third"),
        *("en", "de", "d", "du", "des", "a", "au", "et", "avant", "apres", "des", "jusqu", "fin"),
        *("debut", "mi", "l", "le", "la", "printemps", "ete", "automne", "hiver", "trimestre"),
        *("semestre", "premier", "deuxieme", "dernier", "entre", "partir", "courant", "annee"),
        *("y", "del", "hasta", "desde", "antes", "fines", "finales", "mediados", "principios"),
        *("primer", "segundo", "ultimo", "primavera", "verano", "otono", "invierno", "durante"),
        *("fourth", "last", "next", "dans", "para", "el", "los", "temporada", "temporadas"),
    )
)
PREPOSITION = re.compile(
    r"(?:in|by|from|during|until|before|after|between|since|each|en|d|des|de|du|entre|avant|apres"
    r"|fin|debut|mi|desde|hasta|antes|durante|a)$"
)


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: int
    values: dict[str, str]
    credited: bool


def credited_rows(body: Iterable[Paragraph]) -> list[ActivityRow]:
    """The activities of a list of lines most of which end with a body in brackets; else empty.

    What stands between the activity and the brackets, behind a comma or a preposition, is its
    time; sums and times inside the brackets are taken apart from the bodies.
    """
    rows: list[ActivityRow] = []
    for run in _runs(list(body)):
        lines = list(dropwhile(lambda line: not line.credited, run))
        credited = [line for line in lines if line.credited]
        if len(lines) < FEWEST or len(credited) < CREDITED * len(lines):
            continue
        places = {"activity", *(name for line in lines for name in line.values)}
        rows += [activity_row(line.values, line.paragraph, places) for line in lines]
    return rows


def _runs(body: Sequence[Paragraph]) -> Iterator[list[_Line]]:
    """The lines that follow one another and could each be an activity."""
    found = [(paragraph, _line(paragraph)) for paragraph in body]
    for is_line, group in groupby(found, key=lambda pair: pair[1] is not None):
        if is_line:
            yield [line for _, line in group if line is not None]


def _line(paragraph: Paragraph) -> _Line | None:
    text = " ".join(_unmarked(paragraph).split())
    if paragraph.location.table or not 0 < len(text) <= LONGEST or text.endswith(":"):
        return None
    credit = CREDIT.search(text)
    values = _inside(credit["inside"]) if credit else {}
    credited = bool(values.get("responsibility"))
    words = text[: credit.start()] if credit and credited else text
    activity, when = _timed(words.strip().rstrip(".;").rstrip())
    if len(activity.split()) < FEWEST_WORDS or _is_prose(activity):
        return None
    values = {"activity": activity, **(values if credited else {})}
    if when and "timeframe" not in values:
        values["timeframe"] = when
    return _Line(paragraph.location.paragraph, values, credited)


def _unmarked(paragraph: Paragraph) -> str:
    """The text without the number or bullet that a list has."""
    text = BULLET.sub("", paragraph.text, count=1)
    return NUMBER.sub("", text, count=1)


def _is_prose(text: str) -> bool:
    """Whether several sentences stand there, and no name of an activity."""
    return bool(re.search(r"[a-zà-ÿ)]{3}[.!?]\s+[A-ZÀ-Ý]", text))


def _inside(brackets: str) -> dict[str, str]:
    """What stands in the brackets by field: bodies, times, sums; {} where no body is named."""
    pieces = re.split(r"(\s*[;,]\s+)", brackets)
    fields = [_field(piece) for piece in pieces[::2]]
    values: dict[str, str] = {}
    for n, (piece, name) in enumerate(zip(pieces[::2], fields, strict=True)):
        goes_on = n > 0 and fields[n - 1] == name and name in values
        values[name] = f"{values[name]}{pieces[2 * n - 1]}{piece}" if goes_on else piece
    who = values.get("responsibility", "")
    return values if _names_somebody(who) else {}


def _field(piece: str) -> str:
    folded = normalise(piece).strip()
    if SUM.search(folded) or NO_MONEY.match(folded):
        return "funding"
    return "timeframe" if _is_time(piece) else "responsibility"


def _names_somebody(who: str) -> bool:
    """A body or State by name, or small words for one; "(see above)" and figures are none."""
    if re.match(r"\W*(?:see|cf|voir|ver|e\.g|i\.e|par exemple|p\. ?ej|about|some)\b", who):
        return False
    body = not ORGANIZATION.isdisjoint(plain(who).split()) or bool(find_states(who))
    named = bool(re.search(r"\b[A-ZÀ-Ý][\w-]{2,}", who))
    to_come = bool(TO_COME.search(normalise(who)))
    return (named or body or to_come) and not re.fullmatch(r"[\W\d]*", who)


def _timed(text: str) -> tuple[str, str]:
    """The activity and its time, "" where none is named."""
    head, comma, tail = text.rpartition(", ")
    while comma and _is_time_alone(head.rpartition(", ")[2]) and ", " in head:
        head, _, before = head.rpartition(", ")
        tail = f"{before}, {tail}"
    if comma and _is_time(tail) and len(tail.split()) <= LONGEST_WHEN:
        return head, tail
    words = text.split()
    at = len(words)
    while at and _is_time_word(words[at - 1]):
        at -= 1
    while at < len(words) and not _may_begin(words[at]):
        at += 1
    when = " ".join(words[at:])
    return (" ".join(words[:at]), when) if at and YEAR.search(when) else (text, "")


def _is_time(text: str) -> bool:
    return bool(YEAR.search(text)) or bool(NO_DATE.match(normalise(text).strip()))


def _is_time_alone(text: str) -> bool:
    return bool(text) and all(map(_is_time_word, text.split()))


def _is_time_word(word: str) -> bool:
    parts = plain(word).split()
    return all(part in TIME_WORDS or part.isdigit() for part in parts)


def _may_begin(word: str) -> bool:
    """Whether a time can begin with a word: "from", "d’octobre", a month or a year."""
    first = plain(word).split()[:1]
    return bool(first) and (
        first[0] in MONTHS or first[0].isdigit() or bool(PREPOSITION.match(first[0]))
    )
