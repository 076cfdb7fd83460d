"""A register with something in every table."""

from datetime import UTC, date, datetime

from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.register import Register
from pipeline.submissions.correspondence import MailDraft, MessageHeaders
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.versions.relations import Relation, RelationKind
from tests.pipeline.outcomes import outcome

DAY = date(2030, 1, 3)


def fill(register: Register) -> None:
    """One submission, one action, one of everything else."""
    register.add_meeting(Meeting("COP98", DAY, DAY, "Ruritania", "a test", ()), "Ana")
    revised = Deadline(DeadlineKind.PROPOSAL, DAY, Basis.PUBLISHED, "Notification 98")
    register.set_deadline("COP98", revised, "Ana")
    read = outcome(b"a saiga proposal", concerted_action="98.1")
    register.load(read, b"a saiga proposal", DAY, "COP98")
    register.record(
        RecordedEvent(
            action="98.1",
            ordinal=0,
            kind=Event.PROPOSED,
            meeting="COP98",
            day=DAY,
            document=read.summary.sha256,
            by="Ana",
            particulars=(EventDetail("taxa", "Saiga tatarica", {"edition": "COP98"}),),
        ),
        "Saiga",
    )
    decision = ReviewDecision(
        ReviewAction.CORRECT, "title", None, "THE SAIGA", "a misprint", "Ana", DAY, ""
    )
    register.say("saiga.docx", decision)
    placed = ReviewDecision(
        ReviewAction.CORRECT,
        "sections/before the first heading",
        None,
        "relevance",
        "I read it",
        "Ana",
        DAY,
        "",
    )
    register.say("saiga.docx", placed)
    withdrawn = Relation(RelationKind.WITHDRAWN, "", "Ana", DAY, "their letter")
    register.relations.add("saiga.docx", withdrawn)
    register.erasures.ask("f" * 64, "Ana", "personal data", DAY)
    answer = Answer("1", (), "Concerted Actions?", "We counted.")
    report = NationalReport("KE", "Kenya", "Form", "", (answer,))
    register.national_reports.add("1" * 64, "kenya.csv", [report], "Ana")
    register.national_reports.name_question("Actions?", "Ana", on_actions=True)
    register.national_reports.make_public(register.national_reports.kept()[0], "Ana", "published")
    _fill_mail(register)


def _fill_mail(register: Register) -> None:
    moment = datetime(2030, 1, 3, 9, 5, tzinfo=UTC)
    headers = MessageHeaders("<1@range.example>", (), "ana@range.example", "Ana", "Saiga")
    register.mail_log.note_message("0" * 64, headers, moment)
    register.mail_log.note_place(("actions", "INBOX", 2**32 - 1), 1, "0" * 64)
    register.mail_log.note_draft(
        MailDraft("<2@cms.example>", "actions", ("k",), "98.1", "", "Saiga", "", moment.isoformat())
    )
