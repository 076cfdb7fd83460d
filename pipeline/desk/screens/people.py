"""Accounts, roles and sign-ins; the language of one's own pages."""

from django.contrib import messages
from django.contrib.auth.decorators import (  # type: ignore[attr-defined]  # types of 4.2
    login_not_required,
)
from django.contrib.auth.models import User
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_POST

from pipeline.desk.access import needs, note
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.invitations import invite
from pipeline.desk.people.models import Preference, SignIn
from pipeline.desk.people.roles import Role, people_with, role_of, set_role
from pipeline.desk.screens.sign_in import safe_next
from pipeline.desk.texts import Texts, texts_for
from pipeline.i18n import LANGUAGES

SHOWN = 50  # sign-ins on a page
HEAD = ("sign_in.name", "people.role", "people.last", "action.status")


@needs(Role.ADMINISTRATOR)
def people(request: HttpRequest) -> HttpResponseBase:
    """Everybody with an account, and the last sign-ins."""
    rows = [(user, role_of(user)) for user in User.objects.order_by("username")]
    if table := as_table(request, "people", HEAD, rows, _cells):
        return table
    return render(
        request,
        "desk/people.html",
        {"rows": rows, "roles": [*Role], "sign_ins": SignIn.objects.order_by("-when")[:SHOWN]},
    )


def _cells(row: tuple[User, Role | None], texts: Texts) -> Cells:
    user, role = row
    last = texts.moment(user.last_login) if user.last_login else ""
    return (
        *(user.username, texts.words["roles"][role] if role else texts.words["people"]["none"]),
        *(last, "" if user.is_active else texts.words["people"]["off"]),
    )


@needs(Role.ADMINISTRATOR)
@require_POST
def add(request: HttpRequest) -> HttpResponseBase:
    """A new account; its one-time address is shown once, to be sent by the administrator."""
    name = request.POST.get("name", "").strip()
    role = request.POST.get("role", "")
    words = texts_for(request).words["people"]
    if not name or len(name) > 150 or role not in [*Role]:
        messages.error(request, words["incomplete"])
    elif User.objects.filter(Q(username__iexact=name)).exists():
        messages.error(request, words["exists"].format(name=name))
    else:
        user = User(username=name)
        user.set_unusable_password()
        user.save()
        set_role(user, Role(role))
        note(request, name, f"role {role}")
        return _address(request, user)
    return redirect("people")


@needs(Role.ADMINISTRATOR)
def person(request: HttpRequest, number: int) -> HttpResponseBase:
    """One account: change the role, switch it off or on, make a new one-time address."""
    user = get_object_or_404(User, pk=number)
    words = texts_for(request).words["people"]
    if request.method != "POST":
        return redirect("people")
    deed = request.POST.get("deed", "")
    if deed == "address":
        note(request, user.username, "one-time address")
        return _address(request, user)
    if _last_administrator(user):
        messages.error(request, words["last_administrator"])
        return redirect("people")
    if deed == "role" and request.POST.get("role") in [*Role]:
        set_role(user, Role(request.POST["role"]))
    elif deed in ("on", "off"):
        user.is_active = deed == "on"
        user.save()
    note(request, user.username, f"{deed} {request.POST.get('role', '')}".strip())
    return redirect("people")


@login_not_required  # type: ignore[untyped-decorator]  # types of 4.2
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """The language of one's own pages, kept; of who has not signed in, in the browser alone."""
    chosen = request.POST.get("language", "")
    response = redirect(safe_next(request))
    if chosen in LANGUAGES:
        if request.user.is_authenticated:
            Preference.objects.update_or_create(user=request.user, defaults={"language": chosen})
        response.set_cookie("concerted_language", chosen, max_age=31_536_000, samesite="Lax")
    return response


def _address(request: HttpRequest, user: User) -> HttpResponseBase:
    address = request.build_absolute_uri(resolve_url("welcome", invite(user)))
    return render(request, "desk/invitation.html", {"person": user, "address": address})


def _last_administrator(user: User) -> bool:
    return [*people_with(Role.ADMINISTRATOR)] == [user]
