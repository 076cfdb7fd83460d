"""One submission: the document on the left, what was read of it on the right, to be judged."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode

from pipeline.desk.access import needs, note, seen_by, who
from pipeline.desk.people.roles import Role
from pipeline.services import review
from pipeline.services.meanwhile import JudgedMeanwhile
from pipeline.services.session import REFUSALS
from pipeline.services.submission_pages import KeptFile, kept_file, page_image
from pipeline.submissions.page_images import NoPicture
from pipeline.submissions.review import ReviewDecision
from pipeline.views.review_items import ReviewItem, review_items


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading."""

    name: str
    items: tuple[ReviewItem, ...]


@needs(Role.READER)
def show(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The page; `at` names the item whose words are marked, `page` the page that is shown."""
    kept = _kept(sha256)
    items = review_items(kept.submission, request.language)  # type: ignore[attr-defined]  # ours
    return render(request, "desk/submission.html", _values(request, kept, items))


@needs(Role.OFFICER)
def judge(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Accept, correct or waive one item, then go on to the next that nobody has judged."""
    kept = _kept(sha256)
    items = review_items(kept.submission, request.language)  # type: ignore[attr-defined]  # ours
    item = next((item for item in items if item.key == request.POST.get("at")), None)
    if request.method != "POST" or item is None:
        return redirect("submission", sha256)
    try:
        _decide(request, kept, item)
    except JudgedMeanwhile as error:
        return _conflict(request, sha256, item, error.decision)
    except REFUSALS as error:
        messages.error(request, str(error))
        return _to(sha256, item.key)
    note(request, f"submission:{sha256}", f"{request.POST.get('deed')} {item.path}")
    return _to(sha256, _next(items, item))


@needs(Role.READER)
def picture(request: HttpRequest, sha256: str, page: int) -> HttpResponseBase:
    """A page of a PDF as a picture made by us, the words of `quote` marked."""
    try:
        image = page_image(sha256, page, request.GET.get("quote", "")[:2000])
    except (NoPicture, *REFUSALS) as error:
        raise Http404(str(error)) from error
    return HttpResponse(image, content_type="image/png")


@needs(Role.READER)
def original(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The file as it came, always as a download: a browser shows nothing of it."""
    kept = _kept(sha256)
    return FileResponse(
        kept.path.open("rb"),
        as_attachment=True,
        filename=kept.submission.file,
        content_type="application/octet-stream",
    )


def _kept(sha256: str) -> KeptFile:
    try:
        return kept_file(sha256)
    except REFUSALS as error:
        raise Http404(str(error)) from error


def _values(request: HttpRequest, kept: KeptFile, items: tuple[ReviewItem, ...]) -> dict[str, Any]:
    chosen = next((item for item in items if item.key == request.GET.get("at")), None)
    pages = kept.submission.summary.pages
    page = _page(request.GET.get("page"), chosen.page if chosen else None, pages)
    names = dict.fromkeys(item.group for item in items)
    return {
        "kept": kept.submission,
        "reading": kept.submission.corrected,
        "groups": [Group(name, tuple(i for i in items if i.group == name)) for name in names],
        "at": chosen,
        "page": page,
        "earlier": page - 1 if page and page > 1 else None,
        "later": page + 1 if page and pages and page < pages else None,
        "quote": urlencode({"quote": chosen.quote if chosen and chosen.page == page else ""}),
        "version": _version(kept),
        "tab": "submission",
        "left": sum(not item.judged for item in items),
        "words": [*reversed(kept.submission.words)],
    }


def _page(asked: str | None, chosen: int | None, pages: int | None) -> int | None:
    """The page to show, 1-based; None where the file has none, as one of Word has not."""
    if not pages:
        return None
    wanted = int(asked) if asked and asked.isdigit() else (chosen or 1)
    return min(max(wanted, 1), pages)


def _decide(request: HttpRequest, kept: KeptFile, item: ReviewItem) -> None:
    """What was said, to the register. Raises the refusals of the services."""
    sha256, form = kept.submission.sha256, request.POST
    saying: dict[str, Any] = {
        "by": who(request),
        "reason": form.get("reason", "").strip(),
        "seen": seen_by(request),
    }
    match form.get("deed"):
        case "waive":
            review.waive(sha256, item.path, about=item.about, **saying)
        case "withdraw":
            review.withdraw(sha256, item.path, about=item.about, **saying)
        case "correct":
            review.correct(sha256, item.path, form.get("value", "").strip() or None, **saying)
        case _:
            review.confirm(sha256, item.path, **saying)


def _conflict(
    request: HttpRequest, sha256: str, item: ReviewItem, theirs: ReviewDecision
) -> HttpResponseBase:
    """Both words side by side; nothing is written until the person chooses."""
    kept = _kept(sha256)  # as it is now
    values = {
        "kept": kept.submission,
        "item": item,
        "theirs": theirs,
        "yours": request.POST.get("value", ""),
        "deed": request.POST.get("deed", ""),
        "reason": request.POST.get("reason", ""),
        "version": _version(kept),
    }
    return render(request, "desk/conflict.html", values, status=409)


def _version(kept: KeptFile) -> int:
    return len(kept.submission.words)


def _next(items: tuple[ReviewItem, ...], item: ReviewItem) -> str:
    """The key of the next item that nobody has judged; of this one where none is left."""
    place = items.index(item)
    ahead = [other for other in (*items[place + 1 :], *items[:place]) if not other.judged]
    return ahead[0].key if ahead else item.key


def _to(sha256: str, key: str) -> HttpResponseBase:
    return redirect(f"{resolve_url('submission', sha256)}?{urlencode({'at': key})}#at")
