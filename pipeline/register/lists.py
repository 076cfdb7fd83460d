"""The lists of a register, put together of parts that are kept where answers are remembered."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from pipeline.actions.action import Action, ActionLine
from pipeline.actions.report_status import ReportEvidence
from pipeline.register import actions
from pipeline.register.actions import action_list
from pipeline.register.actions.kept_actions import kept_actions
from pipeline.register.connection import reading_
from pipeline.register.derived.memory import keeps, once, parts_of
from pipeline.register.report_evidence import read_evidence
from pipeline.register.submissions.submission_list import submission_lines, submission_stamps
from pipeline.submissions.kept import SubmissionListEntry


class Lists:
    """What is asked of all submissions or all actions; the answers are shared, and for reading."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    @once
    def submissions(self) -> tuple[SubmissionListEntry, ...]:
        """Every submission, one line each."""
        parts = parts_of(self) if keeps(self) else None
        with reading_(self._db, steady=True) as db:
            return submission_lines(db, parts)

    @once
    def submission_stamps(self) -> Mapping[str, object]:
        """By SHA-256, what is another one where anything is that `submission` gives.

        Empty where nothing is remembered.
        """
        if not keeps(self):
            return {}
        parts = parts_of(self)
        with reading_(self._db, steady=True) as db:
            return submission_stamps(db, parts)

    @once
    def actions(self) -> tuple[Action, ...]:
        """Every action with its history, by number: 12.10 after 12.9."""
        if not keeps(self):
            return self._actions(with_details=True)
        parts = parts_of(self)
        with reading_(self._db, steady=True) as db:
            return kept_actions(db, parts)

    def _actions(self, *, with_details: bool) -> tuple[Action, ...]:
        with reading_(self._db) as db:
            return actions.read_actions(db, with_details=with_details)

    @once
    def action_lines(self, today: date, as_of: date | None = None) -> tuple[ActionLine, ...]:
        """Every action at the end of day `as_of`; what is due is seen from then, or `today`."""
        parts, evidence = parts_of(self), self.report_evidence()
        actions = self.actions() if keeps(self) else self._actions(with_details=False)
        return action_list.action_lines(actions, evidence, as_of or today, as_of, parts)

    @once
    def report_evidence(self, *, public: bool = False) -> ReportEvidence:
        """What an answer to "was it reported?" rests on; `public`: without unread files."""
        parts = parts_of(self)
        if public:
            with reading_(self._db) as db:
                return read_evidence(db, parts)
        lines = self.submissions()
        known = self.actions() if keeps(self) else self._actions(with_details=False)
        with reading_(self._db) as db:
            return read_evidence(db, parts, known, lines)
