"""Headings in every look, traps that look like headings, and the law that nothing is lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Document
from extractors.sections import Section, split_sections
from tests.builders import PROPOSAL, Rows, sketch

TITLES = {section.id: section.title() for section in PROPOSAL.sections}
HEADINGS = [w.text for section in PROPOSAL.sections for w in section.wordings[:2]]
ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split()


def ids(*parts: str | Rows) -> list[str]:
    """The sections of a sketch; a merged heading as "a+b", the preamble as "-"."""
    return ["+".join(s.ids) or ("-" if s.heading is None else "") for s in sections(*parts)]


def sections(*parts: str | Rows) -> list[Section]:
    return split_sections(sketch(*parts), PROPOSAL)


def written(look: str) -> str:
    """The whole form, each heading in `look`, with a line of text under each."""
    rows = zip(range(1, 17), ROMAN, TITLES.values(), strict=True)
    return "\n".join(look.format(n=n, r=r, R=r.upper(), h=h, H=h.upper()) for n, r, h in rows)


LOOKS = [
    "{h}\nText about it.",
    "{h}:\nText about it.",
    "**{h}**\nText about it.",
    "({r}). {h}: Text about it.",
    "({r}) {h}\nText about it.",
    "({r}). {h} Text about it.",
    "{R}. {h}\nText about it.",
    "{R} – {h}\nText about it.",
    "{n}. {h}\nText about it.",
    "{n}. {h}. Text about it.",
    "{n}) {h}\nText about it.",
    "**{n}. {H}**\nText about it.",
    "{H}\nText about it.",
    "# {h}\nText about it.",
    "**{h}**: Text about it.",
    "**{h}** Text about it.",
    "{h}: Text about it.",
]


@pytest.mark.parametrize("look", LOOKS)
def test_the_form_is_found_in_every_look(look: str) -> None:
    found = sections(written(look))
    assert [section.id for section in found] == list(TITLES)
    assert {section.text.strip() for section in found} == {"Text about it."}


@pytest.mark.parametrize("look", LOOKS)
def test_a_cover_note_stays_before_the_first_heading(look: str) -> None:
    cover = "UNEP/CMS/COP99/Doc.1.1\nSummary:\nThe Government of Ruritania has submitted this."
    assert ids(cover, written(look)) == ["-", *TITLES]


FORM_TABLE = [
    ["Target species,\nlower taxon\nor\npopulation,\nor group of\ntaxa with\nneeds in\ncommon", "Otis"],
    ["Geographical range", "Ruritania"],
    ["Time-\nframe", "2030"],
    ["Relevance", ""],
    ["Background", "Own words"],
]  # fmt: skip


def test_labels_of_a_form_table_are_headings() -> None:
    found = sections(FORM_TABLE)
    assert [s.id for s in found] == [
        "target_taxa",
        "geographical_range",
        "timeframe",
        "relevance",
        "",
    ]
    assert [s.text for s in found] == ["Otis", "Ruritania", "2030", "", "Own words"]
    assert found[0].heading
    assert found[0].heading.text.split("\n")[-1] == "common"


def test_a_number_may_stand_in_a_column_of_its_own() -> None:
    rows = [["1.", "Proponent(s)", "Ruritania"], ["2.", "Relevance", "High"]]
    assert [(s.id, s.text) for s in sections(rows)] == [
        ("proponents", "Ruritania"),
        ("relevance", "High"),
    ]


def test_a_label_may_take_the_whole_width() -> None:
    rows = [["Geographical range"], ["", "Ruritania"], ["Associated benefits"], ["", "Many"]]
    assert [(s.id, s.text.strip()) for s in sections(rows)] == [
        ("geographical_range", "Ruritania"),
        ("associated_benefits", "Many"),
    ]


ACTIVITIES = [
    ["Activity", "Outputs/Outcomes", "Timeframe", "Responsibility", "Funding"],
    ["Count", "Counts", "2030", "Ruritania", "none"],
]


def test_columns_of_the_activities_table_are_no_headings() -> None:
    assert ids("Activities and expected outcomes", ACTIVITIES) == [
        "activities_and_expected_outcomes"
    ]


def test_column_headers_that_a_reader_flattened_are_no_headings() -> None:
    text = "Geographical range\nSea\nActivities and expected outcomes\nActivity\nOutputs/Outcomes\nTimeframe\nResponsibility\nFunding"
    assert ids(text) == ["geographical_range", "activities_and_expected_outcomes"]


CASES: list[tuple[str, str, list[str]]] = [
    (
        "words of a heading in running text",
        "Conservation priority\nThe relevance is high.\nRelevance and timeframe depend on it.\nTimeframe\n2030",
        ["conservation_priority", "timeframe"],
    ),
    (
        "a number inside a paragraph",
        "(i). Proponent: Ruritania\n(ii). Target species: Two aims: (i) less, and (iii) Relevance.\n(iii). Geographical range: Sea",
        ["proponents", "target_taxa", "geographical_range"],
    ),
    (
        "a cross-reference",
        "Conservation priority\nSee Relevance below.\n(see Timeframe)\nRelevance\nHigh.",
        ["conservation_priority", "relevance"],
    ),
    (
        "a list inside a numbered section",
        "1. Proponents\nRuritania\n2. Target species\nOtis\n3. Geographical range\n1. North\n2. South\n4. Summary of activities\nText",
        ["proponents", "target_taxa", "geographical_range", "summary_of_activities"],
    ),
    (
        "points of a list",
        "Conservation priority\n- Relevance: high;\n• Timeframe: 2030;\nAssociated benefits\nMany",
        ["conservation_priority", "associated_benefits"],
    ),
    (
        "labels under the target species",
        "Target species\nClass: Aves\nSpecies: Otis tarda\nStatus in Red List and in CMS Appendices (I or II): VU\nGeographical range\nSea",
        ["target_taxa", "geographical_range"],
    ),
    (
        "a second wording right under the first",
        "Geographical range\nRange States:\nRuritania\nAssociated benefits\nMany",
        ["geographical_range", "associated_benefits"],
    ),
    (
        "a table of contents with page numbers",
        "Contents\nProponent(s) ........ 2\nGeographical range\t3\nRelevance . . . . . 4\nProponent(s)\nRuritania\nGeographical range\nSea\nRelevance\nHigh",
        ["-", "proponents", "geographical_range", "relevance"],
    ),
    (
        "a table of contents without",
        "Contents\nProponent(s)\nGeographical range\nRelevance\nProponent(s)\nRuritania\nGeographical range\nSea\nRelevance\nHigh",
        ["-", "proponents", "geographical_range", "relevance"],
    ),
    (
        "empty sections",
        "Proponent(s)\nGeographical range\nAssociated benefits\nMany",
        ["proponents", "geographical_range", "associated_benefits"],
    ),
    (
        "merged by the form's own habit",
        "(iii). Geographical range: Sea\n(iv). Summary of Activities and expected outcomes: Text\n(v). Timeframe: 2030",
        ["geographical_range", "summary_of_activities+activities_and_expected_outcomes", "timeframe"],
    ),
    (
        "merged freely",
        "Geographical range\nSea\nConservation priority and relevance\nHigh\nReadiness, feasibility and likelihood of success\nGood",
        [
            "geographical_range",
            "conservation_priority+relevance",
            "readiness_and_feasibility+likelihood_of_success",
        ],
    ),
    (
        "an unnumbered summary first",
        "SUMMARY The dolphin lives in rivers.\n(i). Proponent: Ruritania\n(ii). Target species: Otis",
        ["", "proponents", "target_taxa"],
    ),
    (
        "sections the form does not know",
        "(i). Proponent: Ruritania\n(ii). Target species: Otis\n(iii). Legal status: Protected\n(iv). Geographical range: Sea\n(v). References: Book",
        ["proponents", "target_taxa", "", "geographical_range", ""],
    ),
    (
        "an annex",
        "**Proponent(s)**\nRuritania\n**Geographical range**\nSea\n**Annex 1: Map**\nMap",
        ["proponents", "geographical_range", ""],
    ),
    (
        "out of order",
        "Geographical range\nSea\nProponent(s)\nRuritania\nAssociated benefits\nMany",
        ["geographical_range", "proponents", "associated_benefits"],
    ),
    (
        "three languages",
        "Proponent(s)\nRuritania\nAire de répartition géographique\nMer\nBeneficios asociados\nMuchos",
        ["proponents", "geographical_range", "associated_benefits"],
    ),
    (
        "a heading over two lines, text behind it",
        "(i). Proponent: Ruritania\n(ii). Target species, lower taxon or population, or\ngroup of taxa with needs in common: Otis\n(iii). Geographical range: Sea",
        ["proponents", "target_taxa", "geographical_range"],
    ),
    (
        "letters wrong",
        "Proponent(s)\nRuritania\nGeografical rangc\nSea\nRelationship to othcr CMS actlons\nNone",
        ["proponents", "geographical_range", "relationship_to_other_cms_actions"],
    ),
    (
        "letters, of which I is one",
        "\n".join(f"**{chr(65 + n)}. {h}**\nText" for n, h in enumerate(TITLES.values())),
        list(TITLES),
    ),
    (
        "a wording nobody wrote down",
        "**Geographical range**\nSea\n**Resumen breve de actividades**\nText\n**Associated benefits**\nMany",
        ["geographical_range", "summary_of_activities", "associated_benefits"],
    ),
    (
        "a heading that a reader joined to the line above",
        "Proponent(s)\nRuritania\nGeographical range\nThe sea. Associated benefits:\nMany",
        ["proponents", "geographical_range", "associated_benefits"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_is_a_heading_and_what_is_not(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_language_and_office_of_each_heading_are_told() -> None:
    text = "Auteurs de la proposition\nRuritanie\nAire de répartition géographique\nMer\nRelevance\nHigh"
    found = [(s.language, s.official) for s in sections(text)]
    assert found == [("fr", True), ("fr", False), ("en", True)]


def test_text_without_headings_is_one_stretch() -> None:
    assert ids("One line.\nAnother line.") == ["-"]


def test_an_empty_document_has_no_sections() -> None:
    assert sections("") == []


def letters(texts: Sequence[str]) -> str:
    return "".join("".join(texts).split())


def all_texts(found: Sequence[Section]) -> list[str]:
    return [p.text for s in found for p in [*filter(None, [s.heading]), *s.body]]


LINES = st.one_of(
    st.sampled_from(HEADINGS),
    st.sampled_from(HEADINGS).map(lambda h: f"({ROMAN[len(h) % 16]}). {h}: text"),
    st.sampled_from(HEADINGS).map(lambda h: f"**{h}** text"),
    st.sampled_from(HEADINGS).map(lambda h: f"Before it. {h}:"),
    st.text(st.characters(codec="utf-8", exclude_characters="*#"), min_size=1, max_size=30),
)
TABLES = st.lists(st.lists(LINES, min_size=2, max_size=3), min_size=1, max_size=4)


def same(document: Document) -> bool:
    found = split_sections(document, PROPOSAL)
    return letters(all_texts(found)) == letters([p.text for p in document.paragraphs])


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(LINES, TABLES), max_size=12))
def test_nothing_is_lost_or_moved(parts: list[str | Rows]) -> None:
    assert same(sketch(*parts))


@settings(deadline=None, max_examples=50)
@given(st.lists(LINES, max_size=12))
def test_spans_spell_the_text_on_both_sides_of_a_cut(lines: list[str]) -> None:
    for section in sections("\n".join(lines)):
        for paragraph in [*filter(None, [section.heading]), *section.body]:
            spelt = "".join(span.text for span in paragraph.spans)
            assert not paragraph.spans or spelt == paragraph.text
