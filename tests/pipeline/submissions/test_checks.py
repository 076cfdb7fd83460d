"""Each row: what is wrong with the submission, and the codes that must come out, no others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from extractors.document import Document, Location, PageState, UnseenReason, UnseenText
from pipeline.convention.meetings import Basis
from pipeline.submissions.checks import checks, rules, run_checks
from pipeline.submissions.dossier import Dossier, PossiblePlace, SectionState, SectionStatus
from pipeline.submissions.messages import message
from taxonomy.listing import Rank
from taxonomy.matching.match import Candidate, Method, NameMatch
from tests.builders import paragraph, sketch
from tests.pipeline.dossiers import (
    DEADLINE,
    HEADER,
    LAST,
    SECTIONS,
    TABLE,
    TITLE,
    dossier,
    meeting,
    submission,
    text,
    with_changes,
)

TEXT, SCAN, IMAGE = PageState.TEXT, PageState.OCR, PageState.IMAGE
RANGE = SECTIONS["Geographical range"]
TARGETS = "Target species, lower taxon or population, or group of taxa with needs in common"
HEAD = TABLE[0]
OWN = "**Letters to the editor**\nTwo papers wrote of it.\n**Relevance**"
BOLD = "\n".join(f"**{line}**" if line in SECTIONS else line for line in text().splitlines())


def about(target: str, names: str = "", states: str = RANGE) -> Document:
    """The complete submission on another target, with a title that claims nothing."""
    words = text(HEADER.replace(TITLE, "PROPOSAL FOR A CONCERTED ACTION FOR A BIRD"))
    section = SECTIONS[TARGETS]
    marked = f"{target}. English: {names or 'name'}; French: nom; Spanish: nombre"
    return submission(words.replace(section, marked).replace(RANGE, states))


def claiming(title: str) -> Document:
    """The complete submission under another title."""
    return submission(text(HEADER.replace(TITLE, title)))


def asked(heading: str) -> Dossier:
    """The complete submission with a range that may stand under another heading."""
    whole = dossier()
    place = PossiblePlace(heading, Location(31, 2))
    state = SectionState(SectionStatus.UNDETERMINED, places=(place,))
    return replace(whole, states={**whole.states, "geographical_range": state})


def activity(*row: str) -> Document:
    """The complete submission with one other activity."""
    return submission(table=[HEAD, list(row)])


CUT = [
    ["Count", "Counts", "2031", "Government of Mongolia", "Secured"],
    ["Ring", "A map", "2032", "Government of Mongolia", "Secured"],
    ["Guard", "More chicks", "2033", "Government of Mongolia", "Secured"],
]
SMALL = [[row[0].lower(), row[1], "", *row[3:]] for row in CUT]
CUT_TABLES = {
    "it begins within a sentence": [
        *CUT,
        ["world", "One figure", "", "Government of Mongolia", "Secured"],
    ],
    "the row above ends at a sign": [
        *CUT,
        ["Net", "Nets", "2034", "Government of Mongolia;", "Secured"],
        ["50 camels pass", "Camels", "", "Government of Mongolia", "Secured"],
    ],
    "brackets stay open": [
        *CUT,
        ["Net", "Nets", "2034", "Government of Mongolia", "Secured (from"],
        ["The Trust", "Nets", "", "Government of Mongolia", "Secured"],
    ],
    "its time stands in another cell": [
        *CUT,
        ["Net", "Nets; by May 2034", "", "Government of Mongolia", "Secured"],
    ],
}


def consulted(words: str, responsible: str) -> Document:
    """The complete submission with one responsible entity and these consultations."""
    section = SECTIONS["Consultations planned / undertaken"]
    row = ["Count the birds", "Counts", "2031", responsible, "Secured"]
    return submission(text().replace(section, words), [HEAD, row])


def with_plan_among_consultations(words: str, responsible: str) -> Document:
    """The same with the table of activities behind the consultations, under no heading."""
    section = SECTIONS["Consultations planned / undertaken"]
    changed = text().replace(section, "").replace("Consultations planned / undertaken", "")
    row = ["Count the birds", "Counts", "2031", responsible, "Secured"]
    return sketch(changed, "Consultations planned / undertaken", words, [HEAD, row])


def on_letter_paper(words: str, office: str, responsible: str) -> Document:
    """The same under the letterhead of an office."""
    document = consulted(words, responsible)
    head = paragraph(office, Location(0))
    return replace(document, blocks=(head, *document.blocks))


def report(words: str, number: str = "UNEP/CMS/Concerted Action 99.1") -> Dossier:
    """A progress report with these words in it."""
    title = "REPORT ON THE IMPLEMENTATION OF THE CONCERTED ACTION FOR THE GREAT BUSTARD"
    header = HEADER.replace(TITLE, f"{title} (Otis tarda)")
    front = header.replace("attached proposal", "attached report")
    return dossier(submission(f"{front}\n{number}\n{words}", None))


def report_named(name: str, words: str) -> Dossier:
    """A progress report that names no number, in a file of this name."""
    return dossier(replace(report(words, number="").document, name=name))


def open_name() -> Dossier:
    """The complete dossier with a target that two listed names are equally near to."""
    complete = dossier()
    [target] = complete.targets
    candidates = (
        Candidate("Ovis prima", 90, "spelling"),
        Candidate("Ovis secunda", 90, "spelling"),
    )
    match = NameMatch("Ovis prina", "Ovis prina", Rank.SPECIES, Method.NONE, 0, (), candidates)
    taxon = replace(target, value=replace(target.value, match=match))
    names = {match.scientific_name: complete.common_names["Otis tarda"]}
    proposal = replace(complete.proposal, taxa=(taxon,))
    return replace(complete, proposal=proposal, common_names=names)


def without(heading: str) -> Document:
    """The complete submission without one section."""
    return submission(text().replace(f"\n{heading}\n{SECTIONS[heading]}", ""))


def with_heading_only(heading: str) -> Document:
    return submission(text().replace(f"\n{SECTIONS[heading]}", ""))


def with_words(heading: str, words: str) -> Document:
    return submission(text().replace(SECTIONS[heading], words))


MERGED = sketch(
    text().replace("\nSummary of activities\nFlyways are mapped and power lines are marked.", ""),
    "Summary of activities and expected outcomes",
    TABLE,
)
GUIDANCE = "Explain how implementation is likely to lead to the intended outcome."
REVISED = submission(text(HEADER.replace("Doc.28.2.1", "Doc.28.2.1/Rev.1")))
LATE = date(2030, 2, 2)

CASES: list[tuple[str, Dossier, Sequence[str]]] = [
    ("complete and in time", dossier(), []),
    ("on the last day", dossier(received=DEADLINE), []),
    ("one day late", dossier(received=LATE), ["DUE001"]),
    (
        "one day late by count",
        dossier(received=LATE, held_for=meeting(basis=Basis.COMPUTED)),
        ["DUE001"],
    ),
    ("no day of receipt", dossier(received=None), ["DUE002"]),
    ("no deadline known", dossier(held_for=meeting(deadline=None)), ["DUE002"]),
    ("a revision in time", dossier(REVISED), []),
    ("a revision after the deadline", dossier(REVISED, received=LATE), ["DUE002"]),
    ("for another meeting", dossier(held_for=meeting("COP98")), ["DOC007"]),
    ("no benefits", dossier(without("Associated benefits")), ["SEC001"]),
    (
        "no benefits, pages unread",
        dossier(replace(without("Associated benefits"), pages=(TEXT, IMAGE))),
        ["DOC003", "SEC007"],
    ),
    ("all there, read from pictures", dossier(submission(pages=(TEXT, SCAN))), ["DOC004"]),
    ("a table of activities without a heading", dossier(sketch(text(), TABLE)), ["SEC010"]),
    ("most sections not found", dossier(submission(text().split("Timeframe")[0])), ["SEC011"]),
    ("heading without text", dossier(with_heading_only("Associated benefits")), ["SEC002"]),
    ("a promise of text", dossier(with_words("Relevance", "[to be completed]")), ["SEC002"]),
    *(
        (f"put off: {words}", dossier(with_words("Relevance", words)), ["SEC002"])
        for words in (
            "This section will be completed by the working group.",
            "Cette section sera transmise séparément.",
            "Este apartado se completará más adelante.",
        )
    ),
    ("an answer by reference", dossier(with_words("Relevance", "See under Range.")), []),
    (
        "guidance beside own text",
        dossier(with_words("Likelihood of success", f"{GUIDANCE}\nIt is.")),
        ["SEC003"],
    ),
    ("guidance alone", dossier(with_words("Likelihood of success", GUIDANCE)), ["SEC003"]),
    (
        "a section of their own",
        dossier(submission(BOLD.replace("**Relevance**", OWN))),
        ["SEC004"],
    ),
    *(
        (f"{heading} around the text", dossier(submission(f"{text()}\n{heading}\nA book.")), [])
        for heading in ("References", "**Annex 1. Letters of support**", "Acronyms", "Siglas")
    ),
    ("a range under a question", asked("¿Dónde viven?"), ["SEC010"]),
    ("two sections under one heading", dossier(MERGED), ["SEC005"]),
    (
        "a summary of 301 words",
        dossier(with_words("Summary of activities", "word " * 301)),
        ["SEC006"],
    ),
    ("a summary of 300 words", dossier(with_words("Summary of activities", "word " * 300)), []),
    ("an unlisted bird", dossier(about("Vulpes ruritanica")), ["TAX001"]),
    ("a letter too many", dossier(about("Saiga tartarica")), ["TAX002"]),
    ("a superseded name", dossier(about("Panthera uncia")), ["TAX003"]),
    ("no common names", dossier(with_words(TARGETS, "Otis tarda")), ["TAX004"]),
    (
        "one common name missing",
        dossier(with_words(TARGETS, "Otis tarda: Great Bustard, Grande Outarde")),
        ["TAX004"],
    ),
    ("a member of a listed family", dossier(about("Gyps fulvus")), ["TAX005"]),
    ("of a family listed elsewhere", dossier(about("Lasionycteris noctivagans")), ["TAX001"]),
    ("a population", dossier(about("Lanius minor")), ["TAX006"]),
    (
        "a population that is not the one meant",
        dossier(about("Phocoena phocoena. The Baltic Proper population is no part of it")),
        ["TAX006", "TAX006", "TAX009"],
    ),
    (
        "a population named as the one meant",
        dossier(about("Phocoena phocoena, the Baltic Proper population")),
        ["TAX009"],
    ),
    ("a name of two taxa", open_name(), ["TAX008"]),
    ("a line nobody verified", dossier(about("Tetrax tetrax")), ["TAX009"]),
    ("no name at all", dossier(about("The birds of the steppe")), ["TAX011"]),
    ("only a name left aside", dossier(about("Birds, but Saiga tatarica is not included")), []),
    (
        "an Appendix too many",
        dossier(submission(text().replace("Otis tarda", "Saiga tatarica"))),
        ["TAX004", "TAX007"],
    ),
    (
        "proposed for an Appendix",
        dossier(claiming(TITLE.replace("ALREADY LISTED", "PROPOSED FOR LISTING"))),
        [],
    ),
    ("a family with listed members", dossier(about("Mobulidae")), ["TAX010"]),
    (
        "no State in the range",
        dossier(with_words("Geographical range", "All of the steppe.")),
        ["RNG001"],
    ),
    (
        "States named, each with a word to the contrary: nobody can tell",
        dossier(with_words("Geographical range", "A vagrant to Mongolia; extinct in China.")),
        [],
    ),
    (
        "a group of States beside one that is named",
        dossier(with_words("Geographical range", "Mongolia and the Sahelian States.")),
        ["RNG002"],
    ),
    ("a table with its head alone", dossier(submission(table=[HEAD])), ["SEC002", "ACT001"]),
    (
        "activities as text",
        dossier(submission(f"{text()}\nActivities and expected outcomes\nWe map.", None)),
        ["ACT004"],
    ),
    (
        "activities put off",
        dossier(submission(f"{text()}\n{LAST}\nThe table will be sent separately.", None)),
        ["ACT001"],
    ),
    (
        "no table, and a page nobody has read",
        dossier(submission(table=[HEAD], pages=(TEXT, IMAGE))),
        ["DOC003", "SEC002"],
    ),
    (
        "a table without a column for money",
        dossier(submission(table=[row[:4] for row in TABLE])),
        ["ACT003"],
    ),
    ("nobody responsible", dossier(activity("Count", "Counts", "2031", "", "Secured")), ["ACT002"]),
    (
        "a row that may only head a group",
        dossier(activity("Work at sea", "", "", "", "Sought")),
        [],
    ),
    (
        "the label of another cell within one",
        dossier(activity("Count", "Counts", "2031", "Government of Mongolia Money: USD 9", "")),
        [],
    ),
    (
        "no time and no money",
        dossier(activity("Count", "Counts", "", "Government of Mongolia", "")),
        ["ACT002"],
    ),
    *(
        (f"a row of a table that was cut: {why}", dossier(submission(table=[HEAD, *cut])), [])
        for why, cut in CUT_TABLES.items()
    ),
    (
        "every row in small letters",
        dossier(
            submission(table=[HEAD, *([row[0].lower(), *row[1:2], "", *row[3:]] for row in CUT)])
        ),
        ["ACT002", "ACT002", "ACT002"],
    ),
    (
        "a State not consulted",
        dossier(consulted("The Government of China agrees.", "Government of Kazakhstan")),
        ["CON001"],
    ),
    (
        "a State that was not asked",
        dossier(
            consulted(
                "The Government of China agrees. Kazakhstan has not been consulted.",
                "Government of Kazakhstan",
            )
        ),
        ["CON001"],
    ),
    (
        "a State that was not asked, in French",
        dossier(
            consulted(
                "La Chine est d’accord, mais le Kazakhstan n’a pas été consulté.", "Kazakhstan"
            )
        ),
        ["CON001"],
    ),
    (
        "a State that was not asked, in Spanish",
        dossier(
            consulted("China está de acuerdo. Con Kazajstán no hubo comunicación.", "Kazajstán")
        ),
        ["CON001"],
    ),
    (
        "a State that has not answered",
        dossier(
            consulted("China agrees. Kazakhstan was asked and has not answered.", "Kazakhstan")
        ),
        [],
    ),
    (
        "an office in the proponent's letterhead",
        dossier(on_letter_paper("China agrees.", "Steppe Parks Service", "Steppe Parks Service")),
        [],
    ),
    (
        "a society not consulted",
        dossier(consulted("The Government of China agrees.", "Steppe Bird Society")),
        ["CON001"],
    ),
    (
        "a society not consulted, whose row stands among the consultations",
        dossier(with_plan_among_consultations("China agrees.", "Steppe Bird Society")),
        ["SEC010", "CON001"],
    ),
    (
        "one of the companies that were consulted, counted and not named",
        dossier(consulted("China and the three network operators agree.", "Gobigrid")),
        [],
    ),
    (
        "a university that is none of the companies consulted",
        dossier(consulted("China and the three operators agree.", "University of Zenda")),
        ["CON001"],
    ),
    (
        "a State named under a heading of its own that tells of answers",
        dossier(
            submission(
                text(consultations="China agrees.")
                + "\n**What we heard**\nKazakhstan replied to our letter.",
                [HEAD, ["Count the birds", "Counts", "2031", "Kazakhstan", "Secured"]],
            )
        ),
        [],
    ),
    (
        "a society consulted",
        dossier(consulted("The Steppe Bird Society agrees.", "Steppe Bird Society (lead)")),
        [],
    ),
    (
        "the proponent responsible",
        dossier(consulted("The Government of China agrees.", "Mongolia and the proponents")),
        [],
    ),
    ("changes still open", dossier(with_changes(submission(), 2, 1)), ["DOC002"]),
    (
        "words that nobody sees",
        dossier(
            replace(
                submission(),
                unseen=(UnseenText("Otis tarda", UnseenReason.HIDDEN, Location(1)),),
            )
        ),
        ["DOC012"],
    ),
    ("comments left in", dossier(replace(submission(), comments=("Is this so?",))), ["DOC005"]),
    (
        "a report whose number stands in the file's name",
        report_named("CA 99.1 report.docx", "It is proposed that the action be continued."),
        ["DOC011"],
    ),
    (
        "a paper that does not say what it is",
        dossier(sketch("Workshop on the Concerted Action for the Great Bustard\nMonday.")),
        ["DOC010"],
    ),
    (
        "a message with a link",
        dossier(
            replace(submission(), linked=("https://we.tl/t-4fX",), sender="Ana <ana@range.example>")
        ),
        ["DOC013"],
    ),
    ("a file within", dossier(replace(submission(), attached=("annex.pdf",))), ["DOC008"]),
    (
        "an adopted action",
        dossier(
            claiming(
                "CONCERTED ACTION FOR THE GREAT BUSTARD (Otis tarda)\n"
                "Adopted by the Conference of the Parties at its 99th Meeting"
            )
        ),
        ["DOC001"],
    ),
    (
        "a report that continues",
        report("It is proposed that the Concerted Action be continued."),
        [],
    ),
    ("a report that leaves it open", report("The birds were counted."), ["SEC008"]),
    (
        "a closure without lessons",
        report("It is proposed to close the Concerted Action."),
        ["SEC009"],
    ),
    (
        "a closure with lessons",
        report("It is proposed to close the Concerted Action.\nLessons learned: count early."),
        [],
    ),
    *(
        (
            f"a closure with what should have been: {sentence}",
            report(f"It is proposed to close the Concerted Action.\n{sentence}"),
            [],
        )
        for sentence in (
            "We should have asked the fishers first.",
            "Contracts ought to have been signed in both languages.",
            "It would have been cheaper to hire boats.",
            "Il aurait fallu prévenir les ports.",
            "Nous aurions gagné un an avec deux bateaux.",
            "Debimos haber preguntado antes.",
            "La próxima vez se pedirá el permiso con tiempo.",
        )
    ),
    (
        "a closure with what must be",
        report("It is proposed to close the Concerted Action.\nParties should have a plan."),
        ["SEC009"],
    ),
    (
        "a report on no action known",
        report("It is proposed that the action be continued.", number=""),
        ["DOC006"],
    ),
    (
        "a late report",
        dossier(report("It is proposed that the Concerted Action be continued.").document, LATE),
        ["DUE001"],
    ),
]


@pytest.mark.parametrize(("case", "codes"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_checks_flag_exactly_what_is_wrong(case: Dossier, codes: list[str]) -> None:
    found = run_checks(case)
    assert [finding.rule.code for finding in found] == codes, [
        message(candidate) for candidate in found
    ]


def test_a_code_of_no_family_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.submissions.checks.FAMILIES", ("DOC", "SEC", "DUE", "TAX", "RNG"))
    with pytest.raises(ValueError, match=r"'ACT001'.*'CON001'.* are of no family: add it"):
        checks.__wrapped__()


def test_every_check_is_seen_to_speak() -> None:
    spoken = {code for _, _, codes in CASES for code in codes}
    on_intake = {"DUE003"}  # of versions: tests/pipeline/services/test_life_across_versions.py
    of_imports = {"RNG003", "RNG004"}  # tests/taxonomy/appendices/test_species_plus.py
    assert set(rules()) == spoken | on_intake | of_imports


def test_findings_come_in_one_order() -> None:
    codes = [check.RULE.code for check in checks()]
    assert len(codes) == len(set(codes))
    assert codes[0].startswith("DOC")


def test_a_place_is_named_with_its_page_in_each_language() -> None:
    found = next(
        finding for finding in run_checks(asked("¿Dónde viven?")) if finding.rule.code == "SEC010"
    )
    assert found.about == {"section": "geographical_range", "under": ["¿Dónde viven?"]}
    messages = {language: message(found, language) for language in ("en", "fr", "es")}
    assert "may be under “¿Dónde viven?” (page 2)" in messages["en"]
    assert "(page\u00a02)" in messages["fr"] or "(page 2)" in messages["fr"]
    assert "bajo «¿Dónde viven?» (página 2)" in messages["es"]
