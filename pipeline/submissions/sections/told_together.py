"""Sections that may stand together under one heading: named by half of it, or told beneath it."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.forms.headings.nearness import of_heading
from extractors.forms.headings.wordings import JOINT
from extractors.forms.section import Section
from extractors.forms.template import Template
from extractors.text import content_words
from pipeline.submissions.sections.section_evidence import NO_SECTION, section_odds
from pipeline.submissions.sections.unplaced_text import SENTENCE_END, UnplacedText

NEAREST = 2  # sections that half of a heading may mean
NEAR_ENOUGH = -2.0  # log-probability from which on it may mean them
SPEAKS = 1.9  # times likelier than any text, from which on a text speaks for a section
TELLS, TELLS_BESIDE = 5.0, 2.5  # the same, of a paragraph under the heading of another section,
# and of the section beside it in the form
HARDLY = math.log(0.08)  # log-probability up to which a heading has nothing of a section
WHOLE_SENTENCE = 8  # words, from which on a sentence can speak for a section
MOST_PARAGRAPHS = 60  # of a section that are looked at one by one
TABLE_SECTION = "activities_and_expected_outcomes"


def told_together(
    texts: Sequence[UnplacedText],
    sections: Sequence[Section],
    template: Template,
    wanted: Sequence[str],
) -> Iterator[UnplacedText]:
    """Texts once more for sections of `wanted` that may be told with another one in them.

    `texts` are those that stand under no section for certain.
    """
    yield from _in_two_parts(texts, sections, wanted)
    yield from _of_two_things(sections, template, wanted)


def _in_two_parts(
    texts: Sequence[UnplacedText], sections: Sequence[Section], wanted: Sequence[str]
) -> Iterator[UnplacedText]:
    """Once more the texts whose heading names two things, for the wanted section it may also be.

    Among them sections placed by headings that are not the form's own.
    """
    placed = (
        UnplacedText(part.heading, part.body, place, inside=True, read_as=part.ids)
        for place, part in enumerate(sections)
        if len(part.ids) == 1 and part.heading and part.certainty < 1.0
    )
    for text in (*placed, *(text for text in texts if text.heading and not text.read_as)):
        heading = text.heading_text
        sides = [side for cut in JOINT.finditer(heading) for side in _sides(heading, cut)]
        near = {id_ for side in sides for id_ in _nearest(side)}
        odds = section_odds(heading, text.body_text) if sides else {}
        near |= {id_ for id_ in odds if odds[id_] >= SPEAKS}
        may_be = tuple(id_ for id_ in wanted if sides and id_ in near)
        if may_be:
            yield replace(text, may_be=may_be, read_as=text.read_as or (NO_SECTION,))


def _nearest(side: str) -> list[str]:
    near = of_heading(side)
    return [id_ for id_ in near.ranked(NEAREST) if near.by_section[id_] >= NEAR_ENOUGH]


def _of_two_things(
    sections: Sequence[Section], template: Template, wanted: Sequence[str]
) -> Iterator[UnplacedText]:
    """Sentences that speak for a wanted section, under a heading near to it in other words.

    "How much good for how much money?" is read as one section and asks for two.
    """
    for place, part in enumerate(sections):
        if not part.ids or not part.heading or part.certainty == 1.0:
            continue
        near = of_heading(" ".join(part.heading.text.split())).by_section
        close = [id_ for id_ in wanted if near.get(id_, HARDLY) > HARDLY]
        yield from _paragraphs_of_another(part, place, template, wanted)
        for line in part.body if close else ():
            for sentence in SENTENCE_END.split(line.text):
                if may_be := _spoken_of(sentence, part.ids, dict.fromkeys(close, SPEAKS)):
                    body = (replace(line, text=sentence, spans=()),)
                    yield UnplacedText(part.heading, body, place, may_be, True, part.ids)


def _paragraphs_of_another(
    part: Section, place: int, template: Template, wanted: Sequence[str]
) -> Iterator[UnplacedText]:
    """Whole paragraphs that speak for a wanted section, under a heading in words of its own.

    For one beside it in the form they need say less: the two are often told together.
    """
    if part.official or not 2 <= len(part.body) <= MOST_PARAGRAPHS or TABLE_SECTION in part.ids:
        return
    ids = [section.id for section in template.sections]
    at = [ids.index(id_) for id_ in part.ids if id_ in ids]
    beside = {id_ for n in at for id_ in ids[max(0, n - 1) : n + 2]}
    least = {id_: TELLS_BESIDE if id_ in beside else TELLS for id_ in wanted}
    for line in part.body:
        if may_be := _spoken_of(line.text, part.ids, least):
            yield UnplacedText(part.heading, (line,), place, may_be, True, part.ids)


def _spoken_of(text: str, host: Sequence[str], least: Mapping[str, float]) -> tuple[str, ...]:
    """The sections that a whole sentence or more speaks for, and more than for its host.

    `least` says of each how much likelier it must be than for any text.
    """
    if len(text.split()) < WHOLE_SENTENCE:
        return ()
    odds = section_odds("", text)
    there = max(odds.get(id_, 0.0) for id_ in host)
    return tuple(id_ for id_ in least if odds.get(id_, 0.0) > max(least[id_], there))


def _sides(heading: str, cut: re.Match[str]) -> Iterator[str]:
    """What stands before and behind the "and" of a heading, where that says anything."""
    for side in (heading[: cut.start()], heading[cut.end() :]):
        if content_words(side):
            yield side
