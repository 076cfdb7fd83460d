"""One report in every format gives the same answers, and a spoiled file says what is wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from extractors.readers.read import read_document
from pipeline.national_reports.api_json import read_api_json
from pipeline.national_reports.document_form import read_form
from pipeline.national_reports.questions import completed, is_on_actions, question_key
from pipeline.national_reports.report import Answer, NationalReport, NotAReport
from pipeline.national_reports.wide_csv import read_wide_csv
from tests.pipeline.national_reports.forms import (
    TITLE,
    Question,
    as_csv,
    as_json,
    as_word,
    as_word_form,
    as_word_table,
    questions,
)
from tests.taxonomy.appendices.official_layouts import OFFICE, as_pdf

FORM = questions(300)


def given(report: NationalReport) -> list[tuple[str, str, tuple[tuple[str, str, str], ...]]]:
    """What is answered, question by question; a short form has no others."""
    return [(a.question, " ".join(a.text.split()), a.matrix) for a in report.answers if a.is_given]


EXPECTED = [
    (q.title, " ".join([*q.options[:1], *filter(None, [q.text])]),
     tuple((line, "Status", cell) for line, cell in q.matrix))
    for q in FORM
    if q.options or q.text or q.matrix
]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_wide_csv(separator: str) -> None:
    kenya, chad = map(completed, read_wide_csv(as_csv(FORM, separator, ["Chad"]), TITLE))
    assert given(kenya) == EXPECTED
    assert (kenya.iso, chad.iso) == ("KE", "TD")
    assert given(chad) == []
    assert len(kenya.answers) == 300
    assert kenya.answers[0].moment == "2030-04-26 10:00:00 UTC"
    assert kenya.answers[30].section == ("Section 2",)


def test_the_interface() -> None:
    [kenya] = map(completed, read_api_json([as_json(FORM)]))
    assert given(kenya) == EXPECTED
    assert (kenya.iso, kenya.title) == ("KE", TITLE)


def test_the_interface_in_two_files() -> None:
    whole = json.loads(as_json(FORM))
    parts = [json.dumps({"questions": whole["questions"]}),
             json.dumps({"questionnaire": whole["questionnaire"]})]  # fmt: skip
    assert read_api_json(parts) == read_api_json([as_json(FORM)])


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing: apt-get install libreoffice")
@pytest.mark.parametrize("long", [True, False], ids=["long", "short"])
def test_the_pdf_of_a_respondent(long: bool, tmp_path: Path) -> None:
    path = as_pdf(as_word(FORM, tmp_path / "report.docx", long=long))
    kenya = completed(read_form(read_document(path)))
    assert given(kenya) == EXPECTED
    assert (kenya.iso, kenya.title) == ("KE", TITLE)


def keyed(report: NationalReport) -> list[tuple[str, str, tuple[tuple[str, str, str], ...]]]:
    """What is answered, each question without the number that a form has before it."""
    return [(question_key(question), *rest) for question, *rest in given(report)]  # type: ignore[misc]  # three


def test_the_word_form(tmp_path: Path) -> None:
    read = completed(read_form(read_document(as_word_form(FORM, tmp_path / "form.docx"))))
    assert keyed(read) == [(question_key(question), *rest) for question, *rest in EXPECTED]
    assert (read.iso, read.title, len(read.answers)) == ("KE", TITLE, 300)


LAYOUTS = ["two", "three", "under", "sections"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_word_form_laid_out_as_a_table(layout: str, tmp_path: Path) -> None:
    """The same answers as in every other format, each in the section it stands in."""
    path = as_word_table(FORM, tmp_path / "form.docx", layout)
    read = completed(read_form(read_document(path)))
    assert keyed(read) == [(question_key(question), *rest) for question, *rest in EXPECTED]
    assert (read.iso, len(read.answers)) == ("KE", 300)
    assert {answer.section[-1] for answer in read.answers} == {q.section for q in FORM}


WORDS_OF_A_PARTY = [  # none of these begins another question
    "A new reserve was declared.",
    "CMS was on the agenda.",
    "12 birds were ringed.",
    "1. Nests were counted.\n2. Nests were guarded.",
    "(a) Nests were counted.\n(b) Nests were guarded.",
    "a) Nests.\nb) Eggs.",
]


@pytest.mark.parametrize("layout", ["two", "three", "sections"])
@pytest.mark.parametrize("words", WORDS_OF_A_PARTY)
def test_what_a_party_writes_into_a_cell_stays_an_answer(
    words: str, layout: str, tmp_path: Path
) -> None:
    form = [*questions(5)[:4], Question("Section 1", "What was done", "Q5", (), words)]
    after = Question("Section 1", "What is planned", "Q6", (), "Nothing.")
    read = read_form(read_document(as_word_table([*form, after], tmp_path / "f.docx", layout)))
    assert [answer.text for answer in read.answers][-2:] == [words, "Nothing."]


@pytest.mark.parametrize("words", WORDS_OF_A_PARTY)
def test_what_a_party_writes_into_the_word_form_stays_an_answer(words: str, tmp_path: Path) -> None:
    form = [*questions(5)[:4], Question("Section 1", "What was done", "Q5", (), words)]
    after = Question("Section 1", "What is planned", "Q6", (), "Nothing.")
    read = read_form(read_document(as_word_form([*form, after], tmp_path / "form.docx")))
    assert [answer.text for answer in read.answers][-2:] == [words, "Nothing."]


CELLS = [
    ("Yes # No [[timestamp: 2030]]", "Yes\nNo", "", (), ()),
    ("Yes # Other:a reserve", "Yes\na reserve", "", (), ()),
    ("en: Turtles ||\n ol: Tortues [[timestamp: 2030]]", "Turtles", "Tortues", (), ()),
    ("Yes # URL: https://example.org/a # Doc: /srv/a/plan.pdf", "Yes", "",
     ("https://example.org/a",), ("plan.pdf",)),
    (" [[timestamp: 2030]]", "", "", (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "text", "original", "links", "files"), CELLS)
def test_the_parts_of_a_cell(
    cell: str, text: str, original: str, links: tuple[str, ...], files: tuple[str, ...]
) -> None:
    table = f'Section,Question,ID,A\nCountry,,,Kenya\n.One,,,\nOne,Which?,Q1,"{cell}"\n'
    [report] = read_wide_csv(table)
    [answer] = report.answers
    assert (answer.text, answer.original, answer.links, answer.files) == (
        text, original, links, files,
    )  # fmt: skip


SPOILED = [
    ("nothing", "", "first line"),
    ("another table", "a,b,c\n1,2,3\n", "does not begin with Section"),
    ("no respondent", "Section,Question,ID\n", "no column of a respondent"),
    ("an answer for a letter", "Dear colleagues,\nwe report.", "does not begin with"),
]


@pytest.mark.parametrize(("text", "words"), [s[1:] for s in SPOILED], ids=[s[0] for s in SPOILED])
def test_what_is_no_export_says_why(text: str, words: str) -> None:
    with pytest.raises(NotAReport, match=words):
        read_wide_csv(text)


BROKEN = [("{", "no JSON"), ("[]", "no questions"), ('{"questions": [{"id": 1, "answers": []}]}',
          "does not name the respondents")]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_broken_answer_of_the_interface_says_why(text: str, words: str) -> None:
    with pytest.raises(NotAReport, match=words):
        read_api_json([text])


KEPT = [  # spoiled, and still read: what is not spoiled stands
    ("a mark at the beginning", lambda text: f"\ufeff{text}"),
    ("lines of Windows", lambda text: text.replace("\n", "\r\n").replace("\r\r", "\r")),
    ("empty lines", lambda text: text.replace("\nSection 3", "\n,,,\nSection 3", 1)),
    ("no e-mail", lambda text: text.replace("e-mail,,,a@example.org\r\n", "")),
    ("no region", lambda text: text.replace("Region,,,Africa\r\n", "")),
    ("capitals in the head", lambda text: text.replace("Section,Question", "SECTION,QUESTION")),
    ("no moments", lambda text: text.replace(" [[timestamp: 2030-04-26 10:00:00 UTC]]", "")),
    ("spaces around", lambda text: text.replace(",Q", ", Q")),
    ("a row cut short at its end", lambda text: text + "Section 12,A question without cells\n"),
    ("a row too long", lambda text: text.replace("a@example.org", "a@example.org,b,c")),
    ("cells of another respondent cut", lambda text: text.replace("Kenya Focal", "Kenya  Focal")),
]  # fmt: skip


@pytest.mark.parametrize("spoil", [k[1] for k in KEPT], ids=[k[0] for k in KEPT])
def test_what_is_spoiled_takes_nothing_else_with_it(spoil) -> None:  # type: ignore[no-untyped-def]
    [kenya] = map(completed, read_wide_csv(spoil(as_csv(FORM))))
    assert given(kenya) == EXPECTED
    assert kenya.iso == "KE"


ASKED = [
    ("VII.3 How did you support the Concerted Actions?", True),
    ("Quelles actions concertées avez-vous mises en œuvre ?", True),
    ("¿Qué acciones concertadas ha aplicado?", True),
    ("Which actions were taken for turtles?", False),
]


@pytest.mark.parametrize(("question", "is_it"), ASKED)
def test_the_question_on_concerted_actions_is_known_by_its_words(
    question: str, is_it: bool
) -> None:
    assert is_on_actions(question, {}) is is_it
    assert is_on_actions(question, {question_key(question): not is_it}) is not is_it


def test_a_list_of_species_is_not_what_the_party_says() -> None:
    names = "Otis tarda\nPanthera leo"
    answers = (Answer("1", ("III. Appendix II species",), "Species present", names),
               Answer("2", ("III. Appendix II species",), "Changes", "Otis tarda is extinct here."),
               Answer("3", ("VII. Measures",), "For which?", names))  # fmt: skip
    read = completed(NationalReport(None, "Kenya", "", "", answers))
    assert [answer.prefilled for answer in read.answers] == [True, False, False]


PERIODS = [
    ("Période visée par le rapport : avril 2017 à août 2019", "", "avril 2017 à août 2019"),
    ("Reporting period", "2020 to 2023", "2020 to 2023"),
    ("Any remarks", "none", ""),
]


@pytest.mark.parametrize(("question", "text", "period"), PERIODS)
def test_the_period_stands_in_an_answer_or_a_line(question: str, text: str, period: str) -> None:
    report = NationalReport(None, "Kenya", "", "", (Answer("", (), question, text),))
    assert completed(report).period == period


KEPT_JSON = [  # spoiled, and still read
    ("a list of one", lambda whole: [whole]),
    ("nobody's answers", lambda whole: _each(whole, lambda q: q["answers"].append({"answer": {}}))),
    ("answers without their wrapper", lambda whole: _each(whole, _unwrapped)),
    ("no path", lambda whole: _each(whole, lambda q: q.pop("path"))),
    ("a path of nothing", lambda whole: _each(whole, lambda q: q.update(path=None))),
    ("words that are null", lambda whole: _each(whole, _null)),
    ("lines of Windows", lambda whole: _each(whole, lambda q: q.update(title=q["title"] + "\r\n"))),
    ("fields nobody knows", lambda whole: _each(whole, lambda q: q.update(colour={"a": [1]}))),
]  # fmt: skip


def _each(whole: Any, change: Callable[[dict[str, Any]], object]) -> Any:
    for question in whole["questions"]:
        change(question["question"])
    return whole


def _unwrapped(question: dict[str, Any]) -> None:
    question["answers"] = [answer["answer"] for answer in question["answers"]]


def _null(question: dict[str, Any]) -> None:
    for answer in question["answers"]:
        for name in ("answer_text", "details_text"):
            answer["answer"][name] = answer["answer"].get(name) or None


@pytest.mark.parametrize("spoil", [k[1] for k in KEPT_JSON], ids=[k[0] for k in KEPT_JSON])
def test_a_spoiled_answer_of_the_interface_keeps_the_rest(spoil: Callable[[Any], Any]) -> None:
    spoilt = json.dumps(spoil(json.loads(as_json(FORM))))
    [kenya] = map(completed, read_api_json([spoilt]))
    assert given(kenya) == EXPECTED


def slanted(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.italic = True


def spaced(paragraph: Any) -> None:
    paragraph.insert_paragraph_before("")


def broken(paragraph: Any) -> None:
    paragraph.add_run().add_break()


def parted(paragraph: Any) -> None:
    """The text in a run for each word, as Word leaves it after corrections."""
    words = paragraph.text.split(" ")
    paragraph.text = ""
    for number, word in enumerate(words):
        paragraph.add_run(word if number == 0 else f" {word}")


@pytest.mark.parametrize("spoil", [slanted, spaced, broken, parted])
def test_a_word_form_as_people_leave_it_keeps_every_answer(
    spoil: Callable[[Any], None], tmp_path: Path
) -> None:
    path = as_word_form(FORM[:40], tmp_path / "form.docx")
    word = docx.Document(str(path))
    for paragraph in [*word.paragraphs]:
        if not (paragraph.style and paragraph.style.name.startswith(("Heading", "Title"))):
            spoil(paragraph)
    word.save(str(path))
    expected = [(question_key(question), *rest) for question, *rest in EXPECTED]
    found = keyed(completed(read_form(read_document(path))))
    assert found == [row for row in expected if row[0] in {row[0] for row in found}]
    assert len(found) == sum(bool(q.options or q.text or q.matrix) for q in FORM[:40])
