"""Sign in, sign out, and choose a password at a one-time address."""

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import (  # type: ignore[attr-defined]  # types of 4.2
    login_not_required,
)
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from pipeline.desk.kept_forms import KEPT, kept_form, resumed
from pipeline.desk.people.invitations import accept, invited
from pipeline.desk.people.sign_in import note_try, seconds_to_wait


@login_not_required  # type: ignore[untyped-decorator]  # as above
@sensitive_post_parameters()
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; after it, the page that was asked for, or the form that was sent too late."""
    name = request.POST.get("username", "").strip()
    values: dict[str, Any] = {
        "name": name,
        "next": safe_next(request),
        "single_sign_on": "allauth" in settings.INSTALLED_APPS,
        "kept": request.POST.get(KEPT, ""),
    }
    if request.method != "POST":
        return render(request, "desk/sign_in.html", values)
    if wait := seconds_to_wait(request, name):
        return render(request, "desk/sign_in.html", values | {"wait": wait}, status=429)
    user = authenticate(request, username=name, password=request.POST.get("password", ""))
    note_try(request, name, good=user is not None)
    if user is None:
        return render(request, "desk/sign_in.html", values | {"wrong": True}, status=401)
    login(request, user)
    kept = kept_form(values["kept"])
    return resumed(request, kept) if kept else redirect(values["next"])


@login_not_required  # type: ignore[untyped-decorator]  # as above
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; where it has ended already, nothing is left to do."""
    logout(request)
    return redirect("sign-in")


@login_not_required  # type: ignore[untyped-decorator]  # as above
@sensitive_post_parameters()
def welcome(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose a password, once."""
    invitation = invited(secret)
    if invitation is None:
        return render(request, "desk/error.html", {"kind": "invitation"}, status=410)
    form = SetPasswordForm(invitation.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = accept(secret, form.cleaned_data["new_password1"])
        if user is not None:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("today")
    return render(request, "desk/welcome.html", {"form": form, "name": invitation.user.username})


def safe_next(request: HttpRequest) -> str:
    """The page to go on to; only one of this desk."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()):
        return asked
    return resolve_url("today")
