"""The Word templates of letters and papers: downloaded, tried, kept, and brought back."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import refusal, texts_for
from pipeline.desk.uploads import drop_upload, keep_upload, kept_upload, upload_to_keep
from pipeline.i18n import LANGUAGES
from pipeline.services import templates as service
from pipeline.services.session import REFUSALS


@needs(Role.OFFICER)
def listing(request: HttpRequest) -> HttpResponseBase:
    """Every template in use, and the earlier ones."""
    return render(request, "desk/templates.html", _values(request))


@needs(Role.OFFICER)
def download(request: HttpRequest, kind: str, language: str) -> HttpResponseBase:
    """The template in use, as a download, to be changed in Word."""
    try:
        path = service.template_in_use(kind, language)
    except REFUSALS as error:
        raise Http404(str(error)) from error
    name = f"{kind}-{language}.docx"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


@needs(Role.ADMINISTRATOR)
def look(request: HttpRequest) -> HttpResponseBase:
    """Try a template that was sent: what is missing, and how it reads. Keeps nothing yet."""
    file = request.FILES.get("file")
    kind, language = request.POST.get("kind", ""), request.POST.get("language", "")
    words = texts_for(request).words["templates"]
    if request.method != "POST":
        return redirect("templates")
    if file is None or not file.size or file.size > service.LARGEST:
        messages.error(request, words["no_file"])
        values = _values(request) | {"typed": request.POST}
        return render(request, "desk/templates.html", values, status=422)
    token = keep_upload([file])
    try:
        trial = service.try_template(kept_upload(token)[0], kind, language)
    except REFUSALS as error:
        drop_upload(token)
        messages.error(request, refusal(request, error))
        return render(request, "desk/templates.html", _values(request), status=422)
    values = {"trial": trial, "token": token, "kind": kind, "tongue": language, "file": file.name}
    values |= {"paragraphs": trial.text.split("\n\n") if trial.text else []}
    if not trial.is_usable:
        drop_upload(token)
    return render(request, "desk/template_trial.html", values)


@needs(Role.ADMINISTRATOR)
def keep(request: HttpRequest) -> HttpResponseBase:
    """Keep what was tried, or drop it."""
    form, words = request.POST, texts_for(request).words["templates"]
    token = upload_to_keep(request, words)
    if token is None:
        return redirect("templates")
    kind, language = form.get("kind", ""), form.get("language", "")
    try:
        service.keep_template(kept_upload(token)[0], kind, language)
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        return redirect("templates")
    drop_upload(token)
    note(request, f"template:{kind}:{language}", "kept")
    messages.success(request, words["kept"])
    return redirect("templates")


@needs(Role.ADMINISTRATOR)
def restore(request: HttpRequest) -> HttpResponseBase:
    """Use an earlier template again, or the one that came with the program."""
    form, words = request.POST, texts_for(request).words["templates"]
    if request.method != "POST":
        return redirect("templates")
    kind, language = form.get("kind", ""), form.get("language", "")
    try:
        if form.get("name"):
            kind, language = service.bring_back(form["name"])
            changed = True
        else:
            changed = service.use_shipped(kind, language)
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        return redirect("templates")
    if changed:
        note(request, f"template:{kind}:{language}", form.get("name") or "shipped")
    messages.success(request, words["back" if changed else "known"])
    return redirect("templates")


def _values(request: HttpRequest) -> dict[str, object]:
    rows = service.list_templates(request.language)  # type: ignore[attr-defined]  # ours
    kinds = dict.fromkeys((row.kind, row.kind_name) for row in rows)
    return {"rows": rows, "kinds": [*kinds], "codes": LANGUAGES, "typed": {}}
