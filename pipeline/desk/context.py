"""What every page of the desk is given besides its own values."""

from typing import Any

from django.http import HttpRequest

from pipeline.desk.people.roles import Role, at_least, role_of
from pipeline.desk.texts import texts
from pipeline.i18n import LANGUAGES

NAVIGATION = (
    "today",
    "intake",
    "mail",
    "submissions",
    "proposals",
    "actions",
    "meetings",
    "letters",
    "papers",
    "states",
    "funding",
    "workbooks",
    "editions",
    "settings",
    "people",
    "history",
    "condition",
)
TABS = ("submission", "versions", "submission-headings", "belonging", "comments")
OFFICE = ("mail", "workbooks", "settings")  # no page of these has anything for a reader
ADMINISTRATION = ("people", "history", "condition")


def desk(request: HttpRequest) -> dict[str, Any]:
    """The words of the reader's language, who is there and what that person may do."""
    from pipeline.desk.urls import names

    language = getattr(request, "language", "en")
    role = role_of(request.user) if hasattr(request, "user") else None
    return {
        "t": texts(language).words,
        "language": language,
        "colon": "\u00a0:" if language == "fr" else ":",
        "languages": LANGUAGES,
        "tabs": TABS,
        "role": role,
        "officer": bool(role) and at_least(request.user, Role.OFFICER),
        "administrator": bool(role) and at_least(request.user, Role.ADMINISTRATOR),
        "navigation": [
            name
            for name in NAVIGATION
            if name in names()
            and (role is Role.ADMINISTRATOR or name not in ADMINISTRATION)
            and (role is not Role.READER or name not in OFFICE)
        ],
        "here": request.resolver_match.url_name if request.resolver_match else "",
    }
