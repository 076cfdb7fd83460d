"""The lines in which a document says what it is: titles, subject lines, cover notes, parts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.document import Paragraph
from extractors.forms.title_block.document_nouns import (
    ACTION,
    ANNEXED,
    APART_BEFORE,
    APART_BEHIND,
    ASKS_FOR,
    BETWEEN_DIVISIONS,
    BYLINE,
    CHANGED,
    CONVENTION,
    DIVISION,
    DIVISION_PROPOSAL,
    DIVISION_REPORT,
    DONE,
    EXTENSION,
    FUTURE,
    HANDED_OVER,
    HANDS_IN,
    NOTE_ON,
    NUMBERED,
    OF_OTHERS,
    PLAIN_TITLE,
    PLURAL,
    PROPOSAL,
    PROPOSAL_OF,
    REGISTERED,
    REPORT,
    REPORT_BYLINE,
    REPORT_ON,
    SUBJECT,
    SUBMITS,
    WITH_PROPOSAL,
)
from extractors.forms.title_block.title import goes_on, without_note_marks
from extractors.text import normalise


class Claim(StrEnum):
    """What a line calls its document."""

    REPORT = "report"
    EXTENSION = "extension"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class SelfDescription:
    """A claim with its weight, between 0 and 4, and the words it rests on."""

    claim: Claim
    weight: float
    paragraph: Paragraph
    at: tuple[int, int]  # number of the paragraph, place in the line: what comes first leads


SENTENCE = re.compile(r"(?<=[a-z)\d]{2}[.!?])\s+")
FIRST_HEADING = re.compile(r"^\(?(?:1|i|I|A|a)\s?[.)–—-]")
NOTE_SIGN = re.compile(r"(?:(?<![\d.])1|[*†\s])+$")
"""At the end of a title; the last figure of "13.11" is none."""
LONGEST_LINE = 220  # characters of a line that can be a title
LINES = 4  # of a title
TWO_LINES = 2 * LONGEST_LINE  # characters of a byline that names its action, too
NEAR = 160  # characters between an action and what is said of it
LOOKS_AT = re.compile(r"\b(?:refer to|comments? on|support for|opinion on|avis sur|apoyo a)\b")
TITLE, CONVENTION_TITLE, PART, COVER, PLAIN, WISH = 4.0, 2.5, 2.5, 2.4, 2.0, 1.5


def self_descriptions(
    front: Sequence[Paragraph], others: Sequence[Paragraph], *, named: bool = False
) -> list[SelfDescription]:
    """Every claim of the first page, `front`, and of headings of parts among the `others`.

    Where the first page names no Concerted Action, or is that of a paper about others, only a
    full title is believed. `named`: the action is named elsewhere, in the name of the file.
    """
    lines = [paragraph for paragraph in front if paragraph.text.strip()]
    named = named or any(ACTION.search(normalise(line.text)) for line in lines)
    of_others = any(OF_OTHERS.match(normalise(line.text)) for line in _lines_alone(lines))
    found = list(_of_titles(lines))
    found += [claim for line in lines for claim in (*_of_byline(line), *_of_cover(line))]
    found += [claim for line in (*lines, *others) for claim in _of_part(line)]
    return (
        found
        if named and not of_others
        else [described for described in found if described.weight == TITLE]
    )


def _lines_alone(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines less those of a row with more than one cell: the head of a column is no title."""
    rows = Counter(map(_row_of, lines))
    return [line for line in lines if line.location.cell is None or rows[_row_of(line)] == 1]


def _row_of(line: Paragraph) -> tuple[int | None, int]:
    return line.location.table, (line.location.cell or (0, 0))[0]


def _of_titles(lines: Sequence[Paragraph]) -> Iterator[SelfDescription]:
    """What the lines above the first heading say; all of them, where none says anything there."""
    claimed = False
    for n, line in enumerate(lines):
        if claimed and FIRST_HEADING.match(f"{line.numbering} {line.text}".strip()):
            return
        claims = _of_title(lines[n : n + LINES])
        claimed = claimed or any(claim.weight == TITLE for claim in claims)
        yield from claims


def is_title_like(text: str) -> bool:
    """Whether a line can be a title, or a part of one: short, and no sentence."""
    return len(text) <= LONGEST_LINE and not NOTE_SIGN.sub("", text).endswith((".", ";", ",", "?"))


def _of_title(lines: Sequence[Paragraph]) -> list[SelfDescription]:
    """What a line says, read on into those behind it until something is said and the title ends."""
    joined, begun, found = "", 0, list[SelfDescription]()
    for n, line in enumerate(lines):
        text = line.text.strip()
        if _is_no_title(text) or (found and not goes_on(lines[n - 1].text, text)):
            break
        folded = normalise(without_note_marks(text))
        joined = f"{joined} {SUBJECT.sub('', folded)}".strip()
        begun = len(joined) if found else begun or len(joined)  # what begins here is said by it
        found = [claim for claim in _claims(joined, lines[0]) if claim.at[1] < begun]
    return found


def _is_no_title(text: str) -> bool:
    folded = normalise(text)
    asks = text.endswith("?") and NUMBERED.search(folded)  # "What came of Concerted Action 14.2?"
    if not asks and not is_title_like(text):
        return True
    return bool(HANDED_OVER.search(folded) or OF_OTHERS.match(folded))


def _claims(text: str, paragraph: Paragraph) -> Iterator[SelfDescription]:
    """What a title says of its document; `text` is folded."""
    action = ACTION.search(text)
    if FUTURE.search(text):
        return
    if not action:
        yield from _of_convention(text, paragraph)
        return
    number = paragraph.location.paragraph
    start = max(0, action.start() - NEAR)
    near = text[start : action.end() + NEAR]
    weight = PLAIN if PLURAL.match(text, action.start()) else TITLE
    report, proposal = _here(REPORT_ON, near), PROPOSAL_OF.search(near)
    extension = EXTENSION.search(near) or (None if report else CHANGED.search(near))
    if report:
        yield SelfDescription(Claim.REPORT, weight, paragraph, (number, start + report.start()))
    if extension and (proposal or not report):
        first = min(found.start() for found in (extension, proposal) if found)
        yield SelfDescription(Claim.EXTENSION, weight, paragraph, (number, start + first))
    elif proposal:
        at = (number, start + proposal.start())
        yield SelfDescription(Claim.PROPOSAL, weight, paragraph, at)
    elif not report and weight == TITLE and (plain := _plain(text, near)):
        yield SelfDescription(plain, PLAIN, paragraph, (number, action.start()))


def _plain(text: str, near: str) -> Claim | None:
    """What a title is that calls itself nothing: an action with a number exists already."""
    if DONE.search(near) or NUMBERED.search(text):
        return Claim.REPORT
    return Claim.PROPOSAL if PLAIN_TITLE.search(text) else None


def _of_convention(text: str, paragraph: Paragraph) -> Iterator[SelfDescription]:
    """A line that names no action, but is a report or proposal to the Convention or its meeting."""
    number = paragraph.location.paragraph
    report, proposal = _here(REPORT, text), PROPOSAL.search(text)
    if report:
        at = (number, report.start())
        if CONVENTION.search(text) or ANNEXED.search(text):
            yield SelfDescription(Claim.REPORT, CONVENTION_TITLE, paragraph, at)
            yield from _of_joined_proposal(text, paragraph)
    elif proposal and CONVENTION.search(text) and not LOOKS_AT.search(text):
        at = (number, proposal.start())
        yield SelfDescription(Claim.PROPOSAL, CONVENTION_TITLE, paragraph, at)


def _of_joined_proposal(text: str, paragraph: Paragraph) -> Iterator[SelfDescription]:
    """The proposal that a title says comes with its report: "followed by the revised proposal"."""
    for found in WITH_PROPOSAL.finditer(text):
        changed = found["changed"] or CHANGED.search(found[0]) or EXTENSION.search(text)
        claim = Claim.EXTENSION if changed else Claim.PROPOSAL
        at = (paragraph.location.paragraph, found.start("proposal"))
        yield SelfDescription(claim, CONVENTION_TITLE, paragraph, at)


def _of_byline(paragraph: Paragraph) -> Iterator[SelfDescription]:
    """A line under the title that says whose proposal, or whose report on an action, it is."""
    text = " ".join(normalise(paragraph.text).split())
    at = (paragraph.location.paragraph, 0)
    if len(text) <= LONGEST_LINE and BYLINE.match(text) and not ACTION.search(text):
        yield SelfDescription(Claim.PROPOSAL, COVER, paragraph, at)
    elif REPORT_BYLINE.match(text) and NUMBERED.search(text[:TWO_LINES]):
        yield SelfDescription(Claim.REPORT, COVER, paragraph, at)


def _of_cover(paragraph: Paragraph) -> Iterator[SelfDescription]:
    """What a sentence of a letter or cover note hands over."""
    at = (paragraph.location.paragraph, LONGEST_LINE)
    for sentence in SENTENCE.split(" ".join(normalise(paragraph.text).split())):
        if ACTION.search(sentence) and ASKS_FOR.search(sentence):
            yield SelfDescription(Claim.PROPOSAL, WISH, paragraph, at)
            continue
        if _hands_in_note(sentence):
            yield SelfDescription(Claim.REPORT, COVER, paragraph, at)
            continue
        about = ACTION.search(sentence) or CONVENTION.search(sentence)
        if not about or not SUBMITS.search(sentence):
            continue
        report, proposal = _here(REPORT_ON, sentence), PROPOSAL.search(sentence)
        if report and not (proposal and proposal.start() < report.start()):
            yield SelfDescription(Claim.REPORT, COVER, paragraph, at)
        elif proposal:
            extends = EXTENSION.search(sentence)
            kind = Claim.EXTENSION if extends else Claim.PROPOSAL
            yield SelfDescription(kind, COVER, paragraph, at)


def _hands_in_note(sentence: str) -> bool:
    """Whether a note on an action is handed in that has its number already, and asks for none."""
    exists = NUMBERED.search(sentence) or re.search(REGISTERED, sentence)
    asks = PROPOSAL.search(sentence) or REPORT_ON.search(sentence) or LOOKS_AT.search(sentence)
    return bool(exists and not asks and HANDS_IN.search(sentence) and NOTE_ON.search(sentence))


def _here(noun: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first of `noun` that is not said to be another document."""
    for found in noun.finditer(text):
        behind = APART_BEHIND.match(text[found.start() :])
        if not behind and not APART_BEFORE.search(text[: found.start()]):
            return found
    return None


def _of_part(paragraph: Paragraph) -> Iterator[SelfDescription]:
    """ "Part B. Revised proposal", "Anexo. Informe de avance"; a line may name both its parts."""
    text = " ".join(normalise(paragraph.text).split())
    parts = [found for part in BETWEEN_DIVISIONS.split(text) if (found := DIVISION.match(part))]
    if len(text) >= LONGEST_LINE / 2 * len(parts) or (text.endswith(".") and len(parts) < 2):
        return
    for n, part in enumerate(parts):
        at = (paragraph.location.paragraph, n)
        if DIVISION_REPORT.match(part["rest"]):
            yield SelfDescription(Claim.REPORT, PART, paragraph, at)
        elif DIVISION_PROPOSAL.match(part["rest"]):
            yield SelfDescription(Claim.PROPOSAL, PART, paragraph, at)
