"""Tables that are only added to: relations, erasures (from 0008), National Reports (0009, 0013)."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()  # of all tables: see pipeline/register/schema.py

relation = Table(  # what people say that a submission is to others
    "relation",
    metadata,
    Column("sha256", ForeignKey("submission.sha256"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),  # submissions.versions.relations.RelationKind
    Column("target", String(64), nullable=False),  # SHA-256, id of a meeting, or ""
    Column("holds", Integer, nullable=False),  # 0: it is taken back
    Column("before", Text, nullable=False),  # JSON: the receipts before a move, else null
    Column("by", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("reason", Text, nullable=False),
)

erasure = Table(  # who asked that a file be forgotten, who confirmed it: this stays of it
    "erasure",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("step", String(12), nullable=False),  # pipeline.submissions.erasure.ErasureStep
    Column("by", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("reason", Text, nullable=False),
)

national_report = Table(  # what was read of the report of one respondent; the last one counts
    "national_report",
    metadata,
    Column("sha256", String(64), primary_key=True),  # of the file, or of the files read together
    Column("ordinal", Integer, primary_key=True),  # of the respondent in it
    Column("iso", String(2)),  # NULL: the file does not tell
    Column("file", Text, nullable=False),  # its name
    Column("detail", Text, nullable=False),  # JSON: every question and answer
    Column("by", Text, nullable=False),
    Column("recorded", Text, nullable=False),  # UTC time
)

national_question = Table(  # which question is on Concerted Actions; the last word counts
    "national_question",
    metadata,
    Column("key", String(200), primary_key=True),  # letters of the question, without its number
    Column("ordinal", Integer, primary_key=True),
    Column("question", Text, nullable=False),  # as it was typed
    Column("on_actions", Integer, nullable=False),  # 0: it is not
    Column("by", Text, nullable=False),
    Column("recorded", Text, nullable=False),  # UTC time
)

national_publication = Table(  # whether a report is public; the last word counts, none is "no"
    "national_publication",
    metadata,
    Column("sha256", String(64), primary_key=True),  # with `respondent` the key of the report
    Column("respondent", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("public", Integer, nullable=False),  # 0: it is withheld
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("recorded", Text, nullable=False),  # UTC time
)
