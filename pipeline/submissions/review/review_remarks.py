"""What a person should know of their own word: a colleague said otherwise, or it is not new."""

import json
from typing import Any

from pipeline.submissions.kept import Submission
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.review.review_paths import NoSuchValue, known_path, split_path, value_at
from pipeline.submissions.summary import KEYS, MEMBERS


def remarks_on(
    before: Submission, after: Submission, decision: ReviewDecision, *, added: bool
) -> tuple[str, ...]:
    """Sentences on a decision that was `added` to what people had said `before`, or was not."""
    if decision.verb is ReviewAction.WITHDRAW:
        return () if added else ("This changes nothing, because the finding is open.",)
    if decision.verb is ReviewAction.WAIVE:
        return () if added else (f"This changes nothing, because {_waived_by(before, decision)}.",)
    if not added:
        return (f"This changes nothing, because {_why_nothing(before, decision)}.",)
    found = []
    if earlier := _last_correction(before, decision.path):
        if earlier.by != decision.by and decision.verb is ReviewAction.CORRECT:
            value = shown(earlier.after)
            found.append(f"{earlier.by} had said {value} on {earlier.day} ({earlier.reason}).")
        elif decision.verb is ReviewAction.CONFIRM:
            found.append(f"It stands as {earlier.by} corrected it on {earlier.day}.")
    if decision.path.startswith("taxa/") and decision.verb is ReviewAction.CORRECT:
        found += _not_listed(before, after)
    return tuple(found)


def shown(value: Any) -> str:
    """A JSON value as a person reads it: a member of a list by its name."""
    if isinstance(value, dict):
        names = ("scientific_name", "name", "activity", "written")
        return f"“{next((value[name] for name in names if value.get(name)), '')}”"
    if isinstance(value, str):
        return f"“{value}”"
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def _why_nothing(submission: Submission, decision: ReviewDecision) -> str:
    try:
        path = known_path(submission.corrected, decision.path)
        value = shown(value_at(submission.corrected, path))
    except (LookupError, NoSuchValue):
        return "it was said before"
    if decision.verb is ReviewAction.CONFIRM:
        return f"{decision.by} confirmed {path} before"
    if earlier := _last_correction(submission, path):
        return f"{earlier.by} said on {earlier.day} that {path} is {value}"
    return f"{path} was read as {value}. To say that this is right: concerted confirm"


def _waived_by(submission: Submission, decision: ReviewDecision) -> str:
    words = [word for word in submission.words if word.verb is ReviewAction.WAIVE]
    alike = [word for word in words if word.path == decision.path.upper()]
    return f"{alike[-1].by} waived it on {alike[-1].day}" if alike else "it is waived"


def _last_correction(submission: Submission, path: str) -> ReviewDecision | None:
    """The last that somebody said of a value, or that put a member of a list where it stands."""
    words = [word for word in submission.words if word.verb is ReviewAction.CORRECT]
    return next(
        (word for word in reversed(words) if path in (word.path, _path_of_what_it_said(word))), None
    )


def _path_of_what_it_said(word: ReviewDecision) -> str | None:
    """A member of a list goes by its new name once it was corrected."""
    field, _, rest = word.path.partition("/")
    if field not in MEMBERS or not isinstance(word.after, dict):
        return None
    _, part = split_path(field, rest)
    return "/".join(filter(None, [field, str(word.after.get(KEYS[field], "")), part]))


def _not_listed(before: Submission, after: Submission) -> list[str]:
    """The names that a correction brought and that no Appendix holds."""
    known = {taxon.scientific_name for taxon in before.corrected.taxa}
    return [
        f"“{taxon.scientific_name}” is in no Appendix of the edition {taxon.edition}: check the "
        "spelling." + (f" Is {taxon.candidates[0].taxon} meant?" if taxon.candidates else "")
        for taxon in after.corrected.taxa
        if taxon.scientific_name not in known and not taxon.appendices
    ]
