"""The letters of a meeting at the desk: what is due, its words as people changed them, what went.

Nothing is ever sent by the program. What somebody did to a letter stands in the history.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path

from pipeline.atomic_write import replace_file
from pipeline.convention.meetings import find_meeting
from pipeline.letters.addresses import ADDRESS, Contact, known_addresses
from pipeline.letters.draft import Draft
from pipeline.letters.drafts import drafts_for
from pipeline.letters.subjects import Subject, subjects_of
from pipeline.letters.wording import (
    GAP,
    drafted_wording,
    letter_as_files,
    paragraphs,
)
from pipeline.letters.wording import (
    LetterWording as LetterWording,
)
from pipeline.register import Done, Register
from pipeline.register.derived.memory import once
from pipeline.register.letter_log import LetterStep
from pipeline.services.desk_letter import DeskLetter as DeskLetter
from pipeline.services.desk_letter import id_of, of_draft, of_steps
from pipeline.services.paper_files import papers_folder, refusing_full_disk
from pipeline.services.session import Refused, opened_register, this_day, transaction

DAYS = ("today", "days", "by")  # values that differ from one day to the next
FEW = 200  # submissions: of more, the letters are drafted page by page, and not counted
Choose = Callable[[Sequence[str], frozenset[str]], Sequence[str]]
"""Picks of submissions, by SHA-256; the second: about which a letter was changed or sent."""
SENT = "letters-sent"  # the folder of the papers of a meeting where what went is kept


def letters_of(meeting: str, language: str, today: date | None = None) -> tuple[DeskLetter, ...]:
    """Every letter that a day asks for, then those it asks for no more, of which some went.

    Raises UnknownMeeting, RegisterError and AddressesUnreadable.
    """
    day = today or this_day()
    return _letters(meeting, language, day, lambda *_: None, lambda *_: True)


def letters_about_files(meeting: str, language: str, choose: Choose) -> tuple[DeskLetter, ...]:
    """The letters about those submissions alone that `choose` picks: no other one is drafted.

    Raises as `letters_of`.
    """

    def chosen(subjects: Sequence[Subject], touched: frozenset[str]) -> Sequence[Subject]:
        files = {each.key: each for each in subjects if each.is_file}
        files |= {
            digest: Subject(digest, is_file=True) for digest in sorted(touched - files.keys())
        }
        return [files[digest] for digest in choose([*files], touched)]

    def is_past(letter: DeskLetter, only: frozenset[str]) -> bool:
        return letter.submission in only

    return _letters(meeting, language, this_day(), chosen, is_past)


def letters_about_actions(meeting: str, language: str) -> tuple[DeskLetter, ...]:
    """The letters about actions: what is due of each is worked out. Raises as `letters_of`."""

    def chosen(subjects: Sequence[Subject], touched: frozenset[str]) -> Sequence[Subject]:
        return [each for each in subjects if not each.is_file]

    return _letters(meeting, language, this_day(), chosen, lambda letter, _: not letter.submission)


def count_due(meeting: str) -> tuple[int | None, int]:
    """How many letters wait to be sent, about submissions and about actions.

    None where there are more submissions than can be drafted at once: nobody has counted.
    Raises as `letters_of`.
    """

    too_many = []

    def few(digests: Sequence[str], touched: frozenset[str]) -> Sequence[str]:
        too_many.append(len(digests) > FEW)
        return () if too_many[0] else digests

    files = letters_about_files(meeting, "en", few)
    actions = letters_about_actions(meeting, "en")
    due = [sum(each.state == "due" for each in letters) for letters in (files, actions)]
    return None if too_many[0] else due[0], due[1]


def letter_named(meeting: str, key: str, language: str) -> DeskLetter:
    """One of them. Raises Refused for one that is not there, and what `letters_of` does."""

    def chosen(subjects: Sequence[Subject], touched: frozenset[str]) -> Sequence[Subject]:
        return [each for each in subjects if key in each.ids()]

    letters = _letters(meeting, language, this_day(), chosen, lambda letter, _: letter.id == key)
    found = next((each for each in letters if each.id == key), None)
    if found is None:
        raise Refused("This letter is not due any more, and nobody changed or sent it.", "letter")
    return found


def _letters(
    meeting: str,
    language: str,
    day: date,
    chosen: Callable[[Sequence[Subject], frozenset[str]], Sequence[Subject] | None],
    is_past: Callable[[DeskLetter, frozenset[str]], bool],
) -> tuple[DeskLetter, ...]:
    """The letters about the subjects chosen, None: about all; then some the day asks for no more.

    `chosen` is given the submissions, too, about which somebody changed or sent a letter;
    `is_past` tells of a letter that is not asked for whether it belongs to the keys chosen.
    """
    book = known_addresses()
    with opened_register() as register:
        named = find_meeting(meeting, register.meetings()).id
        steps, lines = register.letter_log.of(named), register.submissions()
        known = [of_steps(key, named, of_it, language) for key, of_it in steps.items()]
        touched = frozenset(old.submission for old in known if old and old.submission)
        only = chosen(subjects_of(register, named, day, lines), touched)
        those = None if only is None else frozenset(only)
        drafts = _drafts(register, named, day, tuple(sorted(book.items())), those)
    asked = {id_of(draft): draft for draft in drafts if draft.kind}
    due = [of_draft(key, draft, steps.get(key, ()), language) for key, draft in asked.items()]
    keys = frozenset(each.key for each in only or ())
    past = (old for old in known if old and old.id not in asked and is_past(old, keys))
    return (*due, *past)


@once
def _drafts(
    register: Register,
    meeting: str,
    day: date,
    book: tuple[tuple[str, tuple[Contact, ...]], ...],
    only: frozenset[Subject] | None,
) -> tuple[Draft, ...]:
    lines = register.submissions()
    return drafts_for(register, meeting, day, dict(book), only=only, lines=lines)


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


def _mark(draft: Draft) -> str:
    """Tells a draft from one of another content; that the days move on makes it no other."""
    facts = {name: value for name, value in draft.values.items() if name not in DAYS}
    return sha256(repr(sorted(facts.items())).encode()).hexdigest()[:16]


def _facts(letter: DeskLetter, wording: LetterWording) -> dict[str, object]:
    """What is kept of a letter, so that it can be shown when it is not due any more."""
    names = ("kind", "language", "name", "to", "about", "submission")
    return {name: getattr(letter, name) for name in names} | {"wording": asdict(wording)}


def _addresses(typed: str) -> str:
    parts = [part.strip() for part in typed.replace(";", ",").replace("\n", ",").split(",")]
    for part in filter(None, parts):
        if not ADDRESS.fullmatch(part):
            raise Refused(
                f"“{part}” is no mail address. Write one, like focal@point.example.", "address"
            )
    return ", ".join(dict.fromkeys(filter(None, parts)))
