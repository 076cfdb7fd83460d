"""What changed between two days, for whoever asks: the terminal, the desk."""

from datetime import date

from pipeline.actions.comparison import Comparison as Comparison
from pipeline.actions.comparison import compared, comparison_of
from pipeline.register.derived.memory import parts_of
from pipeline.reports.comparison import ComparedLine as ComparedLine
from pipeline.reports.comparison import ComparisonWords as ComparisonWords
from pipeline.reports.comparison import comparison_lines as comparison_lines
from pipeline.reports.comparison import comparison_table as comparison_table
from pipeline.reports.comparison import comparison_words as comparison_words
from pipeline.services.session import opened_register


def compare_days(first: date, last: date, known_on: date | None = None) -> Comparison:
    """What happened after `first`, up to the end of `last`, whichever is given first.

    `known_on`: by what was entered by the end of that day. Raises RegisterError.
    """
    first, last = sorted((first, last))
    with opened_register(known_on) as register:
        actions, meetings = register.actions(), register.report_evidence().meetings
        made_of = {action.key: (action, meetings, first, last) for action in actions}
        found = parts_of(register).renewed(
            "comparison", made_of, lambda keys: {key: compared(*made_of[key]) for key in keys}
        )
        return comparison_of(actions, [*found.values()], first, last)
