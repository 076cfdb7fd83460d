"""What each document is to its action: a fact of its own, whatever else is linked."""

import json
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from pipeline.actions.action import LinkedDocument
from pipeline.actions.lifecycle import RecordedEvent, effective_events
from pipeline.register.schema import word
from pipeline.register.submissions.document_links import UNKNOWN, role_of_kinds
from pipeline.submissions.review import ReviewAction

Documents = Mapping[str, tuple[LinkedDocument, ...]]  # by number of the action


def with_roles(
    db: Connection, documents: Documents, events: Mapping[str, tuple[RecordedEvent, ...]]
) -> Documents:
    """The documents with the kinds that people gave them, and their roles.

    The role is that of the events that rest on the document, else what was said when it was
    linked, else that of the kinds read in it.
    """
    corrected = _corrected_kinds(db)
    return {
        number: tuple(_with_role(_as_corrected(document, corrected), roles) for document in ones)
        for number, ones in documents.items()
        for roles in [_roles_said(events.get(number, ()))]
    }


def _with_role(document: LinkedDocument, given: Mapping[str, list[str]]) -> LinkedDocument:
    if roles := given.get(document.document):
        return replace(document, role=_addendum(" and ".join(roles), document))
    if document.role == UNKNOWN:
        return replace(document, role=role_of_kinds(document.kinds, document.symbol))
    return document


def _addendum(role: str, document: LinkedDocument) -> str:
    added = role_of_kinds((), document.symbol).removeprefix(UNKNOWN)
    return f"{role}{added}"


def _roles_said(events: tuple[RecordedEvent, ...]) -> dict[str, list[str]]:
    """The roles that the events resting on each document give it, each once."""
    found: dict[str, list[str]] = {}
    for event in effective_events(events):
        role = event.kind.traits.role
        if event.document and role and role not in found.setdefault(event.document, []):
            found[event.document].append(role)
    return found


def _as_corrected(document: LinkedDocument, corrected: Mapping[str, str | None]) -> LinkedDocument:
    """With the kind that a person gave it in the place of the first that was read."""
    kind = corrected.get(document.document)
    if document.document not in corrected or kind in document.kinds:
        return document
    return replace(document, kinds=(kind, *document.kinds[1:]) if kind else ())


def _corrected_kinds(db: Connection) -> dict[str, str | None]:
    """What people last said the kind of a file is; None: that it has none."""
    rows = db.execute(
        select(word.c.sha256, word.c.after)
        .where(word.c.path == "kind", word.c.verb == ReviewAction.CORRECT.value)
        .order_by(word.c.sha256, word.c.ordinal)
    )
    return {row.sha256: json.loads(row.after) for row in rows}
