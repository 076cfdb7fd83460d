"""What is told of one State on the terminal, a line each, in the words of its workbook."""

from collections.abc import Iterator, Sequence

from pipeline.reports.state import StateCount, StateDue, StateReport
from pipeline.reports.state_files import letter_kind
from pipeline.reports.texts import Texts, wording


def lines_of(report: StateReport, language: str) -> Iterator[str]:
    """What the State is to each action, what it owes, and the letters; a sentence for nothing."""
    texts, name = wording(language, "state"), report.names[language]
    found = [*_roles(report, texts), *(_due(due, texts) for due in report.due)]
    found += [*_national(report, language), *_letters(report, texts)]
    yield from found or [texts.text("nothing", state=name, iso=report.iso)]


def counts_in(counts: Sequence[StateCount], language: str) -> Iterator[str]:
    """Each State with how many actions concern it; a sentence for none."""
    texts = wording(language, "state")
    for count in counts:
        facts = {"range_state": count.range_state, "proponent": count.proponent}
        due = texts.text("counted_due", due=count.due) if count.due else ""
        name = count.names[language]
        yield texts.text("counted", iso=count.iso, state=name, **facts, due=due)
    if not counts:
        yield texts["none_named"]


def _roles(report: StateReport, texts: Texts) -> Iterator[str]:
    statuses = wording(texts.language, "compliance")["statuses"]
    for role, lines in report.roles.items():
        for line in lines:
            facts = {"role": texts["roles"][role], "action": line.heading}
            words = texts.text("with_words", words=line.words) if line.words else ""
            yield texts.text("role_line", **facts, status=statuses[line.status.value], words=words)


def _due(due: StateDue, texts: Texts) -> str:
    facts = {"what": texts["kinds"][due.kind], "meeting": due.meeting, "action": due.heading}
    day = texts.text("by_day", day=due.day) if due.day else ""
    return texts.text("owes", **facts, by=day, state=texts["states"][due.state.value])


def _national(report: StateReport, language: str) -> Iterator[str]:
    texts, ours = wording(language, "state"), wording(language, "national_reports")
    for row in report.national:
        answer = ours["answered"][row.answer.answered.value]
        yield texts.text("national_line", answer=answer, action=row.heading)


def _letters(report: StateReport, texts: Texts) -> Iterator[str]:
    for letter in report.letters:
        facts = {"kind": letter_kind(texts, letter.kind), "meeting": letter.meeting}
        yield texts.text("letter_line", **facts, day=letter.day, action=letter.heading)
