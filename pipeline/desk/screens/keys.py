"""The keys of a person: shown, changed, and set back."""

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs
from pipeline.desk.keys import KEYS, KeysUnusable, keep_keys, keys_of
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import texts_for


@needs(Role.READER)
def keys(request: HttpRequest) -> HttpResponseBase:
    """One list for each page that has keys; sending one keeps it, or sets it back."""
    words = texts_for(request).words["keys"]
    page = request.POST.get("page", "")
    if request.method != "POST" or page not in KEYS:
        return render(request, "desk/keys.html", _values(request))
    typed = _typed(request, page)
    try:
        keep_keys(request.user, page, typed, request.language)  # type: ignore[attr-defined]  # ours
    except KeysUnusable as error:
        messages.error(request, words[error.reason].format(key=error.key))
        values = _values(request)
        values["pages"][page] = [*typed.items()]
        return render(request, "desk/keys.html", values, status=422)
    messages.success(request, words["kept"])
    return redirect("keys")


def _typed(request: HttpRequest, page: str) -> dict[str, str]:
    """What was typed for each deed; the usual keys where these are asked for again."""
    form = request.POST
    usual = form.get("deed") == "usual"
    return {deed: key if usual else form.get(deed, "") for deed, key in KEYS[page].items()}


def _values(request: HttpRequest) -> dict[str, dict[str, list[tuple[str, str]]]]:
    return {"pages": {page: [*keys_of(request.user, page).items()] for page in KEYS}}
