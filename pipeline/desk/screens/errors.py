"""Pages for what cannot be shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pipeline.desk.access import note
from pipeline.desk.kept_forms import form_of, resumed


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "desk/error.html", {"kind": "forbidden"}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "desk/error.html", {"kind": "not_found"}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/error.html", {"kind": "broken"}, status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or from one that was too old.

    A page of ours that was loaded before its person signed in again is too old: what it sent is
    shown to be sent once more. That it is ours is said by the browser, which no other page can.
    """
    note(request, request.path, reason, refused=True)
    if request.headers.get("Sec-Fetch-Site") == "same-origin" and request.user.is_authenticated:
        return resumed(request, form_of(request), status=403)
    return render(request, "desk/error.html", {"kind": "forged"}, status=403)
