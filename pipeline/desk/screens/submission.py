"""One submission: the document on the left, what was read of it on the right, to be judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode

from pipeline.convention.receipt_day import written_day
from pipeline.desk.access import needs, note, seen_by, who
from pipeline.desk.filters import DAYS
from pipeline.desk.judging import is_open, next_open
from pipeline.desk.keys import keys_of
from pipeline.desk.people.roles import Role
from pipeline.desk.screens.actions import ask_for_day
from pipeline.desk.texts import refusal, texts_for
from pipeline.services import review
from pipeline.services.meanwhile import JudgedMeanwhile
from pipeline.services.session import REFUSALS
from pipeline.services.submission_pages import (
    KeptFile,
    can_be_printed,
    kept_file,
    page_image,
    page_words,
    printed_pages,
)
from pipeline.services.these_words import LISTS, VALUES, say_of_words
from pipeline.submissions.page_images import NoPicture
from pipeline.submissions.review import ReviewDecision
from pipeline.views.placing import form_sections
from pipeline.views.review_items import ReviewItem, review_items
from pipeline.workbooks.days import DayUnclear, typed_day
from pipeline.workbooks.hours import typed_receipt


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
    except DayUnclear as error:
        return _typed_again(request, kept, items, item, ask_for_day(request, error))
    except REFUSALS as error:
        return _typed_again(request, kept, items, item, refusal(request, error))
    note(request, f"submission:{sha256}", f"{request.POST.get('deed')} {item.path}")
    return _to(sha256, next_open(items, item), _view(request, kept))


def _typed_again(
    request: HttpRequest, kept: KeptFile, items: Sequence[ReviewItem], item: ReviewItem, why: str
) -> HttpResponseBase:
    """The page with what was typed still in its form, and why it could not be kept."""
    messages.error(request, why)
    values = _values(request, kept, items, item.key) | {"typed": request.POST}
    return render(request, "desk/submission.html", values, status=422)


@needs(Role.OFFICER)
def say_these(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Keep what words of the document are; what was typed stays where it cannot be kept."""
    kept = _kept(sha256)
    if request.method != "POST":
        return redirect("submission", sha256)
    words = texts_for(request).words["these"]
    field = {name: value.strip() for name, value in request.POST.items()}
    page = int(field["page"]) if field.get("page", "").isdecimal() else None
    try:
        kept_words = say_of_words(
            kept.submission.sha256,
            field.get("words", ""),
            field.get("meaning", ""),
            by=who(request),
            reason=field.get("reason") or words["reason"],
            page=page,
            seen=seen_by(request),
        )
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        items = review_items(kept.submission, request.language)  # type: ignore[attr-defined]  # ours
        values = _values(request, kept, items) | {"these": field}
        return render(request, "desk/submission.html", values, status=422)
    for remark in kept_words.remarks:
        messages.warning(request, remark)
    paths = kept_words.paths
    messages.success(request, words["kept" if paths else "known"])
    if not paths:
        return redirect("submission", sha256)
    note(request, f"submission:{sha256}", f"these {', '.join(paths)}"[:1000])
    view = _view(request, kept)
    place = urlencode(
        {"at": paths[0]} | ({"page": page} if page else {}) | ({"view": view} if view else {})
    )
    return redirect(f"{resolve_url('submission', sha256)}?{place}#at")


@needs(Role.OFFICER)
def page_letters(request: HttpRequest, sha256: str, page: int) -> HttpResponseBase:
    """The words of a page as a part of the page, to lie over its picture and be chosen."""
    try:
        found = page_words(sha256, page)
    except (NoPicture, *REFUSALS) as error:
        raise Http404(str(error)) from error
    return render(request, "desk/page_words.html", {"found": found})


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
        filename=kept.seen_name,
        content_type="application/octet-stream",
    )


def _kept(sha256: str) -> KeptFile:
    try:
        return kept_file(sha256)
    except REFUSALS as error:
        raise Http404(str(error)) from error


def _values(
    request: HttpRequest, kept: KeptFile, items: Sequence[ReviewItem], at: str = ""
) -> dict[str, Any]:
    wanted = at or request.GET.get("at")
    chosen = next((item for item in items if item.key == wanted), None)
    pages, there = kept.submission.summary.pages, chosen.page if chosen else None
    view = _view(request, kept)
    if view:
        try:
            printed = printed_pages(kept.submission.sha256, chosen.quote if chosen else "")
            pages, there = printed.pages, printed.page
        except (NoPicture, *REFUSALS) as error:
            messages.error(request, refusal(request, error))
    asked = request.GET.get("page") or request.POST.get("page")
    page = _page(asked, there, pages)
    names = dict.fromkeys(item.group for item in items)
    return {
        "kept": kept.submission,
        "reading": kept.submission.corrected,
        "groups": [Group(name, tuple(i for i in items if i.group == name)) for name in names],
        "at": chosen,
        "page": page,
        "earlier": page - 1 if page and page > 1 else None,
        "later": page + 1 if page and pages and page < pages else None,
        "pages": pages,
        "view": view,
        "printable": can_be_printed(kept),
        "quote": urlencode({"quote": chosen.quote if chosen and there == page else ""}),
        "version": _version(kept),
        "typed": {},
        "meanings": {"values": VALUES, "lists": LISTS},
        "sections": form_sections(kept.submission.corrected, request.language),  # type: ignore[attr-defined]  # ours
        "tab": "submission",
        "left": sum(map(is_open, items)),
        "keys": keys_of(request.user, "submission"),
        "words": [*reversed(kept.submission.words)],
    }


def _view(request: HttpRequest, kept: KeptFile) -> str:
    """ "pages" where a file of a word processor is to be shown as pages; "" for its text."""
    asked = request.POST.get("view") or request.GET.get("view")
    return "pages" if asked == "pages" and can_be_printed(kept) else ""


def _page(asked: str | None, chosen: int | None, pages: int | None) -> int | None:
    """The page to show, 1-based; None where the file has none, as one of Word has not."""
    if not pages:
        return None
    wanted = int(asked) if asked and asked.isdigit() else (chosen or 1)
    return min(max(wanted, 1), pages)


def _decide(request: HttpRequest, kept: KeptFile, item: ReviewItem) -> None:
    """What was said, to the register; its remarks to the page. Raises the refusals of services."""
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
            _correct(request, sha256, item, saying)
        case "remove":
            review.correct(sha256, item.path, None, **saying)
        case _:
            review.confirm(sha256, item.path, **saying)


def _correct(request: HttpRequest, sha256: str, item: ReviewItem, saying: dict[str, Any]) -> None:
    """Every part that was changed in the form; where there is one, it is called “value”."""
    form, alone = request.POST, len(item.parts) == 1
    for part in item.parts:
        typed = form.get("value" if alone else f"value-{part.name}", part.value).strip()
        if alone or typed != part.value:
            given = _day(part.path, typed) or (None if part is item.parts[-1] else "")
            outcome = review.correct(sha256, part.path, given, **saying)
            for remark in outcome.remarks:
                messages.warning(request, remark)


def _day(path: str, typed: str) -> str:
    """A day as the register has it, where a day is asked for. Raises DayUnclear."""
    if path not in DAYS:
        return typed
    day = typed_receipt(typed) if path == "received" else typed_day(typed)
    return written_day(day) if day else ""


def _conflict(
    request: HttpRequest, sha256: str, item: ReviewItem, theirs: ReviewDecision
) -> HttpResponseBase:
    """Both words side by side; nothing is written until the person chooses."""
    kept = _kept(sha256)  # as it is now
    at = review.moment_of_decision(kept.submission.sha256, theirs)
    texts = texts_for(request)
    values = {
        "moment": at,
        "hour": texts.moment(datetime.fromisoformat(at)).rpartition(", ")[2] if at else "",
        "kept": kept.submission,
        "item": item,
        "theirs": theirs,
        "yours": " · ".join(value for _, value in _typed(request)),
        "fields": _typed(request),
        "deed": request.POST.get("deed", ""),
        "reason": request.POST.get("reason", ""),
        "version": _version(kept),
    }
    return render(request, "desk/conflict.html", values, status=409)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.POST.items() if name.startswith("value")]


def _version(kept: KeptFile) -> int:
    return len(kept.submission.words)


def _to(sha256: str, key: str, view: str) -> HttpResponseBase:
    place = urlencode({"at": key} | ({"view": view} if view else {}))
    return redirect(f"{resolve_url('submission', sha256)}?{place}#at")
