"""The line under a title that says in one breath who writes, where, when and for which meeting.

"Submitted by Kenya and Uganda, Nairobi, 3 October 2025, for COP15". However long, and though it
ends with a full stop, it belongs to the header.
"""

import re
from collections.abc import Sequence

from extractors.document import Paragraph
from extractors.fields.dates import DAY_FIRST, MONTH_FIRST, parse_dates
from extractors.fields.person_names import ORGANIZATION
from extractors.fields.states.countries import find_states
from extractors.text import normalise, plain, same_length

LINES = 6  # of a title block, the title with them
WORDS = 60  # of such a line
_MONTH_BETWEEN = r"(?:\s+(?:de\s+)?[^\W\d]{3,})?"
_UNTIL = r"(?:[-–—]|\bto\b|\band\b|\bau\b|\bal?\b|\bet\b|\by\b)"
SPAN = re.compile(rf"(?<![\w./-])\d{{1,2}}{_MONTH_BETWEEN}\s*{_UNTIL}\s*\d{{1,2}}(?=\s+[^\W\d])")
"""The days of a meeting: "17 - 22 February", "28 June – 9 July", before a month."""
_TOWNS = r"[A-ZÀ-Ý][\w'’-]+(?:[ -](?:[A-ZÀ-Ý][\w'’-]+|d[aeou]s?|del|la|el|y|and|et|sur|upon)){0,5}"
TOWN_BEFORE = re.compile(
    rf"(?:^|[,;:.(|·–—-]\s*)(?P<town>{_TOWNS})[,\s]*(?:\b(?:le|el|on|the|a los|den)\s+)?$"
)
BEFORE_DAY = re.compile(
    r"[\s,;:.(|·–—-]*(?:\b(?:le|el|on|the|a los|du|del|dated|version of|version du|version del"
    r"|date|fecha|(?:date of )?submi\w+|as of)\b[\s:]*)?$",
    re.IGNORECASE,
)
SESSION = re.compile(
    r"[\s,;(|·–—-]*\b(?:(?:for|to|towards?|at|pour|a|lors de|en vue de|devant|en vista de|au|aux|al"
    r"|con miras a|para|ante|con vistas a|for consideration (?:by|at))\s+)"
    r"(?:(?:the|l[ae']s?|l.|el|consideracion de|consideration at|l.attention de)\s*)*"
    r"(?:(?:conference (?:of the |des )parties|conferencia de las partes"
    r"|(?:\w+\s+){0,2}(?:meeting|session|sesion|reunion)(?: of the| de la| des?)?"
    r"(?: conf\w+ (?:of the |des |de las )?part\w+)?|cop|cdp|secretariat|secretaria"
    r"|conseil scientifique|scientific council|consejo cientifico|sessional committee"
    r"|cms|convention|convencion)\W?(?:\d{1,2})?(?:\s*\([^)]*\))?)"
    r"(?:\s+(?:of|to|a|de|on) (?:the |la |l.)?(?:cms|convention|convencion|conservation)"
    r"(?:\s+(?:of|on|de|sur|sobre) (?:the |la |les? |las )?(?:\w+\s+){0,1}(?:migra\w+|especes"
    r"|especies|species|bonn|wild)(?:\s+(?:migra\w+|species|animals))?)*)?"
)
"""To whom it goes: "à la COP15 de la CMS", "for the Conference of the Parties"."""

ALSO_TO = re.compile(
    r"\s*(?:,|and|et|y)\s+(?:(?:to|a|au|al)\s+)?(?:(?:the|la|las|les)\s+|l.)?"
    r"(?:cop|cdp|conf\w+|scientific council|conseil scientifique|consejo cientifico|secretaria\w*"
    r"|part(?:ies|es)\b)\W?(?:\d{1,2})?"
)
"""A second one to whom it goes: "to the Scientific Council and COP15"."""


def imprint_lines(front: Sequence[Paragraph]) -> list[Paragraph]:
    """Those of the first lines that name a day and are no running text, or hand a paper in.

    Lines of tables are none, nor is what stands behind a heading.
    """
    found: list[Paragraph] = []
    for n, paragraph in enumerate(title_lines(front)):
        words = paragraph.text.split()
        dated = len(parse_dates(SPAN.sub("– 99", paragraph.text))) == 1
        if n and not paragraph.bold and dated and len(words) <= WORDS and _is_imprint(paragraph):
            found.append(paragraph)
    return found


def title_lines(front: Sequence[Paragraph]) -> list[Paragraph]:
    """The first lines, the title and what stands about it; none of a table."""
    return [p for p in front if p.text.strip() and not p.location.cell][:LINES]


def _is_imprint(paragraph: Paragraph) -> bool:
    """Whether a day stands apart in a line: behind a comma, a dash, a full stop or its label."""
    text = SPAN.sub(lambda span: "– 99".ljust(len(span[0])), paragraph.text)
    folded = same_length(text)
    day = DAY_FIRST.search(folded) or MONTH_FIRST.search(folded)
    if not day:
        return False
    before = text[: day.start()]
    apart = APART.search(same_length(before))
    return bool(apart) and not TOLD.search(folded[: day.start()])


APART = re.compile(
    r"(?:[,;:.(|·–—-]\s*|\b(?:le|el|on|the|a los|of|du|del|dated|datee?|fechad[ao])\s+)$"
)
TOLD = re.compile(
    r"\b(?:adopted|extended|entered|began|since|until|was|were|adoptee?|depuis|jusqu|prolongee?"
    r"|entree?|adoptad[ao]|desde|hasta|prorrogad[ao]|aprobad[ao]|fue|received|recu|recibid[ao]"
    r"|period|periodo|periode)\b|\b(?:to|au|al|as (?:of|at)|until)\s+$"
)
"""Before a day that is told of, and is not that of the paper."""


def without_imprint(text: str) -> str:
    """`text` without its day, the town before it, and the meeting to which it goes.

    >>> without_imprint("Kenya and Uganda, Nairobi, 3 October 2025, for COP15")
    'Kenya and Uganda'
    """
    folded = same_length(text)
    day = DAY_FIRST.search(folded) or MONTH_FIRST.search(folded)
    if day:
        rest = text[day.end() :]
        apart = "; " if rest[:2].strip()[:1] in tuple(";.·|–—") else " "
        text = f"{_before_day(text[: day.start()])}{apart}{rest.lstrip(' ,;.·|–—')}"
    folded = same_length(text)
    for found in reversed(list(SESSION.finditer(folded))):
        also = ALSO_TO.match(folded, found.end())
        behind = text[also.end() if also else found.end() :]
        text = f"{text[: found.start()]} {behind.lstrip(' ,')}"
    text = re.sub(r"\s+(?:and|et|y)\s*$", "", text.rstrip(" ,;–—-("))
    return re.sub(r"\s+([,;.)])", r"\1", " ".join(text.split())).strip(" ,;–—-(")


def _before_day(before: str) -> str:
    """What stands before a day, without the town with which it is dated."""
    before = BEFORE_DAY.sub("", before)
    town = TOWN_BEFORE.search(before)
    if not town or not ORGANIZATION.isdisjoint(plain(town["town"]).split()):
        return before
    if find_states(town["town"]) or not before[: town.start()].strip() or _is_name_of_body(town):
        return before
    return before[: town.start()]


def _is_name_of_body(town: re.Match[str]) -> bool:
    """Whether the words before a day are behind "by", so that they name who hands in."""
    return bool(re.search(r"\b(?:by|par|por)\s*$", normalise(town.string[: town.start("town")])))
