"""Drafts of letters: who is written to, when, in which words; and what a broken template does."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from pipeline.actions.lifecycle import Event
from pipeline.i18n import LANGUAGES
from pipeline.letters.addresses import AddressesUnreadable, Contact, read_addresses
from pipeline.letters.draft import Draft
from pipeline.letters.drafts import drafts_for
from pipeline.letters.kinds import FIELDS, NEEDED, STAGES, LetterKind, stage_of
from pipeline.letters.templates import (
    SHIPPED,
    SUBJECT,
    BrokenTemplate,
    check_template,
    fill_template,
)
from pipeline.letters.texts import letter_words
from pipeline.letters.write import write_letters
from pipeline.register import Register
from pipeline.submissions.checks import rules
from pipeline.submissions.summary import ReadProponent
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.outcomes import outcome, unreadable
from tests.pipeline.reports.lives import MEETINGS, begin, event
from tests.pipeline.reports.test_compliance import leaves
from tests.tools.letter_templates import make_templates

__all__ = ["concerted"]


@pytest.fixture
def url() -> None:
    """On SQLite; which letters there are is worked out from plain values."""


@pytest.fixture
def filled(register: Register, tmp_path: Path) -> Register:
    """A French proposal, a file that does not open, and an action without report, at COP99."""
    for meeting in MEETINGS.values():
        register.add_meeting(meeting, "Ana")
        for deadline in meeting.deadlines:
            register.set_deadline(meeting.id, deadline, "Ana")
    mongolia = ReadProponent("Gouvernement de Ruritanie", "government", None, 1, 2, "")
    french = outcome(b"fr", language="fr", proponents=(mongolia,), file="grue.docx")
    register.load(french, b"fr", date(2033, 1, 3), "COP99")
    register.load(unreadable(b"bad"), b"bad", None, "COP99")
    accepted = event(Event.ACCEPTED, "COP98", "2030-07-06")
    register.record(replace(accepted, action="98.1"), "Ruritanian Crane", opens=True)
    return register


def drafts(register: Register, day: str, addresses: dict[str, str] | None = None) -> list[Draft]:
    book = {name: (Contact(address),) for name, address in (addresses or {}).items()}
    return [*drafts_for(register, "cop99", date.fromisoformat(day), book)]


def test_a_submission_is_acknowledged_in_its_language(filled: Register) -> None:
    found = {
        letter.kind: letter
        for letter in drafts(filled, "2033-01-04")
        if letter.about == "grue.docx"
    }
    assert [*found] == [LetterKind.ACKNOWLEDGEMENT]  # SEC999 is nothing to ask a proponent for
    letter_found = found[LetterKind.ACKNOWLEDGEMENT]
    assert (letter_found.language, letter_found.to) == ("fr", "Gouvernement de Ruritanie")
    assert letter_found.values["received"] == "3 janvier 2033"
    assert [letter.name for letter in letter_found.remarks] == ["no_address"]


def test_a_file_that_does_not_open_is_asked_for_again(filled: Register) -> None:
    found = [letter for letter in drafts(filled, "2033-01-04") if letter.about == "saiga.docx"]
    assert [letter.kind for letter in found] == [
        LetterKind.ACKNOWLEDGEMENT,
        LetterKind.COMPLETENESS,
    ]
    assert "could not be read" in found[1].values["findings"][0]
    assert found[0].values["received"] == "a date that is not on record"
    assert {letter.name for letter in found[0].remarks} == {"no_name", "no_address"}


@pytest.mark.parametrize(
    ("day", "by"),
    [
        ("2033-01-04", "1 February 2033"),
        ("2033-01-31", "14 February 2033"),  # the eve of the deadline leaves no time
        ("2033-04-01", "15 April 2033"),
    ],
)
def test_there_is_time_to_answer(day: str, by: str, filled: Register) -> None:
    asked = [letter for letter in drafts(filled, day) if letter.kind is LetterKind.COMPLETENESS]
    assert [letter.values["by"] for letter in asked] == [by]


def test_no_reminder_while_a_file_may_be_the_report(filled: Register) -> None:
    about = [letter for letter in drafts(filled, "2033-03-15") if letter.about.startswith("98.1")]
    assert [letter.kind for letter in about] == [None]
    assert about[0].remarks[0].files == "saiga.docx"


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2032-11-01", None),
        ("2032-11-02", LetterKind.REMINDER_EARLY),
        ("2033-01-01", LetterKind.REMINDER_NEAR),
        ("2033-01-31", LetterKind.REMINDER_NEAR),
        ("2033-02-03", None),
        ("2033-02-07", LetterKind.OVERDUE_FIRST),
        ("2033-04-15", LetterKind.OVERDUE_LAST),
    ],
)
def test_the_tone_follows_the_distance(
    register: Register, day: str, kind: LetterKind | None
) -> None:
    begin(register)
    assert [letter.kind for letter in drafts(register, day)] == ([kind] if kind else [])


def test_every_day_has_at_most_the_stage_it_has_reached() -> None:
    for days in range(-200, 200):
        stage = stage_of(days)
        assert stage is None or (stage >= days and (stage > 0) == (days >= 0))
    assert {stage_of(days) for days in range(-200, 200)} == {None, *STAGES}


def test_the_files(filled: Register, tmp_path: Path) -> None:
    address = {"gouvernement de ruritanie": "crane@example.org"}
    found = drafts(filled, "2033-01-04", address)
    written = write_letters(found, "COP99", date(2033, 1, 4), tmp_path / "out")
    mails = [path for path in written if path.suffix == ".eml" and "grue" in path.name]
    mail = message_from_bytes(mails[0].read_bytes(), policy=default)
    assert mail["To"] == "crane@example.org"
    assert mail["X-Unsent"] == "1"
    assert (
        mail["Subject"]
        == "Accusé de réception : proposition d’action concertée pour le saïga (COP99)"
    )
    body: Any = mail.get_body()
    assert "3 janvier 2033" in body.get_content()
    assert [part.get_filename() for part in mail.iter_attachments()] == [
        mails[0].with_suffix(".docx").name
    ]
    (sheet,) = (path for path in written if path.suffix == ".xlsx")
    rows = [*load_workbook(sheet).worksheets[0].iter_rows(values_only=True)]
    assert len(rows) == 1 + len(drafts(filled, "2033-01-04"))
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


def edited(path: Path, change: Callable[[Any], object]) -> Path:
    """A template that somebody changed in Word."""
    word = Document(str(SHIPPED / "en" / "completeness.docx"))
    change(word)
    path.parent.mkdir(parents=True, exist_ok=True)
    word.save(str(path))
    return path


def with_text(text: str) -> Callable[[Any], object]:
    return lambda word: word.add_paragraph(text)


def lose_list(word: Any) -> None:
    for paragraph in word.paragraphs:
        if paragraph.text == "{findings}":
            paragraph.runs[0].text = "see below"


def lose_subject(word: Any) -> None:
    (subject,) = (line for line in word.paragraphs if line.style.name == SUBJECT)
    subject._p.getparent().remove(subject._p)


BROKEN = [
    (with_text("Dear {adressee}"), "it has {adressee}"),
    (with_text("by {by"), "a brace is open"),
    (with_text("these: {findings}"), "needs a paragraph of its own"),
    (lose_list, "{findings} is missing"),
    (lose_subject, "the subject"),
]


@pytest.mark.parametrize(("change", "words"), BROKEN, ids=[words for _, words in BROKEN])
def test_a_broken_template_stops_before_anything_is_written(
    change: Callable[[Any], object],
    words: str,
    filled: Register,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "own"))
    path = edited(tmp_path / "own" / "letters" / "en" / "completeness.docx", change)
    with pytest.raises(BrokenTemplate) as caught:
        write_letters(drafts(filled, "2033-01-04"), "COP99", date(2033, 1, 4), tmp_path / "out")
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_template_that_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "completeness.docx"
    path.write_text("Dear all")
    with pytest.raises(BrokenTemplate, match="does not open as a Word file"):
        check_template(path, LetterKind.COMPLETENESS)


def test_a_placeholder_that_word_has_cut_in_pieces(tmp_path: Path) -> None:
    def cut(word: Any) -> None:
        paragraph = word.add_paragraph()
        for piece in ("before {fi", "l", "e} and {b", "y} after"):
            paragraph.add_run(piece).italic = piece == "l"

    path = edited(tmp_path / "own.docx", cut)
    check_template(path, LetterKind.COMPLETENESS)
    values = dict.fromkeys(FIELDS[LetterKind.COMPLETENESS], "x") | {"file": "a{by}.docx"}
    word, _, text = fill_template(path, {**values, "findings": ["1. one", "2. two"]})
    assert text.endswith("before a{by}.docx and x after")
    assert [line.text for line in word.paragraphs].count("1. one") == 1


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_shipped_can_be_filled(kind: LetterKind, language: str) -> None:
    path = SHIPPED / language / f"{kind.value}.docx"
    check_template(path, kind)
    assert NEEDED[kind] <= FIELDS[kind]
    values = {name: f"<{name}>" for name in FIELDS[kind]}
    _, subject, text = fill_template(path, values)
    assert subject
    assert not re.search("[{}]", subject + text)


@pytest.mark.slow
def test_the_templates_shipped_are_those_of_the_texts(tmp_path: Path) -> None:
    """`python -m tests.tools.letter_templates` after a change of the texts."""
    make_templates(tmp_path)
    templates = sorted(tmp_path.rglob("*.docx"))
    names = [path.relative_to(tmp_path) for path in templates]
    assert names == sorted(path.relative_to(SHIPPED) for path in SHIPPED.rglob("*.docx"))
    for made in templates:
        shipped = Document(str(SHIPPED / made.relative_to(tmp_path)))
        texts = [paragraph.text for paragraph in Document(str(made)).paragraphs]
        assert [paragraph.text for paragraph in shipped.paragraphs] == texts


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_letter_falls_back_to_english(language: str) -> None:
    english = dict(leaves(dict(letter_words("en"))))
    translated = dict(leaves(dict(letter_words(language))))
    assert translated.keys() == english.keys()
    assert [name for name in translated if translated[name] == english[name]] == []


def test_what_is_asked_of_proponents_are_rules() -> None:
    assert letter_words("en")["mending"].keys() - {"unreadable"} <= rules().keys()


def test_a_reason_that_is_no_legal_reference_has_words_of_its_own() -> None:
    asked = letter_words("en")["mending"].keys() - {"unreadable"}
    practice = {code for code in asked if rules()[code].basis.startswith("Practice")}
    assert practice == letter_words("en")["reasons"].keys()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name;telephone\nA;b@c\n", "no column"),
        ("name,address\nA,nobody\n", "line 2"),
        ("name,address\nA,b@c \u00a0x\n", "line 2"),
    ],
)
def test_a_table_of_addresses_that_cannot_be_used(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "addresses.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(AddressesUnreadable, match=words):
        read_addresses(path)


def test_the_command(concerted: Concerted, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    concerted.run("letters", "--meeting", "COP14", "--out", out)
    assert not (tmp_path / "out").exists()
    concerted.record("13.99", "proposed", "COP13", "2019-09-20", "--title", "Ruritanian Crane")
    concerted.record("13.99", "accepted", "COP13", "2020-02-22", "--lead", "Ruritania")
    words = ("letters", "--meeting", "COP14", "--today", "2023-05-01", "--out", out)
    ran = concerted.run(*words, code=1)
    assert "13.99 Ruritanian Crane: no address on record" in ran.stdout
    assert "Nothing was sent" in ran.stdout
    concerted.home.joinpath("addresses.csv").write_text("name,address\nRURITANIA,a@b.example\n")
    concerted.run(*words)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "mailing-list-COP14-2023-05-01.xlsx",
        "reminder-13-99-30-before-en.docx",
        "reminder-13-99-30-before-en.eml",
    ]


SEVEN = ("Niger", "Chad", "Mali", "Sudan", "Egypt", "Libya", "Algeria")


def test_a_joint_proposal_of_seven_governments_with_five_addresses(
    filled: Register, tmp_path: Path
) -> None:
    """All seven are named, the five with an address are written to, the two without are told."""
    proponents = tuple(
        ReadProponent(f"Government of {name}", "government", None, 1, 2, "") for name in SEVEN
    )
    joint = outcome(b"joint", language="fr", proponents=proponents, file="joint.docx")
    filled.load(joint, b"joint", date(2033, 1, 3), "COP99")
    book = {
        f"government of {name.lower()}": (Contact(f"focal@{name.lower()}.example", "fr"),)
        for name in SEVEN[:5]
    }
    found = drafts_for(filled, "COP99", date(2033, 1, 4), book)
    letters = [letter for letter in found if letter.about == "joint.docx" and letter.kind]
    assert letters
    for letter in letters:
        assert letter.language == "fr"
        assert all(name in letter.to for name in SEVEN)
        assert letter.address.count("@") == 5
        [remark] = [remark for remark in letter.remarks if remark.name == "no_address_for"]
        assert remark.files == "5/7: Government of Libya; Government of Algeria"
    write_letters(letters, "COP99", date(2033, 1, 4), tmp_path)
    mails = [message_from_bytes(p.read_bytes(), policy=default) for p in tmp_path.glob("*.eml")]
    assert {len(mail["To"].addresses) for mail in mails} == {5}
