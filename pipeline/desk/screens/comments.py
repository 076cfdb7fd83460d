"""What colleagues say of a submission to each other, and who looks after it."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone

from pipeline.desk.access import needs, note
from pipeline.desk.filters import MENTIONED
from pipeline.desk.people.models import Assignment, Comment
from pipeline.desk.people.roles import Role, people_with
from pipeline.desk.screens.belonging import found

LONGEST = 4_000  # characters
TWICE = timedelta(minutes=2)  # the same words again within this are a second click


@needs(Role.READER)
def show(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The comments, oldest first, and the forms."""
    submission = found(sha256)
    subject = f"submission:{submission.sha256}"
    values = {
        "kept": submission,
        "reading": submission.corrected,
        "comments": Comment.objects.filter(subject=subject).select_related("who"),
        "assigned": Assignment.objects.filter(subject=subject).select_related("user").first(),
        "people": User.objects.filter(is_active=True, groups__isnull=False).order_by("username"),
        "workers": [*people_with(Role.OFFICER), *people_with(Role.ADMINISTRATOR)],
        "about": request.GET.get("about", "")[:200],
        "tab": "comments",
    }
    return render(request, "desk/comments.html", values)


@needs(Role.OFFICER)
def write(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Add a comment; whoever is named with @ finds it on the first page."""
    digest = found(sha256).sha256
    text = request.POST.get("text", "").strip()[:LONGEST]
    if request.method != "POST" or not text:
        return redirect("comments", digest)
    subject = f"submission:{digest}"
    author: Any = request.user
    since = timezone.now() - TWICE
    again = Comment.objects.filter(subject=subject, who=author, text=text, when__gte=since)
    comment = again.first()
    if comment is None:
        anchor = request.POST.get("about", "")[:200]
        comment = Comment.objects.create(who=author, subject=subject, text=text, anchor=anchor)
        comment.mentioned.set(mentioned_in(text))
        note(request, subject, "comment")
    return redirect(f"{resolve_url('comments', digest)}#c{comment.pk}")


@needs(Role.OFFICER)
def assign(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Say who looks after it; nobody where the name is empty."""
    digest = found(sha256).sha256
    subject, name = f"submission:{digest}", request.POST.get("user", "")
    if request.method == "POST":
        person = User.objects.filter(username=name, is_active=True).first()
        if name and person is None:
            messages.error(request, name)
        elif person is None:
            Assignment.objects.filter(subject=subject).delete()
        else:
            Assignment.objects.update_or_create(subject=subject, defaults={"user": person})
        note(request, subject, f"assign {name}")
    return redirect("comments", digest)


def mentioned_in(text: str) -> list[User]:
    """The active accounts named with @ in a text, whatever their capitals."""
    names = {name[1:].casefold() for name in MENTIONED.findall(text)}
    return [
        user for user in User.objects.filter(is_active=True) if user.username.casefold() in names
    ]
