"""A register with something in every table."""

from datetime import date

from pipeline.lifecycle import Event, Particular, RecordedEvent
from pipeline.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.people import Verb, Word
from pipeline.register import Register
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
            particulars=(Particular("taxa", "Saiga tatarica", {"edition": "COP98"}),),
        ),
        "Saiga",
    )
    said = Word(Verb.CORRECT, "title", None, "THE SAIGA", "a misprint", "Ana", DAY, "")
    register.say("saiga.docx", said)
