"""Words that a person chose in a document, and what they say of them: “this is the title”."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractors.fields.states.countries import find_states, state_name
from pipeline.services.meanwhile import refuse_judged
from pipeline.services.review import correct
from pipeline.services.session import Refused, opened_register, this_day
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.summary import Reading

VALUES = (  # what words of a document can be, one of each
    "title",
    "symbol",
    "document_date",
    "agenda_item",
    "concerted_action",
    "meeting",
)
LISTS = ("proponents", "taxa", "range_states", "activities")  # … or one of several
SECTIONS = "sections"  # … or the heading of one: "sections/timeframe"
LONGEST = 2_000  # characters


@dataclass(frozen=True, slots=True)
class SaidOfWords:
    """What was kept: paths of values, and what to know of them."""

    paths: tuple[str, ...]  # those that are new or changed; none where all was so before
    remarks: tuple[str, ...]


def say_of_words(
    submission: str,
    words: str,
    meaning: str,
    *,
    by: str,
    reason: str,
    page: int | None = None,
    seen: int | None = None,
) -> SaidOfWords:
    """Keep what words of a document are: a field, members of a list, the heading of a section.

    All States and all proponents named in the words are kept. `page` is where they were chosen,
    None for a document without pages; `seen` as in `services.review`. Raises UnknownSubmission,
    ReviewRejected, JudgedMeanwhile, and Refused for words that name nothing of the kind.
    """
    text = " ".join(words.split())[:LONGEST]
    if not text:
        raise Refused("Choose or type the words first.", "words")
    with opened_register() as register:
        reading = register.submission(submission).corrected
    given = [*_meant(reading, text, meaning, page)]
    _refuse_meanwhile(submission, given, by, seen)
    outcomes = [correct(submission, path, value, by=by, reason=reason) for path, value in given]
    return SaidOfWords(
        tuple(outcome.decision.path for outcome in outcomes if outcome.added),
        tuple(dict.fromkeys(remark for outcome in outcomes for remark in outcome.remarks)),
    )


def _refuse_meanwhile(
    submission: str, given: list[tuple[str, Any]], by: str, seen: int | None
) -> None:
    """All or none: nothing of it is kept where a colleague judged one of the values since."""
    with opened_register() as register:
        spoken = register.submission(submission).words
    for path, value in given:
        decision = ReviewDecision(ReviewAction.CORRECT, path, None, value, "", by, this_day(), "")
        refuse_judged(spoken, decision, seen)


def _meant(
    reading: Reading, text: str, meaning: str, page: int | None
) -> Iterator[tuple[str, Any]]:
    """Path and value of each correction. Raises Refused."""
    where = {"page": page} if page else {}
    if meaning in VALUES:
        yield meaning, text
    elif meaning == "range_states":
        yield from ((f"{meaning}/{iso}", {"name": name} | where) for iso, name in _states(text))
    elif meaning == "proponents":
        for name in _proponents(reading, text):
            yield f"{meaning}/{name}", {"name": name, "quote": text} | where
    elif meaning == "taxa":
        yield f"{meaning}/{text}", {"scientific_name": text, "quote": text} | where
    elif meaning == "activities":
        yield f"{meaning}/{text}", {"activity": text} | where
    elif meaning.startswith(f"{SECTIONS}/"):
        yield f"{SECTIONS}/{text}", meaning.partition("/")[2]
    else:
        raise Refused("Say what the words are.", "meaning")


def _states(text: str) -> list[tuple[str, str]]:
    found = {mention.iso: state_name(mention.iso) for mention in find_states(text)}
    if not found:
        raise Refused(f"“{text[:80]}” names no State.", "words")
    return [*found.items()]


def _proponents(reading: Reading, text: str) -> list[str]:
    """The names in the words; the words themselves where no name is known to be one."""
    from extractors.fields.proponents import parse_proponents  # slow to import

    return [found.name for found in parse_proponents(text, reading.language)] or [text]
