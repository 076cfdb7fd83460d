"""Headings at the head of their paragraphs: "Where does it live? Here.", "**Range.** Here."."""

from collections.abc import Mapping, Sequence

from extractors.forms.headings.candidate import Candidate
from extractors.forms.headings.style import bold_end
from extractors.forms.headings.text_unit import TextUnit

QUESTION, BOLD, LABEL = "questions", "bold lead-ins", "labelled lead-ins"
FEWEST_QUESTIONS, MORE_QUESTIONS = 2, 3
FEWEST, MORE = 2.0, 2.0  # likely headings of one kind; from their sum on all of the kind are
OUTNUMBER = 2.0  # times as many as likely headings on lines of their own
LONGEST_ROW = 40  # characters: what is no longer is an entry of a list, and no paragraph


def lead_ins(
    candidates: Sequence[Candidate], units: Sequence[TextUnit], likely: Mapping[int, float]
) -> dict[str, float]:
    """Of each kind how surely (0-1) the paper has its headings so.

    `likely` says of the first unit of each candidate how likely it is a heading by its words.
    """
    places: dict[str, set[int]] = {QUESTION: set(), BOLD: set(), LABEL: set()}
    own_line = {c.first for c in candidates if c.how == "whole"}
    for candidate in candidates:
        if kind := lead_in_of(candidate, units):
            places[kind].add(candidate.first)
    apart = own_line.difference(*places.values())
    alone = sum(likely[n] for n in apart)
    found = {QUESTION: _share(len(places[QUESTION]), FEWEST_QUESTIONS, MORE_QUESTIONS)}
    for kind in (BOLD, LABEL):
        sure = sum(likely[n] for n in places[kind])
        found[kind] = _share(sure, FEWEST, MORE) if sure > OUTNUMBER * alone else 0.0
    return found


def lead_in_of(candidate: Candidate, units: Sequence[TextUnit]) -> str:
    """How a heading with its text behind it on the same line is told from it; "" for another."""
    if candidate.how not in ("delimited", "bold") or candidate.first != candidate.last:
        return ""
    paragraph = units[candidate.last].paragraph
    text = paragraph.text[: candidate.end].rstrip()
    if text.endswith("?"):
        return QUESTION
    if len(paragraph.text) - candidate.end <= LONGEST_ROW:
        return ""
    if paragraph.bold:
        return ""
    if bold_end(paragraph) >= len(text.rstrip(" .:–—-")):
        return BOLD
    return LABEL if text.endswith(":") else ""


def _share(count: float, fewest: float, more: float) -> float:
    return max(0.0, min(1.0, (count - fewest) / more))
