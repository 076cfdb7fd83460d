"""What a person judges of one submission, one after the other: findings first, then values.

Each item carries the words it rests on and where they stand, and what people have said of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.submissions.kept import Submission
from pipeline.submissions.messages import rendered
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.review.review_paths import CHOICES, SINGLE, value_at
from pipeline.submissions.summary import KEYS

LISTS: Mapping[str, tuple[str, ...]] = {  # the lists of a reading -> what is corrected in each
    "proponents": ("name",),
    "taxa": ("scientific_name",),
    "range_states": ("name",),
    "activities": ("outcome", "timeframe", "responsibility", "funding", "activity"),
}
SHOWN = ("target",)  # roles of taxa a person judges; the others are told in the text


@dataclass(frozen=True, slots=True)
class ItemPart:
    """What can be corrected of an item: all of it, or one of the columns of an activity."""

    name: str  # of the field
    path: str  # as `services.review.correct` takes it
    value: str  # as it stands now
    choices: tuple[str, ...] = ()  # where only these may be; none: any text


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One finding, or one value."""

    key: str  # "finding-3", "title", "range_states/MN": as it stands in an address
    group: str  # "findings", "document", or the name of a list
    path: str  # what `services.review` calls it: a path, or the code of a finding
    text: str  # the message of a finding, or the value in words; "" where nothing was found
    quote: str = ""
    page: int | None = None
    paragraph: int | None = None
    severity: str = ""  # of a finding
    advice: str = ""
    basis: str = ""
    about: str = ""  # its message in English, to tell two of one code apart
    state: str = "read"  # read, confirmed, corrected, waived
    by: str = ""
    day: str = ""
    reason: str = ""
    as_read: str = ""  # what was read, where a person corrected it
    doubtful: bool = False  # read by a guess: spelling, synonym, a scan
    parts: tuple[ItemPart, ...] = ()  # none for a finding; one by which others find it comes last

    @property
    def judged(self) -> bool:
        """Whether a person has said something of it."""
        return self.state != "read"


def review_items(submission: Submission, language: str) -> tuple[ReviewItem, ...]:
    """Every item of a submission, in the order in which it is judged."""
    return (
        *_findings(submission, language),
        *_singles(submission),
        *(item for name in LISTS for item in _members(submission, name)),
    )


def _findings(submission: Submission, language: str) -> Iterator[ReviewItem]:
    waivers = [word for word in submission.decisions if word.verb is ReviewAction.WAIVE]
    in_english = [finding.message for finding in rendered(submission.findings, "en")]
    for place, finding in enumerate(rendered(submission.findings, language)):
        shown = finding.evidence[0] if finding.evidence else None
        waived = place in submission.waived
        word = _last(waivers, finding.code) if waived else None
        yield ReviewItem(
            key=f"finding-{place + 1}",
            group="findings",
            path=finding.code,
            text=finding.message,
            quote=shown.quote if shown else "",
            page=shown.page if shown else None,
            paragraph=shown.paragraph if shown else None,
            severity=finding.severity,
            advice=finding.advice,
            basis=finding.basis,
            about=in_english[place],
            state="waived" if waived else "read",
            by=word.by if word else "",
            day=word.day.isoformat() if word else "",
            reason=word.reason if word else "",
        )


def _singles(submission: Submission) -> Iterator[ReviewItem]:
    for name in SINGLE:
        now = getattr(submission.corrected, name)
        word = _last(submission.decisions, name)
        yield ReviewItem(
            key=name,
            group="document",
            path=name,
            text=str(now or ""),
            as_read=str(getattr(submission.summary, name) or ""),
            parts=(ItemPart(name, name, str(now or ""), CHOICES.get(name, ())),),
            **_word(word),
        )


def _members(submission: Submission, name: str) -> Iterator[ReviewItem]:
    for member in getattr(submission.corrected, name):
        if getattr(member, "role", "target") not in SHOWN:
            continue
        key = str(getattr(member, KEYS[name]))
        path = f"{name}/{key}"
        word = _last_under(submission.decisions, path)
        read = value_at(submission.summary, path)
        yield ReviewItem(
            key=path,
            group=name,
            path=path,
            text=_words_of(name, member),
            quote=str(getattr(member, "quote", "") or getattr(member, "written", "") or key),
            page=member.page,
            paragraph=member.paragraph,
            doubtful=getattr(member, "method", "exact") not in ("exact", "higher_taxon"),
            as_read="" if read is None else _words_of_read(name, read),
            parts=tuple(_parts(name, path, member)),
            **_word(word),
        )


def _parts(name: str, path: str, member: Any) -> Iterator[ItemPart]:
    """Of an activity each column by itself; of the others the text that all else follows."""
    columns = LISTS[name]
    for column in columns:
        place = f"{path}/{column}" if len(columns) > 1 else path
        yield ItemPart(column, place, str(getattr(member, column) or ""))


def _words_of(name: str, member: Any) -> str:
    if name == "taxa":
        appendices = " / ".join(member.appendices)
        return f"{member.scientific_name}{f' ({appendices})' if appendices else ''}"
    if name == "activities":
        parts = (member.activity, member.timeframe, member.responsibility, member.funding)
        return " · ".join(part for part in parts if part)
    return str(member.name)


def _words_of_read(name: str, read: dict[str, Any]) -> str:
    return str(read.get("written") or read.get("name") or read.get("activity") or "")


def _word(word: ReviewDecision | None) -> dict[str, Any]:
    if word is None or word.verb is ReviewAction.WAIVE:
        return {}
    state = "confirmed" if word.verb is ReviewAction.CONFIRM else "corrected"
    return {"state": state, "by": word.by, "day": word.day.isoformat(), "reason": word.reason}


def _last(words: Iterable[ReviewDecision], path: str) -> ReviewDecision | None:
    return next((word for word in reversed([*words]) if word.path == path), None)


def _last_under(words: Iterable[ReviewDecision], path: str) -> ReviewDecision | None:
    """The last word on a member, or on a part of it."""
    below = [word for word in words if word.path == path or word.path.startswith(f"{path}/")]
    return below[-1] if below else None
