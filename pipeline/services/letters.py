"""The letters of a meeting at the desk: what is due, its words as people changed them, what went.

Nothing is ever sent by the program. What somebody did to a letter stands in the history.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from pipeline.atomic_write import replace_file
from pipeline.convention.meetings import find_meeting
from pipeline.letters.addresses import ADDRESS, known_addresses
from pipeline.letters.draft import Draft
from pipeline.letters.drafts import drafts_for
from pipeline.letters.points import Question
from pipeline.letters.texts import letter_words
from pipeline.letters.wording import (
    GAP,
    drafted_wording,
    letter_as_files,
    paragraphs,
)
from pipeline.letters.wording import (
    LetterWording as LetterWording,
)
from pipeline.register import Done
from pipeline.register.letter_log import LetterStep
from pipeline.services.paper_files import papers_folder, refusing_full_disk
from pipeline.services.session import Refused, opened_register, this_day, transaction

DAYS = ("today", "days", "by")  # values that differ from one day to the next
SENT = "letters-sent"  # the folder of the papers of a meeting where what went is kept


@dataclass(frozen=True, slots=True)
class DeskLetter:
    """A letter, and what became of it."""

    id: str
    meeting: str
    kind: str  # of `LetterKind`
    kind_name: str  # in the language of the page
    language: str
    name: str  # of its files, without suffix
    to: str
    about: str
    submission: str  # SHA-256; "" for one about an action
    remarks: tuple[str, ...]  # what to look at first, in the language of the page
    steps: tuple[LetterStep, ...]
    draft: Draft | None = field(repr=False)  # None: the day asks for it no more

    @property
    def sent(self) -> LetterStep | None:
        """Who said that it went, with its day in `after["day"]`; None: it did not.

        One that has something new to say since is due again.
        """
        last = self.last("sent")
        new = last and last.after and self.draft and {*self.draft.keys} - {*last.after["keys"]}
        return last if last and last.after and not new else None

    @property
    def edited(self) -> LetterStep | None:
        """Who changed its words last; None: they are those of the program."""
        last = self.last("words")
        went = self.last("sent")
        before = last and went and went.after and self.steps.index(last) < self.steps.index(went)
        return last if last and last.after and not before else None

    def last(self, path: str) -> LetterStep | None:
        """The last step of a kind; None where there is none."""
        return next((step for step in reversed(self.steps) if step.path == path), None)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What it does not ask: a person decides whether to add it."""
        return self.draft.questions if self.draft else ()


def letters_of(meeting: str, language: str, today: date | None = None) -> tuple[DeskLetter, ...]:
    """Every letter that a day asks for, then those it asks for no more, of which some went.

    Raises UnknownMeeting, RegisterError and AddressesUnreadable.
    """
    book, day = known_addresses(), today or this_day()
    with opened_register() as register:
        named = find_meeting(meeting, register.meetings()).id
        drafts = drafts_for(register, named, day, book)
        steps = register.letter_log.of(named)
    asked = {_id(draft): draft for draft in drafts if draft.kind}
    due = [_of_draft(key, draft, steps.get(key, ()), language) for key, draft in asked.items()]
    past = [_of_steps(key, named, known, language) for key, known in steps.items()]
    return (*due, *(letter for letter in past if letter and letter.id not in asked))


def letter_named(meeting: str, key: str, language: str) -> DeskLetter:
    """One of them. Raises Refused for one that is not there, and what `letters_of` does."""
    found = next((each for each in letters_of(meeting, language) if each.id == key), None)
    if found is None:
        raise Refused("This letter is not due any more, and nobody changed or sent it.", "letter")
    return found


def wording_of(letter: DeskLetter) -> LetterWording:
    """Its words as they are to go: as sent, else as changed, else as drafted.

    Raises BrokenTemplate.
    """
    for step in (letter.sent, letter.edited):
        if step:
            return LetterWording(**step.after["wording"])
    assert letter.draft is not None
    return drafted_wording(letter.draft)


def draft_has_changed(letter: DeskLetter) -> bool:
    """Whether the program would write another letter now than when its words were changed."""
    if not letter.edited or not letter.draft or letter.sent:
        return False
    return bool(letter.edited.after["drafted"] != _mark(letter.draft))


def keep_wording(
    letter: DeskLetter, wording: LetterWording, *, by: str, seen: int | None = None
) -> bool:
    """Keep its words as somebody changed them; False where they stand so. The draft stays as it is.

    `seen`: how many steps the page knew of. Raises Refused for a letter that went, without a
    subject or text, or with what is no address; LetterChanged where a colleague was faster.
    """
    if letter.sent or letter.draft is None:
        raise Refused("This letter went already. Say first that it did not.", "letter")
    text = GAP.join(paragraphs(wording.text))
    subject = " ".join(wording.subject.split())
    if not text or not subject:
        raise Refused("A letter needs a subject and a text.", "text")
    addresses = {name: _addresses(getattr(wording, name)) for name in ("address", "copies")}
    new = LetterWording(**addresses, subject=subject, text=text)
    drafted = drafted_wording(letter.draft)
    after = None if new == drafted else _facts(letter, new) | {"drafted": _mark(letter.draft)}
    return _keep(letter, LetterStep("words", after, by, ""), seen)


def take_draft_anew(letter: DeskLetter, *, by: str, seen: int | None = None) -> bool:
    """Go back to what the program writes. Raises as `keep_wording`."""
    if letter.draft is None:
        raise Refused("This letter is not due any more.", "letter")
    return keep_wording(letter, drafted_wording(letter.draft), by=by, seen=seen)


def mark_sent(letter: DeskLetter, day: date, *, by: str, seen: int | None = None) -> bool:
    """Keep that it went, on which day, and its words and files as they are; False if known.

    It is not drafted again. Raises Refused for a day to come, LetterChanged and BrokenTemplate.
    """
    if day > this_day():
        raise Refused("This day is still to come. Give the day on which the letter went.", "day")
    if letter.sent or letter.draft is None:
        return False
    wording = wording_of(letter)
    after = _facts(letter, wording) | {"day": day.isoformat(), "keys": [*letter.draft.keys]}
    if not _keep(letter, LetterStep("sent", after, by, ""), seen):
        return False
    with transaction() as register:
        register.done_log.mark(Done.LETTERS, letter.draft.keys, day)
    _keep_files(letter, wording)
    return True


def mark_not_sent(letter: DeskLetter, *, by: str, seen: int | None = None) -> bool:
    """Take back that it went; False where nobody said so. What was said stays in the history."""
    for path in _places(letter):
        path.unlink(missing_ok=True)
    return _keep(letter, LetterStep("sent", None, by, ""), seen)


def letter_file(letter: DeskLetter, suffix: str) -> bytes:
    """The mail draft (".eml") or the Word file (".docx"), in the words that it has now.

    Of a letter that went, as it went. Raises BrokenTemplate, and Refused where it is not kept.
    """
    kept = next((path for path in _places(letter) if path.suffix == suffix), None)
    if letter.sent and kept and kept.is_file():
        return kept.read_bytes()
    if letter.draft is None:
        raise Refused("The file of this letter is not kept any more; its words are.", "letter")
    mail, word = letter_as_files(letter.draft, wording_of(letter))
    return mail.as_bytes() if suffix == ".eml" else word


def _keep(letter: DeskLetter, step: LetterStep, seen: int | None) -> bool:
    with transaction() as register:
        return register.letter_log.add(letter.meeting, letter.id, step, seen)


def _keep_files(letter: DeskLetter, wording: LetterWording) -> None:
    """Beside the papers of the meeting, where the search finds letters. Raises Refused."""
    assert letter.draft is not None
    mail, word = letter_as_files(letter.draft, wording)
    folder = papers_folder(letter.meeting) / SENT
    with refusing_full_disk("copy of the letter", folder):
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in zip(_places(letter), (mail.as_bytes(), word), strict=True):
            _write(path, content)


def _write(path: Path, content: bytes) -> None:
    replace_file(path, lambda part: part.write_bytes(content))


def _places(letter: DeskLetter) -> tuple[Path, Path]:
    folder = papers_folder(letter.meeting) / SENT
    return folder / f"{letter.name}.eml", folder / f"{letter.name}.docx"


def _id(draft: Draft) -> str:
    """The same for the same letter, on whatever day it is asked for, whatever it asks for."""
    about = f"{draft.kind} {draft.submission}" if draft.submission else draft.keys[0]
    return sha256(f"{draft.language} {about}".encode()).hexdigest()[:16]


def _mark(draft: Draft) -> str:
    """Tells a draft from one of another content; that the days move on makes it no other."""
    facts = {name: value for name, value in draft.values.items() if name not in DAYS}
    return sha256(repr(sorted(facts.items())).encode()).hexdigest()[:16]


def _facts(letter: DeskLetter, wording: LetterWording) -> dict[str, object]:
    """What is kept of a letter, so that it can be shown when it is not due any more."""
    names = ("kind", "language", "name", "to", "about", "submission")
    return {name: getattr(letter, name) for name in names} | {"wording": asdict(wording)}


def _of_draft(key: str, draft: Draft, steps: tuple[LetterStep, ...], language: str) -> DeskLetter:
    kind = draft.kind.value if draft.kind else ""
    return DeskLetter(
        *(key, draft.meeting, kind, _kind_name(kind, language), draft.language, draft.name),
        *(draft.to, draft.about, draft.submission),
        tuple(r.say(language) for r in draft.remarks if r.name != "not_asked"),
        *(steps, draft),
    )


def _of_steps(
    key: str, meeting: str, steps: tuple[LetterStep, ...], language: str
) -> DeskLetter | None:
    """A letter that the day asks for no more; None where its submission was erased."""
    facts = next((step.after for step in reversed(steps) if isinstance(step.after, dict)), None)
    if facts is None:
        return None
    kind = facts["kind"]
    known = {name: facts[name] for name in ("language", "name", "to", "about", "submission")}
    name = _kind_name(kind, language)
    return DeskLetter(key, meeting, kind, name, **known, remarks=(), steps=steps, draft=None)


def _kind_name(kind: str, language: str) -> str:
    name: str = letter_words(language)["letter_names"][kind]
    return name


def _addresses(typed: str) -> str:
    parts = [part.strip() for part in typed.replace(";", ",").replace("\n", ",").split(",")]
    for part in filter(None, parts):
        if not ADDRESS.fullmatch(part):
            raise Refused(
                f"“{part}” is no mail address. Write one, like focal@point.example.", "address"
            )
    return ", ".join(dict.fromkeys(filter(None, parts)))
