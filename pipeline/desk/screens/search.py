"""Search: from the top of every page, over submissions, actions, letters and mails."""

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from pipeline.desk.access import needs
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import Texts
from pipeline.services.search import Hit, Wish, search
from pipeline.services.session import REFUSALS
from pipeline.services.wishes import meant_state, meant_taxa

PAGE = 25  # hits
HEAD = (
    *("fields.kind", "action.number", "fields.title", "submissions.meeting"),
    *("search_by.place", "search_by.page", "search_by.sentence"),
)


@needs(Role.READER)
def find(request: HttpRequest) -> HttpResponseBase:
    """What holds the words, or fits the State and taxon; one that is not known is asked about."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "taxon")}
    problem = ""
    hits: tuple[Hit, ...] = ()
    try:
        wish = Wish(
            meant_state(asked["state"]) if asked["state"] else "",
            meant_taxa(asked["taxon"]) if asked["taxon"] else frozenset(),
        )
        hits = search(asked["q"], wish) if any(asked.values()) else ()
    except REFUSALS as error:
        problem = str(error)
    if table := as_table(request, "search", HEAD, hits, _cells, title="search"):
        return table
    page = Paginator(hits, PAGE).get_page(request.GET.get("page"))
    values: dict[str, object] = {"page": page, "asked": asked, "q": asked["q"], "problem": problem}
    values["searched"] = any(asked.values())
    part = request.htmx  # type: ignore[attr-defined]  # by middleware: somebody is typing at the top
    return render(request, "desk/search_hits.html" if part else "desk/search.html", values)


def _cells(hit: Hit, texts: Texts) -> Cells:
    kinds = texts.words["search_by"]["kinds"]
    number = hit.key if hit.kind == "action" else ""
    return (
        *(kinds[hit.kind], number, hit.title, hit.meeting),
        *(hit.place, hit.page, hit.sentence),
    )
