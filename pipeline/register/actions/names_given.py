"""The names that people give to actions, and files that name a State, a transaction each."""

from datetime import date

from sqlalchemy import Connection

from pipeline.actions.names import NameKind
from pipeline.register.actions import keys_of_all, number_action
from pipeline.register.actions.states_named import files_naming
from pipeline.register.connection import reading_, writing
from pipeline.register.names import NewName


class NamesGiven:
    """What an open register knows actions by, and who is named in their files."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def action_keys(self) -> tuple[str, ...]:
        """What each action is known by for good, by the number that it began with."""
        with reading_(self._db) as db:
            return keys_of_all(db)

    def files_naming(self, iso: str) -> tuple[str, ...]:
        """Files of actions that name a State, by SHA-256."""
        with reading_(self._db) as db:
            return files_naming(db, iso)

    def give_number(self, wanted: str, number: str, since: date, by: str, reason: str) -> bool:
        """Give an action a number, from `since` on; False where it has it. UnknownAction."""
        given = NewName(NameKind.NUMBER, number, since, by, reason)
        with writing(self._db) as db:
            return number_action(db, wanted, number, given)
