"""Where a section may stand whose heading was not found, and when it may be called missing."""

from dataclasses import replace

import pytest

from extractors.document import Document, Location, PageState, Paragraph
from extractors.forms.section import Section
from pipeline.submissions.dossier import SectionStatus
from pipeline.submissions.sections.completeness import section_states
from pipeline.submissions.sections.section_evidence import NO_SECTION, section_odds, section_weights
from pipeline.submissions.sections.section_search import search_sections
from pipeline.submissions.sections.unplaced_text import looks_like_headings, unplaced_texts
from tests.builders import PROPOSAL
from tests.pipeline.dossiers import SECTIONS

BODIES = {
    section.id: SECTIONS[section.title()]
    for section in PROPOSAL.sections
    if section.title() in SECTIONS
}
WHERE = "The birds breed in Mongolia, Kazakhstan and the Russian Federation and winter in China."


def section(
    id_: str, heading: str, body: str, certainty: float | None = None, rivals: tuple[str, ...] = ()
) -> Section:
    """A section; one of no known heading is as often one of the form's as not."""
    lines = (Paragraph(line, Location(2)) for line in body.splitlines())
    official = heading in SECTIONS
    sure = certainty or (1.0 if id_ else 0.5)
    at = Paragraph(heading, Location(1))
    return Section(
        id_, at, "en", tuple(lines), official=official, certainty=sure, runners_up=rivals
    )


def form(**others: Section) -> list[Section]:
    """Every section under the form's heading, but those given by their id."""
    titles = {placed_section.id: placed_section.title() for placed_section in PROPOSAL.sections}
    return [others.get(id_) or section(id_, titles[id_], body) for id_, body in BODIES.items()]


RANGE = "geographical_range"
CASES = [
    ("under a question", section("", "Where do they live?", WHERE), True),
    ("under a heading of another language", section("", "¿Dónde vive?", WHERE), True),
    ("placed with little certainty", section("relevance", "Lands", WHERE, 0.6, (RANGE,)), True),
    (
        "placed as another, not by the form's words",
        section("timeframe", "Geographical distribution", WHERE),
        True,
    ),
    (
        "references instead",
        section("", "References", "Smith, J. 2010. Birds. Ibis 12."),
        False,
    ),
    ("thanks instead", section("", "Thanks", "We thank the wardens for their patience."), False),
]


@pytest.mark.parametrize(("instead", "found"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_section_may_stand_where_the_text_speaks_for_it(instead: Section, found: bool) -> None:
    places = search_sections(form(geographical_range=instead), PROPOSAL, [RANGE])
    assert (RANGE in places) == found
    if found:
        assert instead.heading in [text.heading for text in places[RANGE]]


def test_a_label_that_comes_again_is_no_heading_of_a_section() -> None:
    cards = [section("", "Where", WHERE) for _ in range(3)]
    placed = [found_section for found_section in form() if found_section.id != RANGE]
    assert search_sections([*placed, *cards], PROPOSAL, [RANGE]) == {}


@pytest.mark.parametrize("label", ["Time: October 2028", "Responsible: Uganda", "Résultat : douze"])
def test_an_answer_behind_the_name_of_a_column_is_no_heading(label: str) -> None:
    plan = section("activities_and_expected_outcomes", "The plan", f"Count.\n{label}\n{WHERE}")
    (text,) = unplaced_texts([replace(plan, certainty=0.5, runners_up=(RANGE,))])
    assert text.heading_text == "The plan"


def test_the_title_of_a_part_holds_no_section() -> None:
    title = "CONCERTED ACTION FOR THE GREAT BUSTARD\nStrelsau, 3 May 2030"
    assert unplaced_texts([section("", "PART B. REVISED PROPOSAL", title)]) == ()


def test_titles_and_days_before_the_first_heading_are_no_section() -> None:
    lines = ("OTIS TARDA", "Proposal for a Concerted Action", "Strelsau, 3 May 2030", WHERE)
    front = Section("", None, "", tuple(Paragraph(line, Location(1)) for line in lines))
    assert [text.body_text for text in unplaced_texts([front])] == [WHERE]


def test_nothing_is_sought_where_every_heading_is_placed() -> None:
    placed = [section for section in form() if section.id != RANGE]
    assert search_sections(placed, PROPOSAL, [RANGE]) == {}


def test_a_text_that_is_plainly_one_section_excuses_no_other() -> None:
    asked = section("", "Where do they live?", WHERE)
    sections = [
        candidate
        for candidate in form(geographical_range=asked)
        if candidate.id != "cost_effectiveness"
    ]
    assert set(search_sections(sections, PROPOSAL, [RANGE, "cost_effectiveness"])) == {RANGE}


def test_a_long_text_is_looked_at_piece_by_piece() -> None:
    words = "\n".join(f"{body} " * 6 for body in BODIES.values())
    texts = unplaced_texts([section("", "The whole paper", words)])
    assert len(texts) > 3
    assert " ".join(text.body_text for text in texts).split() == words.split()


def test_the_weights_know_the_sections_of_the_form() -> None:
    known = set(section_weights().sections)
    assert {section.id for section in PROPOSAL.required} <= known
    assert NO_SECTION in known
    assert set(section_odds("Timeframe", "2026 to 2029")) == known


def test_a_phrase_that_opens_a_paragraph_may_head_it_where_other_headings_do() -> None:
    """Where headings run into their text, an unknown one is no part of the section before it."""
    at = Location(1)
    placed = [
        replace(
            section,
            heading=Paragraph(section.heading.text, at),
            body=(Paragraph(section.text, at),),
        )
        for section in form()
        if section.heading and section.id != RANGE
    ]
    asked = Paragraph(f"Where they live. {WHERE}", Location(2))
    placed[1] = replace(placed[1], body=(*placed[1].body, asked))
    assert "Where they live" in [section.heading_text for section in unplaced_texts(placed)]


MONEY = "The whole costs 400,000 euros, of which half is secured; one bird saved costs 90 euros."
TWO = [
    ("in small letters", "Team and costs", {"cost_effectiveness"}),
    ("in capitals", "TEAM AND COSTS", {"cost_effectiveness"}),
    ("parted by a comma", "Team, costs", {"cost_effectiveness"}),
]


@pytest.mark.parametrize(("heading", "found"), [row[1:] for row in TWO], ids=[r[0] for r in TWO])
def test_half_of_a_heading_may_name_a_section_that_has_none(heading: str, found: set[str]) -> None:
    """It was placed as one of its two things; the other is not missing for certain."""
    body = f"Three biologists and a boat are ready. {MONEY}"
    both = section("readiness_and_feasibility", heading, body, 0.97)
    sections = [
        candidate
        for candidate in form(readiness_and_feasibility=both)
        if candidate.id != "cost_effectiveness"
    ]
    assert set(search_sections(sections, PROPOSAL, ["cost_effectiveness"])) == found


@pytest.mark.parametrize(
    ("heading", "fill"),
    [
        ("\ufffd" * 9, SectionStatus.UNDETERMINED),  # as a file without names of letters gives it
        ("(1 \ufffdm)", SectionStatus.MISSING),  # a sign that no font knows
    ],
)
def test_a_line_whose_letters_nobody_can_tell_may_be_any_heading(
    heading: str, fill: SectionStatus
) -> None:
    sections = [placed for placed in form() if placed.id != "consultations"]
    garbled = Paragraph(heading, Location(90, 3))
    document = Document("paper.pdf", "0" * 64, (garbled,), pages=(PageState.TEXT,) * 3)
    state = section_states(document, PROPOSAL, sections)["consultations"]
    assert state.fill is fill
    places = [place.location.page for place in state.places]
    assert places == ([3] if fill is SectionStatus.UNDETERMINED else [])


def test_a_heading_that_asks_for_two_things_is_no_ground_to_miss_the_second() -> None:
    """ "How much good for how much money?" was read as the cost alone."""
    gain = "Twenty States, eight million square kilometres, and a survival that rises by a tenth."
    asked = section(
        "cost_effectiveness",
        "How much good for how much money?",
        f"{gain} At USD 1.9 million, each adult kept alive costs less than USD 900.",
        0.95,
    )
    placed = [each for each in form() if each.id != "magnitude_of_likely_impact"]
    sections = [asked if each.id == "cost_effectiveness" else each for each in placed]
    assert search_sections(sections, PROPOSAL, ["magnitude_of_likely_impact"])


@pytest.mark.parametrize(
    ("line", "alike"), [("Constat", True), ("IV. Constat", False), ("CONSTAT", False)]
)
def test_a_line_in_the_looks_of_the_headings_is_told_from_others(line: str, alike: bool) -> None:
    assert looks_like_headings(Paragraph(line, Location(9)), form()) is alike


@pytest.mark.parametrize(
    ("line", "found"), [("Breadth", True), ("We thank the wardens for their patience.", False)]
)
def test_a_heading_without_a_text_may_be_the_section_that_was_left_empty(
    line: str, found: bool
) -> None:
    lacking = "magnitude_of_likely_impact"
    sections = [placed for placed in form() if placed.id != lacking]
    at = next(n for n, placed in enumerate(sections) if placed.id == "likelihood_of_success")
    bare = Paragraph(line, Location(90))
    sections[at] = replace(sections[at], body=(*sections[at].body, bare))
    places = search_sections(sections, PROPOSAL, [lacking]).get(lacking, ())
    assert (bare.location in [place.location for place in places]) is found


@pytest.mark.parametrize(
    ("heading", "fill"),
    [
        ("What we shall do", SectionStatus.UNDETERMINED),
        ("Summary of activities", SectionStatus.MISSING),
    ],
)
def test_activities_that_were_read_under_words_of_their_own_may_be_the_section(
    heading: str, fill: SectionStatus
) -> None:
    """Who reads the rows of a section cannot call it missing; a summary of the form is another."""
    lines = [
        Paragraph("Count all nests, June 2027 (Manta Trust).", Location(91)),
        Paragraph("Train thirty wardens, 2028 (Government of Mongolia).", Location(92)),
        Paragraph("Mark the power lines, 2029 (BirdLife International).", Location(93)),
    ]
    own_words = section("summary_of_activities", heading, "")
    own_words = replace(
        own_words, body=tuple(lines), official=heading == "Summary of activities", certainty=1.0
    )
    lacking = "activities_and_expected_outcomes"
    sections = [
        own_words, *(each for each in form() if each.id not in {lacking, own_words.id})
    ]  # fmt: skip
    document = Document("paper.pdf", "0" * 64, tuple(lines), pages=(PageState.TEXT,))
    assert section_states(document, PROPOSAL, sections)[lacking].fill is fill


@pytest.mark.parametrize(("official", "found"), [(True, False), (False, True)])
def test_where_all_headings_are_in_words_of_their_own_an_unknown_one_may_be_any(
    official: bool, found: bool
) -> None:
    body = "From 2026 to 2029.\nOn the side\nSmall gulls, spoonbills, visitors at the reserve."
    timed = section("timeframe", "Timeframe", body)
    sections = [
        replace(part, official=official)
        for part in form(timeframe=timed)
        if part.id != "associated_benefits"
    ]
    places = search_sections(sections, PROPOSAL, ["associated_benefits"])
    assert ("associated_benefits" in places) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The risk is low, and success likely: nests return at once.", False),
        ("Fewer than 900 adults are left, Critically Endangered, and falling by a third.", True),
    ],
)
def test_a_text_that_goes_with_what_its_heading_was_read_as_is_no_other_section(
    body: str, found: bool
) -> None:
    lacking = "conservation_priority"
    hopes = section("likelihood_of_success", "Hopes", body, 0.6, (lacking,))
    sections = [part for part in form(likelihood_of_success=hopes) if part.id != lacking]
    assert (lacking in search_sections(sections, PROPOSAL, [lacking])) is found
