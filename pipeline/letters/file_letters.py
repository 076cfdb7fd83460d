"""Letters about what was sent: that it came, and what is to be completed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.forms.kind import Kind
from pipeline.convention.meetings import Basis, DeadlineKind, Meeting
from pipeline.i18n import LANGUAGES, say
from pipeline.i18n import words as our_words
from pipeline.i18n.hours import delay_in_words
from pipeline.i18n.typography import list_separator
from pipeline.letters.draft import Addressing, Draft, Remark
from pipeline.letters.kinds import LetterKind
from pipeline.letters.points import Question, lateness_of, marks_of, points_of, questions_of
from pipeline.letters.subject import plain, what_was_sent
from pipeline.letters.texts import letter_words
from pipeline.register import Submission
from pipeline.reports.names import addressee_in, symbol_in_use
from pipeline.submissions.checks.late_submission import COUNTED
from pipeline.submissions.versions.lives import Standing, standings
from pipeline.submissions.versions.relations import RelationKind

ANSWER = timedelta(days=14)  # at the least, to complete a submission
ROOM = 3200  # characters of points that leave the letter on two pages
SUBMISSIONS = frozenset({"proposal", "extension_proposal", "progress_report"})


def letters_about_files(
    submissions: Sequence[Submission],
    meeting: Meeting,
    today: date,
    addresses: Addressing,
    answer_by: date | None,
) -> Iterator[Draft]:
    """The letters that each submission asks for; `answer_by` as in `drafts_for`."""
    stands = standings([each.member for each in submissions])
    for submission in submissions:
        summary = submission.corrected
        written = summary.problem or {*summary.kinds} & SUBMISSIONS
        if written and submission.aside and submission.aside.kind is RelationKind.WITHDRAWN:
            yield _withdrawn(submission, meeting)
        if stands[submission.sha256][0] is not Standing.SUBMISSION or not written:
            continue
        language = addresses.spoken(proponents_of(submission), summary.language)
        values = _file_values(submission, meeting, today, language)
        points = points_of(submission, language)
        questions = questions_of(submission, language)
        first = _draft(
            *(LetterKind.ACKNOWLEDGEMENT, submission, language, values, addresses),
            ["", *(["late"] if lateness_of(submission) else [])],
        )
        yield first if points else _asking(first, questions)
        if points:
            by = answer_by or _answer_day(submission, meeting, today)
            more = {**values, **_listed(points, language), "by": _day(by, language)}
            marks = marks_of(submission)
            second = _draft(LetterKind.COMPLETENESS, submission, language, more, addresses, marks)
            yield _asking(second, questions)


def _asking(draft: Draft, questions: tuple[Question, ...]) -> Draft:
    """The draft with what it does not ask, and a remark that there is such."""
    if not questions:
        return draft
    remarks = (*draft.remarks, Remark("not_asked", str(len(questions))))
    return replace(draft, remarks=remarks, questions=questions)


def _listed(points: Sequence[str], language: str) -> dict[str, str | Sequence[str]]:
    """The points in the letter, or in an annex where it would run over two pages."""
    words = letter_words(language)
    if sum(map(len, points)) <= ROOM:
        return {"findings": points}
    sentence = str(words["annexed"])
    return {"findings": [sentence], "annex": [words["annex"], *points]}


def _withdrawn(submission: Submission, meeting: Meeting) -> Draft:
    """No letter: nobody is asked to complete what they have withdrawn."""
    names = "; ".join(proponent.name for proponent in submission.corrected.proponents)
    language = submission.summary.language if submission.summary.language in LANGUAGES else "en"
    keys = (f"withdrawn {meeting.id} {submission.sha256}",)
    remarks = (Remark("withdrawn"),)
    return Draft(None, language, "", names, "", submission.file, meeting.id, {}, remarks, keys)


def _answer_day(submission: Submission, meeting: Meeting, today: date) -> date:
    """The deadline of what it is, and never less than the time that an answer takes."""
    report = submission.corrected.kind == Kind.PROGRESS_REPORT
    kind = DeadlineKind.COP_REPORT if report else DeadlineKind.PROPOSAL
    deadline = meeting.deadline(kind, today)
    return max(today + ANSWER, deadline.day if deadline else today)


def _file_values(file: Submission, meeting: Meeting, today: date, language: str) -> dict[str, str]:
    words, title = letter_words(language), file.corrected.title
    names = list_separator(language).join(
        addressee_in(language, name) for name in proponents_of(file)
    )
    symbol = file.corrected.symbol
    return {
        "addressee": names or words["to_proponents" if title else "to_unknown"].format(title=title),
        "reference": words["reference"].format(symbol=symbol_in_use(symbol)) if symbol else "",
        "what": what_was_sent(file.corrected, file.file, language),
        "title": title or file.file,
        "file": file.file,
        "received": _received(file, language),
        "meeting": meeting.id,
        "today": _day(today, language),
    }


def _received(file: Submission, language: str) -> str:
    """The day, and that it was after the deadline where it was: every letter says so."""
    words = letter_words(language)
    if file.received is None:
        return str(words["day_not_known"])
    received, late = _day(file.received, language), lateness_of(file)
    if late is None:
        return received
    computed = late.facts["counted"] == COUNTED[Basis.COMPUTED]
    day = late.facts["deadline"]
    delay = delay_in_words(file.received, day, language) if isinstance(day, date) else ""
    wording: str = words["late_computed" if computed else "late"]
    return wording.format(
        received=received,
        delay=f"{delay} " if delay else "",
        deadline=say(day, our_words(language)),
    )


def _draft(
    kind: LetterKind,
    submission: Submission,
    language: str,
    values: Mapping[str, str | Sequence[str]],
    addresses: Addressing,
    marks: Sequence[str],
) -> Draft:
    names = proponents_of(submission)
    address = addresses.addresses(names)
    name = f"{kind.value}-{plain(submission.file)}-{submission.sha256[:8]}-{language}"
    remarks = addresses.remarks(names)
    to, meeting = "; ".join(names), str(values["meeting"])
    keys = tuple(f"{kind.value} {meeting} {submission.sha256} {mark}".strip() for mark in marks)
    about, digest, copies = submission.file, submission.sha256, addresses.copies(names)
    return Draft(
        *(kind, language, name, to, address, about, meeting, values, remarks, keys),
        *(digest, copies),
    )


def proponents_of(submission: Submission) -> list[str]:
    """Their names, as people corrected them."""
    return [proponent.name for proponent in submission.corrected.proponents]


def _day(day: date, language: str) -> str:
    return say(day, our_words(language))
