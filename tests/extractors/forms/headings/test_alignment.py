"""Laws of the path through all readings, and headings in words that nobody wrote down."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Document
from extractors.forms.headings.alignment import align, fits, load_weights
from extractors.forms.headings.evidence import Reading
from extractors.forms.headings.exchanges import with_exchanges
from extractors.forms.headings.explanation import WORDS
from extractors.forms.headings.form_tables import units_of
from extractors.forms.headings.nearness import of_heading
from extractors.forms.headings.wordings import wordings_of
from extractors.forms.sections import read_lines, split_sections
from tests.builders import PROPOSAL, sketch

OWN_WORDS = {
    "proponents": "Who has written this",
    "geographical_range": "Which countries it visits",
    "associated_benefits": "Other animals that gain from it",
    "timeframe": "How many years it takes",
    "likelihood_of_success": "What speaks for success, and the risks",
    "cost_effectiveness": "How much money it costs",
    "consultations": "Whom we consulted",
}
SLIGHTLY = 0.1  # looks are told from all lines together, so a cue moves the others' odds a little
TEXT = "A first sentence about it that is as long as sentences are, and a second that ends here."


def written(look: str) -> Document:
    rows = enumerate(OWN_WORDS.values(), 1)
    return sketch("\n".join(look.format(n=n, h=words) + f"\n{TEXT}" for n, words in rows))


def margins(document: Document) -> dict[str, float]:
    """The margin of each section placed."""
    units = units_of(document, wordings_of(PROPOSAL))
    readings, aligner = read_lines(units, PROPOSAL)
    return {heading.reading.ids[0]: heading.margin for heading in align(readings, aligner)}


@pytest.mark.parametrize("look", ["{h}", "**{h}**", "{n}. {h}", "# {h}", "**{n}) {h}**"])
def test_headings_in_own_words_are_placed_in_every_look(look: str) -> None:
    assert [s.id for s in split_sections(written(look), PROPOSAL)] == list(OWN_WORDS)


@pytest.mark.parametrize(
    ("plain", "cued"),
    [("{h}", "**{h}**"), ("{h}", "{n}. {h}"), ("**{h}**", "**{n}. {h}**"), ("{h}", "# {h}")],
)
def test_a_cue_on_headings_lowers_no_margin(plain: str, cued: str) -> None:
    before, after = margins(written(plain)), margins(written(cued))
    assert before.keys() == after.keys() == OWN_WORDS.keys()
    assert all(after[section] > margin - SLIGHTLY for section, margin in before.items())


WIDE = 64  # paths: more than such short papers ever have to follow at a time
LINES = st.sampled_from(
    [*OWN_WORDS.values(), "Geographical range", "Timeframe: 2030", "1. North", TEXT, "References"]
)


@settings(max_examples=40)
@given(st.lists(LINES, min_size=1, max_size=8))
def test_where_the_beam_is_wide_no_other_path_has_a_higher_score(lines: Sequence[str]) -> None:
    units = units_of(sketch("\n".join(lines)), wordings_of(PROPOSAL))
    readings, aligner = read_lines(units, PROPOSAL)
    best = aligner.best(readings, WIDE)
    assert aligner.score(best.readings()) == pytest.approx(best.score)
    for start in range(len(readings)):
        path: list[Reading] = []
        for reading in readings[start:]:
            free = path[-1].candidate.last + 1 if path else 0
            if reading.candidate.first >= free and reading.score > 0:
                path.append(reading)
        assert aligner.score(path) <= best.score + 1e-6


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("In which seas does it swim?", "geographical_range"),
        ("¿En qué países cría?", "geographical_range"),
        ("Quel budget pour quel résultat ?", "cost_effectiveness"),
        ("Años que durará", "timeframe"),
        ("Les acteurs consultés", "consultations"),
        ("Qué riesgos hay", "likelihood_of_success"),
    ],
)
def test_words_never_met_are_near_to_their_section(words: str, section: str) -> None:
    assert of_heading(words).best[0] == section


def test_a_wording_of_the_form_is_certain_and_own_words_are_less_so() -> None:
    known, unknown = (
        split_sections(sketch("**Geographical range**\nSea\n"), PROPOSAL),
        written("{h}"),
    )
    assert known[0].certainty == 1.0
    assert all(0.5 < s.certainty < 1.0 for s in split_sections(unknown, PROPOSAL))


def test_every_kind_of_evidence_has_its_words() -> None:
    assert load_weights().keys() == WORDS.keys()


def test_what_overlaps_a_heading_does_not_follow_it() -> None:
    units = units_of(sketch("Geographical range\nSea"), wordings_of(PROPOSAL))
    readings, aligner = read_lines(units, PROPOSAL)
    path = aligner.best(readings)
    assert path.reading
    assert not fits(path, path.reading)


def test_sections_that_two_headings_have_from_each_other_are_given_back() -> None:
    """A beam that followed the wrong heading first has no way back."""
    units = units_of(written("{h}"), wordings_of(PROPOSAL))
    readings, aligner = read_lines(units, PROPOSAL)
    lines = {r.candidate.first: [o for o in readings if o.candidate.first == r.candidate.first]
             for r in readings}  # fmt: skip
    best = aligner.best(readings).readings()
    tried = 0
    for n, m in combinations(range(len(best)), 2):
        pair = _exchanged(best[n], best[m], lines)
        if pair:
            wrong = [*best]
            wrong[n], wrong[m] = pair
            assert aligner.score(with_exchanges(wrong, lines, aligner.score)) >= aligner.score(best)
            tried += 1
    assert tried


def _exchanged(
    reading: Reading, other: Reading, lines: dict[int, list[Reading]]
) -> tuple[Reading, Reading] | None:
    """Both with the section of the other, where they can be read so."""
    first = [r for r in lines[reading.candidate.first] if r.ids == other.ids]
    second = [r for r in lines[other.candidate.first] if r.ids in (reading.ids, ("",))]
    return (first[0], second[0]) if first and second else None
