"""A status, and what is due, in the words of the terminal."""

from pipeline.actions.due import Due, DueState
from pipeline.actions.names import is_action_name, is_handle


def due_words(due: Due) -> str:
    """What is due and how it stands, as people write it."""
    if due.what.startswith("decision"):
        return _decision_words(due)
    what = f"{due.what} ({due.meeting})" if due.meeting else due.what
    unread = len(due.unread)
    files = f" ({unread} unread file{'s' * (unread > 1)} could change this)" if unread else ""
    match due.state:
        case DueState.NOT_ON_RECORD:
            return f"{what}: not on record, history known up to {due.covered_until}{files}"
        case DueState.CONSIDERED_CLOSED_PROPOSED:
            closed = "to be considered closed (Step 6(4))"
            return f"report outstanding since {due.meeting}; {closed}{files}"
    day = f" by {due.day}" if due.day else ""
    return f"{what}{day}: {STATE_WORDS.get(due.state) or due.state.replace('_', ' ')}{files}"


STATE_WORDS = {
    DueState.NOT_YET: "upcoming",
    DueState.IN_INTAKE: "to be determined",
    DueState.DUE: "due now",
}


def _decision_words(due: Due) -> str:
    if due.state is DueState.TO_BE_RECORDED:
        return f"{due.what}: to be recorded"
    opens = f", which opens on {due.day}" if due.day else ""
    return f"awaiting the {due.what}{opens}"


def since_words(since: str, meeting: str, *, assumed: bool) -> str:
    """Since when, by the day where it is known."""
    return f"since {meeting}, day not known" if assumed else f"since {since}"


def name_words(number: str, label: str, title: str) -> tuple[str, str]:
    """The number and name of an action in a line, as on a day on which it was called `label`.

    The number that it got later stands in brackets.

    >>> name_words("15.3", "15.3", "Crane"), name_words("P15.1", "Crane, Doc.29.1", "Crane")
    (('15.3', 'Crane'), ('P15.1', 'Crane, Doc.29.1'))
    >>> name_words("15.3", "Crane, Doc.29.1", "Crane"), name_words("15.3", "15.2", "Crane")
    (('', 'Crane, Doc.29.1 [now 15.3]'), ('15.2', 'Crane [now 15.3]'))
    """
    if label == number or is_handle(number):
        return number, title if label == number else label
    if is_action_name(label):
        return label, f"{title} [now {number}]"
    return "", f"{label} [now {number}]"


def status_words(status: str, event: str, into: str | None) -> str:
    """A status as people say it; of an action that goes on elsewhere, where that is.

    What somebody wrote instead of a number is quoted.

    >>> status_words("superseded", "merged", "15.3"), status_words("ongoing", "accepted", None)
    ('superseded, merged into 15.3', 'ongoing')
    >>> status_words("superseded", "superseded", "became CA 13.4 then the SSMFI")
    'superseded, continued as: “became CA 13.4 then the SSMFI”'
    """
    plain = status.replace("_", " ")
    if not into:
        return plain
    if not is_action_name(into):
        return f"{plain}, continued as: “{into}”"
    gone = f"{event} {'by' if event == 'superseded' else 'into'} {into}"
    return gone if event == status else f"{plain}, {gone}"
