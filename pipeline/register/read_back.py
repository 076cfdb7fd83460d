"""Everything in the register read once as the commands read it, before it is taken for whole."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, select

from pipeline.register.actions import read_actions
from pipeline.register.erasure import erasures
from pipeline.register.export import write_export
from pipeline.register.mail_log import MailLog
from pipeline.register.meetings import read_meetings
from pipeline.register.national_reports import NationalReports
from pipeline.register.schema import change, done, mail, reading, submission
from pipeline.register.submissions.headings import taught_headings
from pipeline.register.submissions.readings import summary_of
from pipeline.register.submissions.submission_detail import read_submission
from pipeline.register.submissions.submission_list import submission_lines


def read_all_back(db: Connection) -> None:
    """Raises ValueError, LookupError, TypeError or AttributeError for a line that says nothing."""
    read_meetings(db)
    read_actions(db)
    submission_lines(db)
    erasures(db)
    for digest in db.scalars(select(submission.c.sha256)).all():
        read_submission(db, digest)
    for digest, ordinal in db.execute(select(reading.c.sha256, reading.c.ordinal)).all():
        summary_of(db, digest, ordinal)
    for before, after in db.execute(select(change.c.before, change.c.after)).all():
        json.loads(before)
        json.loads(after)
    _read_what_stands_beside(db)
    with TemporaryDirectory() as folder:  # every word of it as a sentence or a cell
        write_export(db, Path(folder))


def _read_what_stands_beside(db: Connection) -> None:
    reports, mail_log = NationalReports(db), MailLog(db)
    reports.kept()
    reports.questions()
    taught_headings(db)
    mail_log.drafts()
    for digest in db.scalars(select(mail.c.sha256)).all():
        mail_log.message(digest)
    for day in db.scalars(select(done.c.day)).all():
        date.fromisoformat(day)
