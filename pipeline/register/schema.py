"""The tables. Status is not a column: it follows from `event`, see pipeline/actions/lifecycle.py.

Days and times are ISO text, so that both databases sort and return them alike. JSON is text too.
Nothing here is numbered by the database: numbers count within their owner, so a register that was
interrupted and one that was not are the same.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    ScalarSelect,
    String,
    Table,
    Text,
    func,
    select,
)

from pipeline.register.standing_tables import erasure as erasure
from pipeline.register.standing_tables import metadata as metadata
from pipeline.register.standing_tables import national_publication as national_publication
from pipeline.register.standing_tables import national_question as national_question
from pipeline.register.standing_tables import national_report as national_report
from pipeline.register.standing_tables import relation as relation

# of the layout, oldest first; one migration leads to each
VERSIONS = tuple(f"{number:04}" for number in range(1, 14))
LAYOUT = VERSIONS[-1]


submission = Table(  # a file as received
    "submission",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("file", Text, nullable=False),  # its name when first received
    Column("size", Integer, nullable=False),  # bytes
    Column("loaded", Text, nullable=False),  # UTC time
)

receipt = Table(  # a submission sent to a meeting; one file may be sent to several
    "receipt",
    metadata,
    Column("sha256", ForeignKey("submission.sha256"), primary_key=True),
    Column("meeting", String(40), primary_key=True),
    Column("received", String(22)),  # `written_day` of the first version; NULL: not known
    Column("ordinal", Integer, nullable=False),  # 1 for the meeting it was first loaded for
)

reading = Table(  # what one version of the program read from a submission; never changed
    "reading",
    metadata,
    Column("sha256", ForeignKey("submission.sha256"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # the highest one counts
    Column("digest", String(64), nullable=False),  # of everything read
    Column("program", Text, nullable=False),
    Column("edition", Text),  # of the Appendices
    Column("kind", Text),
    Column("language", Text),
    Column("symbol", Text),
    Column("concerted_action", Text),  # the number alone, "12.8"
    Column("problem_state", Text),  # NULL: it could be read
    Column("text_hash", String(64), nullable=False, index=True),  # letters only; "" for no text
    Column("series", Text, nullable=False, index=True),  # equal for versions of one document
    Column("detail", Text, nullable=False),
    Column("read", Text, nullable=False),  # UTC time
)

_READING = (["sha256", "reading"], ["reading.sha256", "reading.ordinal"])

value = Table(  # one value of a reading, with the words it was read from
    "value",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("reading", Integer, primary_key=True),
    Column("field", String(40), primary_key=True),  # as in `concerted check --json`
    Column("ordinal", Integer, primary_key=True),  # 1-based in a list; 0 for a single value
    Column("json", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("page", Integer),
    Column("paragraph", Integer),
    ForeignKeyConstraint(*_READING),
)

section = Table(
    "section",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("reading", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("page", Integer),
    Column("paragraph", Integer),
    Column("also", Text, nullable=False),  # JSON
    ForeignKeyConstraint(*_READING),
)

finding = Table(
    "finding",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("reading", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("code", String(12), nullable=False),
    Column("severity", String(12), nullable=False),
    Column("rule", Text, nullable=False),  # JSON: basis, message and advice in English
    Column("message", Text, nullable=False),  # in English
    Column("facts", Text, nullable=False),  # JSON
    Column("evidence", Text, nullable=False),  # JSON
    Column("about", Text, nullable=False, server_default="null"),  # JSON; from layout 0003 on
    ForeignKeyConstraint(*_READING),
)

action = Table(  # --- from layout 0002 on
    "action",
    metadata,
    Column("number", String(12), primary_key=True),  # its key for good: what it began with, "12.8"
    Column("cop", Integer, nullable=False),  # 12
    Column("running", Integer, nullable=False),  # 8
    Column("title", Text, nullable=False),
    Column("note", Text, nullable=False),
)

name = Table(  # what leads to an action; the last of a kind is borne now; from layout 0010 on
    "name",
    metadata,
    Column("action", ForeignKey("action.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),  # pipeline.actions.names.NameKind
    Column("text", Text, nullable=False),  # as given
    Column("plain", Text, nullable=False, index=True),  # what it is found by
    Column("since", String(10)),  # NULL: not known
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded", Text, nullable=False),  # UTC time
)

event = Table(
    "event",
    metadata,
    Column("action", ForeignKey("action.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # in the order of recording
    Column("kind", String(40), nullable=False),  # pipeline.actions.lifecycle.Event
    Column("meeting", String(40), nullable=False),
    Column("day", String(10), nullable=False),
    Column("document", Text),  # SHA-256 of a kept file, else a symbol; NULL: none named
    Column("by", Text, nullable=False),  # a person, or the file of a migration
    Column("note", Text, nullable=False),
    Column("corrects", Integer),  # the ordinal of the event it stands in for
    Column("recorded", Text, nullable=False),  # UTC time
    CheckConstraint("corrects IS NULL OR corrects < ordinal", name="corrects_an_earlier_one"),
)

fact = Table(  # what an event says of the period it opens or changes
    "fact",
    metadata,
    Column("action", String(12), primary_key=True),
    Column("event", Integer, primary_key=True),
    Column("field", String(40), primary_key=True),  # lead, proponents, taxa, range_states, …
    Column("ordinal", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("json", Text, nullable=False),  # further particulars: iso, edition, appendices, …
    ForeignKeyConstraint(["action", "event"], ["event.action", "event.ordinal"]),
)

link = Table(  # actions and documents, many to many
    "link",
    metadata,
    Column("action", ForeignKey("action.number"), primary_key=True),
    Column("document", String(200), primary_key=True),  # SHA-256 of a kept file, else a symbol
    Column("role", String(40), nullable=False),  # proposal, report, extension, addendum, …
    Column("reason", Text, nullable=False),
)

word = Table(  # what a person says of a submission; beside what was read, never over it
    "word",
    metadata,
    Column("sha256", ForeignKey("submission.sha256"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("verb", String(12), nullable=False),  # confirm, correct, waive
    Column("path", Text, nullable=False),  # "taxa/Otis tarda/scientific_name"; a code for waive
    Column("before", Text, nullable=False),  # JSON: what the reading said then
    Column("after", Text, nullable=False),  # JSON: what the person says
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("program", Text, nullable=False),  # version whose reading it was held against
)

heading = Table(  # wordings that this home learnt; the last of each counts; from layout 0005 on
    "heading",
    metadata,
    Column("key", String(200), primary_key=True),  # letters and digits, number left out
    Column("ordinal", Integer, primary_key=True),
    Column("heading", Text, nullable=False),  # as it stands in the file it was said of
    Column("section", String(60), nullable=False),  # id of the form's section; "": revoked
    Column("sha256", ForeignKey("submission.sha256"), nullable=False),  # of that file
    Column("by", Text, nullable=False),
    Column("day", String(10), nullable=False),
)

mail = Table(  # messages copied from mailboxes; from layout 0007 on
    "mail",
    metadata,
    Column("sha256", String(64), primary_key=True),  # of the whole message
    Column("message_id", Text, nullable=False, index=True),
    Column("thread", Text, nullable=False),  # JSON: ids of the messages it answers
    Column("sender", Text, nullable=False),
    Column("sender_name", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("arrived", Text, nullable=False),  # UTC time that the server gives
)

mail_place = Table(  # where in a mailbox a message lies or lay
    "mail_place",
    metadata,
    Column("mailbox", String(80), primary_key=True),
    Column("folder", String(200), primary_key=True),
    Column("validity", BigInteger, primary_key=True, autoincrement=False),  # UIDVALIDITY
    Column("uid", BigInteger, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),  # "" for one too large to be copied
)

mail_draft = Table(  # letters put into a folder of drafts
    "mail_draft",
    metadata,
    Column("message_id", String(200), primary_key=True),
    Column("mailbox", String(80), nullable=False),
    Column("keys", Text, nullable=False),  # JSON: what the letter is remembered by
    Column("about", Text, nullable=False),
    Column("to", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("in_reply_to", Text, nullable=False),
    Column("drafted", Text, nullable=False),  # UTC time
    Column("sent", Text),  # UTC time; NULL: not seen in the folder of sent mail
)

meeting = Table(  # meetings that are not shipped with the program
    "meeting",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("opens", String(10), nullable=False),
    Column("closes", String(10), nullable=False),
    Column("place", Text, nullable=False),
    Column("source", Text, nullable=False),
)

deadline = Table(  # versions published after the program was shipped
    "deadline",
    metadata,
    Column("meeting", String(40), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("day", String(10), nullable=False),
    Column("source", Text, nullable=False),
    Column("published", String(10)),  # NULL: not known, it counts from the beginning
    Column("by", Text, nullable=False),
    Column("basis", String(12), nullable=False, server_default="published"),  # or computed again
)

change = Table(  # before and after of everything a person or a newer version changed
    "change",
    metadata,
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),  # UTC time
    Column("by", Text, nullable=False),
    Column("subject", Text, nullable=False),  # "submission <sha256>", "action 12.8", …
    Column("path", Text, nullable=False),
    Column("before", Text, nullable=False),  # JSON
    Column("after", Text, nullable=False),  # JSON
    Column("reason", Text, nullable=False),
    Column("chain", String(64), nullable=False),  # SHA-256 over the line before and this one
)

done = Table(  # what the program did once, and does not do again
    "done",
    metadata,
    Column("what", String(12), primary_key=True),  # tasks, letters
    Column("key", Text, primary_key=True),
    Column("day", String(10), nullable=False),  # the first time
)

STANDING = (relation, erasure, national_report, national_question, national_publication)
READ = (reading, value, section, finding)
WRITTEN = (name, event, fact, word, heading, deadline, change)
NEVER_CHANGED = (*READ, *WRITTEN, *STANDING)


def last_reading(sha256: ColumnElement[str]) -> ScalarSelect[int]:
    """The number of the reading that counts, of the submission named in this column."""
    later = reading.alias()
    newest = select(func.max(later.c.ordinal)).where(later.c.sha256 == sha256)
    return newest.scalar_subquery()
