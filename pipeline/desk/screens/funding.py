"""Funding: what activities need, have secured and lack, in sums by action, State or year."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from pipeline.desk.access import needs
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import Texts, texts_for
from pipeline.services.funding import Grouping, funding_of, group_title
from pipeline.views.funding import FundingLine, answer_funding

HEAD = (
    *("funding.group", "action.title", "funding.activities", "funding.currency"),
    *("funding.needed", "funding.secured", "funding.gap", "funding.words"),
)


@needs(Role.READER)
def funding(request: HttpRequest) -> HttpResponseBase:
    """Every sum; `by` says what they are made by. Words without a figure are no zero."""
    asked = request.GET.get("by", "")
    by = Grouping(asked) if asked in {*Grouping} else Grouping.ACTION
    language = texts_for(request).language
    rows = [
        (line, group_title(line, by, language)) for line in answer_funding(funding_of(), by).sums
    ]
    if table := as_table(request, "funding", HEAD, rows, _cells):
        return table
    values = {"rows": rows, "by": by.value, "groupings": [*Grouping]}
    return render(request, "desk/funding.html", values)


def _cells(row: tuple[FundingLine, str], texts: Texts) -> Cells:
    line, title = row
    words = texts.words["funding"]
    return (
        *(line.group or words["not_told"], title, line.activities, line.currency),
        *(line.needed, line.secured, line.gap, "; ".join(line.words)),
    )
