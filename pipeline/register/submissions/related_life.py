"""Say what a submission is to others, and judge anew all whose life that changes."""

from sqlalchemy import Connection

from pipeline.register.connection import reading_, writing
from pipeline.register.submissions import find_digest, judge_anew
from pipeline.register.submissions.earlier_versions import life_of
from pipeline.register.submissions.relations import (
    add_relation,
    meeting_before,
    move_receipt,
    relation_log,
)
from pipeline.submissions.versions.relations import TO_ANOTHER, Relation


class Relations:
    """What submissions are to each other. Every verb that writes is one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def log(self, wanted: str) -> tuple[Relation, ...]:
        """Everything people said of it, oldest first, with what was taken back."""
        with reading_(self._db) as db:
            return relation_log(db, find_digest(db, wanted))

    def add(self, wanted: str, new: Relation) -> bool:
        """Keep or take back a word on what a submission is; False where it changes nothing.

        Lateness is judged anew for every file of its life. Raises UnknownSubmission and
        ReviewRejected.
        """
        with writing(self._db) as db:
            digest = find_digest(db, wanted)
            ends = [digest, new.target] if new.kind in TO_ANOTHER else [digest]
            before = {other for end in ends for other in life_of(db, end)}
            added = add_relation(db, digest, new)
            after = {other for end in ends for other in life_of(db, end)}
            judge_anew(db, before | after)
            return added

    def move(self, wanted: str, new: Relation) -> bool:
        """Move a submission to the meeting `new.target`; False where it was sent there already."""
        with writing(self._db) as db:
            digest = find_digest(db, wanted)
            life = {*life_of(db, digest)}
            moved = move_receipt(db, digest, new)
            judge_anew(db, life)
            return moved

    def meeting_before(self, wanted: str) -> str | None:
        """The meeting it was moved away from last; None where it never was."""
        with reading_(self._db) as db:
            return meeting_before(db, find_digest(db, wanted))
