"""Who may open a page, and the note that is made of what was done there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from pipeline.desk.people.models import Deed
from pipeline.desk.people.roles import Role, at_least, people_with

P = ParamSpec("P")
Screen = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
CHANGES = ("POST", "PUT", "PATCH", "DELETE")


def needs(role: Role, *, to: str = "see") -> Callable[[Screen[P]], Screen[P]]:
    """Let in who has at least `role`; `to="change"` asks for it only where something changes.

    Whoever has less is told so (403), and whom to ask; the try is noted.
    """

    def decorate(screen: Screen[P]) -> Screen[P]:
        @wraps(screen)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            asked = role if to == "see" or request.method in CHANGES else Role.READER
            if not at_least(request.user, asked):
                return refused(request, asked)
            return screen(request, *args, **kwargs)

        return cast("Screen[P]", guarded)

    return decorate


def refused(request: HttpRequest, role: Role) -> HttpResponseBase:
    """The page that says what is missing and whom to ask."""
    note(request, request.path[:200], refused=True)
    helpers = [user.get_full_name() or user.username for user in people_with(Role.ADMINISTRATOR)]
    return render(request, "desk/refused.html", {"needed": role, "helpers": helpers}, status=403)


def note(request: HttpRequest, subject: str, detail: str = "", *, refused: bool = False) -> None:
    """Write down what somebody did, or tried to do."""
    name = request.resolver_match.url_name if request.resolver_match else None
    Deed.objects.create(
        who=who(request),
        what=(name or request.path)[:80],
        subject=subject[:200],
        detail=detail,
        refused=refused,
    )


def who(request: HttpRequest) -> str:
    """The name under which the register keeps what this person does."""
    user: Any = request.user
    return (user.get_full_name() or user.username) if user.is_authenticated else "nobody"


def seen_by(request: HttpRequest) -> int | None:
    """How much the page knew of when it was made, as its form says; None where it says nothing."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() else None
