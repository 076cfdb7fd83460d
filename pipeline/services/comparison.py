"""What changed between two days, for whoever asks: the terminal, the desk."""

from datetime import date

from pipeline.actions.comparison import Comparison as Comparison
from pipeline.actions.comparison import compare
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
    with opened_register(known_on) as register:
        meetings = dict(register.report_evidence().meetings)
        return compare(register.actions(), meetings, first, last)
