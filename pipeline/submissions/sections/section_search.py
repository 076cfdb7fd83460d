"""Where in a submission a section may stand whose heading was not found.

Every unplaced text is one section at most, a part of the one it stands in, or none of the form; a
section stands in one place, seldom in two, or nowhere. All ways of giving the texts to the wanted
sections are weighed together (`section_evidence`), so that a text that is plainly one section is
no excuse for the others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.forms.back_matter import is_back_matter
from extractors.forms.section import Section
from extractors.forms.template import Template
from pipeline.submissions.sections.needed_words import can_be
from pipeline.submissions.sections.section_evidence import NO_SECTION, section_odds
from pipeline.submissions.sections.told_together import told_together
from pipeline.submissions.sections.unplaced_text import (
    CERTAIN,
    UnplacedText,
    bare_headings,
    looks_like_headings,
    unplaced_texts,
)

POSSIBLE = 0.3  # likelihood (0-1) of standing somewhere from which on nobody may say "missing";
# `python -m tests.tools.left_out_sections` shows what each value finds and what it gets wrong
WORTH_NAMING = 0.15  # likelihood of standing at one place from which on the place is named
MOST_NAMED = 3  # places named for one section
IN_ORDER = 8.0  # times likelier where the form has the section: papers keep its order
PART_OF_ANOTHER = 0.3  # weight of being a part of a section that was placed
MORE_OF_ANOTHER = 0.2  # the same, of being a second text of the one that it speaks for most
PART_OF_HOST = 6.0  # the same, for a line within that section
PART_IN_THE_LOOKS = 1.5  # the same, for a line that looks as the headings of the paper do
SPOKEN_FOR = 6.0  # times likelier where the heading itself speaks for the section
MISPLACED_IN_DOUBT = 1.7  # the same, for a heading that was placed with doubt
OWN_WORDS = 1.0  # added likelihood of an unknown heading where all the others are unknown, too
OF_SOMETHING_ELSE = 0.05  # times as likely where not a word is said of what the section is about
REPEATED = 0.3  # weight of a second text of one section
MISPLACED = 6.0  # times likelier as a wanted section than as the one it was placed as: doubtful
MOST_WAYS = 2000  # kept at each step, the likeliest ones

Ways = Mapping[frozenset[str], float]  # sections that were given a text -> weight of doing so


def search_sections(
    sections: Sequence[Section], template: Template, wanted: Sequence[str]
) -> Mapping[str, tuple[UnplacedText, ...]]:
    """For each section of `wanted` where it may stand; those that stand nowhere are left out."""
    found = weigh_places(sections, template, wanted)
    return {id_: places for id_, (likelihood, places) in found.items() if likelihood >= POSSIBLE}


def weigh_places(
    sections: Sequence[Section], template: Template, wanted: Sequence[str]
) -> Mapping[str, tuple[float, tuple[UnplacedText, ...]]]:
    """How likely, 0 to 1, each section of `wanted` stands anywhere, and its likeliest places.

    Empty where the paper has no text that could be any of them.
    """
    if not wanted:
        return {}
    texts = (*unplaced_texts(sections), *bare_headings(sections), *_misplaced(sections, wanted))
    texts = (*texts, *told_together(texts, sections, template, wanted))
    if not texts:
        return {}
    placed = {id_ for section in sections if section.certainty >= CERTAIN for id_ in section.ids}
    weights = [_weights(text, sections, template, wanted, placed) for text in texts]
    ways = _ways(weights)
    return {id_: _places(id_, texts, weights, ways) for id_ in wanted}


def _misplaced(sections: Sequence[Section], wanted: Sequence[str]) -> Iterator[UnplacedText]:
    """Sections whose heading is not the form's own and whose text speaks for a wanted one."""
    for place, section in enumerate(sections):
        if not section.ids or section.heading is None or section.official:
            continue
        odds = section_odds(" ".join(section.heading.text.split()), section.text)
        odds_there = max(odds.get(id_, 1.0) for id_ in section.ids)
        if max(odds.get(id_, 0.0) for id_ in wanted) > _margin(section) * max(1.0, odds_there):
            yield UnplacedText(section.heading, section.body, place, section.ids, inside=True)


def _margin(section: Section) -> float:
    """How much likelier another section must be: less where its heading was read with doubt."""
    return MISPLACED if section.certainty >= CERTAIN else MISPLACED_IN_DOUBT


def _places(
    id_: str,
    texts: Sequence[UnplacedText],
    weights: Sequence[Mapping[str, float]],
    ways: Ways,
) -> tuple[float, tuple[UnplacedText, ...]]:
    """The likelihood, 0 to 1, that the section stands anywhere, and the likeliest places."""
    whole = sum(ways.values())
    likelihood = sum(weight for given, weight in ways.items() if id_ in given) / whole
    shares = [row.get(id_, 0.0) / sum(row.values()) for row in weights]
    ranked = sorted(range(len(texts)), key=lambda n: -shares[n])[:MOST_NAMED]
    named = [n for n in ranked if shares[n] >= WORTH_NAMING] or ranked[:1]
    places = {texts[n].location: texts[n] for n in sorted(named)}
    return likelihood, tuple(places.values())


def _ways(weights: Sequence[Mapping[str, float]]) -> Ways:
    """All ways of giving the texts to sections, a second text to the same one seldom."""
    ways: dict[frozenset[str], float] = {frozenset(): 1.0}
    for row in weights:
        after: defaultdict[frozenset[str], float] = defaultdict(float)
        for given, weight in ways.items():
            for id_, odds in row.items():
                again = REPEATED if id_ in given else 1.0
                after[given | {id_} if id_ else given] += weight * odds * again
        best = sorted(after.items(), key=lambda way: -way[1])[:MOST_WAYS]
        ways = {given: weight / best[0][1] for given, weight in best}
    return ways


def _weights(
    text: UnplacedText,
    sections: Sequence[Section],
    template: Template,
    wanted: Sequence[str],
    placed: set[str],
) -> dict[str, float]:
    """How well the text goes with each wanted section, and "" for none of them."""
    odds = section_odds(text.heading_text, text.body_text)
    fits = _form_places(text, sections, template)
    weights = {
        id_: odds.get(id_, 1.0)
        * (1.0 if can_be(id_, text.heading_text, text.body_text) else OF_SOMETHING_ELSE)
        * (IN_ORDER if id_ in fits else 1.0)
        * (SPOKEN_FOR if id_ in text.may_be else 1.0)
        for id_ in wanted
        if not text.read_as or id_ in text.may_be
    }
    others = [odds[id_] for id_ in placed if id_ in odds]
    part = PART_OF_ANOTHER * sum(others) / max(1, len(others))
    part += 0 if text.inside else MORE_OF_ANOTHER * max(others, default=0.0)
    if not text.inside:  # what its heading was read as is the likelier for its text, too
        part += max((odds.get(id_, 1.0) for id_ in text.read_as if id_), default=0.0)
    else:
        host = [odds.get(id_, 1.0) for id_ in sections[text.place].ids]
        alike = text.heading is not None and looks_like_headings(text.heading, sections)
        part += (PART_IN_THE_LOOKS if alike else PART_OF_HOST) * max(1.0, *host)
    none = (odds.get(NO_SECTION, 1.0) + part) / text.doubt
    if text.heading is not None and looks_like_headings(text.heading, sections):
        none /= 1 + OWN_WORDS * _own_words(sections)
    return {**weights, NO_SECTION: none}


def _own_words(sections: Sequence[Section]) -> float:
    """The share, 0 to 1, of the placed headings that are in words of the paper's own."""
    placed = [part for part in sections if part.ids and part.heading]
    return sum(not part.official for part in placed) / max(1, len(placed))


def _form_places(
    text: UnplacedText, sections: Sequence[Section], template: Template
) -> frozenset[str]:
    """The sections that the form has between those placed before and behind the text.

    None for what stands in an annex, which keeps no order.
    """
    heading = sections[text.place].heading
    if heading and is_back_matter(heading.text):
        return frozenset()
    ids = [section.id for section in template.sections]
    order = [
        [ids.index(id_) for id_ in placed.ids if id_ in ids] if placed.certainty >= CERTAIN else []
        for placed in sections
    ]
    before = next(
        (max(positions) for positions in reversed(order[: text.place + text.inside]) if positions),
        -1,
    )
    behind = next((min(positions) for positions in order[text.place + 1 :] if positions), len(ids))
    return frozenset(ids[before + 1 : behind] if before < behind else ids)
