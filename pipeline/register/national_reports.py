"""National Reports as they were read, and which question people say is on Concerted Actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, insert, select

from pipeline.national_reports.questions import question_key
from pipeline.national_reports.report import NationalReport
from pipeline.register.clock import moment_of_entry
from pipeline.register.connection import reading_, writing
from pipeline.register.history.change_log import note_change
from pipeline.register.ordinals import next_ordinal
from pipeline.register.schema import national_publication, national_question, national_report
from pipeline.register.serialization import storable

REPORT = TypeAdapter(NationalReport)
LONGEST_KEY = 200  # characters
IN_ORDER = select(national_report).order_by(  # of coming
    national_report.c.recorded, national_report.c.sha256, national_report.c.ordinal
)
DIGITS = 8  # of the SHA-256, in the name of a report


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A National Report in the register."""

    sha256: str  # of its file, or of the files read together
    ordinal: int  # of the respondent in it, 1-based
    file: str  # its name
    report: NationalReport
    public: bool = False  # a person says that it is
    by: str = ""  # who said last whether it is public; "" where nobody did
    since: str = ""  # UTC time of that; "" where nobody did

    @property
    def id(self) -> str:
        """What people call it: the beginning of the SHA-256 and the number of the respondent."""
        return f"{self.sha256[:DIGITS]}-{self.ordinal}"


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

    def kept(self) -> tuple[KeptReport, ...]:
        """Every report, in the order of coming."""
        with reading_(self._db) as db:
            rows, last = db.execute(IN_ORDER).all(), self._last_words(db)
        return tuple(_kept(row, last.get((row.sha256, row.ordinal))) for row in rows)

    def _last_words(self, db: Connection) -> Mapping[tuple[str, int], Any]:
        """Of each report that somebody spoke of: the line that counts."""
        rows = db.execute(select(national_publication).order_by("ordinal")).all()
        return {(row.sha256, row.respondent): row for row in rows}

    def make_public(
        self, report: KeptReport, by: str, reason: str = "", *, public: bool = True
    ) -> bool:
        """Keep that a report is public, or is not; False where that is so already."""
        key: dict[str, str | int] = {"sha256": report.sha256, "respondent": report.ordinal}
        with writing(self._db) as db:
            last = self._last_words(db).get((report.sha256, report.ordinal))
            if (bool(last.public) if last else False) == public:
                return False
            db.execute(
                insert(national_publication).values(
                    **key,
                    ordinal=next_ordinal(db, national_publication, **key),
                    public=int(public),
                    reason=storable(reason),
                    by=by,
                    recorded=moment_of_entry(db),
                )
            )
            path = f"public {report.ordinal}"
            note_change(
                db, by, f"national report {report.sha256}", path, not public, public, reason
            )
            return True

    def public(self) -> tuple[tuple[str, NationalReport], ...]:
        """As `all`, those alone that a person says are public; no other is looked at."""
        with reading_(self._db) as db:
            last = self._last_words(db)
            rows = db.execute(IN_ORDER).all() if any(line.public for line in last.values()) else ()
        lines = ((row, last.get((row.sha256, row.ordinal))) for row in rows)
        shown = [_kept(row, line) for row, line in lines if line and line.public]
        return tuple((each.file, each.report) for each in shown)

    def all(self) -> tuple[tuple[str, NationalReport], ...]:
        """Every report with the name of its file, in the order of coming; later ones count."""
        return tuple((each.file, each.report) for each in self.kept())

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


def _kept(row: Any, last: Any) -> KeptReport:
    words = (bool(last.public), last.by, last.recorded) if last else ()
    report = REPORT.validate_json(row.detail)
    return KeptReport(row.sha256, row.ordinal, row.file, report, *words)
