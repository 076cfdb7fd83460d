"""A form that was sent when nobody was signed in any more: kept until its person is back.

It is kept in the page itself, signed by the desk, and not on the server: nobody who is not signed
in can have anything stored. It is never carried out by itself: who signs in sees it, and sends it.
"""

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import (  # type: ignore[attr-defined]  # types of 4.2
    LoginRequiredMiddleware,
)
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

KEPT = "kept"  # the field of the form of signing in
SALT = "a form that was sent when nobody was signed in"
LASTS = 24 * 60 * 60  # seconds
NOT_TYPED = ("csrfmiddlewaretoken",)


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What was sent, and to which page of the desk."""

    path: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool


class SignInFirst(LoginRequiredMiddleware):  # type: ignore[misc]  # as above
    """Sends strangers to sign in; what they were sending comes with them."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        values = {
            "next": "/",
            "single_sign_on": "allauth" in settings.INSTALLED_APPS,
            KEPT: signing.dumps(asdict(form_of(request)), salt=SALT, compress=True),
        }
        return render(request, "desk/sign_in.html", values, status=401)


def form_of(request: HttpRequest) -> KeptForm:
    """What a request sends; files are not kept, only that there were some."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_TYPED
    ]
    return KeptForm(request.get_full_path(), tuple(fields), bool(request.FILES))


def kept_form(signed: str) -> KeptForm | None:
    """What was kept; None for nothing, for what is older than a day, and for what is not ours."""
    if not signed:
        return None
    try:
        found = signing.loads(signed, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    fields = tuple((name, value) for name, value in found["fields"])
    return KeptForm(found["path"], fields, found["had_files"])


def resumed(request: HttpRequest, form: KeptForm, status: int = 200) -> HttpResponse:
    """The page that shows what was kept, to be sent by a click."""
    return render(request, "desk/kept_form.html", {"form": form}, status=status)
