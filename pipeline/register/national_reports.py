"""National Reports as they were read, and which question people say is on Concerted Actions."""

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, insert, select

from pipeline.national_reports.questions import question_key
from pipeline.national_reports.report import NationalReport
from pipeline.register.change_log import note_change
from pipeline.register.clock import moment_of_entry
from pipeline.register.connection import reading_, writing
from pipeline.register.ordinals import next_ordinal
from pipeline.register.schema import national_question, national_report
from pipeline.register.serialization import storable

REPORT = TypeAdapter(NationalReport)
LONGEST_KEY = 200  # characters


class NationalReports:
    """Each verb that writes is one transaction, and changes nothing the second time."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def add(self, sha256: str, file: str, reports: Sequence[NationalReport], by: str) -> bool:
        """Keep the reports of a file; False where that file is known."""
        with writing(self._db) as db:
            if db.scalar(select(func.count()).where(national_report.c.sha256 == sha256)):
                return False
            for ordinal, report in enumerate(reports, 1):
                self._write(db, sha256, ordinal, file, report, by)
            names = [report.iso or report.respondent for report in reports]
            note_change(db, by, f"national report {sha256}", "file", None, [file, *names], "read")
            return True

    def _write(
        self, db: Connection, sha256: str, ordinal: int, file: str, report: NationalReport, by: str
    ) -> None:
        detail = storable(REPORT.dump_json(report).decode())
        db.execute(
            insert(national_report).values(
                sha256=sha256,
                ordinal=ordinal,
                iso=report.iso,
                file=storable(file),
                detail=detail,
                by=by,
                recorded=moment_of_entry(db),
            )
        )

    def all(self) -> tuple[tuple[str, NationalReport], ...]:
        """Every report with the name of its file, in the order of coming; later ones count."""
        ordered = select(national_report).order_by(
            national_report.c.recorded, national_report.c.sha256, national_report.c.ordinal
        )
        with reading_(self._db) as db:
            rows = db.execute(ordered).all()
        return tuple((row.file, REPORT.validate_json(row.detail)) for row in rows)

    def name_question(self, question: str, by: str, *, on_actions: bool) -> bool:
        """Keep which question is on Concerted Actions, or is not; False where it is known."""
        key = question_key(question)[:LONGEST_KEY]
        if self.questions().get(key) == on_actions:
            return False
        with writing(self._db) as db:
            db.execute(
                insert(national_question).values(
                    key=key,
                    ordinal=next_ordinal(db, national_question, key=key),
                    question=storable(question),
                    on_actions=int(on_actions),
                    by=by,
                    recorded=moment_of_entry(db),
                )
            )
            note_change(db, by, "national reports", key, None, on_actions, "named")
            return True

    def questions(self) -> Mapping[str, bool]:
        """What people say: key of a question, and whether it is on Concerted Actions."""
        with reading_(self._db) as db:
            rows = db.execute(select(national_question).order_by("key", "ordinal")).all()
        return {row.key: bool(row.on_actions) for row in rows}
