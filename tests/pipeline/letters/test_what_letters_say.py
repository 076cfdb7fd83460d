"""What a letter says: each point once, nothing unsure, lateness always, two pages at most."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from extractors.forms.kind import Kind
from extractors.readers.read import read_document
from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.i18n import LANGUAGES
from pipeline.letters.drafts import drafts_for
from pipeline.letters.file_letters import ROOM, _listed
from pipeline.letters.kinds import LetterKind
from pipeline.letters.subject import what_was_sent
from pipeline.letters.templates import SHIPPED, fill_template
from pipeline.letters.texts import letter_words
from pipeline.letters.write import write_letters
from pipeline.register import Register
from pipeline.reports.docx_fill import FIELD
from pipeline.submissions.checks import rules
from pipeline.submissions.checks.late_submission import late_finding
from pipeline.submissions.findings import Finding
from pipeline.submissions.summary import ReadProponent
from tests.pipeline.letters.test_letters import drafts, url
from tests.pipeline.outcomes import SAIGA, outcome
from tests.pipeline.reports.lives import MEETINGS, begin, event
from tests.taxonomy.appendices.official_layouts import OFFICE, as_pdf

__all__ = ["url"]

HEADINGS = [{"en": f"Section {n}", "fr": f"Rubrique {n}", "es": f"Apartado {n}"} for n in range(3)]
LATE = late_finding({Kind.PROGRESS_REPORT}, date(2033, 2, 11), MEETINGS["COP99"])


def missing(*places: int) -> tuple[Finding, ...]:
    return tuple(Finding(rules()["SEC001"], {"heading": HEADINGS[n]}) for n in places)


def sent(
    register: Register, *findings: Finding, day: date = date(2033, 1, 3), **changes: Any
) -> dict[LetterKind | None, Any]:
    """The letters about one submission with these findings, by kind."""
    for meeting in MEETINGS.values():
        register.add_meeting(meeting, "Ana")
        for deadline in meeting.deadlines:
            register.set_deadline(meeting.id, deadline, "Ana")
    read = outcome(b"x", **{"findings": findings, "file": "saiga.docx", **changes})
    register.load(read, b"x", day, "COP99")
    found = drafts_for(register, "COP99", day, {})
    return {draft.kind: draft for draft in found if draft.submission}


def test_several_findings_of_a_rule_are_one_point(register: Register) -> None:
    letter = sent(register, *missing(0, 1, 2, 1))[LetterKind.COMPLETENESS]
    (point,) = letter.values["findings"]
    assert point.startswith(
        "1. The following sections of the template are missing: “Section 0”; “Section 1”; "
        "“Section 2”. Please add"
    )


@pytest.mark.parametrize("code", ["TAX003", "SEC010", "RNG003", "TAX002", "TAX004", "CON001"])
def test_nothing_is_asked_that_is_unsure(code: str, register: Register) -> None:
    """The list of names may be older than the Appendices: a colleague looks first."""
    facts = dict.fromkeys(FIELD.findall(rules()[code].message), "x")
    unsure = Finding(rules()[code], facts)
    letters = sent(register, unsure)
    assert [*letters] == [LetterKind.ACKNOWLEDGEMENT]
    (draft,) = letters.values()
    assert len(draft.questions) == 1
    assert ": 1 (see the sheet" in draft.remarks[-1].say("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_about_a_late_file_says_so(language: str, register: Register) -> None:
    assert LATE is not None
    found = sent(register, LATE, *missing(0), day=date(2033, 2, 11), language=language)
    assert {*found} >= {LetterKind.ACKNOWLEDGEMENT, LetterKind.COMPLETENESS}
    after = {"en": "after the deadline", "fr": "après la date limite", "es": "fecha límite del"}
    for kind, draft in found.items():
        assert kind is not None
        _, _, text = fill_template(SHIPPED / language / f"{kind.value}.docx", draft.values)
        assert after[language] in text
        assert len(draft.keys) > 1 or kind is LetterKind.COMPLETENESS


def test_a_long_list_goes_into_an_annex(register: Register) -> None:
    facts = [{"heading": dict.fromkeys(LANGUAGES, f"{n} " + "x" * 400)} for n in range(ROOM // 400)]
    many = tuple(Finding(rules()["SEC001"], heading) for heading in facts)
    letter = sent(register, *many)[LetterKind.COMPLETENESS]
    path = SHIPPED / "en" / "completeness.docx"
    word, _, text = fill_template(path, letter.values)
    assert "are listed in the annex" in text
    assert all(str(n) + " x" in text for n in range(len(many)))
    (first,) = (line for line in word.paragraphs if line.text == "Annex: points to complete")
    assert first.paragraph_format.page_break_before


POINTS = [  # points, and characters of each: as much as stays in the letter, and more
    (20, ROOM // 20),
    (4, ROOM // 4),
    (20, ROOM // 20 + 1),
    (40, 300),
]
TITLE = "Conservation of the populations of the saiga between the Volga and the Mongolian steppes"


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing: apt-get install libreoffice")
@pytest.mark.parametrize(("count", "length"), POINTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_takes_two_pages_and_its_annex_begins_a_new_one(
    language: str, count: int, length: int, register: Register, tmp_path: Path
) -> None:
    assert LATE is not None
    found = sent(register, LATE, *missing(0), day=date(2033, 2, 11), language=language, title=TITLE)
    letter = found[LetterKind.COMPLETENESS]
    points = [f"{n}. {'words ' * length}"[: length - 1] + "." for n in range(1, count + 1)]
    values = letter.values | _listed(points, language)
    word, _, _ = fill_template(SHIPPED / language / "completeness.docx", values)
    word.save(tmp_path / "letter.docx")
    document = read_document(as_pdf(tmp_path / "letter.docx"))
    begins = [paragraph.location.page for paragraph in document.paragraphs
              if paragraph.text.startswith(letter_words(language)["annex"][:5])]  # fmt: skip
    annexed = count * length > ROOM
    assert bool(begins) == annexed
    letter_pages = (begins[0] or 0) - 1 if annexed else len(document.pages)
    assert 1 <= letter_pages <= 2


KENYA = ReadProponent("Gouvernement du Kenya", "government", "KE")


@pytest.mark.parametrize(
    ("who", "reminded"), [(KENYA, False), (replace(KENYA, name="Eel Trust", iso=None), True)]
)
def test_nobody_is_told_that_nothing_came_beside_a_letter_that_acknowledges_it(
    who: ReadProponent, reminded: bool, register: Register
) -> None:
    """A report without a number may be that of any action: first of all of one that they lead."""
    begin(register)
    led = event(
        Event.ACCEPTED,
        "COP98",
        "2030-07-06",
        particulars=(EventDetail("lead", "Government of Kenya"),),
    )
    register.record(replace(led, action="98.7"), "Ruritanian Crane", opens=True)
    report = {"kind": "progress_report", "kinds": ("progress_report",), "symbol": None}
    read = outcome(b"r", file="report.docx", findings=(), proponents=(who,), **report)
    register.load(read, b"r", date(2033, 1, 3), "COP99")
    found = {draft.about: draft for draft in drafts(register, "2033-01-03")}
    assert found["report.docx"].kind is LetterKind.ACKNOWLEDGEMENT
    reminder = found["98.7 Ruritanian Crane"]
    assert (reminder.kind is not None) == reminded
    assert reminded or reminder.remarks[0].name == "from_them"


@pytest.mark.parametrize("was_sent", [True, False])
def test_who_sent_a_proposal_to_extend_is_not_asked_for_it(
    was_sent: bool, register: Register
) -> None:
    begin(register)
    asked = {"kind": "extension_proposal", "kinds": ("extension_proposal",), "symbol": None}
    read = outcome(b"e", file="e.docx", concerted_action="98.1", findings=(), **asked)
    if was_sent:
        register.load(read, b"e", date(2033, 1, 3), "COP99")
    (reminder,) = (draft for draft in drafts(register, "2033-01-03") if draft.about[:4] == "98.1")
    assert ("We have received the proposal" in reminder.values["extension"]) == was_sent


@pytest.mark.parametrize(
    ("language", "changes", "what"),
    [
        ("fr", {}, "proposition d’action concertée pour le saïga"),
        ("es", {}, "propuesta de acción concertada para el antílope saiga"),
        ("en", {}, "proposal for a Concerted Action for the Saiga Antelope"),
        (
            "fr",
            {"kind": "progress_report", "kinds": ("progress_report",), "concerted_action": "98.1"},
            "rapport d’avancement sur l’action concertée 98.1",
        ),
        ("en", {"kind": "other", "kinds": ("other",)}, "document “x.docx”"),
    ],
)
def test_what_was_sent(language: str, changes: dict[str, Any], what: str) -> None:
    read = outcome(b"x", taxa=(SAIGA,), **changes).summary
    assert what_was_sent(read, "x.docx", language) == what


def _letters_of(folder: Path, register: Register, **changes: Any) -> dict[LetterKind, Any]:
    """The Word files of the letters about one submission, by kind."""
    letters = sent(register, *missing(0), **changes)
    folder.mkdir()
    write_letters(
        [each for each in letters.values() if each.kind], "COP99", date(2033, 1, 4), folder
    )
    return {
        kind: Document(str(folder / f"{letter.name}.docx"))
        for kind, letter in letters.items()
        if kind
    }


def test_scientific_names_in_a_letter_are_in_italics(register: Register, tmp_path: Path) -> None:
    foreign = replace(SAIGA, scientific_name="Vultur gryphus")
    letters = _letters_of(tmp_path / "letters", register, taxa=(foreign,))
    for letter in letters.values():
        runs = [run for line in letter.paragraphs for run in line.runs]
        named = [run for run in runs if "Vultur" in run.text]
        assert len(named) >= 2
        assert all(run.italic and run.text == "Vultur gryphus" for run in named)


def test_each_point_ends_with_its_reason_and_one_full_stop(register: Register) -> None:
    letter = sent(
        register, *missing(0), Finding(rules()["DOC002"], {"insertions": 1, "deletions": 2})
    )
    for point in letter[LetterKind.COMPLETENESS].values["findings"]:
        assert point.endswith(").")
        assert ". (" not in point


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_of_a_file_that_cannot_be_read_does_not_say_that_it_is_read(
    language: str,
) -> None:
    """Beside it goes the letter that asks for the file again."""
    words = letter_words(language)["letters"]
    for busy in ("being examined", "en cours d’examen", "se está examinando"):
        assert busy not in words["acknowledgement"]
    for reading in ("On reading", "À la lecture", "Al leer"):
        assert reading not in words["completeness"]


def test_who_is_not_known_is_not_called_by_the_name_of_a_file(register: Register) -> None:
    letters = sent(register, title=None, proponents=())
    assert {letter.values["addressee"] for letter in letters.values()} == {"the proponents"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_leads_to_an_annex_is_right_for_one_point_too(language: str) -> None:
    """Forty activities can be one point: no number stands before a plural."""
    assert not re.search(r"[{}0-9]", letter_words(language)["annexed"])
