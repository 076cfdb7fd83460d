"""Headings in every look, traps that look like headings, and the law that nothing is lost."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Document
from extractors.forms.headings.candidates import find_candidates
from extractors.forms.headings.exclusions import without_states
from extractors.forms.headings.form_tables import units_of
from extractors.forms.headings.wordings import wordings_of
from extractors.forms.section import Section
from extractors.forms.sections import split_sections
from extractors.forms.template import load_templates
from tests.builders import PROPOSAL, Rows, sketch

TITLES = {section.id: section.title() for section in PROPOSAL.sections}
HEADINGS = [w.text for section in PROPOSAL.sections for w in section.wordings[:2]]
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi"
ROMAN = _ROMAN.split()


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
    "{h} = Text about it.",
    "{h} -- Text about it.",
    "({r}) {h}.Text about it.",
    "Section {n}: {h}\nText about it.",
    "SECTION {n} – {H}\nText about it.",
    "Part {R} – {h}\nText about it.",
    "Part {R}: {h}\nText about it.",
    "Item {n} {h}\nText about it.",
    "Q{n}. {h}\nText about it.",
    "No. {n} {h}\nText about it.",
    "{n} - {h}\nText about it.",
    "{n}- {h}\nText about it.",
    "{n}º {h}\nText about it.",
    "{n}.0 {h}\nText about it.",
    "B.{n} {h}\nText about it.",
    "[{n}] {h}\nText about it.",
    "{{{r}}} {h}\nText about it.",
    "{r}) {h}\nText about it.",
    "{r} {h}\nText about it.",
    "{R} {h}\nText about it.",
    "➢ {h}\nText about it.",
    "_ {h}\nText about it.",
    "{h}1\nText about it.",
    "{h}*\nText about it.",
    "{h} (continued)\nText about it.",
    "**{h} (about 200 words)**\nText about it.",
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
    ["Target species,\nlower taxon\nor\npopulation, or\ngroup of taxa with\nneeds in\ncommon", "A"],
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
    assert [s.text for s in found] == ["A", "Ruritania", "2030", "", "Own words"]
    assert found[0].heading
    assert found[0].heading.text.split("\n")[-1] == "common"


def test_a_number_may_stand_in_a_column_of_its_own() -> None:
    rows = [["1.", "Proponent(s)", "Ruritania"], ["2.", "Relevance", "High"]]
    assert [(s.id, s.text) for s in sections(rows)] == [
        ("proponents", "Ruritania"),
        ("relevance", "High"),
    ]


def test_among_many_labels_one_with_an_empty_cell_is_a_label_too() -> None:
    known = [[TITLES[id_], "Text"] for id_ in list(TITLES)[:5]]
    found = sections([*known[:3], ["For office use", ""], *known[3:]])
    assert [section.id for section in found] == [*list(TITLES)[:3], "", *list(TITLES)[3:5]]


def test_numbers_in_a_column_of_their_own_may_be_lost_or_garbled() -> None:
    labels = [TITLES[id_] for id_ in list(TITLES)[:4]]
    rows = [[n, label, "Text"] for n, label in zip(["1,", "Zi", "", ""], labels, strict=True)]
    assert ids(rows) == list(TITLES)[:4]


def test_a_table_in_a_cell_beside_a_label_has_no_labels() -> None:
    rows = [["Proponents", "Ruritania", ""], ["Target species", "Name", "English"]]
    rows += [["^", "Otis tarda", "Great Bustard"], ["Geographical range", "The sea", ""]]
    assert ids(rows) == ["proponents", "target_taxa", "geographical_range"]


def test_right_below_a_wide_label_stands_its_text() -> None:
    """A scan may lose the rule between an empty cell and a short text."""
    labels = [TITLES[id_] for id_ in list(TITLES)[:3]]
    rows = [[labels[0]], ["Government of Ruritania"], [labels[1]], ["", "Otis"], [labels[2]]]
    assert sections(rows)[0].text == "Government of Ruritania"


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


def test_each_section_may_have_a_table_of_its_own() -> None:
    for table in (
        [["{}", "Text about it."]],
        [["{}"], ["Text about it."]],
        [["{}\nText about it."]],
    ):
        tables = [
            [[cell.format(title) for cell in row] for row in table] for title in TITLES.values()
        ]
        found = sections(*tables)
        assert [section.id for section in found] == list(TITLES)
        assert {section.text.strip() for section in found} == {"Text about it."}


@pytest.mark.parametrize("look", ["{}\nText.", "**{}**\nText.", "{}: Text.", "1. {}\nText."])
def test_a_form_in_any_order_is_found(look: str) -> None:
    order = sorted(TITLES, key=lambda id_: id_[::-1])
    assert ids("\n".join(look.format(TITLES[id_]) for id_ in order)) == order


@pytest.mark.parametrize("look", ["**{} / {}**\nText", "{} ({})\nText", "**{}**\n**{}**\nText"])
@pytest.mark.parametrize("language", ["fr", "es"])
def test_headings_in_two_languages_are_one(look: str, language: str) -> None:
    rows = [look.format(s.title(), s.title(language)) for s in PROPOSAL.sections]
    assert ids("\n".join(rows)) == list(TITLES)


MISREAD = (
    "(i). (1i). (iil) {iv) (v}. (wi), (vil) (viii} (1x). (x) (xi) (x1i). (xili) (xiv) [xv) (xvi}"
)


@pytest.mark.parametrize("look", ["{} {}: Text", "{} {}\nText"])
def test_numbers_that_a_scan_made_unclear_are_numbers(look: str) -> None:
    rows = map(look.format, MISREAD.split(), TITLES.values())
    assert ids("\n".join(rows)) == list(TITLES)


def test_columns_of_the_activities_table_are_no_headings() -> None:
    assert ids("Activities and expected outcomes", ACTIVITIES) == [
        "activities_and_expected_outcomes"
    ]


def test_column_headers_that_a_reader_flattened_are_no_headings() -> None:
    text = "Geographical range\nSea\nActivities and expected outcomes\n"
    assert ids(text, "\n".join(ACTIVITIES[0])) == [
        "geographical_range",
        "activities_and_expected_outcomes",
    ]


def test_a_label_that_is_also_a_wording_of_its_section_is_text() -> None:
    text = "Proponent: Ruritania\nGeographical range: Range States:\nKenya\nTimeframe: 2030"
    found = {section.id: section.text for section in sections(text)}
    assert found["geographical_range"] == "Range States:\nKenya"


CASES = tomllib.loads(Path(__file__).with_name("headings.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_a_heading_and_what_is_not(case: dict[str, Any]) -> None:
    assert ids(case["text"]) == case["sections"]


def test_i_is_a_letter_among_letters() -> None:
    rows = enumerate(TITLES.values())
    assert ids("\n".join(f"**{chr(65 + n)}. {title}**\nText" for n, title in rows)) == [*TITLES]


def test_language_and_office_of_each_heading_are_told() -> None:
    text = "Auteurs de la proposition\nA\nAire de répartition géographique\nB\nRelevance\nC"
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


@settings(max_examples=80)
@given(st.lists(st.one_of(LINES, TABLES), max_size=12))
def test_nothing_is_lost_or_moved(parts: list[str | Rows]) -> None:
    assert same(sketch(*parts))


@settings(max_examples=50)
@given(st.lists(LINES, max_size=12))
def test_spans_spell_the_text_on_both_sides_of_a_cut(lines: list[str]) -> None:
    for section in sections("\n".join(lines)):
        for paragraph in [*filter(None, [section.heading]), *section.body]:
            spelt = "".join(span.text for span in paragraph.spans)
            assert not paragraph.spans or spelt == paragraph.text


LISTING = load_templates()["listing_proposal", "COP13"]
LISTED = """
PROPOSAL FOR THE INCLUSION OF THE SNARK IN APPENDIX I
Summary:
The Government of Ruritania has submitted this.
A. PROPOSAL
Inclusion in Appendix I.
B. PROPONENT: Government of Ruritania
C. SUPPORTING STATEMENT
1. Taxonomy
1.1 Class: Aves
4. Biological data
A bird.
6. Protection status and needs
None.
"""


def test_letters_stand_above_numbers_in_a_proposal_to_list() -> None:
    found = split_sections(sketch(LISTED), LISTING)
    assert [section.id for section in found if section.id] == [
        "proposal",
        "proponents",
        "supporting_statement",
        "taxonomy",
        "biological_data",
        "protection_status_and_needs",
    ]
    assert [s.text for s in found if s.id == "proponents"] == ["Government of Ruritania"]


OTHER_WORDS = [
    ("relevance", "Relevance of the action"),
    ("relevance", "Relevance to CMS"),
    ("consultations", "Stakeholder consultation"),
    ("target_taxa", "Taxa covered"),
    ("readiness_and_feasibility", "Preparedness and feasibility"),
    ("associated_benefits", "Bienfaits associés"),
    ("summary_of_activities", "Compendio de actividades"),
]


@pytest.mark.parametrize(("missing", "words"), OTHER_WORDS)
@pytest.mark.parametrize("look", ["{}\nText about it.", "{}: Text about it."])
def test_a_line_in_the_gap_of_one_section_is_its_heading(
    missing: str, words: str, look: str
) -> None:
    titles = [words if section == missing else title for section, title in TITLES.items()]
    assert ids("\n".join(map(look.format, titles))) == list(TITLES)


def test_a_line_that_speaks_of_something_else_fills_no_gap() -> None:
    titles = ["Boats and nets" if id_ == "associated_benefits" else t for id_, t in TITLES.items()]
    assert "associated_benefits" not in ids("\n".join(f"{title}\nText." for title in titles))


def test_on_a_scan_a_garbled_number_is_one_where_its_section_belongs() -> None:
    text = """(viii) Conservation priority :
        High.
        (d Relevance :
        High.
        (di) Absence of better remedies :
        None.
        I (xii) Readiness and feasibility :
        (an Timeframe :
        Much."""
    document = sketch(text)
    scanned = tuple(replace(p, from_image=True) for p in document.paragraphs)
    sections = split_sections(replace(document, blocks=scanned), PROPOSAL)
    assert [section.id for section in sections] == [
        "conservation_priority",
        "relevance",
        "absence_of_better_remedies",
        "readiness_and_feasibility",
    ]


@pytest.mark.parametrize("words", ["Resumen", "Résumé"])
@pytest.mark.parametrize("worded", [True, False])
def test_an_abstract_among_sections_is_the_summary_where_no_other_is(
    words: str, worded: bool
) -> None:
    lines = [
        "**Geographical range**",
        "The Gulf and the Red Sea, from Oman to Egypt.",
        f"**{words}**",
        "We will count the birds each year, guard five islands and train wardens in each State.",
        "**Associated benefits**",
        "Terns gain too.",
    ]
    form_lines = ["**Summary of activities**", "Counts and guards."] if worded else []
    found = ids("\n".join([*lines, *form_lines]))
    assert found.count("summary_of_activities") == 1


@pytest.mark.parametrize(
    ("text", "left"), [("Yemen", 0), ("Iran (Islamic Republic of)", 0), ("Yemen and its shores", 1)]
)
def test_the_name_of_a_state_alone_is_no_heading(text: str, left: int) -> None:
    """It stands in tables whose columns a reader lost."""
    units = units_of(sketch(text), wordings_of(PROPOSAL))
    unknown = find_candidates(units, wordings_of(PROPOSAL), [None] * len(units))
    assert bool(unknown)
    assert bool(without_states(unknown, units)) is bool(left)


TWO_PARTS = [
    ("Part one. Progress since 2020", "Part two. The proposal", "Chances of success so far", "en"),
    ("Première partie. Ce qui a été fait", "Seconde partie. La proposition révisée",
     "Les chances de succès à ce jour", "fr"),
    ("PRIMERA PARTE. INFORME", "SEGUNDA PARTE. PROPUESTA DE PRÓRROGA",
     "Costo y eficacia hasta hoy", "es"),
]  # fmt: skip
FORM_WORDS = {
    "en": ("Proponents", "Target species", "Geographical range", "Timeframe", "Consultations"),
    "fr": ("Auteurs de la proposition", "Espèce cible", "Aire de répartition", "Calendrier",
           "Consultations"),
    "es": ("Proponentes", "Especie objetivo", "Distribución geográfica", "Calendario", "Consultas"),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "of_report", "language"), TWO_PARTS)
def test_what_heads_the_report_before_a_proposal_is_no_section_of_it(
    first: str, second: str, of_report: str, language: str
) -> None:
    behind = "\n".join(f"**{words}**\nText." for words in FORM_WORDS[language])
    text = f"**{first}**\nText.\n**{of_report}**\nText.\n**{second}**\nText.\n{behind}"
    sections = split_sections(sketch(text), load_templates()["proposal", "COP14"])
    headed = {s.heading.text: s.ids for s in sections if s.heading}
    assert not any(headed.get(of_report, ()))
    assert all(all(headed[words]) for words in FORM_WORDS[language])


def test_parts_of_a_proposal_in_the_words_of_the_form_stay_sections() -> None:
    text = "**Part one. Who and what**\n**Proponents**\nText.\n**Target species**\nText.\n"
    text += "**Part two. Proposed work**\n**Activities and expected outcomes**\nText."
    sections = split_sections(sketch(text), load_templates()["proposal", "COP14"])
    assert {"proponents", "target_taxa"} <= {id_ for s in sections for id_ in s.ids}


def test_headings_of_a_lower_level_are_parts_of_their_section() -> None:
    """Word's levels tell a part of a section from a section that the form does not know."""
    form = sketch(written("# {h}\nText about it.\n## At sea\nMore about it."))
    found = split_sections(form, PROPOSAL)
    assert [section.id for section in found] == list(TITLES)
    assert all("At sea" in section.text for section in found)


def test_a_heading_of_the_level_that_sections_have_ends_the_one_before() -> None:
    form = written("# {h}\nText about it.").splitlines()
    found = split_sections(sketch("\n".join([*form[:6], "# At sea", "More.", *form[6:]])), PROPOSAL)
    assert all("At sea" not in section.text for section in found)


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Prospects of success and reach", "likelihood_of_success+magnitude_of_likely_impact"),
        ("Prospects of success and riks", "likelihood_of_success"),
    ],
)
def test_a_wording_whose_second_half_is_another_section_is_two(heading: str, found: str) -> None:
    """It is within a few letters of "… and risks", and says something else."""
    labels = [heading if id_ == "likelihood_of_success" else t for id_, t in TITLES.items()]
    labels.remove(TITLES["magnitude_of_likely_impact"])
    assert found in ids("\n".join(f"# {label}\nText about it." for label in labels))


def test_a_summary_among_the_rows_of_a_form_is_that_of_activities() -> None:
    """Proponents add an abstract before the form, and seldom a row to it."""
    labels = {**TITLES, "summary_of_activities": "Summary"}
    rows = [[label, "Text about it, in a sentence."] for label in labels.values()]
    assert "summary_of_activities" in ids(rows)


CARD_LABELS = [
    ("en", ["Expected effect", "Timeframe", "Lead", "Funding plan"]),
    ("fr", ["Effet attendu", "Délai d’exécution", "Maître d’ouvrage", "Plan de financement"]),
    ("es", ["Efecto buscado", "Plazo", "Quién lo hace", "Presupuesto"]),
    ("en", ["Status", "Timeframe"]),
    ("fr", ["Où", "Calendrier", "Consultations"]),
]


def cards(labels: Sequence[str], look: str, n: int) -> list[str]:
    """One card for each of `n` activities, a label left out of the last but one."""
    short = labels[:-1] if len(labels) > 2 else labels
    kept = [short if i == n - 2 else labels for i in range(n)]
    lines = [[look.format(label) for label in card] for card in kept]
    return [line for i, card in enumerate(lines) for line in (f"**{i + 1}. Nets**", *card)]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("look", ["**{}**\nTwo of them", "{}: two of them", "**{}:** Two of them"])
@pytest.mark.parametrize(("_", "labels"), CARD_LABELS)
def test_labels_that_come_again_on_each_card_are_no_headings(
    language: str, look: str, _: str, labels: Sequence[str]
) -> None:
    titles = [section.title(language) for section in PROPOSAL.sections]
    text = "\n".join([f"**{title}**\nText about it." for title in titles])
    found = sections(text, "\n".join(cards(labels, look, 4)))
    assert [section.id for section in found] == list(TITLES)
    assert "4. Nets" in found[-1].text


@pytest.mark.parametrize(("_", "labels"), CARD_LABELS)
def test_labels_in_a_table_for_each_activity_are_no_headings(_: str, labels: Sequence[str]) -> None:
    cards = [("**Card: nets**", [[label, "Two of them"] for label in labels]) for _ in range(4)]
    found = sections(written("**{h}**\nText."), *(part for card in cards for part in card))
    assert [section.id for section in found] == list(TITLES)


@pytest.mark.parametrize(
    "rows",
    [
        [["Range State", "Breeds", "Pairs"], ["Kenya", "yes", "12"], ["Oman", "no", "0"]],
        [["Range States", "Pairs"], ["Kenya", "12"], ["Oman (Hasik)", "6"], ["Yemen", "2"]],
        [["États de l’aire de répartition", "Effectif"], ["Kenya", "12"], ["Oman", "6"]],
        [["Especie objetivo", "Macho", "Hembra"], ["Tamaño", "3", "2"], ["Peso", "8", "7"]],
    ],
)
def test_the_head_of_a_column_is_no_label_of_a_form(rows: Rows) -> None:
    assert ids("**Geographical range**\nText.", rows, "**Timeframe**\n2030") == [
        "geographical_range",
        "timeframe",
    ]
