"""A letter to be written, what a person looks at first, and who it goes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.i18n import LANGUAGES
from pipeline.letters.addresses import AddressBook, address_of, contacts_of, language_of
from pipeline.letters.kinds import LetterKind
from pipeline.letters.points import Question
from pipeline.letters.texts import letter_words


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to be written, or the reason why none is."""

    kind: LetterKind | None  # None: no letter, and `remarks` says why
    language: str
    name: str  # of the files, without suffix; "" for no letter
    to: str  # "" where no lead or proponent is on record
    address: str  # "" where none is on record
    about: str  # the action, or the file
    meeting: str
    values: Mapping[str, str | Sequence[str]]
    remarks: tuple["Remark", ...]  # what a person should look at
    keys: tuple[str, ...]  # what it is remembered by; one that is new makes it due again
    submission: str = ""  # SHA-256 of the file that it is about; "" for one about an action
    copies: str = ""  # addresses of those who get a copy
    questions: tuple[Question, ...] = ()  # what the letter does not ask: a person decides first


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at before a letter goes out."""

    name: str  # in the words of the letters, under `remarks`
    files: str = ""

    def say(self, language: str) -> str:
        words: str = letter_words(language)["remarks"][self.name]
        return words.format(files=self.files)


class Addressing(NamedTuple):
    """Who is known at which address, and in which language to write."""

    book: AddressBook
    today: date
    language: str = ""  # of every letter; "": that of the contacts, else of the submission

    def addresses(self, names: Sequence[str]) -> str:
        """Those known of several names, each once; "" where none is."""
        known = dict.fromkeys(address_of(name, self.book, self.today) for name in names)
        return ", ".join(filter(None, known))

    def copies(self, names: Sequence[str]) -> str:
        """The addresses of those who get a copy of what these names are written."""
        contacts = [c for name in names for c in contacts_of(name, self.book, self.today)]
        return ", ".join(dict.fromkeys(c.address for c in contacts if c.is_copy))

    def spoken(self, names: Sequence[str], language: str | None) -> str:
        """The language to write these names in; `language` is that of the submission."""
        shared = self.language or language_of(names, self.book, self.today)
        return shared or (language if language in LANGUAGES and language else "en")

    def remarks(self, names: Sequence[str]) -> tuple[Remark, ...]:
        """Who of these has no address."""
        names = [*filter(None, names)]
        lacking = [name for name in names if not address_of(name, self.book, self.today)]
        if not names:
            return Remark("no_name"), Remark("no_address")
        if len(lacking) == len(names):
            return (Remark("no_address"),)
        count = f"{len(names) - len(lacking)}/{len(names)}: {'; '.join(lacking)}"
        return (Remark("no_address_for", count),) if lacking else ()
