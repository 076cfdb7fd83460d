"""Headings in words of the proponent’s own, in every look: few are lost, none is another’s."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from extractors.document import Document
from extractors.forms.section import Section
from extractors.forms.sections import split_sections
from pipeline.submissions.dossier import SectionStatus
from pipeline.submissions.sections.completeness import section_states
from tests.builders import PROPOSAL, Rows, sketch

PAPERS: Mapping[str, Any] = tomllib.loads(
    Path(__file__).with_name("own_words.toml").read_text("utf-8")
)
IDS = [section.id for section in PROPOSAL.sections]
SETS = [(language, n) for language in PAPERS for n in range(len(PAPERS[language]["headings"]))]
LOOKS = {
    "bold lines": "**{n}{h}**\n{t}",
    "bold words before the text": "**{h}.** {t}",
    "words and a colon before the text": "{h}: {t}",
    "numbered lines": "{n}{h}\n{t}",
}
AND = {"en": "and", "fr": "et", "es": "y"}
PAIRS = {
    "conservation_priority": "relevance",
    "readiness_and_feasibility": "likelihood_of_success",
    "magnitude_of_likely_impact": "cost_effectiveness",
}
MOST_LOST = 3


def headed(language: str, headings: Sequence[str], pairs: Mapping[str, str]) -> Iterator[Any]:
    """The sections of each heading, its words, and the text under it; "" above the plan."""
    words = dict(zip(IDS, headings, strict=True))
    texts = PAPERS[language]["texts"]
    for id_ in IDS:
        if id_ in pairs.values():
            continue
        ids = (id_, pairs[id_]) if id_ in pairs else (id_,)
        both = f" {AND[language]} ".join(words[i].strip(" ?¿") for i in ids)
        heading = both if len(ids) > 1 else words[id_]
        yield ids, heading, "\n".join(texts.get(i, "") for i in ids)


def paper(language: str, headings: Sequence[str], look: str, pairs: Mapping[str, str]) -> Document:
    parts: list[str | Rows] = ["**A paper for the Conference**"]
    for n, (_, heading, text) in enumerate(headed(language, headings, pairs), 1):
        parts.append(look.format(n=f"{n}. ", h=heading, t=text))
    return sketch(*parts, PAPERS[language]["plan"])


def misplaced(
    found: Sequence[Section], wanted: Sequence[tuple[tuple[str, ...], str, str]]
) -> list[str]:
    """The headings that were read as a section which they are not."""
    placed = {part.heading.text.strip(" :.").lstrip("0123456789. "): part.ids
              for part in found if part.heading}  # fmt: skip
    return [
        heading
        for ids, heading, _ in wanted
        if any(placed.get(heading.strip(" :."), ("",))) and placed[heading.strip(" :.")] != ids
    ]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize(("language", "n"), SETS)
def test_own_headings_are_placed_in_every_look(language: str, n: int, look: str) -> None:
    headings = PAPERS[language]["headings"][n]
    document = paper(language, headings, look, {})
    found = split_sections(document, PROPOSAL)
    placed = {id_ for part in found for id_ in part.ids}
    assert len(set(IDS) - placed) <= MOST_LOST
    assert len(misplaced(found, list(headed(language, headings, {})))) <= 1
    states = section_states(document, PROPOSAL, found)
    assert not [id_ for id_, state in states.items() if state.fill is SectionStatus.MISSING]


@pytest.mark.parametrize(("language", "n"), SETS)
def test_two_sections_under_one_heading_are_both_there(language: str, n: int) -> None:
    headings = PAPERS[language]["headings"][n]
    document = paper(language, headings, LOOKS["bold lines"], PAIRS)
    states = section_states(document, PROPOSAL, split_sections(document, PROPOSAL))
    assert not [id_ for id_, state in states.items() if state.fill is SectionStatus.MISSING]


@pytest.mark.parametrize(("language", "n"), SETS)
def test_bold_words_in_a_section_are_none_where_headings_stand_on_lines(
    language: str, n: int
) -> None:
    look = "**{n}{h}**\n{t}\n**Note.** More was said of this in the paper of the year before."
    document = paper(language, PAPERS[language]["headings"][n], look, {})
    found = split_sections(document, PROPOSAL)
    assert not [part for part in found if part.heading and part.heading.text.startswith("Note")]
