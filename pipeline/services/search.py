"""Search over submissions, actions, letters and mails: the sentence with the words, and where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.fields.states.countries import state_name
from extractors.text import normalise
from pipeline.actions.action import Action
from pipeline.convention.meetings import find_meeting
from pipeline.register import Register, UnknownAction, UnknownSubmission
from pipeline.register.derived.memory import parts_of
from pipeline.register.search_index import OtherText, Passage, stem
from pipeline.services.mail_texts import DraftedLetter, mail_texts
from pipeline.services.search_facets import FileFacets, facets_of
from pipeline.services.session import Refused, opened_register

SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")
LONGEST = 240  # characters of a sentence that is shown
WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One submission, action, letter or mail in which the words stand."""

    kind: str  # "submission", "action", "letter" or "mail"
    key: str  # SHA-256, the number of the action, or where a letter lies among the papers
    title: str  # of a letter or mail its subject
    meeting: str  # a file was sent to, or a letter is for; of the first event of an action
    place: str  # heading of the section, "title", "event 3", "details", "message", "drafted DAY"
    page: int | None
    sentence: str  # "" where no word was asked for


@dataclass(frozen=True, slots=True)
class Wish:
    """What narrows a search; empty where it does not."""

    state: str = ""  # ISO code
    taxa: frozenset[str] = frozenset()  # scientific names
    meeting: str = ""
    kind: str = ""  # of a submission, or "submission", "action", "letter", "mail"


ANYTHING = Wish()
FEW = 20  # passages: of fewer, each thing is read by itself
MANY = 500  # no more are found by words: beyond that it is everything, which is kept apart
ROLES = ("range_states", "proponents", "lead")  # in which a State is looked for


def _known_of(
    register: Register, passages: Sequence[Passage]
) -> tuple[Mapping[str, FileFacets], Mapping[str, Action]]:
    """Files and actions by key, where so many were found that they are kept or read at once."""
    if len(passages) <= FEW:
        return {}, {}
    subjects = [passage.subject.partition(" ") for passage in passages]
    files = dict.fromkeys(key for kind, _, key in subjects if kind == "submission")
    stamps, parts = register.submission_stamps(), parts_of(register)
    found = parts.renewed(
        ("search", len(passages) > MANY),
        {key: stamps[key] for key in files if key in stamps},
        lambda keys: {key: facets_of(register.submission(key)) for key in keys},
    )
    return found, {action.key: action for action in register.actions()}


def search(words: str, wish: Wish = ANYTHING, known_on: date | None = None) -> tuple[Hit, ...]:
    """Everything in which all `words` stand, the best first, one hit for each thing.

    Plurals, accents and capitals do not matter. Without a word, everything that fits the wish,
    without a sentence. `known_on`: only what was entered by the end of that day. Raises Refused
    where neither is given, and UnknownMeeting.
    """
    wanted = WORD.findall(words)
    if not wanted and (words.strip() or wish == ANYTHING):
        raise Refused("Give a word to look for, or a State, taxon, meeting or kind.", "words")
    with opened_register() as register:
        if wish.meeting:
            wish = replace(wish, meeting=find_meeting(wish.meeting, register.meetings()).id)
        with mail_texts(register) as texts:
            passages = register.search(wanted, texts) if wanted else _everything(register, texts)
    with opened_register(known_on) as register:
        brought = register.mail_log.brought()
        of_files, of_actions = _known_of(register, passages)
        found: dict[str, Hit] = {}
        for passage in passages:
            key = passage.subject.partition(" ")[2]
            if key in found or not (known_on is None or _is_known(register, passage, known_on)):
                continue
            if hit := _hit(register, passage, wanted, wish, brought, of_files, of_actions):
                found[key] = hit if wanted else replace(hit, place="", sentence="")
        return tuple(found.values())


def unnamed(wish: Wish, taxon: str, known_on: date | None = None) -> Iterator[str]:
    """That the State or the `taxon` of a wish is known but named by nothing, a sentence each.

    Neither is said where something names it, and the words or the other filters found nothing.
    """
    if wish.state and not search("", Wish(state=wish.state), known_on):
        name = state_name(wish.state)
        yield f"{name} is a State known here ({wish.state}), but nothing in the register names it."
    if wish.taxa and not search("", Wish(taxa=wish.taxa), known_on):
        yield f"“{taxon}” is a name known here, but nothing in the register is about it."


def _everything(register: Register, texts: Sequence[OtherText]) -> Sequence[Passage]:
    """One passage for each thing there is: actions by number, files, then letters."""
    actions = [
        Passage(
            f"action {action.key}", "title", None, f"{action.number} {action.title}\n{action.note}"
        )
        for action in register.actions()
    ]
    mails = {*register.mail_log.kept()}
    files = [
        Passage(
            f"{'mail' if line.sha256 in mails else 'submission'} {line.sha256}", "title", None, ""
        )
        for line in register.submissions()
    ]
    letters = [
        Passage(other.subject, "text", None, other.read())
        for other in texts
        if other.subject.startswith("letter ")
    ]
    return (*actions, *files, *letters)


def _is_known(register: Register, passage: Passage, known_on: date) -> bool:
    """Whether the passage stood in this register, which is that of an earlier day."""
    kind, _, key = passage.subject.partition(" ")
    if kind == "letter":
        drafted = DraftedLetter(key).day
        return drafted is not None and drafted <= known_on
    if kind != "action":
        return register.holds(key)
    try:
        action = register.action(key)
    except UnknownAction:
        return False
    if passage.place.startswith("event "):
        return int(passage.place.removeprefix("event ")) <= len(action.events)
    if passage.place == "title":
        return passage.text == f"{action.number} {action.title}\n{action.note}"
    if passage.place == "name":
        return passage.text in {action.key, *(name.text for name in action.names)}
    details = {detail.text for event in action.events for detail in event.particulars}
    return details.issuperset(passage.text.split(" ; "))


def _hit(
    register: Register,
    passage: Passage,
    words: Sequence[str],
    wish: Wish,
    brought: Mapping[str, Sequence[str]],
    of_files: Mapping[str, FileFacets],
    of_actions: Mapping[str, Action],
) -> Hit | None:
    """None where the wish leaves it out; `brought` as in MailLog."""
    kind, _, key = passage.subject.partition(" ")
    sentence = best_sentence(_subject_last(kind, passage.text), words)
    if kind == "action":
        action = of_actions.get(key) or register.action(key)
        return _action_hit(action, passage, sentence, wish)
    if kind == "letter":
        return _letter_hit(register, passage, sentence, wish)
    if kind == "mail":
        return _mail_hit(register, passage, sentence, wish, brought.get(key, ()))
    submission = of_files.get(key) or facets_of(register.submission(key))
    if not _wanted_submission(submission, wish):
        return None
    where = submission.meeting, passage.place, passage.page
    return Hit(kind, key, submission.title, *where, sentence)


def _subject_last(kind: str, text: str) -> str:
    """The subject of a letter or mail is shown as its title: a sentence below it tells more."""
    subject, _, body = text.partition("\n")
    return f"{body}\n{subject}" if kind in ("letter", "mail") else text


def _action_hit(action: Action, passage: Passage, sentence: str, wish: Wish) -> Hit | None:
    if not _wanted_action(action, wish):
        return None
    meeting = action.events[0].meeting if action.events else ""
    place = place_of(passage, sentence)
    return Hit("action", action.number, action.title, meeting, place, None, sentence)


def _letter_hit(register: Register, passage: Passage, sentence: str, wish: Wish) -> Hit | None:
    letter = DraftedLetter(passage.subject.partition(" ")[2])
    if wish.kind not in ("", "letter") or wish.meeting not in ("", letter.meeting):
        return None
    if (wish.state or wish.taxa) and not _is_about(register, letter, wish):
        return None
    title = passage.text.partition("\n")[0]
    place = f"drafted {letter.day}" if letter.day else "drafted"
    return Hit("letter", letter.name, title, letter.meeting, place, None, sentence)


def _is_about(register: Register, letter: DraftedLetter, wish: Wish) -> bool:
    """Whether the action or submission of a letter concerns the State and taxa."""
    of_these = Wish(wish.state, wish.taxa)
    try:
        if letter.submission:
            return _wanted_submission(facets_of(register.submission(letter.submission)), of_these)
        return _wanted_action(register.action(letter.action), of_these)
    except (UnknownAction, UnknownSubmission):
        return False


def _mail_hit(
    register: Register, passage: Passage, sentence: str, wish: Wish, brought: Sequence[str]
) -> Hit | None:
    """A message concerns the States and taxa of what it brought, too."""
    key = passage.subject.partition(" ")[2]
    mail = register.submission(key)
    if wish.kind not in ("", "mail", *mail.corrected.kinds):
        return None
    if wish.meeting not in ("", mail.meeting):
        return None
    of_these = Wish(wish.state, wish.taxa)
    files = (mail, *map(register.submission, brought))
    if not any(_wanted_submission(facets_of(file), of_these) for file in files):
        return None
    title = passage.text.partition("\n")[0] or mail.file
    return Hit("mail", key, title, mail.meeting, "message", None, sentence)


def place_of(passage: Passage, sentence: str) -> str:
    """Where in an action a sentence stands: its note is kept with its title."""
    title, _, note = passage.text.partition("\n")
    words = sentence.removesuffix("…")
    in_note = passage.place == "title" and words in note and words not in title
    return "note" if in_note else passage.place


def best_sentence(text: str, words: Sequence[str]) -> str:
    """The first sentence in which most of the words stand, cut where it is long.

    >>> best_sentence("Nets kill. Bycatch in gillnets is rare. More.", ["bycatch", "gillnet"])
    'Bycatch in gillnets is rare.'
    """
    stems = [stem(word) for word in words]

    def counted(part: str) -> int:
        return sum(word in normalise(part) for word in stems)

    best = max((part.strip() for part in SENTENCE.split(text)), key=counted, default="")
    return best if len(best) <= LONGEST else f"{best[: LONGEST - 1].rstrip()}…"


def _wanted_submission(submission: FileFacets, wish: Wish) -> bool:
    return (
        wish.kind in ("", "submission", *submission.kinds)
        and (not wish.meeting or submission.meeting == wish.meeting)
        and (not wish.state or wish.state in submission.states)
        and (not wish.taxa or not wish.taxa.isdisjoint(submission.taxa))
    )


def _wanted_action(action: Action, wish: Wish) -> bool:
    now = action.particulars()
    states = {state.more.get("iso") for role in ROLES for state in now.get(role, ())}
    taxa = {taxon.text for taxon in now.get("taxa", ())}
    return (
        wish.kind in ("", "action")
        and (not wish.meeting or wish.meeting in {event.meeting for event in action.events})
        and (not wish.state or wish.state in states)
        and (not wish.taxa or not wish.taxa.isdisjoint(taxa))
    )
