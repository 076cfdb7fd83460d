"""Mail: what came and which submission it is about, addresses to confirm, letters and when sent."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import Texts, refusal, texts_for
from pipeline.i18n import LANGUAGES
from pipeline.services.correspondence import (
    address_suggestions,
    confirm_address,
    contacts,
    dismiss_address,
    messages,
)
from pipeline.services.mailboxes import fetch_mail, letters_in_mailboxes, mailboxes, note_sent
from pipeline.services.session import REFUSALS
from pipeline.submissions.correspondence import MailDraft, Message

PAGE = 100  # messages


@needs(Role.OFFICER)
def show(request: HttpRequest) -> HttpResponseBase:
    """Mailboxes, messages (`about`: on one submission), addresses, and letters in mailboxes."""
    if table := _table(request):
        return table
    values: dict[str, object] = {"codes": LANGUAGES}
    try:
        found = messages(request.GET.get("about", ""))
        page = Paginator(found, PAGE).get_page(request.GET.get("page"))
        values |= {"page": page, "mailboxes": mailboxes(), "letters": letters_in_mailboxes()}
        values |= {"suggestions": address_suggestions(), "contacts": contacts()}
    except REFUSALS as error:
        notices.error(request, refusal(request, error))
    return render(request, "desk/mail.html", values)


def _table(request: HttpRequest) -> HttpResponseBase | None:
    """One of the lists of the page as a download; None where the page itself is asked for."""
    name = request.GET.get("list", "")
    try:
        match name:
            case "letters":
                rows: Sequence[object] = letters_in_mailboxes()
            case "contacts":
                rows = contacts()
            case _:
                name, rows = "messages", messages(request.GET.get("about", ""))
    except REFUSALS:
        return None  # the page says what is wrong
    head, cells = LISTS[name]
    return as_table(request, name, head, rows, cells, title=f"mail.{name}")


def _message_cells(message: Message, texts: Texts) -> Cells:
    about = "; ".join(tied.file for tied in message.submissions)
    return message.arrived, message.sender_name, message.sender, message.subject, about


def _letter_cells(letter: MailDraft, texts: Texts) -> Cells:
    return letter.subject, letter.about, letter.to, letter.drafted[:10], (letter.sent or "")[:10]


def _contact_cells(contact: Mapping[str, str], texts: Texts) -> Cells:
    return tuple(contact.get(name, "") for name in ("name", "address", "language", "role", "since"))


LISTS: Mapping[str, tuple[Sequence[str], Callable[[Any, Texts], Cells]]] = {
    "messages": (
        ("mail.arrived", "mail.sender", "mail.address", "mail.subject", "mail.about"),
        _message_cells,
    ),
    "letters": (
        ("mail.subject", "mail.about", "mail.to", "mail.drafted", "mail.sent_on"),
        _letter_cells,
    ),
    "contacts": (
        ("mail.name", "mail.address", "mail.language", "mail.role", "mail.since"),
        _contact_cells,
    ),
}


@needs(Role.OFFICER)
def fetch(request: HttpRequest) -> HttpResponseBase:
    """Look into every mailbox now, and for letters that were sent."""
    if request.method != "POST":
        return redirect("mail")
    words = texts_for(request).words["mail"]
    try:
        outcomes = fetch_mail()
        note_sent()
    except REFUSALS as error:
        notices.error(request, refusal(request, error))
        return redirect("mail")
    for outcome in outcomes:
        note(request, f"mailbox:{outcome.mailbox}", f"{len(outcome.files)}")
        sentence = words["fetched"].format(name=outcome.mailbox, count=len(outcome.files))
        notices.success(request, sentence)
        for remark in filter(None, (*outcome.remarks, outcome.failure)):
            notices.error(request, remark)
    return redirect("mail")


@needs(Role.OFFICER)
def address(request: HttpRequest) -> HttpResponseBase:
    """Confirm an address that a message teaches, or have it suggested no more."""
    if request.method != "POST":
        return redirect("mail")
    field = {name: value.strip() for name, value in request.POST.items()}
    words = texts_for(request).words["mail"]
    try:
        if "dismiss" in field:
            dismiss_address(field.get("address", ""))
            notices.success(request, words["dismissed"])
        else:
            _confirm(field)
            notices.success(request, words["confirmed"])
    except REFUSALS as error:
        notices.error(request, refusal(request, error))
    else:
        note(request, f"address:{field.get('address', '')}", field.get("name", ""))
    return redirect("mail")


def _confirm(field: dict[str, str]) -> None:
    """Raises Refused and AddressesUnreadable."""
    try:
        since = date.fromisoformat(field.get("since", ""))
    except ValueError:
        since = None
    confirm_address(
        field.get("address", ""),
        field.get("name", ""),
        language=field.get("language", ""),
        role=field.get("role", ""),
        since=since,
    )
