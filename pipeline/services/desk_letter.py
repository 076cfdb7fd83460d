"""A letter of a meeting as the desk has it: drafted, or known from what people did to it."""

from dataclasses import dataclass, field

from pipeline.i18n import LANGUAGES
from pipeline.letters.draft import Draft
from pipeline.letters.points import Question
from pipeline.letters.subjects import file_mark, letter_id
from pipeline.letters.texts import letter_words
from pipeline.register.letter_log import LetterStep


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

    @property
    def state(self) -> str:
        """What became of it: due, edited, sent."""
        return "sent" if self.sent else "edited" if self.edited else "due"

    def still_lacking(self, address: str) -> tuple[str, ...]:
        """What to look at first; that no address is known no more, where somebody gave one."""
        lacking = {letter_words(each)["remarks"]["no_address"] for each in LANGUAGES}
        return tuple(words for words in self.remarks if not address or words not in lacking)

    def last(self, path: str) -> LetterStep | None:
        """The last step of a kind; None where there is none."""
        return next((step for step in reversed(self.steps) if step.path == path), None)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What it does not ask: a person decides whether to add it."""
        return self.draft.questions if self.draft else ()


def id_of(draft: Draft) -> str:
    """The same for the same letter, on whatever day it is asked for, whatever it asks for."""
    assert draft.kind is not None
    about = file_mark(draft.kind, draft.submission) if draft.submission else draft.keys[0]
    return letter_id(about, draft.language)


def of_draft(key: str, draft: Draft, steps: tuple[LetterStep, ...], language: str) -> DeskLetter:
    """A letter that the day asks for; `language` is that of the page."""
    kind = draft.kind.value if draft.kind else ""
    return DeskLetter(
        *(key, draft.meeting, kind, _kind_name(kind, language), draft.language, draft.name),
        *(draft.to, draft.about, draft.submission),
        tuple(r.say(language) for r in draft.remarks if r.name != "not_asked"),
        *(steps, draft),
    )


def of_steps(
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
