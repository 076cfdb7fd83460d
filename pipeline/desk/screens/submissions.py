"""The submissions: a list that is paged and filtered on the server."""

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from pipeline.desk.access import needs
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import Texts
from pipeline.desk.waiting import SUBMISSIONS
from pipeline.services.lookup import list_submissions
from pipeline.submissions.kept import SubmissionListEntry
from pipeline.submissions.versions.lives import Standing

PAGE = 50  # lines
ASKED = ("q", "meeting", "kind", "waits", "stands")
HEAD = (
    *("fields.title", "submissions.file", "submissions.stands", "submissions.kind"),
    *("submissions.meeting", "submissions.received", "submissions.findings"),
)
SUBMISSION = "submission"  # what stands in an address for a file that is one by itself


@needs(Role.READER)
def listing(request: HttpRequest) -> HttpResponseBase:
    """The files taken in; `q`, `meeting`, `kind`, `waits` and `stands` narrow the list."""
    everything = list_submissions()
    asked = {name: request.GET.get(name, "").strip() for name in ASKED}
    rows = [entry for entry in everything if _fits(entry, **asked)]
    if table := as_table(request, "submissions", HEAD, rows, _cells):
        return table
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "desk/submissions.html",
        {
            "page": page,
            "asked": asked,
            "waits": [*SUBMISSIONS],
            "standings": [standing.value or SUBMISSION for standing in Standing],
            "meetings": sorted({entry.meeting for entry in everything}, reverse=True),
            "kinds": sorted({entry.kind for entry in everything if entry.kind}),
        },
    )


def _cells(entry: SubmissionListEntry, texts: Texts) -> Cells:
    words = texts.words
    kind = words["kinds"].get(entry.kind, entry.kind)
    return (
        *(entry.title, entry.file, words["standing"][entry.standing.value or SUBMISSION]),
        *(words["submissions"]["unreadable"] if entry.problem else kind, entry.meeting),
        *(entry.received, entry.findings),
    )


def _fits(
    entry: SubmissionListEntry, q: str, meeting: str, kind: str, waits: str, stands: str
) -> bool:
    words = " ".join(filter(None, (entry.file, entry.title, entry.symbol, entry.concerted_action)))
    return (
        (not meeting or entry.meeting == meeting)
        and (not kind or entry.kind == kind)
        and (not stands or (entry.standing.value or SUBMISSION) == stands)
        and (waits not in SUBMISSIONS or SUBMISSIONS[waits](entry))
        and all(word in words.casefold() for word in q.casefold().split())
    )
