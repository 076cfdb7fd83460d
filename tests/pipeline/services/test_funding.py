"""Sums of funding, under the names that a reader of the page knows."""

import pytest

from pipeline.reports.funding import FundingSum
from pipeline.services.funding import Grouping, group_title

GROUPS = [
    (Grouping.ACTION, "12.9", "Great Bustard", "en", "Great Bustard"),
    (Grouping.ACTION, "12.9", "Great Bustard", "fr", "Outarde barbue"),
    (Grouping.ACTION, "12.9", "Great Bustard", "es", "Avutarda común"),
    (Grouping.STATE, "DE", "Germany", "fr", "Allemagne"),
    (Grouping.YEAR, "2027", "", "fr", ""),
]


@pytest.mark.parametrize(("by", "group", "title", "language", "called"), GROUPS)
def test_a_sum_is_called_in_the_language_of_the_page(
    by: Grouping, group: str, title: str, language: str, called: str
) -> None:
    line = FundingSum(group, title, "EUR", 1, 5.0, 1, None, 0, None, 0, ())
    assert group_title(line, by, language) == called
